namespace Okno.Store.Keys;

/// <summary>A bounded memory of what was used last. Safe for many threads.</summary>
internal sealed class Lru<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, TValue Value)>> nodes = [];
    private readonly LinkedList<(TKey Key, TValue Value)> byUse = new();

    public bool TryGet(TKey key, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out TValue value)
    {
        lock (gate)
        {
            if (!nodes.TryGetValue(key, out var node))
            {
                value = default;
                return false;
            }

            byUse.Remove(node);
            byUse.AddFirst(node);
            value = node.Value.Value;
            return true;
        }
    }

    public void Set(TKey key, TValue value)
    {
        lock (gate)
        {
            if (nodes.Remove(key, out var old))
            {
                byUse.Remove(old);
            }

            nodes[key] = byUse.AddFirst((key, value));
            if (nodes.Count > capacity)
            {
                nodes.Remove(byUse.Last!.Value.Key);
                byUse.RemoveLast();
            }
        }
    }

    public void Remove(TKey key)
    {
        lock (gate)
        {
            if (nodes.Remove(key, out var node))
            {
                byUse.Remove(node);
            }
        }
    }
}
