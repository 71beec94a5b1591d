using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Okno.Domain.Cases;
using Okno.Domain.Payments;
using Okno.Formats.Canonical;
using Okno.Store.Book;
using Okno.Store.Journal;
using Okno.Store.Scans;
using Okno.Store.Search;
using Okno.Store.Streams;

namespace Okno.Desk.Record;

/// <summary>
/// How one kind of stream is written and read: empty state, fold, clear index columns, search tokens, unique claims, and, where decisions are kept, how the state holds the hash of the latest, and, where the kind holds money, its ledger, which the book repeats line by line, and, where payments are matched to it, its card, and the scans that it names. One instance per aggregate, in <see cref="StreamKinds"/>.
/// </summary>
public sealed class StreamKind<TState, TEvent>(
    string name,
    Func<Guid, string, TState> empty,
    Func<TState, TEvent, TState> apply,
    Func<TState, StreamIndex> index,
    Func<TState, IReadOnlyList<Token>> tokens,
    Func<TState, IReadOnlyList<UniqueClaim>> claims,
    Func<TState, string, TState>? decided = null,
    Func<TState, Ledger>? ledger = null,
    Func<TState, byte[]?>? card = null,
    Func<TState, IReadOnlyList<ScanRef>>? scans = null) : IStreamKind
    where TState : notnull
    where TEvent : class
{
    private readonly Dictionary<string, Type> types = typeof(TEvent).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(TEvent)) && !type.IsAbstract)
        .ToDictionary(type => type.GetCustomAttribute<EventAttribute>()?.Name ?? throw new InvalidOperationException($"{type.Name} has no [Event] name."));

    // The store gives the fold of a stream that is used again and again as the same array: what it says is read once. Gone with the array.
    private readonly ConditionalWeakTable<byte[], object> known = [];

    public string Name => name;

    public TState Open(LoadedStream loaded) =>
        loaded.Kept ? (TState)known.GetValue(loaded.State, static state => RecordJson.Read<TState>(state)) : RecordJson.Read<TState>(loaded.State);

    public TState Empty(Guid id, string number) => empty(id, number);

    /// <summary>The change that appends events to a stream whose state was <paramref name="before"/> at <paramref name="version"/> (0 = new).</summary>
    /// <param name="decision">The decision record that made the events, in canonical bytes; kept beside the first of them.</param>
    public (StreamChange Change, TState After) Change(Guid id, string number, TState before, long version, IReadOnlyList<TEvent> events, Stamp by, byte[]? decision = null)
    {
        (IReadOnlyList<NewEvent> written, TState after) = Decided(number, before, events, by, decision);
        return (Change(id, version, before, written, after), after);
    }

    /// <summary>The events of one decision as they are written, and the state after them.</summary>
    /// <param name="decision">As in <see cref="Change(Guid, string, TState, long, IReadOnlyList{TEvent}, Stamp, byte[])"/>.</param>
    public (IReadOnlyList<NewEvent> Events, TState After) Decided(string number, TState before, IReadOnlyList<TEvent> events, Stamp by, byte[]? decision)
    {
        TState after = events.Aggregate(before, apply);
        JsonElement? record = null;
        if (decision is not null && decided is not null)
        {
            after = decided(after, CanonicalJson.Hash(decision));
            record = RecordJson.Read<JsonElement>(decision);
        }

        return ([.. events.Select((e, at) => Write(number, by, e, at == 0 ? record : null))], after);
    }

    /// <summary>The change that appends the written events of any number of decisions, which led from <paramref name="before"/> to <paramref name="after"/>.</summary>
    public StreamChange Change(Guid id, long version, TState before, IReadOnlyList<NewEvent> events, TState after)
    {
        byte[] state = RecordJson.Write(after);
        if (version > 0)
        {
            known.AddOrUpdate(state, after);
        }

        return new StreamChange(id, name, version, events, state, index(after), tokens(after), claims(after))
        {
            Card = card?.Invoke(after) is { } bytes ? bytes : (ReadOnlyMemory<byte>?)null,
            Book = ledger is null ? [] : BookLines.Of(ledger(after), ledger(before).Entries.Length),
            Scans = scans is null ? [] : [.. scans(after).Skip(scans(before).Count)],
        };
    }

    public IReadOnlyList<BookLine> BookOf(byte[] state) => ledger is null ? [] : BookLines.Of(ledger(RecordJson.Read<TState>(state)), 0);

    public IReadOnlyList<ScanRef> ScansOf(byte[] state) => scans is null ? [] : scans(RecordJson.Read<TState>(state));

    public byte[] Fold(IEnumerable<RecordedEvent> events)
    {
        TState? state = default;
        bool first = true;
        foreach (RecordedEvent recorded in events)
        {
            (Recorded<JsonElement> open, TEvent e) = Open(recorded);
            state = apply(first ? empty(recorded.Stream, open.Number) : state!, e);
            if (open.Decision is { } decision && decided is not null)
            {
                state = decided(state, CanonicalJson.Hash(CanonicalJson.Of(decision)));
            }

            first = false;
        }

        return first ? [] : RecordJson.Write(state!);
    }

    /// <summary>One event of the journal with its stamp; <c>Decided</c>: a decision record lies beside it.</summary>
    /// <exception cref="InvalidDataException">The journal names an event that this version does not know.</exception>
    public (Stamp By, TEvent Event, bool Decided) Read(RecordedEvent recorded)
    {
        (Recorded<JsonElement> open, TEvent e) = Open(recorded);
        return (open.By, e, open.Decision is not null);
    }

    private (Recorded<JsonElement> Open, TEvent Event) Open(RecordedEvent recorded)
    {
        if (!types.TryGetValue(recorded.Type, out Type? type))
        {
            throw new InvalidDataException($"The journal holds an event '{recorded.Type}' of version {recorded.Version}, which this version does not know.");
        }

        Recorded<JsonElement> open = RecordJson.Read<Recorded<JsonElement>>(recorded.Payload);
        return (open, (TEvent)open.Event.Deserialize(type, RecordJson.Options)!);
    }

    private static NewEvent Write(string number, Stamp by, TEvent e, JsonElement? decision)
    {
        EventAttribute attribute = e.GetType().GetCustomAttribute<EventAttribute>()!;
        return new NewEvent(attribute.Name, attribute.Version, RecordJson.Write(new Recorded<object>(number, by, e, decision)));
    }
}

/// <summary>What verification needs of any kind.</summary>
public interface IStreamKind
{
    string Name { get; }

    byte[] Fold(IEnumerable<RecordedEvent> events);

    /// <summary>The lines of the book that belong to a stream of this state, all of them in their order.</summary>
    IReadOnlyList<BookLine> BookOf(byte[] state);

    /// <summary>The scans that a stream of this state names, in the order in which they were named.</summary>
    IReadOnlyList<ScanRef> ScansOf(byte[] state);
}
