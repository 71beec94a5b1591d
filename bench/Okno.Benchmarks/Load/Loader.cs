using System.Diagnostics;
using System.Threading.Channels;
using Okno.Desk;
using Okno.Desk.LawInUse;
using Okno.Desk.Record;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Store;
using Okno.Store.Journal;
using Okno.Testing;

namespace Okno.Benchmarks.Load;

/// <summary>Fills a record with cases by the hundred thousand: they are lived and folded on one side while the other seals them and brings them in by COPY, ten thousand to a transaction.</summary>
internal static class Loader
{
    /// <summary>Cases in one COPY: the sums of a day are written once for each.</summary>
    private const int Part = 2_000;
    private const int Transaction = 10_000;

    /// <summary>A moment after all lives: nobody is served today.</summary>
    private static readonly DateTimeOffset Now = new(2026, 4, 6, 8, 30, 0, TimeSpan.Zero);

    /// <summary>Loads into an empty record. Told after every transaction: cases in the record and the span since the beginning.</summary>
    public static async Task LoadAsync(StoreOptions options, int count, Action<int, TimeSpan>? progress = null)
    {
        long began = Stopwatch.GetTimestamp();
        LawShelf law = LawShelf.Open(RepositoryRoot.Law);
        await using RecordStore store = await RecordStore.OpenAsync(options);
        Channel<StreamChange[]> made = Channel.CreateBounded<StreamChange[]>(2);
        Task making = MakeAsync(new MadeCases(law.Current, count), count, made.Writer);
        Guid some = Guid.Empty;
        for (int loaded = 0; loaded < count;)
        {
            await using BulkCommit bulk = await store.BeginBulkAsync(Now);
            int end = Math.Min(count, loaded + Transaction);
            while (loaded < end)
            {
                StreamChange[] part = await made.Reader.ReadAsync();
                if (await bulk.AddAsync(part) is { } refused)
                {
                    throw new InvalidOperationException($"The record did not take the cases: {refused}");
                }

                some = part[^1].Stream;
                loaded += part.Length;
            }

            await bulk.FinishAsync();
            progress?.Invoke(loaded, Stopwatch.GetElapsedTime(began));
        }

        await making;
        // One step by the desk: the text of the law by which all were decided lies in the record then, and the loaded cases are seen to be cases.
        ServiceDesk desk = new(store, law, new Record.StandingClock(Now));
        Performed last = await desk.PerformAsync(some, new BookVisit(desk.Now.Day, new TimeOnly(12, 0)), new By("load", "Загрузка", [Role.Operator], "загрузка", "job", null));
        if (last is not Performed.Done)
        {
            throw new InvalidOperationException($"A loaded case does not take a step: {last}");
        }
    }

    private static async Task MakeAsync(MadeCases cases, int count, ChannelWriter<StreamChange[]> made)
    {
        try
        {
            for (int from = 0; from < count; from += Part)
            {
                int first = from;
                StreamChange[] part = await Task.Run(() =>
                {
                    IReadOnlyList<Guid> ids = RecordStore.NewIds(Math.Min(Part, count - first), Now);
                    StreamChange[] lived = new StreamChange[ids.Count];
                    Parallel.For(0, lived.Length, at => lived[at] = cases.Make(ids[at], first + at));
                    return lived;
                });
                await made.WriteAsync(part);
            }

            made.Complete();
        }
        catch (Exception broken)
        {
            made.Complete(broken);
            throw;
        }
    }
}
