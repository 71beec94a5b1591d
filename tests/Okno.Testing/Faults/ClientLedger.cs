using System.Collections.Concurrent;

namespace Okno.Testing.Faults;

/// <summary>
/// What a client sent and what was acknowledged to it, kept by the client and by nobody else. Every effect has a name that the client gave it and that can be read back from the record.
/// </summary>
public sealed class ClientLedger
{
    private readonly ConcurrentDictionary<string, bool> effects = new();

    /// <summary>Effects that were asked for.</summary>
    public int Sent => effects.Count;

    /// <summary>Effects that were acknowledged.</summary>
    public int Acknowledged => effects.Values.Count(acknowledged => acknowledged);

    /// <summary>Before the request leaves.</summary>
    public void Send(string effect) => effects.TryAdd(effect, false);

    /// <summary>After the answer has come that it is done.</summary>
    public void Acknowledge(string effect) => effects[effect] = true;

    /// <summary>Every acknowledged effect exactly once, every other at most once, none that was never asked for. Gives what is wrong; nothing where nothing is.</summary>
    /// <param name="found">The effects as the record has them, one entry each time.</param>
    public IReadOnlyList<string> Judge(IEnumerable<string> found)
    {
        Dictionary<string, int> times = found.GroupBy(one => one).ToDictionary(group => group.Key, group => group.Count());
        return
        [
            .. effects.Where(pair => pair.Value && !times.ContainsKey(pair.Key)).Select(pair => $"{pair.Key} was acknowledged and is not there"),
            .. times.Where(pair => pair.Value > 1).Select(pair => $"{pair.Key} happened {pair.Value} times"),
            .. times.Keys.Where(one => !effects.ContainsKey(one)).Select(one => $"{one} was never asked for"),
        ];
    }
}
