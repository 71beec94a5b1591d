using Okno.Domain.Windows;

namespace Okno.Domain.Cases.Steps;

/// <summary>Every paper of 2.1.4-2.1.11 is there; <paramref name="On"/> is the day when the last of them came, <paramref name="HandoverDue"/> the last day of 3.9.3, inclusive.</summary>
[Event("papers-completed")]
public sealed record PapersCompleted(DateOnly On, DateOnly HandoverDue) : CaseEvent
{
    /// <summary>The event if the case, after the change in hand, has every paper that starts the clock and had not before.</summary>
    internal static PapersCompleted? IfNow(Case after, StepContext context)
    {
        if (after.Complete is not null || after.Contract is null || after.Missing.Any(item => item.StartsHandoverClock))
        {
            return null;
        }

        DateOnly last = after.Contract.Checklist
            .Where(item => item.StartsHandoverClock && after.PaperOf(item.Paper) is not null)
            .Select(item => after.PaperOf(item.Paper)!.ReceivedOn)
            .Append(after.Contract.On)
            .Max();
        PatentWindow window = PatentWindow.Of(after.Intake!.Patent.IssuedOn, context.Law);
        return new PapersCompleted(last, HandoverDay.Due(last, window, context.Law));
    }
}
