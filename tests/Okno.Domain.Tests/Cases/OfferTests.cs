using CsCheck;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Law;
using Okno.Domain.People;
using Okno.Domain.Windows;
using Okno.Testing.Cases;
using static Okno.Testing.Cases.Sample;

namespace Okno.Domain.Tests.Cases;

/// <summary>1.2, 3.10.2, 5.1, 7.2, Q2, Q3, Q6: who gets an offer, until when it stands, and what it says. The window of these lives: standard until 17.04.2026, last day 24.04.2026.</summary>
public sealed class OfferTests
{
    private static readonly MakeOffer InHand = new(null, RiskNoticeSigned: false, PapersInHand: true);

    [Fact]
    public void Nothing_is_kept_before_the_consent_and_then_the_case_is_open()
    {
        Life life = Life.Usual();
        Decision.Accepted opened = Assert.IsType<Decision.Accepted>(life.Try(new OpenCase(life.Intake, Consent(life.Today), life.Today)));
        Assert.Equal([typeof(ConsentGiven), typeof(CaseOpened)], opened.Events.Select(e => e.GetType()));
        Assert.Equal(Phase.Opened, life.Case.Phase);
    }

    [Theory]
    [InlineData("2026-04-17", Lane.Standard)]
    [InlineData("2026-04-18", Lane.Compressed)]
    public void The_lane_on_both_sides_of_the_fifteenth_working_day(string came, Lane lane)
    {
        Life life = Life.Usual(came).Assess();
        life.Try(InHand);
        Assert.Equal(lane, life.Case.Offer!.Plan.Lane);
    }

    [Fact]
    public void An_offer_stands_three_days_after_its_own() =>
        Assert.Equal(Day("2026-04-09"), Life.Usual().Offer().Case.Offer!.ValidUntil);

    [Fact]
    public void An_offer_of_the_standard_lane_does_not_outlive_that_lane() =>
        Assert.Equal(Day("2026-04-17"), Life.Usual("2026-04-16").Offer().Case.Offer!.ValidUntil);

    [Fact]
    public void An_offer_never_outlives_the_last_day_on_which_a_payment_still_leads_to_a_filing_in_time() =>
        Assert.Equal(Day("2026-04-23"), Life.Usual("2026-04-22").Offer().Case.Offer!.ValidUntil);

    [Fact]
    public void On_the_last_day_of_the_Rules_the_plan_fails_and_no_QR_is_given_without_a_signed_risk_notice()
    {
        Life life = Life.Usual("2026-04-24").Assess();
        Finding finding = life.Refuses(InHand, "guard.no-lawful-plan");
        Assert.Equal("2026-04-27", finding.Facts["handover"]);
        Assert.Equal("2026-04-24", finding.Facts["lastFiling"]);
        life.NeedsTwo(InHand with { RiskNoticeSigned = true }, "guard.no-lawful-plan");
        Assert.Equal((Day("2026-04-24"), false, true), (life.Case.Offer!.ValidUntil, life.Case.Offer.Plan.Passes, life.Case.Offer.RiskNoticeSigned));
    }

    [Fact]
    public void Who_came_the_day_after_the_last_day_gets_no_offer_by_any_number_of_persons() =>
        Life.Usual("2026-04-25").Assess().Refuses(InHand with { RiskNoticeSigned = true }, "window.closed");

    [Fact]
    public void Who_came_in_time_but_takes_the_offer_after_the_last_day_gets_none_because_it_could_buy_nothing()
    {
        Life life = Life.Usual("2026-04-22").Assess();
        Assert.IsType<Decision.Accepted>(life.On("2026-04-23").Ask(InHand));
        life.On("2026-04-25").Refuses(InHand with { RiskNoticeSigned = true }, "offer.can-be-paid");
    }

    [Fact]
    public void In_the_compressed_lane_papers_that_are_not_in_hand_need_a_second_person() =>
        Life.Usual("2026-04-20").Assess().NeedsTwo(InHand with { PapersInHand = false }, "offer.papers-in-hand");

    [Fact]
    public void In_the_standard_lane_nobody_asks_for_papers_in_hand() =>
        Life.Usual().Assess().IsSilentOn(InHand with { PapersInHand = false }, "offer.papers-in-hand");

    [Fact]
    public void The_trap_of_the_Rules_is_seen_before_money_moves_and_an_agreed_day_opens_it()
    {
        // Issued 31.01.2025: on Monday 12.01.2026 the standard lane is open for its last day. Papers may come until Saturday 17.01, so by Civil Code 193 until Monday 19.01; they would be filed on 20.01, but the last day is 19.01.
        Life life = new Life(Day("2026-01-12"), Day("2025-01-31")).Assess();
        Decision refused = life.Try(InHand);
        Assert.IsType<Decision.Refused>(refused);
        Assert.True(refused.Says("guard.no-lawful-plan"));
        DateOnly bringBy = Day(refused.Findings().Single(finding => finding.Code == "guard.bring-by").Facts["bringBy"]);
        Assert.Equal(Day("2026-01-18"), bringBy);
        life.Refuses(InHand with { PapersAgreedBy = bringBy.AddDays(1) }, "guard.no-lawful-plan");
        life.Do(InHand with { PapersAgreedBy = bringBy });
        Assert.True(life.Case.Offer!.Plan.Passes);
        life.Pay();
        Assert.All(life.Case.Contract!.Checklist, item => Assert.True(item.Due <= bringBy));
    }

    [Theory]
    [InlineData("2027-04-07", true)]
    [InlineData("2027-04-14", true)]
    [InlineData("2027-04-13", false)]
    public void A_passport_holds_exactly_one_year_from_the_filing_day_or_it_does_not(string expires, bool enough)
    {
        // Coming on Monday 06.04.2026: papers by 13.04, filing on 14.04.2026; equality passes.
        Intake intake = Intake(Day("2025-05-12"));
        intake = intake with { Applicant = intake.Applicant with { Identity = intake.Applicant.Identity with { Expires = Day(expires) } } };
        Life life = Life.Usual(intake: intake).Assess();
        bool expected = enough && Day(expires) >= Day("2027-04-14");
        Assert.Equal(expected, !life.Ask(InHand).Says("passport.expires-too-early"));
        if (!expected)
        {
            life.Refuses(InHand, "passport.expires-too-early");
        }
    }

    [Fact]
    public void What_binds_is_the_exact_text_by_its_hash_and_the_same_terms_give_the_same_text()
    {
        Offer one = Life.Usual().Offer().Case.Offer!;
        Offer two = Life.Usual().Offer().Case.Offer!;
        Offer later = Life.Usual("2026-04-07").Offer().Case.Offer!;
        Assert.Matches("^[0-9a-f]{64}$", one.TextHash);
        Assert.Equal(one.TextHash, two.TextHash);
        Assert.NotEqual(one.TextHash, later.TextHash);
    }

    [Fact]
    public void The_reference_survives_the_purpose_of_a_payment()
    {
        string reference = Life.Usual().Offer().Case.Offer!.Reference;
        Assert.Equal(reference, PaymentReference.FindIn($"Оплата услуги {reference} без НДС"));
        Assert.Equal(reference, PaymentReference.FindIn($"дело {reference.Replace("-", "", StringComparison.Ordinal)}, от 06.04"));
    }

    /// <summary>Digits and hyphens alone: no letter that could be taken for another, on whatever keyboard it is typed again.</summary>
    [Fact]
    public void The_reference_has_no_letters_and_finds_every_single_wrong_digit_and_every_swap_of_neighbours() =>
        Gen.Select(Gen.Int[0, 99], Gen.Int[0, 999_999], Gen.Int[1, 99]).Sample((year, number, ordinal) =>
        {
            string reference = PaymentReference.For(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{year:00}-{number:000000}"), ordinal);
            Assert.Matches("^[0-9]{2}-[0-9]{6}-[0-9]{2}-[0-9]$", reference);
            string digits = reference.Replace("-", "", StringComparison.Ordinal);
            Assert.Equal(reference, PaymentReference.FindIn(digits));
            for (int i = 0; i < digits.Length; i++)
            {
                for (char wrong = '0'; wrong <= '9'; wrong++)
                {
                    Assert.Equal(wrong == digits[i], PaymentReference.FindIn(digits[..i] + wrong + digits[(i + 1)..]) == reference);
                    Assert.True(wrong == digits[i] || PaymentReference.FindIn(digits[..i] + wrong + digits[(i + 1)..]) is null);
                }

                if (i > 0 && digits[i] != digits[i - 1])
                {
                    Assert.Null(PaymentReference.FindIn(digits[..(i - 1)] + digits[i] + digits[i - 1] + digits[(i + 1)..]));
                }
            }
        });
}
