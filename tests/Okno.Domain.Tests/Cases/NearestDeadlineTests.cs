using Okno.Domain.Cases;
using Okno.Domain.Papers;
using Okno.Testing.Cases;

namespace Okno.Domain.Tests.Cases;

public sealed class NearestDeadlineTests
{
    [Fact]
    public void The_application_that_the_Centre_prints_is_never_missing_and_never_the_nearest_deadline()
    {
        Life life = Life.Usual().Contract();
        foreach (ChecklistItem item in life.Case.Contract!.Checklist.Where(item => item.Due == life.Case.Contract.On && item.Paper.Kind != PaperKind.Application))
        {
            life.Bring(item.Paper);
        }

        Assert.DoesNotContain(life.Case.Missing, item => item.Paper.Kind == PaperKind.Application);
        Assert.Equal(new Deadline("deadline.papers", Sample.Day("2026-04-13"), "3.10.2"), life.Case.NearestDeadline);
    }
}
