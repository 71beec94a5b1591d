using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Payments;
using Okno.Domain.Privacy;
using Okno.Testing.Cases;

namespace Okno.Domain.Tests.Privacy;

public sealed class RetentionTests
{
    [Fact]
    public void Paid_papers_are_kept_five_years_after_the_year_of_the_last_kopeck()
    {
        Life life = Life.Usual().AcceptByAuthority().GiveOriginalsBack().Do(new Close(null));
        Retention kept = Of(life, life.Today);
        Assert.Equal(Sample.Day("2031-12-31"), kept.Spans[0].Until);
        Assert.Equal(Sample.Day("2032-01-01"), kept.ErasableFrom);
        Assert.Equal(Sample.Day("2032-01-31"), kept.DestroyBy);
        Assert.False(kept.IsOverOn(Sample.Day("2031-12-31")));
        Assert.True(kept.IsOverOn(Sample.Day("2032-01-01")));
        Assert.Contains(kept.Spans, span => span.Rule.Code == "accounting");
        Assert.Contains(kept.Spans, span => span.Rule.Code == "limitation" && span.Until < kept.ErasableFrom);
    }

    [Fact]
    public void A_case_that_still_owes_something_is_kept()
    {
        Assert.Null(Of(Life.Usual().Contract()).ErasableFrom);
        Assert.Null(Of(Life.Usual().AcceptByAuthority()).ErasableFrom);
        Assert.Null(Of(Life.Usual().Contract().Do(new Withdraw("передумал"))).ErasableFrom);
        Assert.Null(Of(Life.Usual().Open()).ErasableFrom);
    }

    [Fact]
    public void A_case_without_money_is_kept_two_weeks_after_it_was_closed()
    {
        Life life = Life.Usual().Assess().Do(new Close("не пришёл"));
        Retention kept = Of(life);
        Assert.Equal((life.Today, life.Today.AddDays(15), life.Today.AddDays(45)), (kept.EndedOn, kept.ErasableFrom, kept.DestroyBy));
    }

    [Fact]
    public void A_case_nobody_came_back_to_ends_by_itself_when_its_window_is_gone()
    {
        Life life = Life.Usual().Assess();
        DateOnly last = life.Case.Days!.LastContact.Latest;
        Assert.Null(Of(life, last).EndedOn);
        Assert.Equal(last, Of(life, last.AddDays(1)).EndedOn);
    }

    [Fact]
    public void A_part_that_was_paid_and_given_back_keeps_the_case_as_long_as_a_whole_price()
    {
        Life life = Life.Usual().Offer().Pay(Money.Roubles(3000));
        life.Do(new WithdrawConsent("отзываю", life.Today)).DoWithSecondPerson(new DecideOutcome(OutcomeKind.Full, Money.Zero, "решение"));
        life.Do(new RecordRefund(life.Case.Outcome!.Refund, life.Today, "7")).Do(new Close(null));
        Assert.Equal(Sample.Day("2032-01-01"), Of(life).ErasableFrom);
    }

    [Fact]
    public void Before_the_change_of_2021_taxes_kept_papers_for_four_years_and_since_then_for_five()
    {
        RetentionTable table = Life.Usual().Law.Retention!;
        Assert.Equal(4, Assert.Single(table.For(KeptSubject.PaidCase, Sample.Day("2021-03-16")), rule => rule.Code.StartsWith("tax", StringComparison.Ordinal)).Years);
        Assert.Equal(5, Assert.Single(table.For(KeptSubject.PaidCase, Sample.Day("2021-03-17")), rule => rule.Code.StartsWith("tax", StringComparison.Ordinal)).Years);
        Assert.All(table.Rules, rule => Assert.NotEqual("", rule.Source));
    }

    [Fact]
    public void Where_the_law_in_use_names_no_term_money_is_never_erased()
    {
        Life life = Life.Usual().AcceptByAuthority().GiveOriginalsBack().Do(new Close(null));
        Assert.Null(Retention.Of(life.Case, null, life.Today).ErasableFrom);
        Assert.Null(Retention.Of(life.Case, life.Law.Retention! with { Rules = [] }, life.Today).ErasableFrom);
    }

    private static Retention Of(Life life, DateOnly? today = null) => Retention.Of(life.Case, life.Law.Retention, today ?? life.Today);
}
