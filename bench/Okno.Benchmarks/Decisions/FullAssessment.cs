using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.People;
using Okno.Testing.Cases;

namespace Okno.Benchmarks.Decisions;

/// <summary>One person with every fact given, judged by the table of rules, by the same rules as a chain of ifs, and by RulesEngine. The three agree on many persons before anything is measured.</summary>
public class FullAssessment
{
    private const string Group = "Full assessment, every fact given";
    private const double BudgetMicroseconds = 15;
    private const long BudgetBytes = 1024;
    private const double BudgetChains = 4;

    private static readonly DateOnly Today = Sample.Day("2026-04-10");

    private readonly LawInForce law = CheckoutLaw.Library.On(Today);
    private readonly RulesAsExpressions engine = new();
    private readonly AssessmentFacts facts = new(
        Citizenship: "UZB", HoldsResidencePermit: false, HoldsStatelessId2021: false, Issued: Sample.Day("2025-05-12"), Region: "77", Contact: Today, Contract: Today,
        Employer: EmployerKind.LegalEntity, PassportExpires: Sample.Day("2029-01-01"), WorkUntil: Sample.Day("2027-05-01"), EarlierReissues: 1, RefusedOrAnnulledOn: Sample.Day("2024-01-10"),
        StayUnlawful: false, PaidThrough: Sample.Day("2026-05-12"), Held: [.. Enum.GetValues<PaperKind>()]);

    private readonly string?[] codes = new string?[RulesAsIfs.Most];

    [GlobalSetup]
    public void WarmUp() => Measured.WarmUp(() => Table() == Ifs());

    [Benchmark(Description = "okno: the table of rules")]
    public Verdict Table() => Assessment.Of(facts, Today, law).Verdict;

    [Benchmark(Description = "the same rules as hand-written ifs")]
    public Verdict Ifs() => RulesAsIfs.Judge(facts, Today, law, codes);

    [Benchmark(Description = "okno: with every finding and its facts written out")]
    public ImmutableArray<Finding> Findings() => Assessment.Of(facts, Today, law).Findings;

    [Benchmark(Description = "Microsoft RulesEngine 6.0.1 on the same rules, days computed beforehand")]
    public Verdict RulesEngine() => engine.Judge(facts, Today, law).Verdict;

    internal static Task<IReadOnlyList<Figure>> MeasureAsync(bool quick)
    {
        int agreed = new FullAssessment().Agree(quick ? 2_000 : 20_000);
        IReadOnlyList<Measured> all = Measured.Run<FullAssessment>(quick);
        Measured table = all.Single(one => one.Method == nameof(Table));
        double chains = table.Median / all.Single(one => one.Method == nameof(Ifs)).Median;
        double engines = all.Single(one => one.Method == nameof(RulesEngine)).Median / table.Median;
        return Task.FromResult<IReadOnlyList<Figure>>(
        [
            .. all.Select(one => one.InMicroseconds(Group) with
            {
                Budget = one.Method == nameof(Table) ? $"≤ {BudgetMicroseconds} µs, ≤ {BudgetBytes} B: {Figure.Kept(one.Median / 1000 <= BudgetMicroseconds && one.Bytes <= BudgetBytes)}" : "",
            }),
            new Figure(Group, "the table takes as long as", $"{Figure.Said(chains)} chains of ifs", Budget: $"≤ {BudgetChains}: {Figure.Kept(chains <= BudgetChains)}"),
            new Figure(Group, "RulesEngine takes as long as", $"{Figure.Said(engines)} tables"),
            new Figure(Group, "persons on whom all three agreed, finding by finding", $"{agreed:#,0}"),
        ]);
    }

    /// <summary>Judges persons made from the corners of every fact by all three; throws where two differ.</summary>
    private int Agree(int persons)
    {
        Random random = new(20150301);
        for (int i = 0; i < persons; i++)
        {
            AssessmentFacts person = Persons.Next(random);
            AssessmentResult table = Assessment.Of(person, Today, law);
            string told = Persons.Told(table.Verdict, table.Findings.Select(finding => finding.Code));

            Array.Clear(codes);
            Verdict verdict = RulesAsIfs.Judge(person, Today, law, codes);
            Same(person, told, Persons.Told(verdict, codes.OfType<string>()), "the ifs");

            // An engine over 17 workflows is slow: a part of the persons is enough for it.
            if (i % 20 == 0)
            {
                (Verdict engineVerdict, ImmutableArray<string> broken) = engine.Judge(person, Today, law);
                Same(
                    person,
                    Persons.Told(table.Verdict, table.Findings.Where(finding => finding.Verdict != Verdict.Met).Select(finding => finding.Code)),
                    Persons.Told(engineVerdict, broken),
                    "RulesEngine");
            }
        }

        return persons;
    }

    private static void Same(AssessmentFacts person, string table, string other, string who)
    {
        if (table != other)
        {
            throw new InvalidOperationException($"{who} differ from the table on {person}\n  table: {table}\n  {who}: {other}");
        }
    }
}
