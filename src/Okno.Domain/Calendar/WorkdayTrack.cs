namespace Okno.Domain.Calendar;

/// <summary>Working days of a span by rank and select, so that adding and counting cost the same for any number of days.</summary>
internal sealed class WorkdayTrack
{
    private readonly int[] rank;
    private readonly int[] select;

    public WorkdayTrack(ReadOnlySpan<bool> works)
    {
        rank = new int[works.Length + 1];
        for (int i = 0; i < works.Length; i++)
        {
            rank[i + 1] = rank[i] + (works[i] ? 1 : 0);
        }

        select = new int[rank[^1]];
        for (int i = 0; i < works.Length; i++)
        {
            if (works[i])
            {
                select[rank[i]] = i;
            }
        }
    }

    /// <summary>How many working days the span has.</summary>
    public int Count => select.Length;

    /// <summary>Working days before index <paramref name="i"/>; defined for 0 to the length of the span, both included.</summary>
    public int Before(int i) => rank[i];

    /// <summary>The index of the k-th working day, from 0.</summary>
    public int Nth(int k) => select[k];

    public bool Works(int i) => rank[i + 1] != rank[i];
}
