using System.Collections.Immutable;
using System.Globalization;
using Okno.Documents.Papers;
using Okno.Domain.Papers;
using Okno.Domain.Payments;

namespace Okno.Documents;

/// <summary>How days, sums and counts are written in Russian: the one place for papers.</summary>
public static class Display
{
    private const char NoBreak = '\u00A0';

    private static readonly string[] Months = ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"];
    private static readonly string[] WeekDays = ["воскресенье", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота"];

    /// <summary>22.11.2026.</summary>
    public static string Day(DateOnly day) => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    /// <summary>22 ноября 2026 года (воскресенье), with no-break spaces inside the date.</summary>
    public static string DayInWords(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Day}{NoBreak}{Months[day.Month - 1]} {day.Year}{NoBreak}года ({WeekDays[(int)day.DayOfWeek]})");

    /// <summary>09:05.</summary>
    public static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>8 900,00 ₽ with no-break spaces.</summary>
    public static string Sum(Money money)
    {
        long kopecks = Math.Abs(money.Kopecks);
        string digits = (kopecks / 100).ToString(CultureInfo.InvariantCulture);
        for (int at = digits.Length - 3; at > 0; at -= 3)
        {
            digits = digits.Insert(at, NoBreak.ToString());
        }

        return string.Create(CultureInfo.InvariantCulture, $"{(money.Kopecks < 0 ? "−" : "")}{digits},{kopecks % 100:00}{NoBreak}₽");
    }

    /// <summary>«5 дней», «1 день», «22 дня».</summary>
    public static string Count(int number, string one, string few, string many) => string.Create(CultureInfo.InvariantCulture, $"{number}{NoBreak}{Plural(number, one, few, many)}");

    /// <summary>The form of a noun after a number: 1 лист, 2 листа, 5 листов, 11 листов, 21 лист.</summary>
    public static string Plural(long number, string one, string few, string many)
    {
        long tens = Math.Abs(number) % 100;
        long units = tens % 10;
        return tens is > 10 and < 15 || units is 0 or > 4 ? many : units == 1 ? one : few;
    }

    /// <summary>«восемь тысяч девятьсот рублей 00 копеек»; below a trillion roubles.</summary>
    public static string InWords(Money money)
    {
        long roubles = Math.Abs(money.Kopecks) / 100;
        long kopecks = Math.Abs(money.Kopecks) % 100;
        return string.Create(CultureInfo.InvariantCulture, $"{(money.Kopecks < 0 ? "минус " : "")}{NumberWords.Of(roubles)} {Plural(roubles, "рубль", "рубля", "рублей")} {kopecks:00}{NoBreak}{Plural(kopecks, "копейка", "копейки", "копеек")}");
    }

    public static string Form(PaperForm form) => form switch
    {
        PaperForm.Original => "подлинник",
        PaperForm.CertifiedCopy => "заверенная копия",
        _ => "простая копия",
    };

    public static string Forms(ImmutableArray<PaperForm> forms) => string.Join(" или ", forms.Select(Form));

    public static string Custody(CustodyAction action) => action switch
    {
        CustodyAction.Shown => "предъявлен",
        CustodyAction.ShownAndCopied => "предъявлен, снята копия",
        CustodyAction.Taken => "принят на хранение",
        _ => "возвращён",
    };

    internal static string Outcome(OutcomeKind kind) => kind switch
    {
        OutcomeKind.Refusal => "Уведомление о невозможности оказать услугу",
        OutcomeKind.Expiry => "Уведомление об окончании срока действия договора",
        OutcomeKind.Withdrawal => "Уведомление о прекращении договора по инициативе заявителя",
        _ => "Уведомление об отказе уполномоченного органа в приёме документов",
    };
}
