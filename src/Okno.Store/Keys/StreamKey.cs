namespace Okno.Store.Keys;

/// <summary>The key of one stream: the one that seals now, and those that sealed before it was changed.</summary>
/// <param name="Id">Random id, clear in every envelope sealed with it; <see cref="Guid.Empty"/> for the house key.</param>
/// <param name="Secret">32 bytes.</param>
internal sealed record StreamKey(Guid Id, byte[] Secret)
{
    /// <summary>Keys that open what was sealed earlier; they seal nothing any more.</summary>
    public IReadOnlyList<StreamKey> Earlier { get; init; } = [];

    /// <summary>The key of this id, or null if the stream has none such.</summary>
    public StreamKey? Of(Guid id) => id == Id ? this : Earlier.FirstOrDefault(key => key.Id == id);
}
