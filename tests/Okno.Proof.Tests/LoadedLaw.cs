using Okno.Domain.Law;
using Okno.Formats.Law;
using Okno.Testing;

namespace Okno.Proof.Tests;

/// <summary>The law of the checkout, and the readings of it under which both implementations are asked.</summary>
internal static class LoadedLaw
{
    private static readonly Lazy<LawLibrary> Read = new(() =>
    {
        LawReading reading = LawReader.ReadFolder(RepositoryRoot.Law);
        return reading.Library ?? throw new InvalidOperationException(string.Join('\n', reading.Errors));
    });

    /// <summary>The number of a calendar (Q31, Q31m) is its row in <c>proof.calendar</c>.</summary>
    public static readonly (string Presidential, string Moscow)[] Calendars =
        [("not-working", "working"), ("working", "working"), ("not-working", "not-working"), ("working", "not-working")];

    public static LawLibrary Library => Read.Value;

    /// <summary>The law as it stands on the last decreed day, under one calendar and one reading of Q3, Q14 and Q27.</summary>
    public static LawInForce Under(int calendar, string whoseReceipt = "authority", string translationDue = "with-paper", string taxRate = "payment-date") =>
        Library
            .With(SwitchCode.PresidentialDays, Calendars[calendar].Presidential)
            .With(SwitchCode.MoscowDays, Calendars[calendar].Moscow)
            .With(SwitchCode.WhoseReceipt, whoseReceipt)
            .With(SwitchCode.TranslationDue, translationDue)
            .With(SwitchCode.TaxRate, taxRate)
            .On(new DateOnly(Library.Years[^1].Year, 12, 31));
}
