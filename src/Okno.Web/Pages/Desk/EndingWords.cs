using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Cases;
using Okno.Domain.Law;

namespace Okno.Web.Pages.Desk;

/// <summary>How the endings of performing are told where many lines end at once.</summary>
public static class EndingWords
{
    public static string Ending(this TextBook words, Performed performed)
    {
        ArgumentNullException.ThrowIfNull(words);
        return performed switch
        {
            Performed.Done => words.Say("office.ending.done"),
            Performed.AlreadyDone => words.Say("office.ending.already-done"),
            Performed.NeedsSecondPerson => words.Say("office.ending.needs-second-person"),
            Performed.AwaitsSecondPerson awaits => words.Say("office.ending.awaits", ("number", awaits.Approval)),
            Performed.Refused => words.Say("office.ending.refused"),
            Performed.Stale => words.Say("office.ending.stale"),
            Performed.NotFound missing => words.Say("office.ending.not-found", ("what", missing.What)),
            Performed.Forbidden forbidden => words.Say("office.ending.forbidden", ("roles", string.Join(", ", forbidden.Allowed.Where(role => role != Role.System).Select(role => words.Say($"role.{role}"))))),
            _ => throw new InvalidOperationException($"{performed.GetType().Name} has no words."),
        };
    }

    /// <summary>The shape beside the words of an ending.</summary>
    public static string Shape(Performed performed) => performed switch
    {
        Performed.Done or Performed.AlreadyDone => "good",
        Performed.AwaitsSecondPerson => "wait",
        Performed.NeedsSecondPerson => "care",
        _ => "bad",
    };

    /// <summary>What was found: why it did not happen, or what is to be watched although it did.</summary>
    public static IEnumerable<Finding> Findings(Performed performed) => performed switch
    {
        Performed.Done done => done.Warnings.Where(finding => finding.Verdict != Verdict.Met),
        Performed.NeedsSecondPerson needs => needs.Findings,
        Performed.AwaitsSecondPerson awaits => awaits.Findings,
        Performed.Refused refused => refused.Findings,
        _ => [],
    };

    /// <summary>A finding with the clause that it rests on.</summary>
    public static string WithClause(this TextBook words, Finding finding)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(finding);
        return $"{words.Finding(finding)} ({(finding.Clause.Length > 0 && char.IsAsciiDigit(finding.Clause[0]) ? $"п. {finding.Clause} Правил" : words.Say("clause.centre", ("number", finding.Clause)))})";
    }

    /// <summary>The name of a step of a case, or of another thing that two persons decide.</summary>
    public static string StepName(this TextBook words, string step)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words.Say($"step.{step}.name");
    }
}
