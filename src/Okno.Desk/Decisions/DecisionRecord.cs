using System.Collections.Immutable;
using System.Text.Json;
using Okno.Desk.Record;
using Okno.Domain.Cases;
using Okno.Domain.Law;
using Okno.Formats.Canonical;

namespace Okno.Desk.Decisions;

/// <summary>
/// What was decided and from what: the step with its data, what others knew, the moment, the person, the law, the findings, and the hash of every event that followed. Sealed beside the first of those events,
/// under the case's own key. <paramref name="Previous"/> is the hash of the case's decision record before this one, so that the last hash vouches for the whole history.
/// </summary>
/// <param name="Number">The case.</param>
/// <param name="Revision">Events that the case had before; together with the case it names the decision: «26-000123/7» decided events from the seventh on.</param>
public sealed record DecisionRecord(
    string Number,
    long Revision,
    string? Previous,
    string Step,
    JsonElement Input,
    Facts Facts,
    Moment Moment,
    Stamp By,
    DecisionLaw Law,
    ImmutableArray<Finding> Findings,
    ImmutableArray<DecidedEvent> Events)
{
    /// <summary>The name of a decision: the case and the number of the first event that it decided.</summary>
    public string Name => $"{Number}/{Revision + 1}";

    /// <summary>Canonical bytes of a decision that is about to be recorded.</summary>
    public static byte[] Compose(Case before, long revision, ICaseStep step, Facts facts, LawInForce law, Moment now, Stamp by, Decision.Accepted accepted)
    {
        DecisionRecord record = new(
            before.Number, revision, before.LastDecision, step.Step.Name, JsonSerializer.SerializeToElement((object)step, step.GetType(), RecordJson.Options), facts, now, by,
            new DecisionLaw(law.TextHash, law.CivilDay, law.PublicDay, law.Version), accepted.Warnings, [.. accepted.Events.Select(DecidedEvent.Of)]);
        return CanonicalJson.Of(RecordJson.Write(record));
    }
}

/// <summary>The law of a decision: the hash of the full text of all its files, and the two days for which it was asked (Q22).</summary>
public sealed record DecisionLaw(string Text, DateOnly CivilDay, DateOnly PublicDay, LawVersion Version);

/// <summary>An event that a decision made: its stable name, the version of its shape, SHA-256 of its canonical JSON.</summary>
public sealed record DecidedEvent(string Name, int Version, string Sha256)
{
    public static DecidedEvent Of(CaseEvent e)
    {
        EventAttribute name = CaseEvents.NameOf(e);
        return new DecidedEvent(name.Name, name.Version, CanonicalJson.Hash(CanonicalJson.Of(RecordJson.Write<object>(e))));
    }
}
