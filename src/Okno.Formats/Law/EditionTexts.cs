using System.Collections.Immutable;
using Okno.Domain.Law;

namespace Okno.Formats.Law;

/// <summary>Which file speaks for an edition: its own, or that of the edition it is <c>based_on</c>. Circles are told and cut.</summary>
internal sealed class EditionTexts
{
    private readonly IReadOnlyDictionary<string, Fields> heads;
    private readonly HashSet<string> files;
    private readonly Func<string, Fields?> one;
    private readonly Dictionary<string, string> bases = new(StringComparer.Ordinal);

    public EditionTexts(IReadOnlyDictionary<string, Fields> heads, HashSet<string> files, Func<string, Fields?> one)
    {
        this.heads = heads;
        this.files = files;
        this.one = one;
        foreach ((string id, Fields head) in heads)
        {
            if (head.TextOrNull("based_on") is not { } under)
            {
                continue;
            }

            if (!heads.ContainsKey(under))
            {
                head.Fail("based_on", $"редакции «{under}», на которой основана эта, нет");
            }
            else
            {
                bases[id] = under;
            }
        }

        foreach (string id in heads.Keys.Where(IsInCircle).ToArray())
        {
            heads[id].Fail("based_on", $"круг: {string.Join(" → ", Circle(id))}");
            Broken.Add(id);
        }

        Broken.ForEach(id => bases.Remove(id));
    }

    /// <summary>Editions that stand on themselves; nothing can be read of them.</summary>
    private List<string> Broken { get; } = [];

    /// <summary>The edition under this one; null where there is none.</summary>
    public string? BaseOf(string id) => bases.GetValueOrDefault(id);

    /// <summary>Every readable edition, each after the one that it stands on.</summary>
    public IEnumerable<string> InOrder() => heads.Keys.Except(Broken).OrderBy(Depth).ThenBy(id => id, StringComparer.Ordinal);

    /// <summary>The file of that name, of this edition or of the first below it that has it; null, with the reason noted, where none has. Not inherited: null without a reason where only one below could have it.</summary>
    public Fields? Find(string id, string name, bool inherited = true)
    {
        for (string? at = id; at is not null; at = BaseOf(at))
        {
            if (files.Contains($"editions/{at}/{name}"))
            {
                return one($"editions/{at}/{name}");
            }

            if (!inherited && BaseOf(at) is not null)
            {
                return null;
            }
        }

        return one($"editions/{id}/{name}");
    }

    /// <summary>The file of that name, of this edition or of the first below it that has it; null, without a reason, where none has: law published before there was such a file stays readable.</summary>
    public Fields? FindIfAny(string id, string name)
    {
        string? at = id;
        while (at is not null && !files.Contains($"editions/{at}/{name}"))
        {
            at = BaseOf(at);
        }

        return at is null ? null : one($"editions/{at}/{name}");
    }

    /// <summary>The edition and all below it.</summary>
    public static ImmutableArray<string> Family(Edition edition, ImmutableArray<Edition> all)
    {
        ImmutableArray<string>.Builder family = ImmutableArray.CreateBuilder<string>();
        for (Edition? at = edition; at is not null; at = at.BasedOn is { } under ? all.FirstOrDefault(other => other.Id == under) : null)
        {
            family.Add(at.Id);
        }

        return family.ToImmutable();
    }

    private int Depth(string id) => BaseOf(id) is { } under ? Depth(under) + 1 : 0;

    private bool IsInCircle(string id) => Circle(id) is [_, .., string last] && last == id;

    private List<string> Circle(string id)
    {
        List<string> path = [id];
        for (string? at = bases.GetValueOrDefault(id); at is not null; at = bases.GetValueOrDefault(at))
        {
            bool again = path.Contains(at);
            path.Add(at);
            if (again)
            {
                break;
            }
        }

        return path;
    }
}
