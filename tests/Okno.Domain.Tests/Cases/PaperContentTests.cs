using System.Collections.Immutable;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Testing.Cases;
using static Okno.Testing.Cases.Sample;

namespace Okno.Domain.Tests.Cases;

/// <summary>What was read in a paper on its way through receipt, review and hand-over: kept with its owner, judged whole, and judged again on the real day (2.1.11, 4.1, 4.4).</summary>
public sealed class PaperContentTests
{
    private static readonly PaperId Policy = new(PaperKind.MedicalPolicy);
    private static readonly PaperId Petition = new(PaperKind.Petition);
    private static readonly PaperId Passport = new(PaperKind.IdentityPaper);

    [Fact]
    public void Each_field_keeps_who_entered_it_and_a_reviewer_owns_only_what_they_changed()
    {
        Life life = Life.Usual().Contract();
        life.Facts = life.Facts with { By = "ivanova" };
        life.Receive(Policy);
        life.Facts = life.Facts with { By = "petrov" };
        ImmutableSortedDictionary<string, string> seen = life.Case.PaperOf(Policy)!.Details;
        life.Do(new ReviewPaper(Policy, true, [], null, seen.SetItem("number", "ДМС-770009").SetItem("passportNumber", "FA1000000").SetItem("insurer", "")));

        PaperState policy = life.Case.PaperOf(Policy)!;
        Assert.Equal(("petrov", "petrov", "ivanova"), (policy.EnteredBy!["number"], policy.EnteredBy["passportNumber"], policy.EnteredBy["validUntil"]));
        Assert.False(policy.Details.ContainsKey("insurer") || policy.EnteredBy.ContainsKey("insurer"));
        Assert.Equal("ДМС-770009", policy.Details["number"]);
    }

    [Fact]
    public void The_review_shows_everything_that_is_wrong_at_once_beside_its_own_rules()
    {
        Life life = Life.Usual().Contract();
        life.Do(new ReceivePaper(Policy, PaperForm.PlainCopy, Custody.Taken, Details(Policy, life.Intake).SetItem("validUntil", "2026-12-31").SetItem("insurerIsRussian", "no").Remove("urgentCare")));
        Decision.Refused refused = Assert.IsType<Decision.Refused>(life.Try(new ReviewPaper(Policy, true, [PaperDefect.StrikeOut], null)));
        Assert.Equal(
            ["paper-field.missing", "paper-field.otherwise", "paper.accepted-form", "paper.defect-unambiguous", "policy.covers-work", "policy.covers-year"],
            refused.Findings.Select(finding => finding.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_reviewer_adds_what_the_window_left_out_and_then_accepts()
    {
        Life life = Life.Usual().Contract();
        life.Do(new ReceivePaper(Policy, PaperForm.Original, Custody.Taken, Words()));
        life.Refuses(new ReviewPaper(Policy, true, [], null) is var bare ? bare with { Details = Details(Policy, life.Intake).Remove("validUntil") } : bare, "paper-field.missing");
        life.Do(new ReviewPaper(Policy, true, [], null, Details(Policy, life.Intake)));
        Assert.True(life.Case.PaperOf(Policy)!.IsAccepted);
    }

    [Fact]
    public void A_rejection_is_never_stopped_by_content_and_keeps_what_was_found()
    {
        Life life = Life.Usual().Contract();
        life.Do(new ReceivePaper(Petition, PaperForm.Original, Custody.Taken, Details(Petition, life.Intake).SetItem("patentNumber", "77 1500000001").Remove("reason")));
        life.Do(new ReviewPaper(Petition, false, [], "другой патент"));
        Assert.Equal(["cross.patent-number", "paper-field.missing"], life.Case.PaperOf(Petition)!.Findings.Select(finding => finding.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_mismatch_that_humans_may_explain_is_accepted_by_two()
    {
        Life life = Life.Usual().Contract();
        life.Do(new ReceivePaper(Petition, PaperForm.Original, Custody.Taken, Details(Petition, life.Intake).SetItem("profession", "повар")));
        life.NeedsTwo(new ReviewPaper(Petition, true, [], null), "cross.profession");
    }

    [Fact]
    public void A_paper_found_to_be_foreign_makes_a_translation_due_with_it()
    {
        Life life = Life.Usual().Contract();
        life.Do(new ReceivePaper(Policy, PaperForm.Original, Custody.Taken, Details(Policy, life.Intake).SetItem("language", "foreign")));
        ChecklistItem item = life.Case.ItemOf(PaperId.Translation(PaperKind.MedicalPolicy))!;
        Assert.Equal((Need.Required, Day("2026-04-06"), "2.1.11"), (item.Need, item.Due, item.Clause));
        Assert.Equal(Policy, life.Case.Contract!.Checklist[life.Case.Contract.Checklist.IndexOf(item) - 1].Paper);
        life.Accept(Policy).BringPapers();
        Assert.True(life.Case.PaperOf(item.Paper)!.IsAccepted);
        Assert.Equal(Phase.Complete, life.Case.Phase);
    }

    [Fact]
    public void A_paper_partly_in_Russian_leaves_the_need_of_a_translation_to_a_human()
    {
        Life life = Life.Usual().Contract();
        life.Do(new ReceivePaper(Policy, PaperForm.Original, Custody.Taken, Details(Policy, life.Intake).SetItem("language", "partly")));
        PaperId translation = PaperId.Translation(PaperKind.MedicalPolicy);
        Assert.Equal(Need.HumanDecides, life.Case.ItemOf(translation)!.Need);
        life.Do(new WaivePaper(translation, "на русском всё, кроме печати"));
    }

    [Fact]
    public void A_translation_is_demanded_once_however_often_the_paper_comes_back()
    {
        Life life = Life.Usual().Contract();
        ReceivePaper foreign = new(Policy, PaperForm.Original, Custody.Taken, Details(Policy, life.Intake).SetItem("language", "foreign"));
        life.Do(foreign).Do(new ReturnPaper(Policy, "исправить")).Do(foreign);
        Assert.Single(life.Case.Contract!.Checklist, item => item.Paper.TranslationOf == PaperKind.MedicalPolicy);
        Assert.DoesNotContain(Life.Usual().BringPapers().Case.Contract!.Checklist, item => item.Paper.TranslationOf is not null);
    }

    [Fact]
    public void A_paper_found_foreign_at_its_review_stops_the_one_day_that_it_would_have_started()
    {
        Life life = Life.Usual().BringPapers(PaperKind.MedicalPolicy).Receive(Policy);
        life.Do(new ReviewPaper(Policy, true, [], null, Words(("language", "foreign"))));
        Assert.Equal((Phase.Collecting, (Completeness?)null), (life.Case.Phase, life.Case.Complete));
    }

    [Theory]
    [InlineData("2027-04-15", true)]
    [InlineData("2027-04-14", false)]
    public void The_passport_is_judged_again_on_the_day_of_a_hand_over_that_slipped(string expires, bool holds)
    {
        Life life = Life.Usual().Contract();
        life.Do(new CorrectIntake(life.Intake with { Applicant = life.Intake.Applicant with { Identity = life.Intake.Applicant.Identity with { Expires = Day(expires) } } }));
        life.BringPapers().Confirm().Do(new ListForHandover("2026-04-07/1", life.Case.Complete!.HandoverDue)).On("2026-04-15");
        HandOver step = new(life.Case.Listing!.Register);
        if (holds)
        {
            life.IsSilentOn(step, "handover.passport-holds");
        }
        else
        {
            life.NeedsTwo(step, "handover.passport-holds");
        }
    }

    [Fact]
    public void What_was_read_in_the_passport_counts_more_than_what_was_declared()
    {
        Life life = Life.Usual().Contract();
        life.Do(new ReceivePaper(Passport, PaperForm.Original, Custody.Copied, Details(Passport, life.Intake).SetItem("validUntil", "2026-12-31")));
        Decision decision = life.Try(new ReviewPaper(Passport, true, [], null));
        Assert.True(decision.Says("passport.expires-too-early") && decision.Says("cross.passport-expiry"));
    }

    [Fact]
    public void A_field_of_another_paper_or_a_value_of_another_kind_is_named_and_nothing_is_kept()
    {
        Finding wrong = Life.Usual().Contract().Refuses(new ReceivePaper(Policy, PaperForm.Original, Custody.Taken, Words(("validUntil", "2026-02-30"), ("colour", "yes"), ("number", "1"))), "paper.fields-readable");
        Assert.Equal("medical-policy.colour, medical-policy.validUntil", wrong.Facts["fields"]);
    }
}
