namespace Okno.Store.Journal;

/// <summary>An event as it was recorded, opened again.</summary>
/// <param name="Stream">The stream it belongs to.</param>
/// <param name="Number">Its place in the stream: 1, 2, 3, ... without gaps.</param>
/// <param name="Type">Name of the event type.</param>
/// <param name="Version">Version of the event type's shape.</param>
/// <param name="At">Moment of the commit, UTC, whole microseconds.</param>
/// <param name="Payload">The payload, opened; empty if <see cref="Erased"/>.</param>
public sealed record RecordedEvent(Guid Stream, long Number, string Type, int Version, DateTimeOffset At, byte[] Payload)
{
    /// <summary>Place in the whole journal. Grows within a stream; between streams it follows the order in which rows were numbered,
    /// which on PostgreSQL is not always the order of commits, and it has gaps.</summary>
    public long Position { get; init; }

    /// <summary>True if the stream's key was destroyed: the envelope remains, the payload cannot be read by anyone.</summary>
    public bool Erased { get; init; }
}
