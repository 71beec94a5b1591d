using System.Diagnostics.CodeAnalysis;
using Okno.Store.Keys;
using Okno.Store.Schema;

namespace Okno.Store.Streams;

/// <summary>
/// The opened folds of the streams used last. One stands for a row only if the row is, sealed state and every clear column, byte for byte that from which it was opened or as which it was written: nothing is
/// trusted that was not checked. The same fold is always given as the same array, so that whoever reads it can remember by the array what it says.
/// </summary>
internal sealed class HotStates
{
    // A fold has 10 KB. Those of a morning's visitors are enough.
    private const int Capacity = 512;

    private readonly Lru<Guid, (StreamRow Row, byte[] State)> states = new(Capacity);

    public bool TryGet(StreamRow row, [NotNullWhen(true)] out byte[]? state)
    {
        state = states.TryGet(row.Id, out var known) && IsSame(known.Row, row) ? known.State : null;
        return state is not null;
    }

    public void Set(StreamRow row, byte[] state) => states.Set(row.Id, (row, state));

    public void Forget(Guid stream) => states.Remove(stream);

    private static bool IsSame(StreamRow one, StreamRow other) =>
        one.Version == other.Version && one.Kind == other.Kind && one.Number == other.Number && one.Phase == other.Phase && one.Turn == other.Turn && one.Due == other.Due
        && one.Lane == other.Lane && one.SortDay == other.SortDay && one.Erased == other.Erased
        && one.Head.AsSpan().SequenceEqual(other.Head) && one.Marks.AsSpan().SequenceEqual(other.Marks) && one.State.AsSpan().SequenceEqual(other.State);
}
