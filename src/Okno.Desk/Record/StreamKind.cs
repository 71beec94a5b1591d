using System.Reflection;
using System.Text.Json;
using Okno.Domain.Cases;
using Okno.Store.Journal;
using Okno.Store.Search;
using Okno.Store.Streams;

namespace Okno.Desk.Record;

/// <summary>
/// How one kind of stream is written and read: empty state, fold, clear index columns, search tokens, unique claims. One instance per aggregate, in <see cref="StreamKinds"/>.
/// </summary>
public sealed class StreamKind<TState, TEvent>(
    string name,
    Func<Guid, string, TState> empty,
    Func<TState, TEvent, TState> apply,
    Func<TState, StreamIndex> index,
    Func<TState, IReadOnlyList<Token>> tokens,
    Func<TState, IReadOnlyList<UniqueClaim>> claims) : IStreamKind
    where TState : notnull
    where TEvent : class
{
    private readonly Dictionary<string, Type> types = typeof(TEvent).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(TEvent)) && !type.IsAbstract)
        .ToDictionary(type => type.GetCustomAttribute<EventAttribute>()?.Name ?? throw new InvalidOperationException($"{type.Name} has no [Event] name."));

    public string Name => name;

    public TState Open(LoadedStream loaded) => RecordJson.Read<TState>(loaded.State);

    public TState Empty(Guid id, string number) => empty(id, number);

    /// <summary>The change that appends events to a stream whose state was <paramref name="before"/> at <paramref name="version"/> (0 = new).</summary>
    public (StreamChange Change, TState After) Change(Guid id, string number, TState before, long version, IReadOnlyList<TEvent> events, Stamp by)
    {
        TState after = events.Aggregate(before, apply);
        StreamChange change = new(
            id, name, version, [.. events.Select(e => Write(number, by, e))], RecordJson.Write(after), index(after), tokens(after), claims(after));
        return (change, after);
    }

    public byte[] Fold(IEnumerable<RecordedEvent> events)
    {
        TState? state = default;
        bool first = true;
        foreach (RecordedEvent recorded in events)
        {
            (string number, _, TEvent e) = Read(recorded);
            state = apply(first ? empty(recorded.Stream, number) : state!, e);
            first = false;
        }

        return first ? [] : RecordJson.Write(state!);
    }

    /// <summary>One event of the journal with its stamp.</summary>
    /// <exception cref="InvalidDataException">The journal names an event that this version does not know.</exception>
    public (string Number, Stamp By, TEvent Event) Read(RecordedEvent recorded)
    {
        if (!types.TryGetValue(recorded.Type, out Type? type))
        {
            throw new InvalidDataException($"The journal holds an event '{recorded.Type}' of version {recorded.Version}, which this version does not know.");
        }

        Recorded<JsonElement> open = RecordJson.Read<Recorded<JsonElement>>(recorded.Payload);
        return (open.Number, open.By, (TEvent)open.Event.Deserialize(type, RecordJson.Options)!);
    }

    private static NewEvent Write(string number, Stamp by, TEvent e)
    {
        EventAttribute attribute = e.GetType().GetCustomAttribute<EventAttribute>()!;
        return new NewEvent(attribute.Name, attribute.Version, RecordJson.Write(new Recorded<object>(number, by, e)));
    }
}

/// <summary>What verification needs of any kind.</summary>
public interface IStreamKind
{
    string Name { get; }

    byte[] Fold(IEnumerable<RecordedEvent> events);
}
