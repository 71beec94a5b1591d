namespace Okno.Domain.Handovers;

/// <summary>A fact of a register. A closed family.</summary>
public abstract record RegisterEvent
{
    private protected RegisterEvent()
    {
    }
}

[Cases.Event("register-opened")]
public sealed record RegisterOpened(DateOnly PlannedFor) : RegisterEvent;

[Cases.Event("line-listed")]
public sealed record LineListed(RegisterLine Line) : RegisterEvent;

[Cases.Event("line-taken-off")]
public sealed record LineTakenOff(Guid Case, string Reason) : RegisterEvent;

[Cases.Event("line-handed-over")]
public sealed record LineHandedOver(Guid Case, DateOnly On) : RegisterEvent;

[Cases.Event("line-accepted")]
public sealed record LineAccepted(Guid Case, string ActNumber, DateOnly ActDate) : RegisterEvent;

[Cases.Event("line-refused")]
public sealed record LineRefused(Guid Case, string? ActNumber, string Words) : RegisterEvent;
