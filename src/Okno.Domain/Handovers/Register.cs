using System.Collections.Immutable;

namespace Okno.Domain.Handovers;

public enum LineStatus
{
    Listed,
    HandedOver,
    Accepted,
    Refused,
}

/// <summary>One line of a register: a case, with what became of it. <paramref name="Words"/> are the authority's words of a refusal.</summary>
public sealed record RegisterLine(Guid Case, string CaseNumber, string Applicant, string Patent, LineStatus Status, string? Words = null);

/// <summary>
/// The register (реестр) of one hand-over: the cases that go to the authority together on a day, and the acceptance act that proves it (3.11). Folded from its own events; each line mirrors a step of its case
/// in the same transaction.
/// </summary>
public sealed record Register(Guid Id, string Number)
{
    public DateOnly PlannedFor { get; init; }

    public ImmutableArray<RegisterLine> Lines { get; init; } = [];

    public DateOnly? HandedOverOn { get; init; }

    public string? ActNumber { get; init; }

    public DateOnly? ActDate { get; init; }

    /// <summary>Open to new lines: nothing was handed over yet.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsOpen => HandedOverOn is null;

    /// <summary>Every line that was handed over has its answer. A register without an act after its day is an overdue proof (Q21).</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsAnswered => HandedOverOn is not null && Lines.All(line => line.Status is LineStatus.Accepted or LineStatus.Refused);

    public Register Apply(RegisterEvent @event) => @event switch
    {
        RegisterOpened e => this with { PlannedFor = e.PlannedFor },
        LineListed e => this with { Lines = [.. Lines.Where(line => line.Case != e.Line.Case), e.Line] },
        LineTakenOff e => this with { Lines = [.. Lines.Where(line => line.Case != e.Case)] },
        LineHandedOver e => With(e.Case, line => line with { Status = LineStatus.HandedOver }) with { HandedOverOn = HandedOverOn ?? e.On },
        LineAccepted e => With(e.Case, line => line with { Status = LineStatus.Accepted }) with { ActNumber = e.ActNumber, ActDate = e.ActDate },
        LineRefused e => With(e.Case, line => line with { Status = LineStatus.Refused, Words = e.Words }) with { ActNumber = e.ActNumber ?? ActNumber },
        _ => throw new InvalidOperationException($"A register does not know the event {@event.GetType().Name}."),
    };

    private Register With(Guid @case, Func<RegisterLine, RegisterLine> change) => this with { Lines = [.. Lines.Select(line => line.Case == @case ? change(line) : line)] };
}
