namespace Okno.Testing.Faults;

/// <summary>One request in a history.</summary>
/// <param name="Asked">What was asked.</param>
/// <param name="Answer">What came back; of a request without answer, anything.</param>
/// <param name="Began">When it was sent, by a clock that all clients share.</param>
/// <param name="Ended">When the answer had come; <see cref="Never"/> where none came: it may have happened at any time since, or not at all.</param>
public sealed record Asked<TAsked, TAnswer>(TAsked Request, TAnswer Answer, long Began, long Ended)
{
    public const long Never = long.MaxValue;
}

/// <summary>
/// Is there an order of a history's requests, true to real time, in which a model that does one thing after the other gives these very answers? (Herlihy and Wing; searched as by Wing and Gong, with what was found
/// fruitless remembered.) Histories of up to 64 requests.
/// </summary>
/// <typeparam name="TState">State of the model; never changed in place.</typeparam>
/// <typeparam name="TAsked">A request.</typeparam>
/// <typeparam name="TAnswer">An answer, compared by equality.</typeparam>
/// <param name="step">The model: from a state and a request to the next state and the answer.</param>
/// <param name="name">A text that is the same for two states only if they behave alike.</param>
public sealed class Linearizability<TState, TAsked, TAnswer>(Func<TState, TAsked, (TState After, TAnswer Answer)> step, Func<TState, string> name)
{
    /// <summary>True if there is such an order.</summary>
    public bool Holds(TState initial, IReadOnlyList<Asked<TAsked, TAnswer>> history)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(history.Count, 64);
        HashSet<(ulong, string)> fruitless = [];
        ulong answered = 0;
        for (int i = 0; i < history.Count; i++)
        {
            answered |= history[i].Ended == Asked<TAsked, TAnswer>.Never ? 0 : 1UL << i;
        }

        return Search(initial, 0);

        bool Search(TState state, ulong done)
        {
            if ((answered & ~done) == 0)
            {
                return true;
            }

            if (!fruitless.Add((done, name(state))))
            {
                return false;
            }

            // Whatever comes next began before any of the others had ended.
            long horizon = Enumerable.Range(0, history.Count).Where(i => (done >> i & 1) == 0).Min(i => history[i].Ended);
            for (int i = 0; i < history.Count; i++)
            {
                if ((done >> i & 1) == 1 || history[i].Began > horizon)
                {
                    continue;
                }

                (TState after, TAnswer answer) = step(state, history[i].Request);
                bool open = history[i].Ended == Asked<TAsked, TAnswer>.Never;
                if ((open || EqualityComparer<TAnswer>.Default.Equals(answer, history[i].Answer)) && Search(after, done | 1UL << i))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
