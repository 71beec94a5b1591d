namespace Okno.Demo.Scenario;

/// <summary>Which papers of 2.1 a life brings and when, by 3.10.2. The names are those of the desk's addresses.</summary>
public static class Papers
{
    /// <summary>Papers that the standard lane allows five days for: 2.1.7 and 2.1.8.</summary>
    public static readonly IReadOnlyList<string> Later = ["infections-conclusion", "hiv-certificate", "narcologist-conclusion", "language-proof"];

    /// <summary>Papers of the day of the contract.</summary>
    public static IReadOnlyList<string> OfContractDay(Life life) =>
    [
        "photo", "identity-paper", "medical-policy", "migration-card", "tax-receipts", "petition",
        .. life.Employer.GivesContract ? new[] { "work-contract" } : [],
        .. life.ForeignPapers.Select(paper => $"translation-of-{paper}"),
    ];
}
