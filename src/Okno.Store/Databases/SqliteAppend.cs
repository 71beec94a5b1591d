using Microsoft.Data.Sqlite;
using Okno.Store.Journal;

namespace Okno.Store.Databases;

/// <summary>The append in an SQLite file. The caller holds the write lock, so every expectation can be looked at before it is relied on.</summary>
internal static class SqliteAppend
{
    private const int PrimaryKeyViolation = 1555;
    private const int UniqueViolation = 2067;

    /// <summary>Several commits in one transaction, each on a savepoint of its own: what is refused leaves no trace. Null = the database failed at this one; it has to go alone.</summary>
    public static IReadOnlyList<AppendOutcome?> RunEach(SqliteStatements statements, IReadOnlyList<SealedCommit> commits)
    {
        var ends = new AppendOutcome?[commits.Count];
        for (var i = 0; i < ends.Length; i++)
        {
            statements.Execute("SAVEPOINT member");
            try
            {
                ends[i] = Run(statements, commits[i]);
            }
            catch (SqliteException)
            {
                // If the whole transaction was lost with it, the savepoint is gone too, and the next line says so to everybody.
            }

            if (ends[i] is not { End: AppendEnd.Done })
            {
                statements.Execute("ROLLBACK TO member");
            }

            statements.Execute("RELEASE member");
        }

        return ends;
    }

    public static AppendOutcome Run(SqliteStatements statements, SealedCommit commit)
    {
        if (commit.Fence is { } fence && statements.Read("SELECT token FROM leases WHERE name = @p0", reader => reader.GetInt64(0), fence.Name) is var held && (held.Count == 0 || held[0] != fence.Token))
        {
            return AppendOutcome.Because(AppendEnd.LeaseLost);
        }

        if (commit.Answer is { } answer)
        {
            if (statements.Execute(
                "INSERT INTO answers (key, stream, answer, at) VALUES (@p0, @p1, @p2, @p3) ON CONFLICT DO NOTHING",
                answer.Key, answer.Stream, answer.Answer, answer.At) == 0)
            {
                return AppendOutcome.Because(AppendEnd.AnswerExists);
            }
        }

        foreach (var change in commit.Changes)
        {
            if (PutStream(statements, change) is { } refused)
            {
                return AppendOutcome.Because(refused, change.Row.Id);
            }
        }

        var position = 0L;
        foreach (var row in commit.Changes.SelectMany(change => change.Events))
        {
            position = statements.Read(
                "INSERT INTO journal (stream, number, type, event_version, at, key_id, payload, hash) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7) RETURNING position",
                reader => reader.GetInt64(0),
                row.Stream, row.Number, row.Type, row.EventVersion, row.At, row.KeyId, row.Payload, row.Hash)[0];
        }

        foreach (var line in commit.Changes.SelectMany(change => change.Book))
        {
            statements.Execute(
                "INSERT INTO book (stream, ordinal, day, from_account, to_account, kopecks, reason) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6)",
                line.Stream, line.Ordinal, line.Day, line.From, line.To, line.Kopecks, line.Reason);
        }

        foreach (var scan in commit.Changes.SelectMany(change => change.Scans))
        {
            statements.Execute("INSERT INTO scans (address, stream, length) VALUES (@p0, @p1, @p2)", scan.Address, scan.Stream, scan.Length);
        }

        // All releases come before all takings, so that a claim can pass from one stream of the commit to another.
        foreach (var change in commit.Changes.Where(change => change is { Marks: not null, Expected: > 0 }))
        {
            statements.Execute("DELETE FROM tokens WHERE stream = @p0", change.Row.Id);
            statements.Execute("DELETE FROM claims WHERE stream = @p0", change.Row.Id);
            statements.Execute("DELETE FROM cards WHERE stream = @p0", change.Row.Id);
        }

        foreach (var change in commit.Changes.Where(change => change.Marks is not null))
        {
            foreach (var token in change.Marks!.Tokens)
            {
                statements.Execute("INSERT INTO tokens (token, stream) VALUES (@p0, @p1)", token, change.Row.Id);
            }

            if (change.Marks.Card is { } card)
            {
                statements.Execute("INSERT INTO cards (stream, card) VALUES (@p0, @p1)", change.Row.Id, card);
            }

            foreach (var claim in change.Marks.Claims)
            {
                if (statements.Execute("INSERT INTO claims (token, stream, kind) VALUES (@p0, @p1, @p2) ON CONFLICT DO NOTHING", claim.Token, claim.Stream, claim.Kind) == 0)
                {
                    return AppendOutcome.Because(AppendEnd.ClaimTaken, change.Row.Id);
                }
            }
        }

        foreach (var message in commit.Outbox)
        {
            statements.Execute(
                "INSERT INTO outbox (kind, stream, payload, not_before, attempts) VALUES (@p0, @p1, @p2, @p3, 0)",
                message.Kind, message.Stream, message.Payload, message.NotBefore);
        }

        return AppendOutcome.Done(position);
    }

    private static AppendEnd? PutStream(SqliteStatements statements, SealedChange change)
    {
        var row = change.Row;
        try
        {
            if (change.Expected == 0)
            {
                statements.Execute(
                    "INSERT INTO streams (id, kind, number, version, head, phase, turn, due, lane, sort_day, marks, state, erased) "
                    + "VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, 0)",
                    row.Id, row.Kind, row.Number, row.Version, row.Head, row.Phase, row.Turn, row.Due, row.Lane, row.SortDay, row.Marks, row.State);
                return null;
            }

            return statements.Execute(
                "UPDATE streams SET version = @p3, number = @p2, head = @p4, phase = @p5, turn = @p6, due = @p7, lane = @p8, sort_day = @p9, marks = @p10, state = @p11 "
                + "WHERE id = @p0 AND kind = @p1 AND version = @p12 AND erased = 0",
                row.Id, row.Kind, row.Number, row.Version, row.Head, row.Phase, row.Turn, row.Due, row.Lane, row.SortDay, row.Marks, row.State, change.Expected) == 0
                ? AppendEnd.Stale
                : null;
        }
        catch (SqliteException clash) when (clash.SqliteExtendedErrorCode == PrimaryKeyViolation)
        {
            return AppendEnd.Stale;
        }
        catch (SqliteException clash) when (clash.SqliteExtendedErrorCode == UniqueViolation)
        {
            return AppendEnd.NumberTaken;
        }
    }
}
