using Npgsql;
using NpgsqlTypes;
using Okno.Store.Journal;
using Okno.Store.Leases;
using Okno.Store.Schema;

namespace Okno.Store.Databases;

/// <summary>The append on PostgreSQL: one batch = one message to the server = one transaction (a batch without explicit transaction commits at its end or
/// changes nothing). A broken expectation cannot be looked at halfway, so each is written such that it violates a constraint of its own.</summary>
internal static class PostgresAppend
{
    private const int Attempts = 5;

    // A group in which more are refused costs more than its members cost alone.
    private const int RefusalsOfGroup = 3;

    public static async Task<AppendOutcome> RunAsync(NpgsqlDataSource source, SealedCommit commit, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            // Every writer takes answers, then streams by id, then claims: a circle of waiting is left only through indexes shared by chance, and ends by trying again.
            await using var batch = source.CreateBatch();
            var owners = new Dictionary<NpgsqlBatchCommand, Guid>();
            Fill(batch, owners, [commit]);
            try
            {
                return AppendOutcome.Done((await ExecuteAsync(batch, ct)).LastOrDefault().Position);
            }
            catch (PostgresException refused) when (Meaning(refused) is { } end)
            {
                return AppendOutcome.Because(end, refused.BatchCommand is { } failed ? owners.GetValueOrDefault(failed) : default);
            }
            catch (PostgresException waiting) when (attempt < Attempts && IsCircle(waiting))
            {
                // Rolled back whole; the same batch may be sent again.
            }
        }
    }

    /// <summary>Several commits that touch nothing in common, in one transaction. Who is refused is left out and the others are sent again. Null = nothing was changed, go alone.</summary>
    public static async Task<IReadOnlyList<AppendOutcome?>> RunAsync(NpgsqlDataSource source, IReadOnlyList<SealedCommit> commits)
    {
        var ends = new AppendOutcome?[commits.Count];
        var left = Enumerable.Range(0, commits.Count).ToList();
        for (var refusals = 0; left.Count > 1 && refusals <= RefusalsOfGroup; refusals++)
        {
            await using var batch = source.CreateBatch();
            var owners = new Dictionary<NpgsqlBatchCommand, Guid>();
            Fill(batch, owners, [.. left.Select(i => commits[i])]);
            try
            {
                var positions = (await ExecuteAsync(batch, CancellationToken.None)).GroupBy(written => written.Stream).ToDictionary(stream => stream.Key, stream => stream.Max(written => written.Position));
                foreach (var i in left)
                {
                    ends[i] = AppendOutcome.Done(commits[i].Changes.Select(change => positions[change.Row.Id]).DefaultIfEmpty().Max());
                }

                break;
            }
            catch (PostgresException refused) when (Meaning(refused) is { } end
                && refused.BatchCommand is { } failed && owners.TryGetValue(failed, out var stream) && left.FindIndex(i => commits[i].Changes.Any(change => change.Row.Id == stream)) is >= 0 and var at)
            {
                ends[left[at]] = AppendOutcome.Because(end, stream);
                left.RemoveAt(at);
            }
            catch (PostgresException rolledBack) when (IsCircle(rolledBack) || Meaning(rolledBack) is not null || IsSurelyRolledBack(rolledBack))
            {
                break;
            }
        }

        return ends;
    }

    /// <summary>Transactions that waited for each other in a circle.</summary>
    private static bool IsCircle(PostgresException failed) => failed.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure;

    /// <summary>An error of the data. What tells of the end of the server or of the session may come after the commit.</summary>
    private static bool IsSurelyRolledBack(PostgresException failed) =>
        failed.InvariantSeverity == "ERROR" && failed.SqlState[..2] is "22" or "23" or "42" or "53" or "54";

    public static AppendEnd? Meaning(PostgresException refused) => (refused.SqlState, refused.TableName, refused.ConstraintName, refused.ColumnName) switch
    {
        (PostgresErrorCodes.UniqueViolation, _, "pk_answers", _) => AppendEnd.AnswerExists,
        (PostgresErrorCodes.UniqueViolation, _, "pk_streams", _) => AppendEnd.Stale,
        (PostgresErrorCodes.UniqueViolation, _, "ux_streams_number", _) => AppendEnd.NumberTaken,
        (PostgresErrorCodes.NotNullViolation, "streams", _, "version") => AppendEnd.Stale,
        (PostgresErrorCodes.ForeignKeyViolation, _, "fk_journal_stream", _) => AppendEnd.Stale,
        (PostgresErrorCodes.NotNullViolation, "claims", _, "stream") or (PostgresErrorCodes.UniqueViolation, _, "pk_claims", _) => AppendEnd.ClaimTaken,
        (PostgresErrorCodes.DivisionByZero, _, _, _) => AppendEnd.LeaseLost,
        _ => null,
    };

    private static async Task<List<(Guid Stream, long Position)>> ExecuteAsync(NpgsqlBatch batch, CancellationToken ct)
    {
        List<(Guid Stream, long Position)> written = [];
        if (batch.BatchCommands.Count == 0)
        {
            return written;
        }

        // Read to the very end: only after the last result has the server said that it has committed.
        await using var reader = await batch.ExecuteReaderAsync(ct);
        do
        {
            while (await reader.ReadAsync(ct))
            {
                written.Add((reader.GetGuid(0), reader.GetInt64(1)));
            }
        }
        while (await reader.NextResultAsync(ct));

        return written;
    }

    private static void Fill(NpgsqlBatch batch, Dictionary<NpgsqlBatchCommand, Guid> owners, IReadOnlyList<SealedCommit> commits)
    {
        foreach (var fence in commits.Select(commit => commit.Fence).OfType<Lease>().DistinctBy(fence => (fence.Name, fence.Token)).OrderBy(fence => fence.Name, StringComparer.Ordinal))
        {
            // Shared, so that workers of one job do not wait for each other, but a taking of the lease waits until they have committed. A token that is not ours divides by zero.
            Add(
                "SELECT '00000000-0000-0000-0000-000000000000'::uuid, 0 / coalesce((SELECT (token = $2)::int FROM leases WHERE name = $1 FOR SHARE), 0)::bigint",
                Guid.Empty, Text(fence.Name), Of(fence.Token));
        }

        List<SealedChange> changes = [.. commits.SelectMany(commit => commit.Changes).OrderBy(change => change.Row.Id)];
        foreach (var answer in commits.Select(commit => commit.Answer).OfType<AnswerRow>().OrderBy(answer => Convert.ToHexString(answer.Key), StringComparer.Ordinal))
        {
            Add("INSERT INTO answers (key, stream, answer, at) VALUES ($1, $2, $3, $4)", answer.Stream, Of(answer.Key), Of(answer.Stream), Of(answer.Answer), Of(answer.At));
        }

        foreach (var change in changes)
        {
            PutStream(change);
        }

        foreach (var row in changes.SelectMany(change => change.Events))
        {
            Add(
                "INSERT INTO journal (stream, number, type, event_version, at, key_id, payload, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING stream, position",
                row.Stream, Of(row.Stream), Of(row.Number), Text(row.Type), Of(row.EventVersion), Of(row.At), Of(row.KeyId), Of(row.Payload), Of(row.Hash));
        }

        // The sums of a day are rows that all writers share: everybody takes them in one order.
        foreach (var line in changes.SelectMany(change => change.Book).OrderBy(line => line.Day)
            .ThenBy(line => line.From, StringComparer.Ordinal).ThenBy(line => line.To, StringComparer.Ordinal).ThenBy(line => line.Reason, StringComparer.Ordinal))
        {
            Add(
                "INSERT INTO book (stream, ordinal, day, from_account, to_account, kopecks, reason) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                line.Stream, Of(line.Stream), Of(line.Ordinal), Of(line.Day), Text(line.From), Text(line.To), Of(line.Kopecks), Text(line.Reason));
        }

        foreach (var scan in changes.SelectMany(change => change.Scans))
        {
            Add("INSERT INTO scans (address, stream, length) VALUES ($1, $2, $3)", scan.Stream, Of(scan.Address), Of(scan.Stream), Of(scan.Length));
        }

        // All releases come before all takings, so that a claim can pass from one stream of the commit to another.
        foreach (var (stream, marks) in changes.Where(change => change is { Marks: not null, Expected: > 0 }).Select(change => (change.Row.Id, change.Marks!)))
        {
            Add("DELETE FROM tokens WHERE stream = $1 AND token <> ALL($2)", stream, Of(stream), Many(marks.Tokens));
            Add("DELETE FROM claims WHERE stream = $1 AND token <> ALL($2)", stream, Of(stream), Many(marks.Claims.Select(claim => claim.Token)));
            if (marks.Card is null)
            {
                Add("DELETE FROM cards WHERE stream = $1", stream, Of(stream));
            }
        }

        foreach (var (stream, marks) in changes.Where(change => change.Marks is not null).Select(change => (change.Row.Id, change.Marks!)))
        {
            if (marks.Tokens.Count > 0)
            {
                Add("INSERT INTO tokens (token, stream) SELECT t, $1 FROM unnest($2) t ON CONFLICT DO NOTHING", stream, Of(stream), Many(marks.Tokens));
            }

            if (marks.Card is { } card)
            {
                Add("INSERT INTO cards (stream, card) VALUES ($1, $2) ON CONFLICT (stream) DO UPDATE SET card = EXCLUDED.card", stream, Of(stream), Of(card));
            }
        }

        foreach (var claim in changes.SelectMany(change => change.Marks?.Claims ?? []).OrderBy(claim => Convert.ToHexString(claim.Token), StringComparer.Ordinal))
        {
            // A claim of one's own stays untouched; another's becomes NULL, which the column forbids.
            Add(
                "INSERT INTO claims (token, stream, kind) VALUES ($1, $2, $3) ON CONFLICT (token) DO UPDATE SET stream = NULL WHERE claims.stream <> EXCLUDED.stream",
                claim.Stream, Of(claim.Token), Of(claim.Stream), Text(claim.Kind));
        }

        foreach (var message in commits.SelectMany(commit => commit.Outbox))
        {
            Add(
                "INSERT INTO outbox (kind, stream, payload, not_before, attempts) VALUES ($1, $2, $3, $4, 0)",
                message.Stream, Text(message.Kind), Of(message.Stream), Of(message.Payload), Of(message.NotBefore));
        }

        void PutStream(SealedChange change)
        {
            var row = change.Row;
            NpgsqlParameter[] columns =
            [
                Of(row.Id), Text(row.Kind), Text(row.Number), Of(row.Version), Of(row.Head), Text(row.Phase), Text(row.Turn), Of(row.Due), Text(row.Lane),
                Of(row.SortDay), Of(row.Marks), Of(row.State),
            ];
            if (change.Expected == 0)
            {
                Add(
                    "INSERT INTO streams (id, kind, number, version, head, phase, turn, due, lane, sort_day, marks, state, erased) "
                    + "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, false)",
                    row.Id, columns);
            }
            else
            {
                // A stale version becomes NULL, which the column forbids; a missing row is then missed by the journal's foreign key.
                Add(
                    "UPDATE streams SET version = CASE WHEN version = $13 AND kind = $2 AND NOT erased THEN $4 END, number = $3, head = $5, phase = $6, turn = $7, due = $8, "
                    + "lane = $9, sort_day = $10, marks = $11, state = $12 WHERE id = $1",
                    row.Id, [.. columns, Of(change.Expected)]);
            }
        }

        void Add(string sql, Guid owner, params NpgsqlParameter[] parameters)
        {
            var command = new NpgsqlBatchCommand(sql);
            foreach (var parameter in parameters)
            {
                command.Parameters.Add(parameter);
            }

            owners[command] = owner;
            batch.BatchCommands.Add(command);
        }
    }

    private static NpgsqlParameter<T> Of<T>(T value) => new() { TypedValue = value };

    private static NpgsqlParameter<byte[][]> Many(IEnumerable<byte[]> values) => new() { TypedValue = [.. values], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea };

    private static NpgsqlParameter<byte[]> Of(byte[] value) => new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Bytea };

    private static NpgsqlParameter<DateTime> Of(DateTimeOffset value) => new() { TypedValue = value.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz };

    private static NpgsqlParameter<string?> Text(string? value) => new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Text };
}
