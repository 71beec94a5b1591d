using System.Globalization;
using Okno.Desk.Wording;
using Okno.Documents;
using Okno.Documents.Papers;
using Okno.Domain.Privacy;

namespace Okno.Desk.Papers;

/// <summary>Prints the act of a destruction, and says its codes in words.</summary>
public sealed class ErasurePapers(ServiceDesk desk, PaperPress press, TextBook words)
{
    /// <exception cref="ArgumentException">Nothing was decided yet.</exception>
    public Task<PrintedPaper> PrintActAsync(Erasure erasure, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(erasure);
        ErasureDecided decided = erasure.Decided ?? throw new ArgumentException("Nothing was decided yet.", nameof(erasure));
        PrintedCase printed = new(words, desk.Law.For(null, decided.On));
        return press.PrintAsync(
            new ErasureAct(
                printed.Head(erasure.Number, decided.On), erasure.CaseNumber, decided.Approval, decided.On, decided.ProposedBy, decided.ConfirmedBy, erasure.DoneOn, [.. erasure.Because.Select(Because)],
                [.. Destroyed(decided).Select(count => new CountedThing(Of(count.Kind), count.Number.ToString(CultureInfo.InvariantCulture)))], [.. decided.Kept.Select(Kept)], decided.KeyCopiesUntil, decided.Hash),
            ct);
    }

    /// <summary>Counts of everything that goes: streams by kind, then what goes with them; what there is none of is left out.</summary>
    public static IEnumerable<ErasureCount> Destroyed(ErasureDecided decided)
    {
        ArgumentNullException.ThrowIfNull(decided);
        return decided.Destroyed.GroupBy(target => target.Kind).Select(kind => new ErasureCount(kind.Key, kind.Count())).Concat(decided.Counts.Where(count => count.Kind != "streams" && count.Number > 0));
    }

    public string Of(string kind) => words.Has($"erased-kind.{kind}") ? words.Say($"erased-kind.{kind}") : kind;

    public string Kept(ErasureTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return words.Say("erasure.kept", ("what", Of(target.Kind)), ("number", target.Number), ("until", target.Until));
    }

    /// <summary>Why nothing keeps the case any more: each term with its source.</summary>
    public string Because(string code) => desk.Law.Current.Retention?.Rules.FirstOrDefault(rule => rule.Code == code) is { } rule
        ? words.Say("erasure.term", ("reason", rule.Reason), ("source", rule.Source))
        : words.Has($"erasure.because.{code}") ? words.Say($"erasure.because.{code}") : code;
}
