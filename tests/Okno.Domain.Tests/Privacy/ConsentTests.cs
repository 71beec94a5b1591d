using System.Collections.Immutable;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Law;
using Okno.Domain.People;
using Okno.Domain.Privacy;
using Okno.Domain.Tests.Cases;
using Okno.Testing.Cases;

namespace Okno.Domain.Tests.Privacy;

public sealed class ConsentTests
{
    [Fact]
    public void A_consent_from_before_purposes_were_told_apart_is_one_to_the_service_alone()
    {
        Consent old = new("1 от 01.09.2025", Sample.Day("2025-10-01"), OnPaper: true);
        Assert.True(old.Covers(ConsentPurpose.Service));
        Assert.False(old.Covers(ConsentPurpose.Photo));
        Assert.False(old.Covers(ConsentPurpose.Messages));
    }

    [Fact]
    public void A_version_is_signed_from_its_first_day_to_the_day_before_the_next_one_and_a_new_one_touches_no_case_that_is_open()
    {
        LawInForce law = Life.Usual().Law;
        ConsentText first = law.Consents[^1];
        LawInForce two = law with { Consents = law.Consents.Add(first with { Version = "2026-06-01", From = Sample.Day("2026-06-01") }) };
        Assert.Equal(first.Version, two.ConsentOn(Sample.Day("2026-05-31"))!.Version);
        Assert.Equal("2026-06-01", two.ConsentOn(Sample.Day("2026-06-01"))!.Version);
        Assert.Null(two.ConsentOn(first.From.AddDays(-1)));
        Assert.Equal(ConsentAsks.NewCases, first.Asks);

        Life life = Life.Usual().Open();
        Assert.IsType<Decision.Accepted>(new Assess().Decide(life.Case, life.Facts, two, life.Now));
    }

    [Fact]
    public void The_service_is_the_only_purpose_that_may_be_a_condition()
    {
        Assert.All(Life.Usual().Law.Consents, text => Assert.Equal([ConsentPurpose.Service], text.Purposes.Where(purpose => purpose.Required).Select(purpose => purpose.Code)));
    }

    [Fact]
    public void Without_a_contract_the_withdrawal_ends_the_case_and_everything_must_be_gone_in_thirty_days()
    {
        Life life = Life.Usual().Assess();
        life.Do(new WithdrawConsent("отзываю согласие", life.Today));

        Assert.Equal(Phase.Withdrawn, life.Case.Phase);
        Assert.False(life.Case.Allows(ConsentPurpose.Service));
        ConsentWithdrawal withdrawal = Assert.Single(life.Case.ConsentWithdrawals!.Value);
        Assert.Equal(life.Today.AddDays(30), withdrawal.DestroyBy);
        Assert.Equal(withdrawal.DestroyBy, Retention.Of(life.Case, life.Law.Retention, life.Today).DestroyBy);
        Assert.True(Retention.Of(life.Case, life.Law.Retention, life.Today).IsOverOn(life.Today));
    }

    [Fact]
    public void With_a_contract_only_what_contract_and_law_demand_goes_on_and_messages_stop()
    {
        Life life = Life.Usual();
        life.Do(new OpenCase(life.Intake, Sample.Consent(life.Today) with { Purposes = ["service", "messages", "photo"] }, life.Today)).Contract();
        life.Do(new WithdrawConsent("отзываю согласие", life.Today));

        Assert.Equal(Phase.Collecting, life.Case.Phase);
        Assert.False(life.Case.Allows(ConsentPurpose.Messages));
        Assert.False(life.Case.Allows(ConsentPurpose.Photo));
        Assert.Null(Retention.Of(life.Case, life.Law.Retention, life.Today).ErasableFrom);
        Assert.Contains("consent-withdrawal.contract-goes-on", life.Accepted[^1].Warnings.Select(finding => finding.Code));
    }

    [Fact]
    public void One_purpose_is_taken_back_alone_and_the_service_goes_on()
    {
        Life life = Life.Usual();
        life.Do(new OpenCase(life.Intake, Sample.Consent(life.Today) with { Purposes = ["service", "messages"] }, life.Today));
        life.Do(new WithdrawConsent("не пишите мне", life.Today, ["messages"]));
        Assert.Equal((Phase.Opened, true, false), (life.Case.Phase, life.Case.Allows(ConsentPurpose.Service), life.Case.Allows(ConsentPurpose.Messages)));
        life.Refuses(new WithdrawConsent("не пишите мне", life.Today, ["messages"]), "consent-withdrawal.something-stands");

        life.Do(new GiveConsent(Sample.Consent(life.Today) with { Purposes = ["service", "messages"] }));
        Assert.True(life.Case.Allows(ConsentPurpose.Messages));
    }

    [Fact]
    public void It_is_taken_back_on_any_day_even_after_the_hand_over_and_when_the_case_is_closed()
    {
        foreach (Life life in (Life[])[Life.Usual().HandOver(), Life.Usual().AcceptByAuthority().GiveOriginalsBack().Do(new Close(null))])
        {
            Phase before = life.Case.Phase;
            life.Do(new WithdrawConsent("отзываю", life.Today));
            Assert.Equal(before, life.Case.Phase);
            Assert.False(life.Case.Allows(ConsentPurpose.Service));
        }
    }

    [Fact]
    public void The_term_runs_from_the_day_on_which_the_withdrawal_came_in()
    {
        Life life = Life.Usual().Open();
        DateOnly came = life.Today;
        life.On(came.AddDays(5)).Do(new WithdrawConsent("отзываю", came));
        Assert.Equal(came.AddDays(30), life.Case.ConsentWithdrawals!.Value[0].DestroyBy);
    }
}
