using System.Globalization;
using System.Text;

namespace Okno.Store.Keys;

/// <summary>The keys of one stream as text: a heading, then a line for each key, the one that seals now first: <c>KEY MASTER WRAPPED</c>. Files of the first version hold one key and name no master.</summary>
internal static class KeyFile
{
    private const string First = "okno stream key 1";
    private const string Heading = "okno stream key 2";

    public static byte[] Write(Guid stream, StreamKey key, MasterKey master)
    {
        var text = new StringBuilder(Heading).Append('\n');
        foreach (var one in (IEnumerable<StreamKey>)[key, .. key.Earlier])
        {
            text.Append(CultureInfo.InvariantCulture, $"{one.Id:N} {master.Id} {Convert.ToBase64String(Seal.Close(master.Wrapping, one.Secret, KeyRing.Binding(stream, one.Id)))}\n");
        }

        return Encoding.ASCII.GetBytes(text.ToString());
    }

    /// <summary>True if every key of the file is wrapped by this master.</summary>
    public static bool IsWrappedBy(string text, MasterKey master) =>
        Lines(text) is [Heading, .. var lines] && lines.Length > 0 && lines.All(line => line.Split(' ') is [_, var id, _] && id == master.Id);

    /// <summary>The keys, or null if the text is damaged or a master is not known.</summary>
    public static StreamKey? Read(Guid stream, string text, MasterKeys masters)
    {
        if (Lines(text) is not [First or Heading, .. var lines])
        {
            return null;
        }

        var named = text.StartsWith(Heading, StringComparison.Ordinal);
        var keys = new List<StreamKey>();
        foreach (var line in lines)
        {
            var parts = line.Split(' ');
            if (parts.Length != (named ? 3 : 2) || !Guid.TryParseExact(parts[0], "N", out var id)
                || Open(stream, id, parts[^1], named ? masters.Find(parts[1]) is { } master ? [master] : [] : masters.All) is not { } key)
            {
                return null;
            }

            keys.Add(key);
        }

        return keys.Count == 0 ? null : keys[0] with { Earlier = keys[1..] };
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static StreamKey? Open(Guid stream, Guid id, string wrappedText, IReadOnlyList<MasterKey> masters)
    {
        Span<byte> wrapped = stackalloc byte[128];
        if (!Convert.TryFromBase64String(wrappedText, wrapped, out var length))
        {
            return null;
        }

        foreach (var master in masters)
        {
            if (Seal.TryOpen(master.Wrapping, wrapped[..length], KeyRing.Binding(stream, id)) is { Length: 32 } secret)
            {
                return new StreamKey(id, secret);
            }
        }

        return null;
    }
}
