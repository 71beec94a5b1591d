using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Papers;
using Okno.Domain.Payments;
using Okno.Testing.Cases;
using static Okno.Testing.Cases.Sample;

namespace Okno.Domain.Tests.Cases;

public sealed class WholeLifeTests
{
    [Fact]
    public void From_the_consent_to_the_closed_money_step_by_step()
    {
        Life life = Life.Usual().Open();
        Assert.Equal((Phase.Opened, Turn.Operator), (life.Case.Phase, life.Case.Turn));

        life.Assess();
        Assert.Equal(new Deadline("deadline.contact", Day("2026-04-24"), "1.2"), life.Case.NearestDeadline);
        Assert.Equal(Day("2026-04-22"), life.Case.Days!.SafeContact);

        life.Offer();
        Assert.Equal((Phase.Offered, Turn.Applicant), (life.Case.Phase, life.Case.Turn));

        life.Pay();
        Assert.Equal((Phase.Collecting, Day("2026-05-06")), (life.Case.Phase, life.Case.Contract!.Last));

        life.Do(new BookVisit(Day("2026-04-08"), new TimeOnly(10, 30)));
        life.BringPapers(PaperKind.InfectionsConclusion, PaperKind.HivCertificate, PaperKind.NarcologistConclusion);
        Assert.Equal(new Deadline("deadline.papers", Day("2026-04-13"), "3.10.2"), life.Case.NearestDeadline);

        life.On("2026-04-08").Do(new RecordVisit(true)).BringPapers();
        Assert.Equal((Phase.Complete, Turn.Accountant), (life.Case.Phase, life.Case.Turn));
        Assert.Equal(new Deadline("deadline.handover", Day("2026-04-09"), "3.9.3"), life.Case.NearestDeadline);

        life.Confirm();
        Assert.Equal(Turn.Courier, life.Case.Turn);

        life.IsSilentOn(new ListForHandover("2026-04-09/1", Day("2026-04-09")), "handover.visit-done");
        life.HandOver();
        Assert.Equal((Phase.HandedOver, Turn.Authority), (life.Case.Phase, life.Case.Turn));

        life.On("2026-04-10").AcceptByAuthority("АПП-77/412");
        Assert.Equal((Phase.Rendered, Turn.Operator), (life.Case.Phase, life.Case.Turn));
        Assert.Equal(Money.Roubles(6400), life.Case.Ledger.Balance(LedgerAccount.Earned));
        Assert.False(life.Case.IsOpen);

        life.Do(new Close(null));
        Assert.Equal((Phase.Closed, Turn.Nobody, null), (life.Case.Phase, life.Case.Turn, life.Case.NearestDeadline));
        Assert.Equal(life.Case.Phase, new Case(life.Case.Id, life.Case.Number).Apply(life.Events).Phase);
        Assert.Empty(life.Case.Faults);
    }

    [Fact]
    public void No_step_makes_an_event_that_it_does_not_name()
    {
        int seen = 0;
        foreach ((Life life, ICaseStep step) in BrokenRules.All.Values.Select(broken => broken()))
        {
            if (life.Ask(step, secondPerson: true) is Decision.Accepted accepted)
            {
                seen++;
                Assert.All(accepted.Events, e => Assert.Contains(e.GetType(), step.Step.Events));
            }
        }

        Assert.True(seen > 20);
    }
}
