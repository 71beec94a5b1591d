using System.Security.Cryptography;
using Okno.Store.Journal;

namespace Okno.Store.Search;

/// <summary>Turns values into keyed tokens: HMAC-SHA256 (RFC 2104) cut to 16 bytes. Without the master key nobody can try values against the tables.</summary>
internal sealed class SearchKey(byte[] secret)
{
    /// <summary>Length of a token in bytes.</summary>
    public const int Length = 16;

    /// <summary>The token of a stream's kind, so that a search names the kind by the token alone.</summary>
    public byte[] Of(string streamKind, Token token) => Keyed("token", streamKind, token.Kind, token.Value);

    public byte[] Of(UniqueClaim claim) => Keyed("claim", string.Empty, claim.Kind, claim.Value);

    /// <summary>Idempotency keys can be guessable, so they are kept as tokens too.</summary>
    public byte[] OfIdempotencyKey(string key) => Keyed("answer", string.Empty, string.Empty, key);

    private byte[] Keyed(string purpose, string first, string second, string value) =>
        HMACSHA256.HashData(secret, new CanonicalBytes().Add(purpose).Add(first).Add(second).Add(value).Written)[..Length];
}
