using Okno.Store.Databases;

namespace Okno.Store.Leases;

/// <summary>Leases by one statement each, measured by the clock of the database alone: a process whose clock is wrong can neither steal nor keep one.</summary>
internal sealed class LeaseTable(RecordDatabase database)
{
    public async Task<Lease?> TakeAsync(string name, string owner, TimeSpan span, CancellationToken ct)
    {
        Check(span);
        var taken = await database.WriteAsync(
            $"INSERT INTO leases (name, owner, token, until) VALUES (@p0, @p1, 1, {database.ClockAnd("@p2")}) "
            + $"ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, token = leases.token + 1, until = excluded.until WHERE leases.until <= {database.Clock} OR leases.until > {database.ClockAnd("@p3")} RETURNING token",
            [name, owner, Microseconds(span), Microseconds(Lease.Longest)],
            reader => reader.GetInt64(0),
            ct);
        return taken is [var token] ? new Lease(name, owner, token) : null;
    }

    /// <summary>A lease that has run out but that nobody has taken since is still its last owner's.</summary>
    public async Task<bool> RenewAsync(Lease lease, TimeSpan span, CancellationToken ct)
    {
        Check(span);
        return await OneAsync($"UPDATE leases SET until = {database.ClockAnd("@p3")} WHERE name = @p0 AND owner = @p1 AND token = @p2 RETURNING token", [lease.Name, lease.Owner, lease.Token, Microseconds(span)], ct);
    }

    public Task<bool> ReleaseAsync(Lease lease, CancellationToken ct) =>
        OneAsync($"UPDATE leases SET until = {database.Clock} WHERE name = @p0 AND owner = @p1 AND token = @p2 RETURNING token", [lease.Name, lease.Owner, lease.Token], ct);

    public Task<bool> RevokeAsync(string name, CancellationToken ct) =>
        OneAsync($"UPDATE leases SET token = token + 1, owner = '', until = {database.Clock} WHERE name = @p0 AND until > {database.Clock} RETURNING token", [name], ct);

    public Task<bool> IsHeldAsync(string name, CancellationToken ct) =>
        OneAsync($"SELECT token FROM leases WHERE name = @p0 AND until > {database.Clock} AND until <= {database.ClockAnd("@p1")}", [name, Microseconds(Lease.Longest)], ct);

    private static void Check(TimeSpan span)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(span, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(span, Lease.Longest);
    }

    private static long Microseconds(TimeSpan span) => span.Ticks / TimeSpan.TicksPerMicrosecond;

    private async Task<bool> OneAsync(string sql, IReadOnlyList<object> values, CancellationToken ct) =>
        (await database.WriteAsync(sql, values, reader => reader.GetInt64(0), ct)).Count == 1;
}
