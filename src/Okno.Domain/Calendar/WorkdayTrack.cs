using System.Numerics;

namespace Okno.Domain.Calendar;

/// <summary>
/// Working days of a span by rank and select, so that adding and counting cost the same for any number of days. The rank is kept as a bit per day with a running count per 64 days: two hundred years fit the
/// nearest cache of the processor.
/// </summary>
internal sealed class WorkdayTrack
{
    private const int DaysOfWord = 64;

    private readonly ulong[] works;
    private readonly int[] before;
    private readonly int[] select;

    public WorkdayTrack(ReadOnlySpan<bool> days)
    {
        // One word more than the days need, so that the end of the span has a rank too.
        works = new ulong[(days.Length / DaysOfWord) + 1];
        before = new int[works.Length];
        List<int> found = new(days.Length);
        for (int i = 0; i < days.Length; i++)
        {
            if (i % DaysOfWord == 0)
            {
                before[i / DaysOfWord] = found.Count;
            }

            if (days[i])
            {
                works[i / DaysOfWord] |= 1UL << i;
                found.Add(i);
            }
        }

        if (days.Length % DaysOfWord == 0)
        {
            before[^1] = found.Count;
        }

        select = [.. found];
    }

    /// <summary>How many working days the span has.</summary>
    public int Count => select.Length;

    /// <summary>Working days before index <paramref name="i"/>; defined for 0 to the length of the span, both included.</summary>
    public int Before(int i)
    {
        int word = (int)((uint)i / DaysOfWord);
        return before[word] + BitOperations.PopCount(works[word] & ~(ulong.MaxValue << i));
    }

    /// <summary>The index of the k-th working day, from 0.</summary>
    public int Nth(int k) => select[k];

    public bool Works(int i) => ((works[(uint)i / DaysOfWord] >> i) & 1) != 0;
}
