using System.Collections.Immutable;
using Okno.Domain.Cases;

namespace Okno.Desk.LawInUse;

/// <summary>A file of the law that was published through the desk by two persons: a new year's calendar, a price order, an edition. It stands over the file of the same name that came with the program.</summary>
public sealed record PublishedFile(string Path, string Text, DateOnly PublishedOn, string Approval);

/// <summary>The one stream of published law, folded.</summary>
public sealed record PublishedLaw(Guid Id, string Number)
{
    public ImmutableArray<PublishedFile> Files { get; init; } = [];

    public PublishedLaw Apply(LawEvent @event) => @event switch
    {
        LawPublished e => this with { Files = [.. Files.Where(file => file.Path != e.File.Path), e.File] },
        _ => throw new InvalidOperationException($"The law does not know the event {@event.GetType().Name}."),
    };
}

/// <summary>A fact of the published law. A closed family.</summary>
public abstract record LawEvent
{
    private protected LawEvent()
    {
    }
}

[Event("law-published")]
public sealed record LawPublished(PublishedFile File) : LawEvent;
