using System.Collections.Immutable;
using Okno.Domain.Cases;
using Okno.Domain.Law;
using Okno.Testing.Cases;

namespace Okno.Domain.Tests.Cases;

/// <summary>What a test says of a decision.</summary>
internal static class LifeAssert
{
    public static ImmutableArray<Finding> Findings(this Decision decision) => decision switch
    {
        Decision.Accepted accepted => accepted.Warnings,
        Decision.NeedsApproval needs => needs.Findings,
        Decision.Refused refused => refused.Findings,
        _ => [],
    };

    public static bool Says(this Decision decision, string code) => decision.Findings().Any(finding => finding.Code == code);

    /// <summary>The step is refused for <paramref name="code"/>, even with a second person, and changes nothing.</summary>
    public static Finding Refuses(this Life life, ICaseStep step, string code)
    {
        Case before = life.Case;
        Decision.Refused refused = Assert.IsType<Decision.Refused>(life.Try(step, secondPerson: true));
        Assert.Same(before, life.Case);
        return Assert.Single(refused.Findings, finding => finding.Code == code);
    }

    /// <summary>One person alone cannot perform the step, because of <paramref name="code"/>; two can.</summary>
    public static Decision.Accepted NeedsTwo(this Life life, ICaseStep step, string code)
    {
        Case before = life.Case;
        Decision.NeedsApproval needs = Assert.IsType<Decision.NeedsApproval>(life.Try(step));
        Assert.Same(before, life.Case);
        Assert.Contains(needs.Findings, finding => finding.Code == code);
        return Assert.IsType<Decision.Accepted>(life.Try(step, secondPerson: true));
    }

    /// <summary>By two persons because of <paramref name="code"/> where <paramref name="two"/>, else by one.</summary>
    public static void Accept(this Life life, bool two, ICaseStep step, string code)
    {
        if (two)
        {
            life.NeedsTwo(step, code);
        }
        else
        {
            life.Do(step);
        }
    }

    /// <summary>The step happens and says <paramref name="code"/>.</summary>
    public static Decision.Accepted Warns(this Life life, ICaseStep step, string code)
    {
        Decision.Accepted accepted = Assert.IsType<Decision.Accepted>(life.Try(step));
        Assert.Contains(accepted.Warnings, finding => finding.Code == code);
        return accepted;
    }

    /// <summary>The step happens and none of its findings is <paramref name="code"/>.</summary>
    public static Decision.Accepted IsSilentOn(this Life life, ICaseStep step, string code)
    {
        Decision.Accepted accepted = Assert.IsType<Decision.Accepted>(life.Try(step));
        Assert.DoesNotContain(accepted.Warnings, finding => finding.Code == code);
        return accepted;
    }

    public static void IsDoneAlready(this Life life, ICaseStep step)
    {
        Case before = life.Case;
        Assert.IsType<Decision.AlreadyDone>(life.Try(step));
        Assert.Same(before, life.Case);
    }
}
