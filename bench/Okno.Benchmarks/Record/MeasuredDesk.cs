using Okno.Desk;
using Okno.Desk.LawInUse;
using Okno.Desk.Record;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Papers;
using Okno.Store;
using Okno.Store.Journal;
using Okno.Testing;
using Okno.Testing.Cases;

namespace Okno.Benchmarks.Record;

/// <summary>A desk over a fresh record with some cases in the middle of their lives: contract concluded, some papers there.</summary>
internal sealed class MeasuredDesk : IAsyncDisposable
{
    private static readonly Lazy<LawShelf> Law = new(() => LawShelf.Open(RepositoryRoot.Law));

    private readonly RecordStore store;
    private int visits;

    private MeasuredDesk(RecordStore store, ServiceDesk desk, Guid[] cases)
    {
        this.store = store;
        Desk = desk;
        Cases = cases;
    }

    public ServiceDesk Desk { get; }

    public Guid[] Cases { get; }

    public static async Task<MeasuredDesk> OpenAsync(StoreOptions options, int cases)
    {
        RecordStore store = await RecordStore.OpenAsync(options);
        ServiceDesk desk = new(store, Law.Value, new StandingClock(new DateTimeOffset(2026, 4, 6, 8, 30, 0, TimeSpan.Zero)));
        Guid[] ids = new Guid[cases];
        for (int n = 0; n < cases; n++)
        {
            DateOnly issued = Sample.Day("2025-05-12");
            Life life = new Life(desk.Now.Day, issued, number: $"26-{n + 1:000000}", intake: Sample.Intake(issued, n)).Offer();
            life.Do(new RecordPayment(life.Price, life.Today, Sample.Receipt(life.Today, $"чек-{n}")))
                .Bring(new PaperId(PaperKind.Photo)).Bring(new PaperId(PaperKind.MedicalPolicy)).Bring(new PaperId(PaperKind.TaxReceipts));
            ids[n] = Guid.CreateVersion7();
            (StreamChange change, _) = StreamKinds.Case.Change(
                ids[n], life.Case.Number, StreamKinds.Case.Empty(ids[n], life.Case.Number), 0, life.Events, new Stamp("bench", "Замер", Role.Operator, "замер", "job"));
            if (await store.CommitAsync(new Commit([change], null, null, [], desk.Now.Utc)) is not CommitOutcome.Done)
            {
                throw new InvalidOperationException("The record did not take a case.");
            }
        }

        return new MeasuredDesk(store, desk, ids);
    }

    /// <summary>An ordinary step, as a form sends it: with a key of its own. Two workers never meet at one case.</summary>
    public async Task StepAsync(int worker = 0, int workers = 1)
    {
        int visit = Interlocked.Increment(ref visits);
        int own = Cases.Length / workers;
        Guid id = Cases[(worker * own) + (visit % own)];
        By by = new("bench", "Замер", [Role.Operator], "замер", "desk", Guid.CreateVersion7().ToString());
        if (await Desk.PerformAsync(id, new BookVisit(Desk.Now.Day, new TimeOnly(visit % 24, visit % 60)), by) is var answer and not Performed.Done)
        {
            throw new InvalidOperationException($"The step did not happen: {answer}");
        }
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
