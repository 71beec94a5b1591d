using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Okno.Desk.Decisions;
using Okno.Desk.Record;
using Okno.Domain.Cases;
using Okno.Domain.Law;
using Okno.Formats.Canonical;
using Okno.Formats.Law;
using Okno.Store.Journal;
using Okno.Store.Streams;

namespace Okno.Desk;

/// <summary>Every decision on a case is kept with what it was made from, and can be given out as a file that proves itself.</summary>
public sealed partial class ServiceDesk
{
    /// <summary>Texts of the law that this process knows to be in the record.</summary>
    private readonly ConcurrentDictionary<string, bool> keptLaw = new();

    /// <summary>The decisions on a case, first to last, by their names and hashes.</summary>
    public async Task<ImmutableArray<DecisionLine>> ListDecisionsAsync(Guid @case, CancellationToken ct = default) =>
        [.. (await DecisionsAsync(@case, ct)).Select(entry => entry.Line)];

    /// <summary>
    /// A decision as a file for anybody: its record and all before it, their events, and the law. Null where the case has no such decision, or has events from before decisions were kept.
    /// </summary>
    /// <param name="case">The case.</param>
    /// <param name="first">The number of the first event that it decided.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<byte[]?> ExportDecisionAsync(Guid @case, long first, CancellationToken ct = default)
    {
        List<Entry> entries = [.. (await DecisionsAsync(@case, ct)).TakeWhile(entry => entry.Line.Record.Revision < first)];
        if (entries is [] || entries[0].Line.Record.Revision != 0 || entries[^1].Line.Record.Revision != first - 1)
        {
            return null;
        }

        Dictionary<string, ImmutableSortedDictionary<string, string>> laws = [];
        foreach (string hash in entries.Select(entry => entry.Line.Record.Law.Text).Distinct())
        {
            if (await KeptLawAsync(hash, ct) is not { } files)
            {
                return null;
            }

            laws[hash] = files;
        }

        return DecisionFile.Compose(laws, [.. entries.Select(entry => (entry.Raw, (IReadOnlyList<JsonElement>)entry.Events))]);
    }

    /// <summary>The change that a decision makes to its case, with the record of the decision in it.</summary>
    private async Task<(StreamChange Change, Case After)> DecidedAsync(Case before, long version, ICaseStep step, Facts facts, LawInForce inForce, Moment now, Stamp stamp, Decision.Accepted accepted, CancellationToken ct)
    {
        await KeepLawAsync(inForce.TextHash, stamp, now, ct);
        byte[] record = DecisionRecord.Compose(before, version, step, facts, inForce, now, stamp, accepted);
        return StreamKinds.Case.Change(before.Id, before.Number, before, version, accepted.Events, stamp, record);
    }

    private async Task KeepLawAsync(string hash, Stamp stamp, Moment now, CancellationToken ct)
    {
        if (keptLaw.ContainsKey(hash) || law.TextOf(hash) is not { } files)
        {
            return;
        }

        Guid id = KeptLaw.StreamOf(hash);
        if ((await store.LoadAsync(id, ct: ct)).Stream is null)
        {
            // Another process that keeps the same text at the same instant has written the same bytes: its success is ours.
            KeptLaw empty = StreamKinds.LawText.Empty(id, hash[..16]);
            await store.CommitAsync(new Commit([StreamKinds.LawText.Change(id, empty.Number, empty, 0, [new LawTextKept(LawText.Of(files))], stamp).Change], null, null, [], now.Utc), ct);
        }

        keptLaw[hash] = true;
    }

    private async Task<ImmutableSortedDictionary<string, string>?> KeptLawAsync(string hash, CancellationToken ct)
    {
        await foreach (RecordedEvent recorded in store.HistoryAsync(KeptLaw.StreamOf(hash), ct))
        {
            return StreamKinds.LawText.Read(recorded).Event is LawTextKept kept ? kept.Files : null;
        }

        return null;
    }

    private async Task<List<Entry>> DecisionsAsync(Guid @case, CancellationToken ct)
    {
        List<Entry> entries = [];
        await foreach (RecordedEvent recorded in store.HistoryAsync(@case, ct))
        {
            if (recorded.Erased)
            {
                return [];
            }

            Recorded<JsonElement> open = RecordJson.Read<Recorded<JsonElement>>(recorded.Payload);
            if (open.Decision is { } raw)
            {
                byte[] canonical = CanonicalJson.Of(raw);
                entries.Add(new Entry(new DecisionLine(RecordJson.Read<DecisionRecord>(canonical), CanonicalJson.Hash(canonical), recorded.At), raw, []));
            }

            if (entries.Count > 0)
            {
                entries[^1].Events.Add(open.Event);
            }
        }

        return entries;
    }

    private sealed record Entry(DecisionLine Line, JsonElement Raw, List<JsonElement> Events);
}

/// <summary>A decision in a list. <paramref name="Hash"/>: SHA-256 of its canonical record, as printed on the papers that it produced.</summary>
public sealed record DecisionLine(DecisionRecord Record, string Hash, DateTimeOffset At);
