namespace Okno.Store.Streams;

/// <summary>A stream as it stands.</summary>
/// <param name="Id">The stream.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Version">Number of its events; what the next commit gives as its expected version.</param>
/// <param name="State">The fold, opened; empty if <paramref name="Erased"/>.</param>
/// <param name="Index">Its clear columns.</param>
/// <param name="Erased">True if its key was destroyed.</param>
public sealed record LoadedStream(Guid Id, string Kind, long Version, byte[] State, StreamIndex Index, bool Erased)
{
    /// <summary>True if the store keeps this very array and gives it again while the stream stands as it stands: worth remembering what it says.</summary>
    public bool Kept { get; init; }
}
