using Microsoft.EntityFrameworkCore;
using Okno.Store.Book;
using Okno.Store.Databases;
using Okno.Store.Keys;
using Okno.Store.Scans;
using Okno.Store.Schema;
using Okno.Store.Streams;

namespace Okno.Store.Erasure;

/// <summary>
/// Destroys streams: first their ids go to the list outside the database, then their rows are cleaned in one transaction, then their keys, then their files. Each part may be repeated; whatever a crash cuts short is finished at
/// the next opening.
/// </summary>
internal sealed class Erasing(RecordDatabase database, KeyRing keys, SealedScans scans, ErasedList list)
{
    /// <summary>What a stream is called in every clear column once it is erased.</summary>
    public const string Phase = "erased";

    private const int AtOnce = 200;

    /// <summary>Makes the record forget again what was erased before: a restored database, a restored key folder.</summary>
    /// <returns>How many streams had to be forgotten anew.</returns>
    public async Task<int> AgainAsync(CancellationToken ct)
    {
        list.Level();
        var again = 0;
        foreach (var part in list.Read().Order().Chunk(AtOnce))
        {
            List<Guid> standing;
            await using (var context = database.NewContext())
            {
                standing = await context.Streams.AsNoTracking().Where(row => part.Contains(row.Id) && !row.Erased).Select(row => row.Id).ToListAsync(ct);
            }

            List<Guid> due = [.. standing.Union(part.Where(keys.IsThere))];
            if (due.Count > 0)
            {
                await DestroyAsync(due, ct);
                again += due.Count;
            }
        }

        return again;
    }

    /// <summary>Erases those of the streams that there are.</summary>
    public async Task<ErasedRows> RunAsync(IReadOnlyList<Guid> streams, CancellationToken ct)
    {
        var erased = ErasedRows.None;
        foreach (var part in streams.Distinct().Order().Chunk(AtOnce))
        {
            List<Guid> known;
            await using (var context = database.NewContext())
            {
                known = await context.Streams.AsNoTracking().Where(row => part.Contains(row.Id)).Select(row => row.Id).ToListAsync(ct);
            }

            if (known.Count == 0)
            {
                continue;
            }

            erased += await CountAsync(known, ct);
            list.Add(known);
            await DestroyAsync(known, ct);
        }

        return erased;
    }

    /// <summary>What an erasure of these streams would destroy now.</summary>
    public async Task<ErasedRows> CountAsync(IReadOnlyList<Guid> streams, CancellationToken ct)
    {
        await using var context = database.NewContext();
        return new ErasedRows(
            await context.Streams.CountAsync(row => streams.Contains(row.Id) && !row.Erased, ct),
            await context.Journal.CountAsync(row => streams.Contains(row.Stream), ct),
            await context.Tokens.CountAsync(row => streams.Contains(row.Stream), ct),
            await context.Claims.CountAsync(row => streams.Contains(row.Stream), ct),
            await context.Cards.CountAsync(row => streams.Contains(row.Stream), ct),
            await context.Answers.CountAsync(row => streams.Contains(row.Stream), ct),
            await context.Outbox.CountAsync(row => streams.Contains(row.Stream), ct),
            await context.Scans.CountAsync(row => streams.Contains(row.Stream), ct));
    }

    private async Task DestroyAsync(IReadOnlyList<Guid> streams, CancellationToken ct)
    {
        List<ScanRow> files;
        await using (var context = database.NewContext())
        {
            files = await context.Scans.AsNoTracking().Where(row => streams.Contains(row.Stream)).ToListAsync(ct);
            await database.BeforeErasureAsync(context, ct);
            await using var transaction = await context.Database.BeginTransactionAsync(ct);
            var nothing = Array.Empty<byte>();
            await context.Streams.Where(row => streams.Contains(row.Id)).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Erased, true).SetProperty(row => row.State, nothing).SetProperty(row => row.Phase, Phase)
                    .SetProperty(row => row.Turn, (string?)null).SetProperty(row => row.Lane, (string?)null).SetProperty(row => row.Due, DateOnly.MaxValue).SetProperty(row => row.SortDay, DateOnly.MinValue),
                ct);

            // What remains of each is sealed by the house: its clear columns and its lines of the book.
            foreach (var stream in streams)
            {
                if (await context.Streams.AsNoTracking().FirstOrDefaultAsync(row => row.Id == stream, ct) is { } erased)
                {
                    var book = await context.Book.AsNoTracking().Where(row => row.Stream == stream).OrderBy(row => row.Ordinal).ToListAsync(ct);
                    var remains = StreamSeal.Close(keys.House, erased, StreamSeal.ErasedState(book.Select(row => new BookLine(row.Ordinal, row.Day, row.From, row.To, row.Kopecks, row.Reason))));
                    await context.Streams.Where(row => row.Id == stream).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, remains), ct);
                }
            }

            await context.Tokens.Where(row => streams.Contains(row.Stream)).ExecuteDeleteAsync(ct);
            await context.Claims.Where(row => streams.Contains(row.Stream)).ExecuteDeleteAsync(ct);
            await context.Cards.Where(row => streams.Contains(row.Stream)).ExecuteDeleteAsync(ct);
            await context.Answers.Where(row => streams.Contains(row.Stream)).ExecuteDeleteAsync(ct);
            await context.Outbox.Where(row => streams.Contains(row.Stream)).ExecuteDeleteAsync(ct);
            await transaction.CommitAsync(ct);
        }

        foreach (var stream in streams)
        {
            keys.Destroy(stream);
        }

        // The rows that name the files go last: they say what is still to be removed.
        foreach (var stream in streams)
        {
            await scans.DestroyAsync(stream, [.. files.Where(file => file.Stream == stream).Select(file => file.Address)], ct);
        }

        await using (var context = database.NewContext())
        {
            await context.Scans.Where(row => streams.Contains(row.Stream)).ExecuteDeleteAsync(ct);
        }

        await database.AfterErasureAsync(ct);
    }
}
