namespace Okno.Store.Verify;

/// <summary>Gathers what is wrong from several threads.</summary>
internal sealed class Findings
{
    private const int NamedAtMost = 100;
    private const int KeptAtMost = 10_000;

    private readonly Lock gate = new();
    private readonly List<VerifyFault> faults = [];
    private readonly SortedSet<Guid> keysGone = [];

    public long Count { get; private set; }

    /// <summary>In the order of streams, those of no stream last; the first of them.</summary>
    public IReadOnlyList<VerifyFault> Faults => [.. faults.OrderBy(fault => fault.Stream == Guid.Empty).ThenBy(fault => fault.Stream).ThenBy(fault => fault.What).Take(NamedAtMost)];

    public IReadOnlyList<Guid> KeysGone => [.. keysGone.Take(NamedAtMost)];

    public void Blame(VerifyFault? fault)
    {
        if (fault is null)
        {
            return;
        }

        lock (gate)
        {
            Count++;
            if (faults.Count < KeptAtMost)
            {
                faults.Add(fault);
            }
        }
    }

    /// <summary>A fault at a place that is no stream's row.</summary>
    public void Blame(FaultKind what, string place, string detail, Guid stream = default, long? number = null) =>
        Blame(new VerifyFault(stream, string.Empty, string.Empty, number, what, detail) { Place = place });

    public void KeyGone(Guid stream)
    {
        lock (gate)
        {
            if (keysGone.Count < KeptAtMost)
            {
                keysGone.Add(stream);
            }
        }
    }
}
