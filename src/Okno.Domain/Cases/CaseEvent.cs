using System.Collections.Frozen;
using System.Reflection;

namespace Okno.Domain.Cases;

/// <summary>A past-tense fact of a case. It carries the dates that were computed and the version of the law that computed them; applying it never reads the law.</summary>
public abstract record CaseEvent
{
    private protected CaseEvent()
    {
    }
}

/// <summary>The stable name and version under which an event is kept for ever. A change of shape is a new version with an upcaster and a new golden file.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EventAttribute(string name, int version = 1) : Attribute
{
    public string Name { get; } = name;

    public int Version { get; } = version;
}

/// <summary>Every event type of a case by its stable name, read once from the assembly: a type without a name stops the start.</summary>
public static class CaseEvents
{
    public static readonly FrozenDictionary<string, Type> ByName = typeof(CaseEvent).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(CaseEvent)) && !type.IsAbstract)
        .ToFrozenDictionary(type => type.GetCustomAttribute<EventAttribute>()?.Name ?? throw new InvalidOperationException($"{type.Name} has no [Event] name."));

    private static readonly FrozenDictionary<Type, EventAttribute> Names = ByName.Values.ToFrozenDictionary(type => type, type => type.GetCustomAttribute<EventAttribute>()!);

    public static EventAttribute NameOf(CaseEvent @event) => Names[@event.GetType()];
}
