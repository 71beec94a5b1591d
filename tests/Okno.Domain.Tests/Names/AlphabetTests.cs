using Okno.Domain.Names;

namespace Okno.Domain.Tests.Names;

public sealed class AlphabetTests
{
    [Theory]
    [InlineData("Каримов Жасур-бек, 77", AlphabetKind.Cyrillic)]
    [InlineData("Қодиров Ҷамшед Ўктам", AlphabetKind.Cyrillic)]
    [InlineData("Karimov O‘ktam Əliyev Șevcenco", AlphabetKind.Latin)]
    [InlineData("Кapимов", AlphabetKind.Mixed)]
    [InlineData("12 — №", AlphabetKind.None)]
    [InlineData("", AlphabetKind.None)]
    [InlineData("王", AlphabetKind.Other)]
    public void A_text_is_of_the_alphabet_of_its_letters(string text, AlphabetKind kind) => Assert.Equal(kind, Alphabet.Of(text));

    [Fact]
    public void The_first_strange_letter_can_be_pointed_at()
    {
        Assert.Equal(1, Alphabet.FirstOf("Кapимов", AlphabetKind.Latin));
        Assert.Equal(-1, Alphabet.FirstOf("Каримов", AlphabetKind.Latin));
    }
}
