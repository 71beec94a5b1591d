using System.Collections.Immutable;

namespace Okno.Domain.Law;

public enum LawChangeKind
{
    Added,
    Dropped,
    Changed,
}

/// <summary>
/// One difference of two laws. <paramref name="Subject"/> is what changed, a text code without its family ("term", "clause", "tariff"); <paramref name="Name"/> which of them (a clause, a term code, a paper, an ISO date);
/// <paramref name="Field"/> its part, a text code, null where the whole thing came or went. <paramref name="Before"/> and <paramref name="After"/> are plain values (ISO dates, sums, words) or text codes after an "@";
/// a term is "@term|amount|unit|direction|reading|roll". <paramref name="Words"/> is there for a changed text.
/// </summary>
/// <param name="Edition">The edition that it stands in; null for what is not of an edition.</param>
/// <param name="Clause">The clause of the Rules that it touches; empty where there is none.</param>
public sealed record LawChange(
    LawChangeKind Kind,
    string? Edition,
    string Subject,
    string Clause,
    string Name,
    string? Field,
    string? Before,
    string? After,
    ImmutableArray<DifferenceLine> Words);

/// <summary>Collects the differences of one kind of things after another.</summary>
internal sealed class LawChanges(string? edition)
{
    private readonly ImmutableArray<LawChange>.Builder found = ImmutableArray.CreateBuilder<LawChange>();

    public ImmutableArray<LawChange> Found => found.ToImmutable();

    public void Add(IEnumerable<LawChange> changes) => found.AddRange(changes);

    /// <summary>Things of one kind, matched by name: those that came, those that went, and each part that differs. Names of one side must differ from each other.</summary>
    public void Compare<T>(string subject, IEnumerable<T> before, IEnumerable<T> after, Func<T, string> name, Func<T, string> clause, Func<T, IEnumerable<(string Field, string? Value)>> parts)
    {
        Dictionary<string, T> old = before.ToDictionary(name);
        HashSet<string> met = [];
        foreach (T thing in after)
        {
            string named = name(thing);
            met.Add(named);
            if (!old.TryGetValue(named, out T? was))
            {
                found.Add(new LawChange(LawChangeKind.Added, edition, subject, clause(thing), named, null, null, Brief(parts(thing)), []));
                continue;
            }

            Parts(subject, clause(thing), named, parts(was), parts(thing));
        }

        foreach ((string named, T gone) in old.Where(pair => !met.Contains(pair.Key)))
        {
            found.Add(new LawChange(LawChangeKind.Dropped, edition, subject, clause(gone), named, null, Brief(parts(gone)), null, []));
        }
    }

    /// <summary>The parts of one thing that both sides have.</summary>
    public void Parts(string subject, string clause, string name, IEnumerable<(string Field, string? Value)> before, IEnumerable<(string Field, string? Value)> after)
    {
        foreach (((string field, string? was), (_, string? now)) in before.Zip(after))
        {
            if (was != now)
            {
                ImmutableArray<DifferenceLine> words = field == "text" ? TextDifference.Words(was ?? "", now ?? "") : [];
                found.Add(new LawChange(LawChangeKind.Changed, edition, subject, clause, name, field, was, now, words));
            }
        }
    }

    /// <summary>The first part says what a thing is.</summary>
    private static string? Brief(IEnumerable<(string Field, string? Value)> parts) => parts.FirstOrDefault().Value;
}
