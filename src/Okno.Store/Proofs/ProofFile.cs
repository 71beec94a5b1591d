using System.Text.Json;
using System.Text.Json.Serialization;

namespace Okno.Store.Proofs;

/// <summary>A proof as a file: JSON that says all that a check needs. Hashes are hexadecimal.</summary>
/// <param name="Kind">"okno inclusion 1": an event is a leaf of the tree; "okno consistency 1": one tree is the beginning of another.</param>
/// <param name="Size">Leaves of the tree; of two trees, of the later.</param>
/// <param name="Root">Its root.</param>
/// <param name="Path">The hashes of the proof, in the order of RFC 9162.</param>
public sealed record ProofFile(string Kind, long Size, string Root, IReadOnlyList<string> Path)
{
    /// <summary>An event is a leaf.</summary>
    public const string Inclusion = "okno inclusion 1";

    /// <summary>A tree is the beginning of another.</summary>
    public const string Consistency = "okno consistency 1";

    private static readonly JsonSerializerOptions Form = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>The event's stream; of an inclusion only.</summary>
    public Guid? Stream { get; init; }

    /// <summary>The event's number in its stream; of an inclusion only.</summary>
    public long? Event { get; init; }

    /// <summary>The event's hash, which covers its envelope, its ciphertext and all events of the stream before it; of an inclusion only.</summary>
    public string? EventHash { get; init; }

    /// <summary>Its leaf, from 0; of an inclusion only.</summary>
    public long? Leaf { get; init; }

    /// <summary>Leaves of the earlier tree; of a consistency only.</summary>
    public long? OldSize { get; init; }

    /// <summary>Its root; of a consistency only.</summary>
    public string? OldRoot { get; init; }

    /// <summary>As text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Form);

    /// <summary>The file, or null if it is none.</summary>
    public static ProofFile? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<ProofFile>(text, Form) is { Kind: Inclusion or Consistency, Root: not null, Path: not null } file ? file : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>True if the proof holds by itself: its path leads from its leaf, or its earlier tree, to its root.</summary>
    public bool Holds()
    {
        try
        {
            byte[][] path = [.. Path.Select(Convert.FromHexString)];
            var root = Convert.FromHexString(Root);
            return Kind == Inclusion
                ? EventHash is { } hash && Leaf is { } leaf && MerkleProof.RootOf(MerkleHash.Leaf(Convert.FromHexString(hash)), leaf, Size, path).AsSpan().SequenceEqual(root)
                : OldSize is { } old && OldRoot is { } oldRoot && MerkleProof.IsConsistent(old, Convert.FromHexString(oldRoot), Size, root, path);
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
