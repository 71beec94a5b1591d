using System.Collections.Immutable;
using System.Text.Json;
using Okno.Desk.Record;
using Okno.Domain.Cases;
using Okno.Domain.Law;
using Okno.Formats.Canonical;
using Okno.Formats.Law;

namespace Okno.Desk.Decisions;

/// <summary>
/// What deciding a file's decisions again came to. <paramref name="Faults"/>: why the file cannot be trusted at all; then nothing was decided. Else <paramref name="Differences"/>: where this version of the program
/// gives another answer than the record. Neither: the same answer.
/// </summary>
/// <param name="Number">The decision as the file names it; empty where it could not be read.</param>
/// <param name="Hash">SHA-256 of its record, as printed on the papers that it produced.</param>
public sealed record DecisionCheck(string Number, string Hash, ImmutableArray<DecisionFault> Faults, ImmutableArray<DecisionDifference> Differences, ImmutableArray<DecisionRecord> Decided)
{
    public bool Same => Faults.IsEmpty && Differences.IsEmpty;

    /// <summary>Decides again, offline: nothing but the file is asked. Bytes that are no such file are a fault, never an exception.</summary>
    public static DecisionCheck Of(ReadOnlyMemory<byte> bytes)
    {
        DecisionFile file;
        try
        {
            file = RecordJson.Read<DecisionFile>(CanonicalJson.Of(bytes));
        }
        catch (Exception unreadable) when (unreadable is FormatException or JsonException)
        {
            return Broken("decision.unreadable", unreadable.Message);
        }

        return file.Format == DecisionFile.FormatName ? new Reading(file).Check(bytes) : Broken("decision.other-format", file.Format);
    }

    private static DecisionCheck Broken(string code, string detail) => new("", "", [new DecisionFault(code, detail)], [], []);

    private sealed class Reading(DecisionFile file)
    {
        private readonly List<DecisionFault> faults = [];
        private readonly List<DecisionDifference> differences = [];
        private readonly List<DecisionRecord> records = [];
        private readonly Dictionary<string, LawLibrary> laws = [];

        public DecisionCheck Check(ReadOnlyMemory<byte> bytes)
        {
            string hash = CheckChain();
            if (faults.Count == 0)
            {
                ReadLaws();
            }

            if (faults.Count == 0 && !DecisionFile.Compose(file.Law, [.. file.Records.Select(entry => (entry.Record, (IReadOnlyList<JsonElement>)entry.Events))]).AsSpan().SequenceEqual(bytes.Span))
            {
                // Something that no check reads stands in the file, or it was written anew by another hand.
                faults.Add(new DecisionFault("decision.not-canonical", file.Number));
            }

            if (faults.Count == 0)
            {
                DecideAgain();
            }

            return new DecisionCheck(file.Number, hash, [.. faults], [.. differences], [.. records]);
        }

        /// <summary>Every record names the one before it and the events that it made; the last one is the one that the file is about.</summary>
        private string CheckChain()
        {
            string? previous = null;
            long events = 0;
            foreach (DecisionFile.Entry entry in file.Records)
            {
                byte[] canonical = CanonicalJson.Of(entry.Record);
                DecisionRecord record;
                try
                {
                    record = RecordJson.Read<DecisionRecord>(canonical);
                }
                catch (JsonException unreadable)
                {
                    faults.Add(new DecisionFault("decision.unreadable", unreadable.Message));
                    return "";
                }

                records.Add(record);
                if (record.Previous != previous || record.Revision != events || record.Number != records[0].Number)
                {
                    faults.Add(new DecisionFault("decision.chain-broken", record.Name));
                }

                if (!record.Events.Select(e => e.Sha256).SequenceEqual(entry.Events.Select(e => CanonicalJson.Hash(CanonicalJson.Of(e)))))
                {
                    faults.Add(new DecisionFault("decision.events-changed", record.Name));
                }

                previous = CanonicalJson.Hash(canonical);
                events += entry.Events.Length;
            }

            if (previous is null || previous != file.Hash || records[^1].Name != file.Number)
            {
                faults.Add(new DecisionFault("decision.hash-differs", file.Number));
            }

            return previous ?? "";
        }

        private void ReadLaws()
        {
            foreach ((string hash, ImmutableSortedDictionary<string, string> files) in file.Law)
            {
                if (LawText.Hash(files) != hash)
                {
                    faults.Add(new DecisionFault("decision.law-changed", hash));
                }
                else if (LawReader.Read(files) is { Library: { } library })
                {
                    laws[hash] = library;
                }
                else
                {
                    faults.Add(new DecisionFault("decision.law-unreadable", hash));
                }
            }

            foreach (DecisionRecord record in records.Where(record => faults.Count == 0 && !laws.ContainsKey(record.Law.Text)))
            {
                faults.Add(new DecisionFault("decision.law-missing", record.Name));
            }

            if (laws.Keys.Except(records.Select(record => record.Law.Text)).Any())
            {
                faults.Add(new DecisionFault("decision.law-unused", file.Number));
            }
        }

        private void DecideAgain()
        {
            Case @case = StreamKinds.Case.Empty(Guid.Empty, records[0].Number);
            for (int i = 0; i < records.Count; i++)
            {
                DecisionRecord record = records[i];
                try
                {
                    Compare(record, @case);
                    @case = file.Records[i].Events.Zip(record.Events, ReadEvent).Aggregate(@case, (state, e) => state.Apply(e));
                }
                catch (Exception unknown) when (unknown is JsonException or KeyNotFoundException)
                {
                    faults.Add(new DecisionFault("decision.unknown-shape", $"{record.Name}: {unknown.Message}"));
                    return;
                }
            }
        }

        private void Compare(DecisionRecord record, Case @case)
        {
            ICaseStep step = (ICaseStep)record.Input.Deserialize(CaseSteps.ByName[record.Step].Type, RecordJson.Options)!;
            Decision decision = step.Decide(@case, record.Facts, laws[record.Law.Text].On(record.Law.CivilDay, record.Law.PublicDay), record.Moment);
            if (decision is not Decision.Accepted accepted)
            {
                differences.Add(new DecisionDifference(record.Name, "outcome", "accepted", decision.GetType().Name.ToLowerInvariant()));
                return;
            }

            Differ(record.Name, "findings", record.Findings.Select(TextOf), accepted.Warnings.Select(TextOf));
            Differ(record.Name, "events", record.Events.Select(Named), accepted.Events.Select(e => Named(DecidedEvent.Of(e))));
        }

        /// <summary>Only what the one has and the other lacks is told.</summary>
        private void Differ(string name, string what, IEnumerable<string> recorded, IEnumerable<string> now)
        {
            string[] then = [.. recorded];
            string[] again = [.. now];
            if (!then.SequenceEqual(again))
            {
                differences.Add(new DecisionDifference(name, what, string.Join('\n', then.Except(again)), string.Join('\n', again.Except(then))));
            }
        }

        private static string TextOf(Finding finding) => System.Text.Encoding.UTF8.GetString(CanonicalJson.Of(RecordJson.Write(finding)));

        private static string Named(DecidedEvent e) => $"{e.Name} {e.Sha256}";

        private static CaseEvent ReadEvent(JsonElement e, DecidedEvent named) => (CaseEvent)e.Deserialize(CaseEvents.ByName[named.Name], RecordJson.Options)!;
    }
}

/// <summary>Why a file is not what was given out. <paramref name="Code"/> has its words in <c>texts/</c>.</summary>
public sealed record DecisionFault(string Code, string Detail);

/// <summary>Where this version answers otherwise. <paramref name="What"/>: "outcome", "findings", "events".</summary>
public sealed record DecisionDifference(string Decision, string What, string Recorded, string Now);
