using Okno.Domain.Calendar;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.People;
using Okno.Domain.Terms;

namespace Okno.Benchmarks.Decisions;

/// <summary>
/// The rules of the assessment once more, by hand, as a programmer in a hurry would write them: no table, no window, no guard, no checklist; only the calendar, the terms and the statutes are shared. Fills the codes of all findings.
/// </summary>
internal static class RulesAsIfs
{
    public const int Most = 24;

    public static Verdict Judge(AssessmentFacts facts, DateOnly today, LawInForce law, string?[] codes)
    {
        int found = 0;
        bool blocks = false;
        bool open = false;
        ProductionCalendar calendar = law.Calendar;
        Edition edition = law.Edition;
        bool stateless = string.Equals(facts.Citizenship, "XXA", StringComparison.OrdinalIgnoreCase);
        DateOnly contact = facts.Contact ?? today;
        DateOnly contract = facts.Contract is { } planned && planned > contact ? planned : contact;
        DateOnly twelve = default, twelveSafe = default, opens = default, safe = default, papers = default, handOver = default;
        DayInterval last = default;
        bool closed = true, early = false, freeze = false, standard = false;
        if (facts.Issued is { } issued)
        {
            int n = edition.Term(TermCode.LastFiling).Amount;
            int m = edition.Term(TermCode.StandardLane).Amount;
            twelve = issued.AddMonths(edition.Term(TermCode.TwelveMonths).Amount);
            twelveSafe = twelve.AddDays(-1);
            last = calendar.NthWorkdayBefore(twelve, n);
            DayInterval lastFull = calendar.NthWorkdayBefore(twelve, n + 1);
            DayInterval lastSafe = calendar.NthWorkdayBefore(twelveSafe, n + 1);
            DayInterval standardLast = calendar.NthWorkdayBefore(twelve, m);
            DayInterval standardFull = calendar.NthWorkdayBefore(twelve, m + 1);
            opens = twelve.AddDays(-edition.Term(TermCode.Opening).Amount);
            safe = law.Centre.LastOpenOnOrBefore(law.Authority.LastOpenOnOrBefore(lastSafe.Earliest).AddDays(-1));
            freeze = law.Statutes.Freeze.InForce.Touches(opens, twelve);
            early = !freeze && contact < opens;
            closed = !freeze && contact > last.Latest;
            bool edge = !freeze && !early && contact > last.Earliest && contact <= last.Latest;
            DateOnly comes = contact;
            if (early)
            {
                comes = opens;
                contract = contract < opens ? opens : contract;
            }

            if (freeze)
            {
                codes[found++] = "window.freeze";
                open = true;
            }
            else if (early)
            {
                codes[found++] = "window.early";
                open = true;
            }
            else if (closed)
            {
                codes[found++] = "window.closed";
                blocks = true;
            }
            else if (edge)
            {
                codes[found++] = "window.provisional-edge";
                open = true;
            }
            else
            {
                codes[found++] = contact > safe ? "window.after-safe-day" : "window.open";
            }

            if (!closed)
            {
                if (last.Provisional || lastFull.Provisional || lastSafe.Provisional || standardLast.Provisional || standardFull.Provisional)
                {
                    codes[found++] = "window.provisional";
                }

                standard = contract <= standardLast.Earliest;
                DateOnly lawful = contract;
                papers = contract;
                if (standard)
                {
                    lawful = calendar.NextWorkdayOnOrAfter(contract.AddDays(edition.Term(TermCode.LatePapers).Amount)).Earliest;
                    papers = facts.PapersAgreedBy is { } agreed && agreed < lawful ? (agreed < contract ? contract : agreed) : lawful;
                }

                handOver = law.Authority.NextOpenOnOrAfter(papers.AddDays(edition.Term(TermCode.Handover).Amount));
                DateOnly decisive = law.Switches.Is(SwitchCode.WhoseReceipt, "centre") ? papers : handOver;
                DateOnly bring = law.Centre.LastOpenOnOrBefore(law.Authority.LastOpenOnOrBefore(last.Earliest).AddDays(-1));
                bring = bring < lawful ? bring : lawful;
                if (decisive <= last.Earliest)
                {
                    codes[found++] = "plan.in-time";
                }
                else
                {
                    open = true;
                    codes[found++] = bring >= contract ? "plan.papers-sooner" : decisive <= last.Latest ? "plan.may-be-too-late" : "plan.too-late";
                }

                if (!facts.Held.IsDefault)
                {
                    bool missing = false;
                    foreach (EditionPaper paper in edition.Papers)
                    {
                        if (paper.Kind == PaperKind.Application || paper.Kind == PaperKind.Translation || paper.WhenNeeded || (paper.NotForNaturalPersons && facts.Employer == EmployerKind.NaturalPerson))
                        {
                            continue;
                        }

                        DateOnly due = paper.Due == PaperDue.LatePapersTerm ? papers : contract;
                        if (due == contract && !facts.Held.Contains(paper.Kind))
                        {
                            missing = true;
                            break;
                        }
                    }

                    codes[found++] = missing ? "papers.do-not-pay-yet" : "papers.ready";
                    open |= missing && !standard;
                }
            }
        }
        else
        {
            open = true;
        }

        DateOnly filing = facts.Issued is not null && !closed ? handOver : law.Authority.NextOpenOnOrAfter(contract.AddDays(edition.Term(TermCode.Handover).Amount));
        if (facts.HoldsStatelessId2021 == true)
        {
            codes[found++] = "person.stateless-id";
            blocks = true;
        }

        if (facts.HoldsResidencePermit == true)
        {
            codes[found++] = "person.residence-permit";
            open = true;
        }

        if (stateless)
        {
            codes[found++] = "citizenship.stateless";
        }
        else if (facts.Citizenship is { Length: > 0 } country)
        {
            switch (law.Statutes.CitizenshipOn(country, filing)?.Need)
            {
                case PatentNeed.Needed:
                    codes[found++] = "citizenship.patent-needed";
                    break;
                case PatentNeed.NotNeeded:
                    codes[found++] = "citizenship.patent-not-needed";
                    blocks = true;
                    break;
                case PatentNeed.VisaCountry:
                    codes[found++] = "citizenship.visa-country";
                    blocks = true;
                    break;
                case PatentNeed.HumanDecides:
                    codes[found++] = "citizenship.conditional";
                    open = true;
                    break;
                default:
                    codes[found++] = "citizenship.unknown";
                    open = true;
                    break;
            }
        }

        if (facts.Region is { Length: > 0 } region && region != law.Statutes.Region)
        {
            codes[found++] = "region.other";
            blocks = true;
        }

        if (facts.PassportExpires is { } expires)
        {
            if (stateless)
            {
                codes[found++] = "passport.not-a-passport";
                open = true;
            }
            else if (expires >= filing.AddYears(edition.Term(TermCode.Passport).Amount))
            {
                codes[found++] = "passport.long-enough";
            }
            else
            {
                codes[found++] = "passport.expires-too-early";
                blocks = true;
            }
        }

        if (facts.WorkUntil is { } until)
        {
            codes[found++] = until < filing.AddMonths(edition.Term(TermCode.TwelveMonths).Amount) ? "insurance.shorter-than-year" : "insurance.through-work";
        }

        if (facts.EarlierReissues > 0)
        {
            bool once = law.Statutes.OnceOnlyOn(filing);
            codes[found++] = once ? "reissue.once-only" : "reissue.any-number";
            blocks |= once;
        }

        if (facts.RefusedOrAnnulledOn is { } refused)
        {
            bool within = refused >= filing.AddYears(-edition.Term(TermCode.RefusalYear).Amount);
            codes[found++] = within ? "refusal.within-year" : "refusal.year-passed";
            blocks |= within;
        }

        if (facts.StayUnlawful is { } unlawful)
        {
            codes[found++] = unlawful ? "stay.unlawful" : "stay.lawful";
            open |= unlawful;
        }

        if (facts.PaidThrough is { } paid)
        {
            if (paid < today)
            {
                codes[found++] = "tax.lapsed";
                open = true;
            }
            else if (paid < contract)
            {
                codes[found++] = "tax.pay-before-contract";
            }
            else if (paid < filing)
            {
                codes[found++] = "tax.pay-before-filing";
            }
            else
            {
                codes[found++] = facts.Issued is not null && paid < twelveSafe ? "tax.pay-to-the-end" : "tax.paid";
            }
        }

        return blocks ? Verdict.NotMet : open ? Verdict.HumanDecides : Verdict.Met;
    }
}
