using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.People;

namespace Okno.Benchmarks.Decisions;

/// <summary>Persons whose facts lie around every limit of the law.</summary>
internal static class Persons
{
    private static readonly string?[] Countries = ["UZB", "TJK", "KGZ", "UKR", "TKM", "MDA", "SRB", "XXA", "GEO", null];
    private static readonly PaperKind[] Papers = Enum.GetValues<PaperKind>();

    public static AssessmentFacts Next(Random random)
    {
        DateOnly contact = new DateOnly(2026, 4, 10).AddDays(random.Next(-20, 20));
        DateOnly around = contact.AddDays(random.Next(0, 45));
        return new AssessmentFacts(
            Citizenship: Countries[random.Next(Countries.Length)],
            HoldsResidencePermit: Maybe(random),
            HoldsStatelessId2021: Maybe(random),
            Issued: random.Next(20) == 0 ? null : random.Next(30) == 0 ? new DateOnly(2020, 6, 15) : around.AddYears(-1),
            Region: random.Next(4) switch { 0 => null, 1 => "50", _ => "77" },
            Contact: random.Next(10) == 0 ? null : contact,
            Contract: random.Next(3) == 0 ? null : contact.AddDays(random.Next(-2, 12)),
            Employer: random.Next(3) switch { 0 => null, 1 => EmployerKind.NaturalPerson, _ => EmployerKind.LegalEntity },
            PassportExpires: random.Next(4) == 0 ? null : contact.AddYears(1).AddDays(random.Next(-15, 30)),
            WorkUntil: random.Next(4) == 0 ? null : contact.AddYears(1).AddDays(random.Next(-15, 30)),
            EarlierReissues: random.Next(3) switch { 0 => null, 1 => 0, _ => 2 },
            RefusedOrAnnulledOn: random.Next(3) == 0 ? null : contact.AddYears(-1).AddDays(random.Next(-15, 30)),
            StayUnlawful: Maybe(random),
            PaidThrough: random.Next(4) == 0 ? null : contact.AddDays(random.Next(-10, 60)),
            Held: random.Next(3) switch { 0 => default, 1 => [.. Papers], _ => [.. Papers.Where(_ => random.Next(8) > 0)] },
            PapersAgreedBy: random.Next(4) == 0 ? contact.AddDays(random.Next(0, 6)) : null);
    }

    public static string Told(Verdict verdict, IEnumerable<string> codes) => $"{verdict}: {string.Join(' ', codes.Order(StringComparer.Ordinal))}";

    private static bool? Maybe(Random random) => random.Next(3) switch { 0 => null, 1 => false, _ => random.Next(4) == 0 };
}
