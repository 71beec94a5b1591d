using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.People;
using Okno.Domain.Windows;

namespace Okno.Proof.Tests;

/// <summary>
/// Persons whose facts lie on and beside every limit. Each fact is drawn by itself, so a million cases hold every pair of values many times over;
/// days are drawn from both sides of the limits of this very person's window, plan and filing day.
/// </summary>
internal sealed class PersonCases(Random random, LawInForce law)
{
    public const string Columns = "id, today, citizenship, residence_permit, stateless_id, issued, region, contact, contract, natural_person, passport_expires, work_until, earlier_reissues, refused, stay_unlawful, paid_through, held, papers_agreed";

    private static readonly EmployerKind[] Employers = Enum.GetValues<EmployerKind>();
    private static readonly PaperKind[] Papers = Enum.GetValues<PaperKind>();

    private readonly string[] countries = [.. law.Statutes.Citizenships.Select(rule => rule.Country).Distinct(), "XXA", "ZZZ"];

    public (AssessmentFacts Facts, DateOnly Today) Next()
    {
        DateOnly? issued = One(20) ? null : IssueDay();
        PatentWindow? window = issued is { } day ? PatentWindow.Of(day, law) : null;
        DateOnly contact = window is null ? new DateOnly(2013, 6, 1).AddDays(random.Next(4500)) : ContactDay(window);
        DateOnly? contract = One(3) ? null : contact.AddDays(Pick(-1, 0, 0, 1, 2, 3, 5, 8, 13, 30));
        bool came = One(12);
        DateOnly? agreed = One(3) ? contact.AddDays(Pick(-1, 0, 1, 2, 4, 5, 7, 10)) : null;
        EmployerKind? employer = One(5) ? null : Employers[random.Next(Employers.Length)];
        AssessmentFacts facts = new(
            Citizenship: One(8) ? null : countries[random.Next(countries.Length)],
            HoldsResidencePermit: Maybe(6),
            HoldsStatelessId2021: Maybe(6),
            Issued: issued,
            Region: One(4) ? null : One(6) ? "50" : law.Statutes.Region,
            Contact: came ? null : contact,
            Contract: contract,
            Employer: employer,
            EarlierReissues: One(3) ? null : random.Next(3),
            StayUnlawful: Maybe(6),
            Held: HeldPapers(),
            PapersAgreedBy: agreed);

        // Only to know where this person's limits lie; the answer is asked of the finished facts.
        DateOnly filing = Assessment.Of(facts, contact, law).Filing;
        DateOnly yearOn = filing.AddYears(1), yearBack = filing.AddYears(-1);
        facts = facts with
        {
            PassportExpires = One(6) ? null : Near(yearOn, 2, 700),
            WorkUntil = One(4) ? null : Near(yearOn, 2, 500),
            RefusedOrAnnulledOn = One(2) ? null : Near(yearBack, 2, 400),
            PaidThrough = One(4) ? null : Pick(Near(contact, 2, 20), Near(filing, 2, 20), Near(window?.TwelveMonths ?? filing, 3, 60)),
        };
        return (facts, came ? contact : contact.AddDays(Pick(0, 0, 0, -1, -7, 1)));
    }

    public static object?[] Row(int id, AssessmentFacts facts, DateOnly today) =>
    [
        id, today, facts.Citizenship, facts.HoldsResidencePermit, facts.HoldsStatelessId2021, facts.Issued, facts.Region, facts.Contact, facts.Contract,
        facts.Employer is { } employer ? employer == EmployerKind.NaturalPerson : null,
        facts.PassportExpires, facts.WorkUntil, facts.EarlierReissues, facts.RefusedOrAnnulledOn, facts.StayUnlawful, facts.PaidThrough,
        facts.Held.IsDefault ? null : $" {string.Join(' ', facts.Held.Select(kind => new PaperId(kind).ToString()))} ", facts.PapersAgreedBy,
    ];

    private DateOnly IssueDay()
    {
        DateOnly any = new DateOnly(2013, 1, 1).AddDays(random.Next(5113));
        return random.Next(8) switch
        {
            0 => new DateOnly(any.Year, 12, 31).AddDays(-random.Next(3)),
            1 => new DateOnly(any.Year, 3, 1).AddDays(-random.Next(3)),
            2 => Near(law.Statutes.Freeze.InForce.From!.Value.AddYears(-1), 20, 60),
            3 => Near(law.Statutes.Freeze.InForce.To!.Value.AddYears(-1), 20, 90),
            4 => new DateOnly(2026, 1, 1).AddDays(random.Next(365)),
            5 => Near(law.Statutes.OnceOnly.InForce.To!.Value.AddYears(-1), 5, 60),
            _ => any,
        };
    }

    private DateOnly ContactDay(PatentWindow window) => random.Next(9) switch
    {
        0 => Near(window.OpensOn, 2, 20),
        1 or 2 => Near(window.LastStandardA.Earliest, 2, 6),
        3 or 4 => Near(window.SafeContact, 2, 3),
        5 or 6 => Near(window.LastContact.Earliest, 2, 4),
        7 => Near(window.LastContact.Latest, 2, 4),
        _ => window.OpensOn.AddDays(random.Next(-20, 120)),
    };

    private ImmutableArray<PaperKind> HeldPapers() => random.Next(6) switch
    {
        0 or 1 => default,
        2 => [.. Papers],
        3 => [],
        4 => [.. Papers.Where(_ => random.Next(4) != 0)],
        _ => [.. Papers.Where((_, i) => i != random.Next(Papers.Length))],
    };

    /// <summary>Mostly within <paramref name="close"/> days of the limit, sometimes far.</summary>
    private DateOnly Near(DateOnly limit, int close, int far) => limit.AddDays(One(4) ? random.Next(-far, far + 1) : random.Next(-close, close + 1));

    private bool One(int of) => random.Next(of) == 0;

    private bool? Maybe(int of) => One(2) ? null : One(of);

    private T Pick<T>(params ReadOnlySpan<T> values) => values[random.Next(values.Length)];
}
