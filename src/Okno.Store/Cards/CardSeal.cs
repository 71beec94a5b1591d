using System.Security.Cryptography;
using Okno.Store.Journal;
using Okno.Store.Keys;

namespace Okno.Store.Cards;

/// <summary>Seals cards under one key of the house, bound to their streams; see docs/adr/0014 for why not under the stream's own.</summary>
internal sealed class CardSeal(byte[] secret)
{
    public byte[] Close(Guid stream, ReadOnlySpan<byte> card) => Seal.Close(secret, card, Associated(stream));

    /// <summary>The card, or null if it is not as it was written.</summary>
    public byte[]? TryOpen(Guid stream, ReadOnlySpan<byte> blob) => Seal.TryOpen(secret, blob, Associated(stream));

    /// <summary>What the stream's sealed row says of its card; tells nothing about it without the key.</summary>
    public byte[] Digest(Guid stream, ReadOnlySpan<byte> card) => HMACSHA256.HashData(secret, new CanonicalBytes().Add("okno card digest 1").Add(stream).Add(card).Written);

    private static byte[] Associated(Guid stream) => new CanonicalBytes().Add("okno card 1").Add(stream).Written.ToArray();
}
