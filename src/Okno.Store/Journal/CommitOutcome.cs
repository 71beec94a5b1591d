using Okno.Store.Search;

namespace Okno.Store.Journal;

/// <summary>How a commit ended. Closed family. Everything but <see cref="Done"/> means that nothing was changed.</summary>
public abstract record CommitOutcome
{
    private CommitOutcome()
    {
    }

    /// <summary>Durable.</summary>
    /// <param name="Position">Journal position of the last event written; 0 if there was none.</param>
    public sealed record Done(long Position) : CommitOutcome;

    /// <summary>Someone else changed the stream meanwhile, or it exists already, or it does not exist: load again and decide again.</summary>
    /// <param name="Stream">The first such stream in the order of ids.</param>
    public sealed record Stale(Guid Stream) : CommitOutcome;

    /// <summary>Another stream holds the claim. A human number that is taken is reported as a claim of kind <see cref="UniqueClaim.NumberKind"/>.</summary>
    /// <param name="Claim">What was claimed.</param>
    /// <param name="Holder">The stream that holds it.</param>
    public sealed record Claimed(UniqueClaim Claim, Guid Holder) : CommitOutcome;

    /// <summary>The idempotency key was used before.</summary>
    /// <param name="Answer">The first answer, byte for byte; empty if the stream has been erased since.</param>
    public sealed record AlreadyDone(byte[] Answer) : CommitOutcome;
}
