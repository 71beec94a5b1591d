using Okno.Domain.Cases;
using Okno.Domain.Payments;
using Okno.Domain.Payments.Matching;
using static Okno.Testing.Cases.Sample;

namespace Okno.Domain.Tests.Payments.Matching;

/// <summary>Cards and lines in few words: Каримов Бахтиёр Рустамович was offered 8 900,00 on 06.04.2026 until 09.04.2026.</summary>
internal static class Lines
{
    public static readonly Money Price = Money.Roubles(8_900);

    public static OfferCard Karimov { get; } = Card(123, "Каримов", "Бахтиёр", "Рустамович", "KARIMOV", "BAKHTIYOR");

    public static OfferCard Card(int number, string surname, string given, string? patronymic, string latinSurname = "", string latinGiven = "") => new(
        new Guid(number, 0, 0, new byte[8]), $"26-{number:000000}", CardState.Offered, 1, Price, Day("2026-04-06"), Day("2026-04-09"),
        $"77240{number:0000000}", $"FA{1_000_000 + number}", surname, given, patronymic, latinSurname, latinGiven, EmployerInn: "7707083893", Employer: "ООО «Тёплый дом»");

    public static string Reference(this OfferCard card, int ordinal = 1) => PaymentReference.For(card.Number, ordinal);

    public static BankFacts Bank(string payer, string purpose, Money? amount = null, string day = "2026-04-07", string? inn = null) =>
        new("identity", "statement", "17", Day(day), amount ?? Price, Day(day), Day(day), payer, inn, null, purpose);

    public static LineClues Line(string payer, string purpose, Money? amount = null, string day = "2026-04-07", string? inn = null) => LineClues.Of(Bank(payer, purpose, amount, day, inn));

    /// <summary>Judges a line against those of the cards that share a key with it, as the desk does.</summary>
    public static Matched Judge(LineClues line, params OfferCard[] cards)
    {
        HashSet<MatchKey> keys = [.. MatchKeys.OfLine(line)];
        return Matcher.Judge(line, [.. cards.Where(card => MatchKeys.OfCard(card).Any(keys.Contains))]);
    }
}
