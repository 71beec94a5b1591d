using System.Security.Cryptography;
using System.Text;

namespace Okno.Store.Keys;

/// <summary>The key above all keys: 32 random bytes. It seals nothing of the record itself; a key derived from it (HKDF-SHA256, RFC 5869) wraps the keys of streams and of the house, each of which names the
/// master that wrapped it. So a master can be changed without touching the record.</summary>
internal sealed class MasterKey
{
    /// <summary>Bytes of <see cref="Id"/>.</summary>
    public const int IdLength = 8;

    public MasterKey(byte[] secret)
    {
        Secret = secret;
        Wrapping = Derived(secret, "okno wrap stream keys 1");
        Id = Convert.ToHexStringLower(Derived(secret, "okno master id 1").AsSpan(0, IdLength));
    }

    /// <summary>16 hexadecimal digits that tell nothing about the key; clear in every file that it wraps.</summary>
    public string Id { get; }

    /// <summary>32 bytes.</summary>
    public byte[] Secret { get; }

    /// <summary>Wraps the other keys.</summary>
    public byte[] Wrapping { get; }

    public static MasterKey New() => new(RandomNumberGenerator.GetBytes(32));

    internal static byte[] Derived(byte[] secret, string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: Encoding.ASCII.GetBytes(purpose));
}
