using System.Collections.Immutable;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Okno.Desk.Wording;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.People;
using Okno.Domain.Repairs;
using Okno.Domain.Terms;
using Okno.Domain.Windows;
using Okno.Web.Dates;
using Okno.Web.Hosting;
using Okno.Web.Plans;

namespace Okno.Web.Pages.Public;

/// <summary>The one answer page: the verdict, the days and why, papers, price, place, way, and what is not returned. Every fact comes from the Domain; the address holds all it needs, so it can be kept and shared.</summary>
public sealed class AnswerModel(Speech speech, LawLibrary library, MoscowTime time) : PageModel
{
    private const int LongPast = 60;

    public LawInForce Law { get; } = library.On(time.Today);

    public TextBook Words => speech.Words;

    public DateOnly Today => time.Today;

    public Answers Answers { get; private set; } = null!;

    /// <summary>The next day on which the Centre will receive the person: today, unless it is shut or closed already.</summary>
    public DateOnly Contact { get; private set; }

    /// <summary>The plan with what would repair it, and the comparison where a change is asked for; the whole page then speaks of the person with that change.</summary>
    public PlanView Plan { get; private set; } = null!;

    public AssessmentResult Result => Plan.Shown.Result;

    private AssessmentFacts Facts => Plan.Shown.Facts;

    public PatentWindow Window => Result.Window!;

    public Spoken Spoken { get; private set; } = null!;

    /// <summary>What else the person should know, worst first.</summary>
    public ImmutableArray<Finding> Notes { get; private set; } = [];

    public ImmutableArray<ChecklistItem> Papers { get; private set; } = [];

    /// <summary>The contract day that the papers' days are counted from.</summary>
    public DateOnly Contract { get; private set; }

    public Timeline Timeline { get; private set; } = null!;

    /// <summary>A plan helps a person whom the service is for, and one whose own change brought them out of the window.</summary>
    public bool ShowsPlan => Spoken.GoesOn || Plan.WhatIf is not null || !ModelState.IsValid;

    public bool PlanComesFirst => Plan.Repair.IsNeeded || Plan.WhatIf is not null || !ModelState.IsValid;

    public PriceOrder? Price => Law.PriceOn(Today);

    /// <summary>The day by which the papers would be handed over for the safe filing day.</summary>
    public DateOnly SafeHandover => Law.Authority.LastOpenOnOrBefore(Window.SafeFiling.Earliest);

    public DateProof? PassportProof => Result.Plan is { } plan ? Law.Edition.Term(TermCode.Passport).Prove(plan.HandOverOn, Law.Calendar) : null;

    /// <summary>The months of the patent through which the tax is paid; null where that was not said.</summary>
    public DateProof? PaidProof => Facts is { Issued: { } issued, PaidThrough: not null } && Law.Edition.Term(TermCode.TwelveMonths) is var year
        ? (year with { Code = "tax.months", Amount = year.Amount - PayTax.MonthsLeft(Facts, Law), Reading = TermReading.DayBefore }).Prove(issued, Law.Calendar) : null;

    public DateProof LatePapersProof => Law.Edition.Term(TermCode.LatePapers).Prove(Contract, Law.Calendar);

    public DateProof ContractProof => ContractTerm.Prove(Contract, Law);

    public DateOnly ContractEnds => ContractTerm.Of(Contract, Law).Last;

    public string Share => $"{Request.Scheme}://{Request.Host}{speech.Link(Answers.Link("/answer"))}";

    public string CalendarLink => speech.Link(Answers.Link("/answer", ("handler", "calendar")));

    public string ChangeLink(Question question) => speech.Link(Answers.Link("/", ("done", $"{(int)question - 1}")));

    public bool Holds(ChecklistItem item) => !Facts.Held.IsDefault && Facts.Held.Contains(item.Paper.Kind);

    /// <summary>The forms that 4.2 allows: "подлинник или заверенная копия".</summary>
    public string Forms(ChecklistItem item) => string.Join(Words.Say("answer.paper.or"), item.Forms.Select(form => Words.Say(form switch
    {
        PaperForm.Original => "form.original",
        PaperForm.CertifiedCopy => "form.certified-copy",
        _ => "form.plain-copy",
    })));

    /// <summary>One line per run of equal days: "ежедневно 08:00–20:00".</summary>
    public IEnumerable<string> Hours => Law.Centre.Table.Week
        .OrderBy(pair => ((int)pair.Key + 6) % 7)
        .GroupBy(pair => pair.Value)
        .Select(group => Words.Say("answer.where.hours", ("days", group.Count() == 7 ? Words.Say("weekday.all") : string.Join(", ", group.Select(pair => Words.Say($"weekday.{(int)pair.Key}")))), ("from", $"{group.Key.Opens:HH:mm}"), ("to", $"{group.Key.Closes:HH:mm}")));

    public IActionResult OnGet() => Judge() is { } elsewhere ? elsewhere : Page();

    public IActionResult OnGetCalendar()
    {
        if (Judge() is { } elsewhere)
        {
            return elsewhere;
        }

        string place = Law.Edition.Provider.ReceptionAddress;
        List<(string, DateOnly, string, string, bool)> days =
        [
            ("last", Window.LastContact.Earliest, Words.Say("ics.last"), Words.Say("ics.last.words"), false),
            ("twelve", Window.TwelveMonths, Words.Say("ics.twelve"), Words.Say("ics.twelve.words"), false),
        ];
        if (Window.SafeContact >= Today)
        {
            days.Insert(0, ("come", Window.SafeContact, Words.Say("ics.come"), Words.Say("ics.come.words", ("place", place), ("link", Share)), true));
        }

        if (Window.OpensOn > Today)
        {
            days.Insert(0, ("opens", Window.OpensOn, Words.Say("ics.opens"), Words.Say("ics.come.words", ("place", place), ("link", Share)), true));
        }

        return File(Encoding.UTF8.GetBytes(CalendarFile.Write(days, time.Now)), "text/calendar; charset=utf-8", "okno-patent.ics");
    }

    /// <summary>Null where the answers stand; else the way back to the question that does not.</summary>
    private RedirectResult? Judge()
    {
        Answers = Answers.Read(Request.Query, Today, Law, Words);
        int answered = Answers.PapersAsked ? IndexModel.Questions : Answers.EmployerText is null ? 1 : IndexModel.Questions - 1;
        if (Answers.FirstWrong(answered) is not null)
        {
            // A link cut short or edited by hand: the question page says what is wrong and keeps the rest.
            return Redirect(speech.Link(Answers.Link("/", ("done", $"{answered}"))));
        }

        // Nobody has come yet: today is a plan like any later day.
        DateOnly next = NextVisit();
        AssessmentFacts facts = Answers.Facts(next, Law);
        facts = next == Today ? facts with { Contact = null, Contract = null } : facts;
        AskedChanges asked = AskedChanges.Read(Request.Query, ModelState, Words, facts, Today, Law);
        Plan = new PlanView(Words, facts, Today, Law, asked, "/answer", [.. Answers.All(), .. speech.Language == "ru" ? [] : new[] { KeyValuePair.Create<string, string?>("lang", speech.Language) }], "plan");
        Contact = Facts.Contact ?? next;
        Spoken = Spoken.Of(Result, Contact, Today, Words);
        Contract = Result.Plan?.Contract ?? Contact;
        Notes =
        [
            .. Result.Findings
                .Where(finding => finding != Spoken.About && (finding.Verdict != Domain.Law.Verdict.Met || finding.Effect == Effect.Warns))
                .Where(finding => Spoken.GoesOn || finding.Code is "window.provisional")
                .Where(finding => finding.Code is not ("window.after-safe-day" or "papers.do-not-pay-yet"))
                .OrderBy(finding => finding.IsBlocking ? 0 : finding.NeedsSecondPerson ? 1 : 2),
        ];
        if (Spoken.GoesOn)
        {
            Papers = Checklist.For(new ChecklistFacts(Facts.Employer ?? EmployerKind.LegalEntity, [], Result.Plan?.Contact ?? Contact, Contract, AllPapersAgreedBy: Facts.PapersAgreedBy), Window, Law);
        }

        Timeline = Timeline.Of(Marks(), Law.Calendar, day => Words.Say($"month.{day.Month}"));
        return null;
    }

    private List<(DateOnly, string, string)> Marks()
    {
        List<(DateOnly, string, string)> marks =
        [
            (Window.LastContact.Earliest, "last", Words.Say("timeline.last")),
            (Window.TwelveMonths, "", Words.Say("timeline.twelve")),
        ];
        if (Spoken.GoesOn)
        {
            marks.Add((Window.SafeContact, "safe", Words.Say("timeline.safe")));
        }

        if (Window.OpensOn > Today)
        {
            marks.Add((Window.OpensOn, "", Words.Say("timeline.opens")));
        }

        // Long after the end a line with today on it would show nothing else.
        if (Today <= Days.Shift(Window.TwelveMonths, LongPast))
        {
            marks.Add((Today, "today", Words.Say("timeline.today")));
        }

        return marks;
    }

    private DateOnly NextVisit()
    {
        TimeOnly now = TimeOnly.FromDateTime(MoscowTime.Local(time.Now).DateTime);
        bool tooLateToday = Law.Centre.HoursOn(Today) is { } hours && now >= hours.Closes;
        return Law.Centre.NextOpenOnOrAfter(tooLateToday ? Days.Shift(Today, 1) : Today);
    }
}
