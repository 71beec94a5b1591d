using System.Buffers.Binary;

namespace Okno.Testing.Canaries;

/// <summary>
/// Finds any of hundreds of thousands of byte strings in one pass: a filter of bits over every window of eight bytes, then a table of the strings that begin so. An automaton of Aho and Corasick over as many strings would
/// need some gigabytes for its states; windows need a megabyte and look at each byte once.
/// </summary>
public sealed class ByteSearch
{
    /// <summary>No string is shorter.</summary>
    public const int Shortest = 8;

    private const int FilterBits = 23;

    private readonly ulong[] filter = new ulong[1 << (FilterBits - 6)];
    private readonly Dictionary<ulong, List<(byte[] Bytes, int Number)>> byBeginning = [];

    /// <param name="strings">Each at least eight bytes; reported by its place in this list.</param>
    public ByteSearch(IReadOnlyList<byte[]> strings)
    {
        for (int i = 0; i < strings.Count; i++)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(strings[i].Length, Shortest);
            ulong window = BinaryPrimitives.ReadUInt64LittleEndian(strings[i]);
            int bit = Bit(window);
            filter[bit >> 6] |= 1UL << (bit & 63);
            (byBeginning.TryGetValue(window, out List<(byte[], int)>? same) ? same : byBeginning[window] = []).Add((strings[i], i));
        }
    }

    /// <summary>Tells each place where a string begins, and which.</summary>
    public void In(ReadOnlySpan<byte> bytes, Action<int, int> found)
    {
        for (int at = 0; at + Shortest <= bytes.Length; at++)
        {
            ulong window = BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]);
            int bit = Bit(window);
            if ((filter[bit >> 6] & (1UL << (bit & 63))) == 0 || !byBeginning.TryGetValue(window, out List<(byte[] Bytes, int Number)>? candidates))
            {
                continue;
            }

            foreach ((byte[] sought, int number) in candidates)
            {
                if (bytes[at..].StartsWith(sought))
                {
                    found(at, number);
                }
            }
        }
    }

    private static int Bit(ulong window) => (int)((window * 0x9E3779B97F4A7C15UL) >> (64 - FilterBits));
}
