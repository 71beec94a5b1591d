namespace Okno.Store.Reads;

/// <summary>
/// What one person is being shown: while a reading is open every stream whose contents are opened in the same flow of calls is noted, so that no page can forget to name what it read. The caller makes
/// the list durable before the answer leaves the house (<see cref="RecordStore.RecordReadsAsync"/>).
/// </summary>
public sealed class Reading : IDisposable
{
    private static readonly AsyncLocal<Reading?> Open = new();

    private readonly Lock gate = new();
    private readonly Dictionary<Guid, string> seen = [];
    private readonly Reading? outer;
    private readonly bool aside;

    private Reading(bool aside)
    {
        this.aside = aside;
        outer = Open.Value;
        Open.Value = this;
    }

    /// <summary>What was opened so far: stream and its kind.</summary>
    public IReadOnlyDictionary<Guid, string> Seen
    {
        get
        {
            lock (gate)
            {
                return new Dictionary<Guid, string>(seen);
            }
        }
    }

    /// <summary>Begins to note. Ends with Dispose.</summary>
    public static Reading Begin() => new(aside: false);

    /// <summary>What is opened until Dispose is not shown to anybody: the program adds it up or looks for the right one.</summary>
    public static Reading Aside() => new(aside: true);

    /// <inheritdoc/>
    public void Dispose() => Open.Value = outer;

    /// <summary>Notes a stream whose data is shown from elsewhere: a name on the line of a register is its case's.</summary>
    public static void Saw(Guid stream, string kind)
    {
        if (Open.Value is not { aside: false } reading)
        {
            return;
        }

        lock (reading.gate)
        {
            reading.seen[stream] = kind;
        }
    }
}
