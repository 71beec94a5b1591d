using System.Collections.Immutable;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.Payments;
using Okno.Domain.People;

namespace Okno.Testing.Cases;

/// <summary>
/// Drives one case through its steps as the desk would, day by day, and keeps every event. <see cref="Do"/> demands that a step is accepted; <see cref="Try"/> only asks, and applies what is accepted.
/// The stages (<see cref="Open"/>, <see cref="Offer"/>, <see cref="Pay"/>, <see cref="BringPapers"/>, ...) take the straight way through the Rules.
/// </summary>
/// <param name="today">The day on which the person comes.</param>
/// <param name="issued">The day of issue of the patent.</param>
public sealed class Life(DateOnly today, DateOnly issued, LawLibrary? library = null, string number = "26-000123", Intake? intake = null, Guid? id = null)
{
    private readonly LawLibrary library = library ?? CheckoutLaw.Library;
    private int receipts = 4470;

    /// <summary>A life in days for which every calendar is decreed: issued on 12.05.2025, so the last standard day is 17.04.2026, the safe day 22.04.2026, the last day 24.04.2026; coming on Monday 06.04.2026.</summary>
    public static Life Usual(string cameOn = "2026-04-06", Intake? intake = null, LawLibrary? library = null) =>
        new(Sample.Day(cameOn), Sample.Day("2025-05-12"), library, intake: intake);

    public Case Case { get; private set; } = new(id ?? Guid.Parse("0195f000-0000-7000-8000-000000000123"), number);

    public List<CaseEvent> Events { get; } = [];

    /// <summary>Every step that was accepted, with what was found against it all the same.</summary>
    public List<(string Step, ImmutableArray<Finding> Warnings)> Accepted { get; } = [];

    /// <summary>How an accepted step changes the case; null = its events are applied, and nothing else.</summary>
    public Func<Case, ICaseStep, Facts, LawInForce, Moment, Decision.Accepted, Case>? Keep { get; init; }

    public DateOnly Today { get; private set; } = today;

    public TimeOnly Time { get; private set; } = new(11, 30);

    /// <summary>What the desk would load: nothing is known against the case, and every register is open.</summary>
    public Facts Facts { get; set; } = Facts.None with { RegisterIsOpen = true };

    public Intake Intake { get; set; } = intake ?? Sample.Intake(issued);

    /// <summary>Civil terms of the contract once there is one, public law of the day (Q22).</summary>
    public LawInForce Law => library.On(Case.Contract?.On ?? Today, Today);

    public Moment Now => new(new DateTimeOffset(Today.ToDateTime(Time), TimeSpan.FromHours(3)).ToUniversalTime(), Today, Time);

    public Money Price => Case.Offer?.Price ?? Law.PriceOn(Today)!.Amount;

    public Life On(string day, string time = "11:30") => On(Sample.Day(day), TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture));

    public Life On(DateOnly day, TimeOnly? time = null)
    {
        Today = day;
        Time = time ?? Time;
        return this;
    }

    /// <summary>What the step would decide now; nothing changes.</summary>
    public Decision Ask(ICaseStep step, bool secondPerson = false) => step.Decide(Case, Facts with { SecondPersonConfirmed = secondPerson }, Law, Now);

    /// <summary>Decides, and applies the events of an accepted step.</summary>
    public Decision Try(ICaseStep step, bool secondPerson = false)
    {
        Decision decision = Ask(step, secondPerson);
        if (decision is Decision.Accepted accepted)
        {
            Case = Keep?.Invoke(Case, step, Facts with { SecondPersonConfirmed = secondPerson }, Law, Now, accepted) ?? Case.Apply(accepted.Events);
            Events.AddRange(accepted.Events);
            Accepted.Add((step.Step.Name, accepted.Warnings));
        }

        return decision;
    }

    /// <summary>Performs a step that must be accepted, by one person.</summary>
    /// <exception cref="InvalidOperationException">The step was not accepted; the message names what was found.</exception>
    public Life Do(ICaseStep step) => Must(step, secondPerson: false);

    /// <summary>Performs a step that a second person has confirmed.</summary>
    /// <exception cref="InvalidOperationException">The step was not accepted even so.</exception>
    public Life DoWithSecondPerson(ICaseStep step) => Must(step, secondPerson: true);

    public Life Open() => Do(new OpenCase(Intake, Sample.Consent(Today), Today));

    public Life Assess() => (Case.Phase == Phase.New ? Open() : this).Do(new Assess());

    public Life Offer(DateOnly? papersAgreedBy = null) => (Case.Assessment is null ? Assess() : this).Do(new MakeOffer(papersAgreedBy, RiskNoticeSigned: false, PapersInHand: true));

    /// <summary>Pays by a receipt of its own, today; the whole price where no sum is given.</summary>
    public Life Pay(Money? sum = null) => Do(new RecordPayment(sum ?? Price, Today, NextReceipt()));

    public PaymentReceipt NextReceipt() => Sample.Receipt(Today, (++receipts).ToString(System.Globalization.CultureInfo.InvariantCulture), Intake.Applicant.Name.Full);

    /// <summary>The statement of the bank arrives: every payment that only a receipt proves gets its line.</summary>
    public Life Confirm()
    {
        foreach (Payment payment in Case.Payments.Where(payment => !payment.Confirmed))
        {
            Do(new ConfirmPayment(payment.Id, payment.Amount, Sample.Line(payment.PaidOn, "of-" + payment.Id)));
        }

        return this;
    }

    public Life Contract() => (Case.Offer is null ? Offer() : this).Pay();

    public Life Receive(PaperId paper, PaperForm form = PaperForm.Original, Custody custody = Custody.Taken) => Do(new ReceivePaper(paper, form, custody, Sample.Details(paper, Case.Intake!)));

    public Life Accept(PaperId paper) => Do(new ReviewPaper(paper, Accept: true, [], null));

    public Life Bring(PaperId paper) => Receive(paper).Accept(paper);

    /// <summary>Receives and accepts every paper that must be there; waives those whose need a human decides. Leaves out the papers of <paramref name="except"/>.</summary>
    public Life BringPapers(params ReadOnlySpan<PaperKind> except)
    {
        if (Case.Contract is null)
        {
            Contract();
        }

        foreach (ChecklistItem item in Case.Missing.ToArray())
        {
            if (except.Contains(item.Paper.Kind))
            {
                continue;
            }

            if (item.Need == Need.HumanDecides && item.Paper.TranslationOf is null)
            {
                Do(new WaivePaper(item.Paper, "прежний документ ещё действует"));
            }
            else
            {
                Receive(item.Paper, custody: item.Paper.Kind == PaperKind.IdentityPaper ? Custody.Copied : Custody.Taken).Accept(item.Paper);
            }
        }

        return this;
    }

    public Life List(string register = "2026-04-07/1", DateOnly? plannedFor = null) =>
        (Case.Complete is null ? BringPapers() : this).Confirm().Do(new ListForHandover(register, plannedFor ?? Case.Complete!.HandoverDue));

    /// <summary>Hands over on the planned day.</summary>
    public Life HandOver()
    {
        Life listed = Case.Listing is null ? List() : this;
        return listed.On(Case.Listing!.PlannedFor).Do(new HandOver(Case.Listing.Register));
    }

    public Life AcceptByAuthority(string act = "АПП-77/1") => (Case.Handover is null ? HandOver() : this).Do(new RecordAcceptance(act, Today));

    public Life Refuse(RefusalGround ground, string words = "отказ в приёме") => (Case.Phase != Phase.HandedOver ? HandOver() : this).Do(new RecordRefusal(ground, words, null));

    /// <summary>Gives back every original that lies at the Centre.</summary>
    public Life GiveOriginalsBack()
    {
        foreach (PaperState paper in Case.Papers.Where(paper => paper.Custody == Custody.Taken).ToArray())
        {
            Do(new ReturnPaper(paper.Paper, "возврат оригинала"));
        }

        return this;
    }

    private Life Must(ICaseStep step, bool secondPerson)
    {
        Decision decision = Try(step, secondPerson);
        if (decision is Decision.Accepted)
        {
            return this;
        }

        ImmutableArray<Finding> findings = decision switch
        {
            Decision.Refused refused => refused.Findings,
            Decision.NeedsApproval needs => needs.Findings,
            _ => [],
        };
        throw new InvalidOperationException($"{step.Step.Name} on {Today:yyyy-MM-dd} in {Case.Phase}: {decision.GetType().Name} {string.Join("; ", findings)}");
    }
}
