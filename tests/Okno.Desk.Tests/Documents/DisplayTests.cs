using Okno.Documents;
using Okno.Domain.Payments;

namespace Okno.Desk.Tests.Documents;

public sealed class DisplayTests
{
    [Theory]
    [InlineData(890_000, "8\u00A0900,00\u00A0₽", "восемь тысяч девятьсот рублей 00\u00A0копеек")]
    [InlineData(0, "0,00\u00A0₽", "ноль рублей 00\u00A0копеек")]
    [InlineData(101, "1,01\u00A0₽", "один рубль 01\u00A0копейка")]
    [InlineData(100_222, "1\u00A0002,22\u00A0₽", "одна тысяча два рубля 22\u00A0копейки")]
    [InlineData(1_234_567_890, "12\u00A0345\u00A0678,90\u00A0₽", "двенадцать миллионов триста сорок пять тысяч шестьсот семьдесят восемь рублей 90\u00A0копеек")]
    [InlineData(2_111_411, "21\u00A0114,11\u00A0₽", "двадцать одна тысяча сто четырнадцать рублей 11\u00A0копеек")]
    [InlineData(-50_000, "−500,00\u00A0₽", "минус пятьсот рублей 00\u00A0копеек")]
    public void Sums_are_written_in_digits_and_in_words(long kopecks, string digits, string words)
    {
        Assert.Equal(digits, Display.Sum(new Money(kopecks)));
        Assert.Equal(words, Display.InWords(new Money(kopecks)));
    }

    [Theory]
    [InlineData(1, "один рубль")]
    [InlineData(2, "два рубля")]
    [InlineData(5, "пять рублей")]
    [InlineData(11, "одиннадцать рублей")]
    [InlineData(21, "двадцать один рубль")]
    [InlineData(112, "сто двенадцать рублей")]
    [InlineData(1000, "одна тысяча рублей")]
    [InlineData(2000, "две тысячи рублей")]
    [InlineData(11_000, "одиннадцать тысяч рублей")]
    [InlineData(1_000_001, "один миллион один рубль")]
    [InlineData(2_000_000, "два миллиона рублей")]
    public void Roubles_agree_with_their_number_and_thousands_are_feminine(long roubles, string words) => Assert.Equal(words + " 00\u00A0копеек", Display.InWords(Money.Roubles(roubles)));

    [Theory]
    [InlineData(1, "01\u00A0копейка")]
    [InlineData(4, "04\u00A0копейки")]
    [InlineData(12, "12\u00A0копеек")]
    [InlineData(21, "21\u00A0копейка")]
    [InlineData(99, "99\u00A0копеек")]
    public void Kopecks_are_two_digits_and_agree_with_their_number(long kopecks, string words) => Assert.Equal("ноль рублей " + words, Display.InWords(new Money(kopecks)));

    [Theory]
    [InlineData(1, "лист")]
    [InlineData(2, "листа")]
    [InlineData(5, "листов")]
    [InlineData(11, "листов")]
    [InlineData(14, "листов")]
    [InlineData(21, "лист")]
    [InlineData(104, "листа")]
    [InlineData(112, "листов")]
    [InlineData(0, "листов")]
    public void A_noun_agrees_with_its_number(int number, string noun) => Assert.Equal($"{number}\u00A0{noun}", Display.Count(number, "лист", "листа", "листов"));

    [Fact]
    public void A_day_is_written_with_and_without_words()
    {
        DateOnly day = new(2026, 11, 2);
        Assert.Equal("02.11.2026", Display.Day(day));
        Assert.Equal("2\u00A0ноября 2026\u00A0года (понедельник)", Display.DayInWords(day));
    }
}
