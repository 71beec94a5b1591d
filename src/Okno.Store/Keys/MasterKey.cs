using System.Security.Cryptography;
using System.Text;

namespace Okno.Store.Keys;

/// <summary>The key above all keys: 32 random bytes in the file <c>master.key</c> (base64, mode 0600). It seals nothing itself; keys for each purpose are derived
/// from it (HKDF-SHA256, RFC 5869).</summary>
internal sealed class MasterKey
{
    private readonly byte[] secret;

    private MasterKey(byte[] secret)
    {
        this.secret = secret;
        Wrapping = Derive("okno wrap stream keys 1");
        Searching = Derive("okno search tokens 1");
        House = Derive("okno house 1");
        Cards = Derive("okno cards 1");
    }

    /// <summary>Wraps the stream keys.</summary>
    public byte[] Wrapping { get; }

    /// <summary>Keys the search tokens and claims.</summary>
    public byte[] Searching { get; }

    /// <summary>Seals what belongs to no stream.</summary>
    public byte[] House { get; }

    /// <summary>Seals the cards, so that hundreds of thousands are opened without as many key files.</summary>
    public byte[] Cards { get; }

    /// <summary>Kept in the database, so that a database is never written under another master key. Tells nothing about the key.</summary>
    public byte[] Fingerprint() => Derive("okno fingerprint 1");

    public static string FileIn(string keyFolder) => Path.Combine(keyFolder, "master.key");

    public static MasterKey? TryRead(string keyFolder)
    {
        var path = FileIn(keyFolder);
        if (!File.Exists(path))
        {
            return null;
        }

        var secret = new byte[32];
        var text = File.ReadAllText(path).Trim();
        return Convert.TryFromBase64String(text, secret, out var length) && length == 32
            ? new MasterKey(secret)
            : throw new MasterKeyException($"The master key {path} is not 32 bytes of base64. Restore the file from its backup.");
    }

    public static MasterKey ReadOrCreate(string keyFolder)
    {
        if (TryRead(keyFolder) is { } found)
        {
            return found;
        }

        // Two processes may start at once: whoever comes second takes the first one's key.
        DurableFile.TryCreate(FileIn(keyFolder), Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) + "\n"));
        return TryRead(keyFolder)!;
    }

    private byte[] Derive(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: Encoding.ASCII.GetBytes(purpose));
}
