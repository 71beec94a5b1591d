using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Okno.Domain.Cases;
using Okno.Domain.Law;

namespace Okno.Desk;

/// <summary>Every ending of performing a step. A closed family; each edge handles each ending in its own arm.</summary>
[JsonDerivedType(typeof(Done), "done")]
[JsonDerivedType(typeof(AlreadyDone), "already-done")]
[JsonDerivedType(typeof(NeedsSecondPerson), "needs-second-person")]
[JsonDerivedType(typeof(AwaitsSecondPerson), "awaits-second-person")]
[JsonDerivedType(typeof(Refused), "refused")]
[JsonDerivedType(typeof(Stale), "stale")]
[JsonDerivedType(typeof(NotFound), "not-found")]
[JsonDerivedType(typeof(Forbidden), "forbidden")]
public abstract record Performed
{
    private Performed()
    {
    }

    /// <summary>It happened. <paramref name="Number"/> is the human number of the stream, <paramref name="Revision"/> the revision it has now.</summary>
    public sealed record Done(Guid Stream, string Number, long Revision, ImmutableArray<string> Events, ImmutableArray<Finding> Warnings) : Performed;

    /// <summary>The same evidence was recorded before: a success without a second effect.</summary>
    public sealed record AlreadyDone(string Number, long Revision) : Performed;

    /// <summary>Only a second person can make it happen; nothing was changed. Ask with <see cref="ServiceDesk.ProposeAsync"/>.</summary>
    public sealed record NeedsSecondPerson(ImmutableArray<Finding> Findings) : Performed;

    /// <summary>A request to a second person waits under a number.</summary>
    public sealed record AwaitsSecondPerson(string Approval, ImmutableArray<Finding> Findings) : Performed;

    /// <summary>The Rules forbid it; every broken rule is named and nothing was changed.</summary>
    public sealed record Refused(ImmutableArray<Finding> Findings) : Performed;

    /// <summary>Somebody changed the stream after the person saw it; nothing was changed. The page is to be read again.</summary>
    public sealed record Stale(string Number, long Revision) : Performed;

    public sealed record NotFound(string What) : Performed;

    /// <summary>None of the person's roles may do this.</summary>
    public sealed record Forbidden(string Step, ImmutableArray<Role> Allowed) : Performed;
}
