using System.Collections.Immutable;

namespace Okno.Domain.Law;

/// <summary>One reading of a disputed point. <paramref name="TrueToText"/>: the reading closest to the words of the Rules.</summary>
public sealed record SwitchReading(string Code, string Text, bool TrueToText);

/// <summary>A named decision on a point that the Rules leave open (Q1-Q34): the readings, the one chosen, and the risk where it departs from the text.</summary>
public sealed record Switch(string Code, string Question, string Clause, string Chosen, ImmutableArray<SwitchReading> Readings, string? Risk, string Basis)
{
    /// <summary>True where the chosen reading is not the one closest to the text.</summary>
    public bool DepartsFromText => Readings.Any(reading => reading.TrueToText) && !Readings.Any(reading => reading.TrueToText && reading.Code == Chosen);
}

/// <summary>The switches that the Domain itself asks for; the others are the Centre's recorded decisions.</summary>
public static class SwitchCode
{
    /// <summary>Q1: "advise-e2-refuse-e1", "e1" (the same number only), "e2" (the day before only).</summary>
    public const string TwelveMonthsEnd = "Q1";

    /// <summary>Q2: "advise-b-accept-a", "b" (full days between only).</summary>
    public const string DaysBefore = "Q2";

    /// <summary>Q3: "authority" (its receipt matters) or "centre".</summary>
    public const string WhoseReceipt = "Q3";

    /// <summary>Q5: "next-day-rolled-for-applicant", "unrolled".</summary>
    public const string ContractEnd = "Q5";

    /// <summary>Q14: "payment-date", "strict".</summary>
    public const string TaxRate = "Q14";

    /// <summary>Q15: "accept-identifiable" (another may pay for a taxpayer who is recognisable), "own-name-only" (4.6 to the letter).</summary>
    public const string TaxPayer = "Q15";

    /// <summary>Q17: "minus-proven-costs", "none" (3.12 to the letter).</summary>
    public const string WithdrawalMoney = "Q17";

    /// <summary>Q27: "with-paper", "contract-day".</summary>
    public const string TranslationDue = "Q27";

    /// <summary>Q31: "not-working", "working" for presidential days.</summary>
    public const string PresidentialDays = "Q31";

    /// <summary>Q31m: "working", "not-working" for Moscow-only days.</summary>
    public const string MoscowDays = "Q31m";

    /// <summary>What the reader demands, with the readings that the Domain knows.</summary>
    public static readonly ImmutableDictionary<string, ImmutableArray<string>> Known = new Dictionary<string, ImmutableArray<string>>
    {
        [TwelveMonthsEnd] = ["advise-e2-refuse-e1", "e1", "e2"],
        [DaysBefore] = ["advise-b-accept-a", "b"],
        [ContractEnd] = ["next-day-rolled-for-applicant", "unrolled"],
        [WithdrawalMoney] = ["minus-proven-costs", "none"],
        [WhoseReceipt] = ["authority", "centre"],
        [TaxRate] = ["payment-date", "strict"],
        [TaxPayer] = ["accept-identifiable", "own-name-only"],
        [TranslationDue] = ["with-paper", "contract-day"],
        [PresidentialDays] = ["not-working", "working"],
        [MoscowDays] = ["working", "not-working"],
    }.ToImmutableDictionary();
}

/// <summary>All switches, by code.</summary>
public sealed record Switches(ImmutableSortedDictionary<string, Switch> All)
{
    /// <summary>The chosen reading of a switch of <see cref="SwitchCode"/>.</summary>
    public string Reading(string code) => All[code].Chosen;

    public bool Is(string code, string reading) => Reading(code) == reading;

    /// <summary>The same switches with another choice.</summary>
    /// <exception cref="ArgumentException">No such switch or reading.</exception>
    public Switches With(string code, string reading) =>
        All.TryGetValue(code, out Switch? found) && found.Readings.Any(known => known.Code == reading)
            ? new Switches(All.SetItem(code, found with { Chosen = reading }))
            : throw new ArgumentException($"No reading '{reading}' of switch '{code}'.", nameof(reading));
}
