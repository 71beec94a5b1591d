using System.Collections.Immutable;
using Okno.Domain.Payments;

namespace Okno.Domain.Law;

/// <summary>Days of force, both included; null = open.</summary>
public readonly record struct Period(DateOnly? From, DateOnly? To)
{
    public bool Covers(DateOnly day) => (From is null || day >= From) && (To is null || day <= To);

    public bool Touches(DateOnly first, DateOnly last) => (From is null || last >= From) && (To is null || first <= To);
}

/// <summary>The migration authority of Moscow under the name of its time.</summary>
public sealed record Authority(string Name, string ShortName, Period InForce, string Source, bool Assumption);

/// <summary>Whether a citizen of a country needs a patent to work.</summary>
public enum PatentNeed
{
    /// <summary>Visa-free and outside the EAEU: a patent is needed.</summary>
    Needed,

    /// <summary>May work without a patent.</summary>
    NotNeeded,

    /// <summary>Comes with a visa: another permit, not this service (1.1).</summary>
    VisaCountry,

    /// <summary>Depends on conditions that a person must look at.</summary>
    HumanDecides,
}

/// <summary>What holds for citizens of <paramref name="Country"/> (ISO 3166-1 alpha-3; "XXA" = stateless) in a period. <paramref name="Why"/> is a text code.</summary>
public sealed record CitizenshipRule(string Country, PatentNeed Need, Period InForce, string Why, string Source, bool Assumption);

/// <summary>The fixed advance payment of income tax for one month in Moscow (Tax Code Art. 227.1).</summary>
/// <param name="AlsoAccepted">A smaller-known or mistaken figure of the time that circulates; information only.</param>
public sealed record Tariff(Money Monthly, Period InForce, string Deflator, string Coefficient, string Source, bool Assumption);

/// <summary>The budget code (КБК, 20 digits) of the fixed advance payment for a patent.</summary>
public sealed record TaxBudgetCode(string Code, Period InForce, string Source, bool Assumption);

/// <summary>State fee for a re-issue; information, the Centre does not collect it.</summary>
public sealed record StateFee(Money Amount, Period InForce, string Source);

/// <summary>Days declared non-working by a presidential act; both ends included (Q31).</summary>
public sealed record PresidentialAct(Period Days, string Act, string Source);

/// <summary>A rule of law in force for a period, such as "once only".</summary>
public sealed record DatedRule(string Code, Period InForce, string Statute, string Source);

/// <summary>Public law with its dates. Every question is asked for a day.</summary>
public sealed record Statutes(
    string Region,
    ImmutableArray<Authority> Authorities,
    ImmutableArray<CitizenshipRule> Citizenships,
    ImmutableArray<Tariff> Tariffs,
    ImmutableArray<StateFee> StateFees,
    ImmutableArray<PresidentialAct> PresidentialActs,
    DatedRule OnceOnly,
    DatedRule Freeze)
{
    /// <summary>Budget codes of the fixed advance payment, by their days.</summary>
    public ImmutableArray<TaxBudgetCode> TaxBudgetCodes { get; init; } = [];

    /// <summary>How many days before the issue of a patent its first tax payment may be made without a question (2.1.6); 0 to 366.</summary>
    public int TaxPaidAheadOfPatent { get; init; }

    /// <summary>The authority as named on that day; the first known one for earlier days.</summary>
    public Authority AuthorityOn(DateOnly day) => Authorities.FirstOrDefault(authority => authority.InForce.Covers(day)) ?? Authorities[0];

    /// <summary>Whether a second re-issue was forbidden on the day of filing (6.3.2; dead since 24.04.2020).</summary>
    public bool OnceOnlyOn(DateOnly day) => OnceOnly.InForce.Covers(day);

    /// <summary>The rule for a country on a day; null where the list does not know the country.</summary>
    public CitizenshipRule? CitizenshipOn(string country, DateOnly day)
    {
        foreach (CitizenshipRule rule in Citizenships)
        {
            if (string.Equals(rule.Country, country, StringComparison.OrdinalIgnoreCase) && rule.InForce.Covers(day))
            {
                return rule;
            }
        }

        return null;
    }

    /// <summary>The monthly payment in force on a day; null where it is not known (2027 today).</summary>
    public Tariff? TariffOn(DateOnly day) => Tariffs.FirstOrDefault(tariff => tariff.InForce.Covers(day));

    /// <summary>The budget code in force on a day; null where none is loaded.</summary>
    public TaxBudgetCode? TaxBudgetCodeOn(DateOnly day) => TaxBudgetCodes.FirstOrDefault(code => code.InForce.Covers(day));

    public StateFee? StateFeeOn(DateOnly day) => StateFees.FirstOrDefault(fee => fee.InForce.Covers(day));
}
