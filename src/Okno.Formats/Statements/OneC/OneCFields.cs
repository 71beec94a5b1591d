using System.Collections;

namespace Okno.Formats.Statements.OneC;

/// <summary>The fields of a section in their order, cut out of a block of text, which is never written again there, when they are asked for.</summary>
internal sealed class OneCFields(string[] names, int[] ends, char[] text, int start) : IReadOnlyList<KeyValuePair<string, string>>
{
    public int Count => ends.Length;

    public KeyValuePair<string, string> this[int index]
    {
        get
        {
            int from = index == 0 ? 0 : ends[index - 1];
            return new(names[index], new string(text, start + from, ends[index] - from));
        }
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator()
    {
        for (int i = 0; i < ends.Length; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
