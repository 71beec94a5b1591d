using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Okno.Store.Journal;

namespace Okno.Store.Proofs;

/// <summary>What both trees were at a moment, signed.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="At">UTC, whole microseconds.</param>
/// <param name="JournalSize">Leaves of the journal's tree.</param>
/// <param name="JournalRoot">Its root, 32 bytes.</param>
/// <param name="ReadsSize">Leaves of the reads' tree.</param>
/// <param name="ReadsRoot">Its root, 32 bytes.</param>
/// <param name="Signature">ECDSA P-256 with SHA-256 over <see cref="Statement"/>, in DER.</param>
public sealed record SignedHead(long Number, DateTimeOffset At, long JournalSize, byte[] JournalRoot, long ReadsSize, byte[] ReadsRoot, byte[] Signature)
{
    /// <summary>Name of the file beside exported heads in which the public key lies.</summary>
    public const string PublicKeyFile = "okno-heads.pub.pem";

    private const string Moments = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    /// <summary>The signed text: five lines of ASCII, each with a line feed at its end. Has one form only, so that it can be compared byte by byte and checked with any tool. Must never change.</summary>
    public string Statement => string.Create(
        CultureInfo.InvariantCulture,
        $"okno head 1\nnumber {Number}\nat {At.UtcDateTime.ToString(Moments, CultureInfo.InvariantCulture)}\njournal {JournalSize} {Convert.ToHexStringLower(JournalRoot)}\nreads {ReadsSize} {Convert.ToHexStringLower(ReadsRoot)}\n");

    /// <summary>The head as a file: the signed text, the signature in base64, and the fingerprint of the key.</summary>
    /// <param name="fingerprint">SHA-256 of the public key (SubjectPublicKeyInfo), hexadecimal.</param>
    public string ToFile(string fingerprint) => $"{Statement}signature {Convert.ToBase64String(Signature)}\nkey {fingerprint}\n";

    /// <summary>Reads a file. Null if it is not one, or not in its one form.</summary>
    public static (SignedHead Head, string Fingerprint)? Parse(string text)
    {
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        if (lines is not ["okno head 1", ['n', 'u', 'm', 'b', 'e', 'r', ' ', .. var number], ['a', 't', ' ', .. var at], ['j', 'o', 'u', 'r', 'n', 'a', 'l', ' ', .. var journal],
                ['r', 'e', 'a', 'd', 's', ' ', .. var reads], ['s', 'i', 'g', 'n', 'a', 't', 'u', 'r', 'e', ' ', .. var signature], ['k', 'e', 'y', ' ', .. var fingerprint], ..]
            || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var numbered)
            || !DateTimeOffset.TryParseExact(at, Moments, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            || Tree(journal) is not { } journalTree
            || Tree(reads) is not { } readsTree)
        {
            return null;
        }

        var bytes = new byte[signature.Length];
        if (!Convert.TryFromBase64String(signature, bytes, out var length))
        {
            return null;
        }

        var head = new SignedHead(numbered, moment, journalTree.Size, journalTree.Root, readsTree.Size, readsTree.Root, bytes[..length]);
        return head.Statement == string.Join('\n', lines[..5]) + "\n" ? (head, fingerprint) : null;
    }

    /// <summary>True if this key signed this head.</summary>
    public bool IsSignedBy(ECDsa key) => key.VerifyData(Encoding.ASCII.GetBytes(Statement), Signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    internal static SignedHead Sign(ECDsa key, long number, DateTimeOffset at, long journalSize, byte[] journalRoot, long readsSize, byte[] readsRoot)
    {
        var head = new SignedHead(number, RecordedMoment.Of(at), journalSize, journalRoot, readsSize, readsRoot, []);
        return head with { Signature = key.SignData(Encoding.ASCII.GetBytes(head.Statement), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence) };
    }

    private static (long Size, byte[] Root)? Tree(string text) =>
        text.Split(' ') is [var size, { Length: 2 * MerkleHash.Length } root]
        && long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var leaves)
        && root.All(char.IsAsciiHexDigitLower)
            ? (leaves, Convert.FromHexString(root))
            : null;
}
