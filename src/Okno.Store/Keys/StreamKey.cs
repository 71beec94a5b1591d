namespace Okno.Store.Keys;

/// <summary>The key of one stream.</summary>
/// <param name="Id">Random id, clear in every envelope sealed with it; <see cref="Guid.Empty"/> for the house key.</param>
/// <param name="Secret">32 bytes.</param>
internal sealed record StreamKey(Guid Id, byte[] Secret);
