using System.Collections.Immutable;
using Okno.Desk.Cases;
using Okno.Desk.Record;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Law;
using Okno.Domain.Payments;
using Okno.Domain.Payments.Matching;
using Okno.Store.Journal;
using Okno.Store.Streams;

namespace Okno.Desk;

/// <summary>What posting came to so far.</summary>
/// <param name="Posted">Lines that are in their cases now.</param>
/// <param name="Returned">Lines that their cases did not take: the accountant decides.</param>
public sealed record Posting(int Posted, int Returned);

/// <summary>
/// Certain lines go into their cases by the system under its own name, one transaction per case. The pile of certain lines is the queue: posting may be stopped at any line, by a crash too, goes on from what is left,
/// and may run in several processes at once.
/// </summary>
public sealed partial class ServiceDesk
{
    private const int QueuePage = 1000;

    /// <summary>Posts until no certain line is left or <paramref name="stop"/> asks to stop; a line that was begun is finished.</summary>
    /// <param name="workers">Lines of different cases posted at once, 1-64.</param>
    /// <param name="progress">Told after every line; may be called by several threads at once.</param>
    /// <param name="stop">Asks to stop.</param>
    public async Task<Posting> PostCertainAsync(int workers = 4, IProgress<Posting>? progress = null, CancellationToken stop = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(workers, 64);
        await TieRefundsAsync(stop);
        int posted = 0, returned = 0, before;
        do
        {
            before = posted + returned;
            string? after = null;
            do
            {
                Page<LoadedStream> page = await store.ListAsync(
                    new StreamQuery(StreamKinds.Line.Name) { Phases = [CaseIndex.Camel(LineMatch.Certain)], Order = StreamOrder.Newest, After = after, Limit = QueuePage, CountTo = 0 }, CancellationToken.None);
                // Lines of one case follow each other: they would only wait for each other's revisions.
                var cases = page.Rows.Where(row => !row.Erased).Select(row => (Stream: row, Line: StreamKinds.Line.Open(row))).GroupBy(pair => pair.Line.Proposals[0].Case).Select(group => group.ToArray());
                await Parallel.ForEachAsync(cases, new ParallelOptions { MaxDegreeOfParallelism = workers }, async (lines, _) =>
                {
                    foreach ((LoadedStream stream, IncomingLine line) in lines)
                    {
                        if (stop.IsCancellationRequested)
                        {
                            return;
                        }

                        switch (await PostAsync(stream, line))
                        {
                            case true:
                                Interlocked.Increment(ref posted);
                                break;
                            case false:
                                Interlocked.Increment(ref returned);
                                break;
                        }

                        progress?.Report(new Posting(Volatile.Read(ref posted), Volatile.Read(ref returned)));
                    }
                });
                after = page.Next;
            }
            while (after is not null && !stop.IsCancellationRequested);
        }
        while (posted + returned > before && !stop.IsCancellationRequested);

        return new Posting(posted, returned);
    }

    /// <summary>How many certain lines wait for their turn, counted to a thousand.</summary>
    public async Task<(int Count, bool OrMore)> CountCertainAsync(CancellationToken ct = default)
    {
        Page<LoadedStream> page = await store.ListAsync(new StreamQuery(StreamKinds.Line.Name) { Phases = [CaseIndex.Camel(LineMatch.Certain)], Order = StreamOrder.Newest, Limit = 1, CountTo = 1000 }, ct);
        return (page.Count, page.CountIsBound);
    }

    /// <summary>True: posted; false: given to the accountant; null: somebody else was faster.</summary>
    private async Task<bool?> PostAsync(LoadedStream stream, IncomingLine line)
    {
        MatchProposal certain = line.Proposals[0];
        By system = By.Job($"строка выписки {line.Number}: совпадение без сомнений") with { Key = $"post-line-{stream.Id:N}" };
        ICaseStep step = certain.ConfirmsPayment is { } receipt
            ? new ConfirmPayment(receipt, line.Bank.Amount, line.Evidence)
            : new RecordPayment(line.Bank.Amount, line.Evidence.PaidOn ?? line.Bank.DocumentDate, line.Evidence);
        Performed performed = await PerformAsync(certain.Case, step, system, null, CancellationToken.None, @case => DoubtOf(line, certain, @case));
        ImmutableArray<Finding> why = performed switch
        {
            Performed.Done or Performed.AlreadyDone => default,
            Performed.Refused refused => [.. refused.Findings.Where(finding => finding.IsBlocking)],
            Performed.NeedsSecondPerson needs => needs.Findings,
            _ => [Finding.Of("line.case-gone", "3.2", Verdict.NotMet, Effect.Blocks, ("number", certain.CaseNumber))],
        };
        if (why.IsDefault)
        {
            return true;
        }

        (StreamChange change, _) = StreamKinds.Line.Change(stream.Id, line.Number, line, stream.Version, [new LineNotPosted(certain.CaseNumber, why)], StampOf(system, Role.System));
        return await store.CommitAsync(new Commit([change], null, null, [], Now.Utc), CancellationToken.None) is CommitOutcome.Done ? false : null;
    }

    /// <summary>While the line waited for its turn the case may have changed: what is not certain any more is for a human.</summary>
    private static Finding? DoubtOf(IncomingLine line, MatchProposal certain, Case @case) =>
        OfferCard.Of(@case) is { } card && Matcher.Judge(LineClues.Of(line.Bank), [card]).Certain is { } still && still.ConfirmsPayment == certain.ConfirmsPayment
            ? null
            : Finding.Of("line.still-certain", "3.2", Verdict.NotMet, Effect.Blocks, ("number", certain.CaseNumber));
}
