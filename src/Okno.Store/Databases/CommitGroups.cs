using Okno.Store.Journal;

namespace Okno.Store.Databases;

/// <summary>
/// Commits of one process that meet go in one transaction: whoever comes while as many transactions are under way as the database uses at once waits for the end of one of them and leaves with all others who
/// wait. A lone writer waits for nobody. Each commit ends as it would have ended alone; the members of a group touch nothing in common.
/// </summary>
/// <param name="flights">Transactions under way at once.</param>
/// <param name="alone">Appends one commit.</param>
/// <param name="together">Appends several, each whole or not at all, and says how each ended; null = nothing of this one was changed, and it has to go alone. Throws = the outcome of each is unknown.</param>
internal sealed class CommitGroups(
    int flights,
    Func<SealedCommit, CancellationToken, Task<AppendOutcome>> alone,
    Func<IReadOnlyList<SealedCommit>, Task<IReadOnlyList<AppendOutcome?>>> together)
{
    /// <summary>Members of a group at most.</summary>
    public const int Most = 128;

    // A transaction can wait for a lock of another process. Who has waited for it so long goes alone.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private readonly Lock gate = new();
    private readonly LinkedList<Member> waiting = [];
    private int flying;

    public async Task<AppendOutcome> AppendAsync(SealedCommit commit, CancellationToken ct)
    {
        Member? member = null;
        lock (gate)
        {
            if (flying < flights)
            {
                flying++;
            }
            else
            {
                member = new Member(commit);
                waiting.AddLast(member.Place);
            }
        }

        if (member is null)
        {
            try
            {
                return await alone(commit, ct);
            }
            finally
            {
                Landed();
            }
        }

        await ((Task)member.End.Task).WaitAsync(Patience, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!member.End.Task.IsCompleted && Leave(member))
        {
            ct.ThrowIfCancellationRequested();
            return await alone(commit, ct);
        }

        // It has ended, or is under way: only its end says what came of it.
        return await member.End.Task.WaitAsync(ct);
    }

    private bool Leave(Member member)
    {
        lock (gate)
        {
            if (member.Place.List is null)
            {
                return false;
            }

            waiting.Remove(member.Place);
            return true;
        }
    }

    private void Landed()
    {
        List<Member> next;
        lock (gate)
        {
            next = Next();
            if (next.Count == 0)
            {
                flying--;
                return;
            }
        }

        _ = Task.Run(() => FlyAsync(next));
    }

    /// <summary>Those who wait, in the order in which they came, without those who touch what one before them touches.</summary>
    private List<Member> Next()
    {
        List<Member> group = [];
        var touched = new Touched();
        for (var place = waiting.First; place is not null && group.Count < Most;)
        {
            var after = place.Next;
            if (touched.TryAdd(place.Value.Commit))
            {
                waiting.Remove(place);
                group.Add(place.Value);
            }

            place = after;
        }

        return group;
    }

    private async Task FlyAsync(List<Member> group)
    {
        try
        {
            var ends = group.Count > 1 ? await TogetherAsync(group) : new AppendOutcome?[1];
            foreach (var (member, end) in group.Zip(ends ?? []))
            {
                await EndAsync(member, end);
            }
        }
        finally
        {
            Landed();
        }
    }

#pragma warning disable CA1031 // Whatever it is, it is told to the members: none of them may wait for ever.
    private async Task<IReadOnlyList<AppendOutcome?>?> TogetherAsync(List<Member> group)
    {
        try
        {
            return await together([.. group.Select(member => member.Commit)]);
        }
        catch (Exception unknown)
        {
            group.ForEach(member => member.End.TrySetException(unknown));
            return null;
        }
    }

    private async Task EndAsync(Member member, AppendOutcome? end)
    {
        try
        {
            member.End.TrySetResult(end ?? await alone(member.Commit, CancellationToken.None));
        }
        catch (Exception unknown)
        {
            member.End.TrySetException(unknown);
        }
    }
#pragma warning restore CA1031

    private sealed class Member
    {
        public Member(SealedCommit commit)
        {
            Commit = commit;
            Place = new LinkedListNode<Member>(this);
        }

        public SealedCommit Commit { get; }

        public LinkedListNode<Member> Place { get; }

        public TaskCompletionSource<AppendOutcome> End { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>The streams, claims and keys of requests that a group touches.</summary>
    private sealed class Touched
    {
        private readonly HashSet<Guid> streams = [];
        private readonly HashSet<byte[]> tokens = new(ByContent.Instance);

        public bool TryAdd(SealedCommit commit)
        {
            var keys = commit.Changes.SelectMany(change => change.Marks?.Claims ?? []).Select(claim => claim.Token).ToList();
            if (commit.Answer is { } answer)
            {
                keys.Add(answer.Key);
            }

            if (commit.Changes.Any(change => streams.Contains(change.Row.Id)) || keys.Exists(tokens.Contains))
            {
                return false;
            }

            streams.UnionWith(commit.Changes.Select(change => change.Row.Id));
            tokens.UnionWith(keys);
            return true;
        }
    }

    private sealed class ByContent : IEqualityComparer<byte[]>
    {
        public static readonly ByContent Instance = new();

        public bool Equals(byte[]? one, byte[]? other) => one.AsSpan().SequenceEqual(other);

        public int GetHashCode(byte[] bytes)
        {
            var hash = default(HashCode);
            hash.AddBytes(bytes);
            return hash.ToHashCode();
        }
    }
}
