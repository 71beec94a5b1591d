using System.Collections.Immutable;
using Okno.Domain.Papers;
using Okno.Domain.People;
using Okno.Domain.Windows;

namespace Okno.Domain.Law;

/// <summary>What is known of a person before an offer; everything may be missing, so that the public page can ask little.</summary>
/// <param name="Citizenship">ISO 3166-1 alpha-3, or "XXA" for a stateless person.</param>
/// <param name="HoldsResidencePermit">Temporary or permanent residence permit (Q11).</param>
/// <param name="HoldsStatelessId2021">The temporary identity paper of a stateless person under the law of 2021 (Q11).</param>
/// <param name="Region">The series of the patent, the code of the region that issued it ("77").</param>
/// <param name="Contact">The day of contact; today where missing.</param>
/// <param name="Contract">The planned day of the contract; the contact where missing.</param>
/// <param name="WorkUntil">The last day of the planned work (3.10.1), through which the policy of 2.1.4 must run.</param>
/// <param name="EarlierReissues">How many times this patent was re-issued already.</param>
/// <param name="RefusedOrAnnulledOn">The latest refusal or annulment (6.3.3).</param>
/// <param name="PaidThrough">The last day for which the tax is paid, inclusive.</param>
/// <param name="Held">Papers already in hand; default = not asked.</param>
/// <param name="PapersAgreedBy">The earlier day by which the person agrees in writing to bring all papers; it moves the plan and with it the filing day.</param>
public sealed record AssessmentFacts(
    string? Citizenship = null,
    bool? HoldsResidencePermit = null,
    bool? HoldsStatelessId2021 = null,
    DateOnly? Issued = null,
    string? Region = null,
    DateOnly? Contact = null,
    DateOnly? Contract = null,
    EmployerKind? Employer = null,
    DateOnly? PassportExpires = null,
    DateOnly? WorkUntil = null,
    int? EarlierReissues = null,
    DateOnly? RefusedOrAnnulledOn = null,
    bool? StayUnlawful = null,
    DateOnly? PaidThrough = null,
    ImmutableArray<PaperKind> Held = default,
    DateOnly? PapersAgreedBy = null);

/// <summary>
/// The answer: <see cref="Law.Verdict.NotMet"/> where a finding blocks, <see cref="Law.Verdict.HumanDecides"/> where a second person or a human must look or the patent's day is missing, else <see cref="Law.Verdict.Met"/>.
/// </summary>
public sealed record AssessmentResult(Verdict Verdict, ImmutableArray<Finding> Findings, PatentWindow? Window, FilingPlan? Plan);

/// <summary>May this person have a patent re-issued through the Centre, by when, and what stands in the way: every finding at once, by clause.</summary>
public static class Assessment
{
    private const string Stateless = "XXA";

    /// <summary>Judges the facts that are given; a fact that is missing makes no finding. The law of the planned filing day decides: a rule dead by then refuses nobody.</summary>
    public static AssessmentResult Of(AssessmentFacts facts, DateOnly today, LawInForce law)
    {
        List<Finding> findings = [];
        DateOnly contact = facts.Contact ?? today;
        DateOnly contract = facts.Contract is { } planned && planned > contact ? planned : contact;
        PatentWindow? window = facts.Issued is { } issued ? PatentWindow.Of(issued, law) : null;
        WindowStatus? status = window?.StatusOn(contact);
        if (window is not null && status == WindowStatus.Early)
        {
            // Whoever asks before the invitation is judged as if they came on its first day.
            contract = contract < window.OpensOn ? window.OpensOn : contract;
        }

        DateOnly planContact = window is not null && status == WindowStatus.Early ? window.OpensOn : contact;
        FilingPlan? plan = window is null || status == WindowStatus.Closed
            ? null
            : Guard.Simulate(window, planContact, contract, facts.Employer ?? EmployerKind.LegalEntity, facts.PapersAgreedBy, law);
        DateOnly filing = plan?.HandOverOn ?? HandoverDay.NextDay(contract, law);

        JudgePerson(facts, filing, law, findings);
        JudgeRegion(facts, law, findings);
        if (window is not null)
        {
            JudgeWindow(window, status!.Value, contact, findings);
        }

        if (plan is not null)
        {
            findings.AddRange(plan.Findings);
            JudgeHeldPapers(facts, plan, law, findings);
        }

        JudgePassport(facts, filing, law, findings);
        JudgeInsurance(facts, filing, law, findings);
        JudgeGroundsOf63(facts, filing, law, findings);
        JudgeTax(facts, contract, filing, window, findings);

        bool blocked = findings.Any(finding => finding.IsBlocking);
        bool open = window is null || findings.Any(finding => finding.Verdict == Verdict.HumanDecides || finding.NeedsSecondPerson);
        return new AssessmentResult(blocked ? Verdict.NotMet : open ? Verdict.HumanDecides : Verdict.Met, [.. findings], window, plan);
    }

    private static void JudgePerson(AssessmentFacts facts, DateOnly filing, LawInForce law, List<Finding> findings)
    {
        if (facts.HoldsStatelessId2021 == true)
        {
            findings.Add(Finding.Of("person.stateless-id", "1.3", Verdict.NotMet, Effect.Blocks) with { Statute = "115-ФЗ, ст. 5.2", Repair = "not-this-service" });
        }

        if (facts.HoldsResidencePermit == true)
        {
            findings.Add(Finding.Of("person.residence-permit", "1.3", Verdict.HumanDecides, Effect.NeedsSecondPerson) with { Statute = "115-ФЗ, ст. 13", Repair = "ask-whether-needed" });
        }

        if (facts.Citizenship is not { Length: > 0 } country)
        {
            return;
        }

        if (string.Equals(country, Stateless, StringComparison.OrdinalIgnoreCase))
        {
            findings.Add(Finding.Of("citizenship.stateless", "1.3", Verdict.Met, Effect.Informs));
            return;
        }

        CitizenshipRule? rule = law.Statutes.CitizenshipOn(country, filing);
        (string, object?)[] named = [("country", country.ToUpperInvariant()), ("day", filing), ("why", rule?.Why)];
        findings.Add(rule?.Need switch
        {
            PatentNeed.Needed => Finding.Of("citizenship.patent-needed", "1.1", Verdict.Met, Effect.Informs, named),
            PatentNeed.NotNeeded => Finding.Of("citizenship.patent-not-needed", "1.1", Verdict.NotMet, Effect.Blocks, named) with { Statute = rule.Source, Repair = "not-this-service" },
            PatentNeed.VisaCountry => Finding.Of("citizenship.visa-country", "1.1", Verdict.NotMet, Effect.Blocks, named) with { Repair = "not-this-service" },
            PatentNeed.HumanDecides => Finding.Of("citizenship.conditional", "1.1", Verdict.HumanDecides, Effect.NeedsSecondPerson, named) with { Statute = rule.Source },
            _ => Finding.Of("citizenship.unknown", "1.1", Verdict.HumanDecides, Effect.NeedsSecondPerson, named),
        });
    }

    private static void JudgeRegion(AssessmentFacts facts, LawInForce law, List<Finding> findings)
    {
        if (facts.Region is { Length: > 0 } region && region != law.Statutes.Region)
        {
            findings.Add(Finding.Of("region.other", "1.2", Verdict.NotMet, Effect.Blocks, ("region", region), ("ours", law.Statutes.Region))
                with { Statute = "115-ФЗ, ст. 13.3", Repair = "go-to-issuing-authority" });
        }
    }

    private static void JudgeWindow(PatentWindow window, WindowStatus status, DateOnly contact, List<Finding> findings)
    {
        ReadOnlySpan<(string, object?)> facts =
        [
            ("issued", window.Issued), ("contact", contact), ("opens", window.OpensOn), ("safe", window.SafeContact),
            ("last", window.LastContact.Earliest), ("latest", window.LastContact.Latest), ("twelve_months", window.TwelveMonths),
        ];
        const string statute = "115-ФЗ, ст. 13.3";
        findings.Add(status switch
        {
            WindowStatus.Early => Finding.Of("window.early", "Q24", Verdict.HumanDecides, Effect.Warns, facts) with { Repair = "come-later" },
            WindowStatus.Closed => Finding.Of("window.closed", "1.2", Verdict.NotMet, Effect.Blocks, facts) with { Statute = statute, Repair = "new-patent" },
            WindowStatus.HumanDecides when window.TouchesFreeze => Finding.Of("window.freeze", "Q31", Verdict.HumanDecides, Effect.NeedsSecondPerson, facts) with { Statute = "Указ 18.04.2020 № 274, Указ 15.06.2021 № 364" },
            WindowStatus.HumanDecides => Finding.Of("window.provisional-edge", "Q32", Verdict.HumanDecides, Effect.NeedsSecondPerson, facts) with { Statute = statute },
            _ when contact > window.SafeContact => Finding.Of("window.after-safe-day", "1.2", Verdict.Met, Effect.Warns, facts) with { Statute = statute, Repair = "hurry" },
            _ => Finding.Of("window.open", "1.2", Verdict.Met, Effect.Informs, facts) with { Statute = statute },
        });
        if (window.Provisional && status != WindowStatus.Closed)
        {
            findings.Add(Finding.Of("window.provisional", "Q32", Verdict.Met, Effect.Warns, facts) with { Statute = "ТК РФ, ст. 112" });
        }
    }

    private static void JudgeHeldPapers(AssessmentFacts facts, FilingPlan plan, LawInForce law, List<Finding> findings)
    {
        if (facts.Held.IsDefault)
        {
            return;
        }

        ChecklistFacts asked = new(facts.Employer ?? EmployerKind.LegalEntity, [], plan.Contact, plan.Contract);
        string[] missing =
        [
            .. Checklist.For(asked, PatentWindow.Of(facts.Issued!.Value, law), law)
                .Where(item => item.Need == Need.Required && item.Due == plan.Contract && item.Paper.Kind != PaperKind.Application && !facts.Held.Contains(item.Paper.Kind))
                .Select(item => item.Paper.ToString()),
        ];
        findings.Add(missing.Length == 0
            ? Finding.Of("papers.ready", "3.10.2", Verdict.Met, Effect.Informs, ("contract", plan.Contract))
            : Finding.Of("papers.do-not-pay-yet", "3.10.2", Verdict.NotMet, plan.Lane == Lane.Compressed ? Effect.NeedsSecondPerson : Effect.Warns, ("contract", plan.Contract), ("papers", string.Join(", ", missing)))
                with { Repair = "bring-papers-first" });
    }

    private static void JudgePassport(AssessmentFacts facts, DateOnly filing, LawInForce law, List<Finding> findings)
    {
        if (facts.PassportExpires is not { } expires)
        {
            return;
        }

        DateOnly needed = law.Edition.Term(TermCode.Passport).Count(filing, law.Calendar).Earliest;
        ReadOnlySpan<(string, object?)> named = [("expires", expires), ("filing", filing), ("needed", needed)];
        findings.Add(string.Equals(facts.Citizenship, Stateless, StringComparison.OrdinalIgnoreCase)
            ? Finding.Of("passport.not-a-passport", "4.4", Verdict.HumanDecides, Effect.Warns, named)
            : expires >= needed
                ? Finding.Of("passport.long-enough", "4.4", Verdict.Met, Effect.Informs, named)
                : Finding.Of("passport.expires-too-early", "4.4", Verdict.NotMet, Effect.Blocks, named) with { Repair = "renew-passport" });
    }

    /// <summary>Q8: the policy must cover the planned work; a plan shorter than the new patent's year is only a warning.</summary>
    private static void JudgeInsurance(AssessmentFacts facts, DateOnly filing, LawInForce law, List<Finding> findings)
    {
        if (facts.WorkUntil is not { } until)
        {
            return;
        }

        DateOnly year = (law.Edition.Term(TermCode.TwelveMonths) with { Reading = Terms.TermReading.SameNumber }).Count(filing, law.Calendar).Earliest;
        findings.Add(until < year
            ? Finding.Of("insurance.shorter-than-year", "2.1.4", Verdict.Met, Effect.Warns, ("until", until), ("year", year))
            : Finding.Of("insurance.through-work", "2.1.4", Verdict.Met, Effect.Informs, ("until", until)));
    }

    private static void JudgeGroundsOf63(AssessmentFacts facts, DateOnly filing, LawInForce law, List<Finding> findings)
    {
        if (facts.EarlierReissues is > 0 and { } times)
        {
            DatedRule once = law.Statutes.OnceOnly;
            ReadOnlySpan<(string, object?)> named = [("times", times), ("filing", filing), ("until", once.InForce.To)];
            findings.Add(law.Statutes.OnceOnlyOn(filing)
                ? Finding.Of("reissue.once-only", "6.3.2", Verdict.NotMet, Effect.Blocks, named) with { Statute = once.Statute }
                : Finding.Of("reissue.any-number", "6.3.2", Verdict.Met, Effect.Informs, named) with { Statute = once.Statute });
        }

        if (facts.RefusedOrAnnulledOn is { } refused)
        {
            Terms.Term year = law.Edition.Term(TermCode.RefusalYear);
            DateOnly free = Terms.Days.Shift((year with { Direction = Terms.TermDirection.After }).Count(refused, law.Calendar).Earliest, 1);
            ReadOnlySpan<(string, object?)> named = [("refused", refused), ("filing", filing), ("free_from", free)];
            findings.Add(refused >= year.Count(filing, law.Calendar).Earliest
                ? Finding.Of("refusal.within-year", "6.3.3", Verdict.NotMet, Effect.Blocks, named) with { Statute = "115-ФЗ, ст. 13.3", Repair = "wait-until" }
                : Finding.Of("refusal.year-passed", "6.3.3", Verdict.Met, Effect.Informs, named));
        }

        if (facts.StayUnlawful is { } unlawful)
        {
            findings.Add(unlawful
                ? Finding.Of("stay.unlawful", "6.3.4", Verdict.HumanDecides, Effect.NeedsSecondPerson) with { Repair = "see-a-lawyer" }
                : Finding.Of("stay.lawful", "6.3.4", Verdict.Met, Effect.Informs));
        }
    }

    private static void JudgeTax(AssessmentFacts facts, DateOnly contract, DateOnly filing, PatentWindow? window, List<Finding> findings)
    {
        if (facts.PaidThrough is not { } paid)
        {
            return;
        }

        ReadOnlySpan<(string, object?)> named = [("paid_through", paid), ("contract", contract), ("filing", filing), ("twelve_months", window?.TwelveMonths)];
        const string statute = "НК РФ, ст. 227.1; 115-ФЗ, ст. 13.3";
        findings.Add(
            paid < contract ? Finding.Of("tax.lapsed", "4.6", Verdict.HumanDecides, Effect.NeedsSecondPerson, named) with { Statute = statute, Repair = "show-receipts" }
            : paid < filing ? Finding.Of("tax.pay-before-filing", "4.6", Verdict.NotMet, Effect.Warns, named) with { Statute = statute, Repair = "pay-next-month" }
            : window is not null && paid < window.TwelveMonthsSafe ? Finding.Of("tax.pay-to-the-end", "2.1.6", Verdict.Met, Effect.Warns, named) with { Statute = statute }
            : Finding.Of("tax.paid", "2.1.6", Verdict.Met, Effect.Informs, named));
    }
}
