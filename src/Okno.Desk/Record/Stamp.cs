using Okno.Domain.Cases;

namespace Okno.Desk.Record;

/// <summary>Who, why and through what, as it lies sealed beside every event.</summary>
public sealed record Stamp(string Account, string Name, Role Role, string Why, string Channel, string? ApprovedBy = null, string? ApprovalNumber = null);

/// <summary>
/// The payload of one event in the journal: the number of its stream (so that a fold needs nothing else), the stamp, the event, and, beside the first event of a decision on a case, its decision record.
/// </summary>
public sealed record Recorded<TEvent>(string Number, Stamp By, TEvent Event, System.Text.Json.JsonElement? Decision = null);
