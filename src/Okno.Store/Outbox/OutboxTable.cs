using Okno.Store.Databases;
using Okno.Store.Journal;
using Okno.Store.Schema;
using Okno.Store.Verify;

namespace Okno.Store.Outbox;

/// <summary>Leases: a message taken is hidden until its lease ends; the lease's id fences off a worker that woke too late.</summary>
internal sealed class OutboxTable(RecordDatabase database, Sealer sealer)
{
    public async Task<IReadOnlyList<LeasedMessage>> LeaseAsync(IReadOnlyList<string>? kinds, int limit, TimeSpan lease, DateTimeOffset now, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(lease, TimeSpan.Zero);
        var id = Guid.NewGuid();
        var at = RecordedMoment.Of(now);
        var values = new List<object> { id, at + lease, at, limit };
        var filter = string.Empty;
        if (kinds is not null)
        {
            filter = kinds.Count == 0 ? " AND 1 = 0" : $" AND kind IN ({string.Join(", ", kinds.Select((_, i) => $"@p{i + values.Count}"))})";
            values.AddRange(kinds);
        }

        var rows = await database.WriteAsync(
            "UPDATE outbox SET lease = @p0, not_before = @p1, attempts = attempts + 1 WHERE id IN (SELECT id FROM outbox WHERE not_before <= @p2"
            + filter + " ORDER BY not_before, id LIMIT @p3" + database.TakeRows + ") RETURNING id, kind, stream, payload, attempts",
            values,
            reader => new OutboxRow
            {
                Id = reader.GetInt64(0),
                Kind = reader.GetString(1),
                Stream = reader.GetGuid(2),
                Payload = reader.GetFieldValue<byte[]>(3),
                Attempts = reader.GetInt32(4),
                NotBefore = at + lease,
            },
            ct);
        return [.. rows.OrderBy(row => row.Id).Select(row => new LeasedMessage(
            row.Id,
            row.Kind,
            row.Stream == Guid.Empty ? null : row.Stream,
            sealer.Open(row) ?? throw new RecordDamagedException($"Message {row.Id} ({row.Kind}) cannot be opened."),
            row.Attempts,
            id))];
    }

    public async Task<bool> CompleteAsync(LeasedMessage message, CancellationToken ct) =>
        (await database.WriteAsync("DELETE FROM outbox WHERE id = @p0 AND lease = @p1 RETURNING id", [message.Id, message.Lease], reader => reader.GetInt64(0), ct)).Count == 1;

    public async Task<bool> GiveBackAsync(LeasedMessage message, DateTimeOffset notBefore, CancellationToken ct) =>
        (await database.WriteAsync(
            "UPDATE outbox SET lease = NULL, not_before = @p2 WHERE id = @p0 AND lease = @p1 RETURNING id",
            [message.Id, message.Lease, RecordedMoment.Of(notBefore)],
            reader => reader.GetInt64(0),
            ct)).Count == 1;
}
