namespace Okno.Store.Outbox;

/// <summary>Work to be done after the commit, at least once.</summary>
/// <param name="Kind">What is to be done; clear.</param>
/// <param name="Stream">The stream it is about (its key seals the payload, and its erasure removes the message), or null.</param>
/// <param name="Payload">Sealed.</param>
/// <param name="NotBefore">Moment from which it may be claimed.</param>
public sealed record OutboxMessage(string Kind, Guid? Stream, ReadOnlyMemory<byte> Payload, DateTimeOffset NotBefore);

/// <summary>A message leased to one worker.</summary>
/// <param name="Id">Its id; grows in the order of writing, nearly.</param>
/// <param name="Kind">What is to be done.</param>
/// <param name="Stream">The stream it is about, or null.</param>
/// <param name="Payload">Opened.</param>
/// <param name="Attempt">1 for the first worker that got it, 2 for the next, ...</param>
/// <param name="Lease">Fencing token: whoever lost the lease cannot complete the message any more.</param>
public sealed record LeasedMessage(long Id, string Kind, Guid? Stream, byte[] Payload, int Attempt, Guid Lease);
