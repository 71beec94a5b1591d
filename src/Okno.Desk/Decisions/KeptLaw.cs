using System.Collections.Immutable;
using Okno.Domain.Cases;

namespace Okno.Desk.Decisions;

/// <summary>One text of the law, kept once from the first decision under it: what comes with a later version of the program cannot change what a decision rested on.</summary>
public sealed record KeptLaw(Guid Id, string Number)
{
    /// <summary>How many files it has; 0 before it is kept.</summary>
    public int Files { get; init; }

    /// <summary>The stream of a text is found by its hash alone.</summary>
    public static Guid StreamOf(string textHash) => new(Convert.FromHexString(textHash).AsSpan(0, 16));

    public KeptLaw Apply(KeptLawEvent @event) => @event switch
    {
        LawTextKept e => this with { Files = e.Files.Count },
        _ => throw new InvalidOperationException($"The kept law does not know the event {@event.GetType().Name}."),
    };
}

/// <summary>A fact of a kept text. A closed family.</summary>
public abstract record KeptLawEvent
{
    private protected KeptLawEvent()
    {
    }
}

/// <param name="Files">Path within the folder of the law, text.</param>
[Event("law-text-kept")]
public sealed record LawTextKept(ImmutableSortedDictionary<string, string> Files) : KeptLawEvent;
