using System.Collections.Immutable;
using Okno.Domain.Cases;
using Okno.Domain.Law;

namespace Okno.Domain.Papers;

/// <summary>
/// A rule of what a paper says: the clause, the sentence that must be true, what happens where it is not (Q34), on which papers it is judged and which fields it reads.
/// The check answers null where the rule is met or a field that it reads is absent: absence is judged by the field itself.
/// </summary>
public sealed record PaperRule(string Code, string Clause, string Sentence, Effect Effect, ImmutableArray<PaperKind> Papers, ImmutableArray<string> Fields, Func<PaperLook, Breach?> Check) : IRule
{
    /// <summary>The finding, or null where the rule is met or is not judged on this paper. A translation is never judged as its paper.</summary>
    public Finding? Judge(PaperLook look)
    {
        if (!Papers.Contains(look.Paper.Kind) || Check(look) is not { } breach)
        {
            return null;
        }

        return Finding.Of(Code, Clause, breach.HumanDecides ? Verdict.HumanDecides : Verdict.NotMet, Effect, [("paper", look.Paper), .. breach.Facts]);
    }
}

/// <summary>What the review of one field found. <paramref name="Findings"/> are those that speak of it, worst first.</summary>
public sealed record FieldVerdict(PaperField Field, string? Value, Verdict Verdict, ImmutableArray<Finding> Findings);
