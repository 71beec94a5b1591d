using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Okno.Store.Databases;
using Okno.Store.Journal;
using Okno.Store.Keys;
using Okno.Store.Schema;
using Okno.Store.Verify;

namespace Okno.Store.Reads;

/// <summary>The log of reads. Whoever comes while a write is under way joins the next one: a lone reader waits for nobody, a hundred share one write to the disk.</summary>
internal sealed class ReadLog(RecordDatabase database, KeyRing keys)
{
    private readonly Lock gate = new();
    private Together? next;
    private bool writing;

    public Task WriteAsync(IReadOnlyList<NewRead> reads, DateTimeOffset at)
    {
        if (reads.Count == 0)
        {
            return Task.CompletedTask;
        }

        DateTimeOffset moment = RecordedMoment.Of(at);
        List<ReadRow> rows = [.. reads.Select(read => Close(read, moment))];
        lock (gate)
        {
            next ??= new Together();
            next.Rows.AddRange(rows);
            Task done = next.Done.Task;
            if (!writing)
            {
                writing = true;
                _ = Task.Run(WriteOnAsync);
            }

            return done;
        }
    }

    /// <summary>The reads asked for, in the order of their ids.</summary>
    public async IAsyncEnumerable<RecordedRead> FindAsync(ReadQuery query, [EnumeratorCancellation] CancellationToken ct)
    {
        await using RecordContext context = database.NewContext();
        await foreach (Named row in With(context, Asked(context, query).OrderBy(row => row.Id)).AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return Open(row);
        }
    }

    /// <summary>The latest of them first, those before a moment and an id.</summary>
    public async Task<IReadOnlyList<RecordedRead>> LatestAsync(ReadQuery query, (DateTimeOffset At, long Id)? before, int limit, CancellationToken ct)
    {
        await using RecordContext context = database.NewContext();
        IQueryable<ReadRow> asked = Asked(context, query);
        if (before is var (at, id))
        {
            asked = asked.Where(row => row.At < at || (row.At == at && row.Id < id));
        }

        List<Named> rows = await With(context, asked.OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(limit)).ToListAsync(ct);
        return [.. rows.Select(Open)];
    }

    public async Task<bool> AnyAsync(Guid stream, string account, DateTimeOffset since, CancellationToken ct)
    {
        await using RecordContext context = database.NewContext();
        return await context.Reads.AsNoTracking().AnyAsync(row => row.Stream == stream && row.At >= since && row.Account == account && row.Why != null, ct);
    }

    public async Task<IReadOnlyList<SeenCount>> CountsAsync(DateTimeOffset since, string ofOne, CancellationToken ct)
    {
        await using RecordContext context = database.NewContext();
        return await context.Reads.AsNoTracking().Where(row => row.At >= since).GroupBy(row => row.Account)
            .Select(group => new SeenCount(
                group.Key,
                group.Where(row => EF.Functions.Like(row.Page, ofOne + "%")).Select(row => row.Stream).Distinct().Count(),
                group.Select(row => row.Stream).Distinct().Count()))
            .ToListAsync(ct);
    }

    private async Task WriteOnAsync()
    {
        while (true)
        {
            Together batch;
            lock (gate)
            {
                if (next is null)
                {
                    writing = false;
                    return;
                }

                batch = next;
                next = null;
            }

            try
            {
                await database.WriteReadsAsync(batch.Rows, CancellationToken.None);
                batch.Done.SetResult();
            }
#pragma warning disable CA1031 // Whatever it was, it belongs to those who wait for this write.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                batch.Done.SetException(failure);
            }
        }
    }

    private ReadRow Close(NewRead read, DateTimeOffset at) => new()
    {
        At = at,
        Stream = read.Stream,
        Account = read.Account,
        Role = read.Role,
        Page = read.Page,
        Why = read.Why is { } why && keys.Find(read.Stream) is { } key ? Strongbox.Close(key, Encoding.UTF8.GetBytes(why), Bound(read.Stream, read.Account, at)) : null,
    };

    private RecordedRead Open(Named found)
    {
        ReadRow row = found.Read;
        string? why = row.Why is { } sealedWhy && keys.Find(row.Stream) is { } key
            ? Encoding.UTF8.GetString(Strongbox.TryOpen(key, sealedWhy, Bound(row.Stream, row.Account, row.At)) ?? throw new RecordDamagedException($"The reason of read {row.Id} is not as it was written."))
            : null;
        return new RecordedRead(row.Id, row.At, row.Stream, found.Kind ?? "", found.Number ?? "", row.Account, row.Role, row.Page, why);
    }

    private static IQueryable<ReadRow> Asked(RecordContext context, ReadQuery query)
    {
        IQueryable<ReadRow> rows = context.Reads.AsNoTracking();
        rows = query.From is { } from ? rows.Where(row => row.At >= from) : rows;
        rows = query.To is { } to ? rows.Where(row => row.At < to) : rows;
        rows = query.Account is { } account ? rows.Where(row => row.Account == account) : rows;
        return query.Stream is { } stream ? rows.Where(row => row.Stream == stream) : rows;
    }

    private static IQueryable<Named> With(RecordContext context, IQueryable<ReadRow> rows) =>
        from row in rows
        join stream in context.Streams on row.Stream equals stream.Id into found
        from stream in found.DefaultIfEmpty()
        select new Named { Read = row, Kind = stream!.Kind, Number = stream.Number };

    private static byte[] Bound(Guid stream, string account, DateTimeOffset at) =>
        new CanonicalBytes().Add("okno read 1").Add(stream).Add(account).Add(RecordedMoment.ToMicroseconds(at)).Written.ToArray();

    /// <summary>Reads that become durable together.</summary>
    private sealed class Together
    {
        public List<ReadRow> Rows { get; } = [];

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Named
    {
        public required ReadRow Read { get; init; }

        public string? Kind { get; init; }

        public string? Number { get; init; }
    }
}
