using Okno.Desk.LawInUse;
using Okno.Desk.Wording;
using Okno.Domain.Law;
using Okno.Domain.Payments;

namespace Okno.Cli;

/// <summary>Words for a person at the terminal: the Russian sentences of <c>texts/</c>, read only when first needed.</summary>
internal static class Words
{
    private static readonly Lazy<TextBook> Russian = new(() => TextBook.Load("ru"));

    public static TextBook Book => Russian.Value;

    public static string Day(DateOnly? day) => day is { } known ? Desk.Wording.Russian.Day(known) : "—";

    public static string Sum(Money sum) => Desk.Wording.Russian.Sum(sum);

    public static string Say(string code, params (string Name, object? Value)[] facts) => Russian.Value.Say(code, facts);

    public static string OfChange(LawChange change) => LawWords.Say(change, Russian.Value);

    public static bool Has(string code) => Russian.Value.Has(code);

    /// <summary>A finding as a sentence, with its clause: "(п. 1.2)".</summary>
    public static string Of(Finding finding)
    {
        string clause = char.IsAsciiDigit(finding.Clause[0]) ? $"п. {finding.Clause}" : finding.Clause;
        return $"{Russian.Value.Finding(finding)} ({clause}{(finding.Statute is null ? "" : "; " + finding.Statute)})";
    }

    /// <summary>What would repair a finding; empty where nothing is named.</summary>
    public static string Repair(Finding finding) => Russian.Value.Repair(finding) ?? "";
}
