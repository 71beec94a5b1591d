using Okno.Domain.Law;

namespace Okno.Domain.Tax;

/// <summary>One rule on the tax and its papers. <paramref name="Effect"/> is what a breach does to the acceptance of the paper of 2.1.6; <paramref name="Sentence"/> says what must be so.</summary>
public sealed record TaxRule(string Code, string Clause, Effect Effect, string Sentence, string? Statute = null, string? Repair = null)
{
    internal Finding Found(Verdict verdict, params ReadOnlySpan<(string, object?)> facts) => Finding.Of(Code, Clause, verdict, Effect, facts) with { Statute = Statute, Repair = Repair };

    internal Finding Broken(params ReadOnlySpan<(string, object?)> facts) => Found(Verdict.NotMet, facts);

    internal Finding ForHuman(params ReadOnlySpan<(string, object?)> facts) => Found(Verdict.HumanDecides, facts);
}
