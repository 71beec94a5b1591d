using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.Payments;
using Okno.Domain.People;
using Okno.Domain.Privacy;
using Okno.Domain.Tax;
using Okno.Domain.Terms;
using Okno.Domain.Windows;

namespace Okno.Domain.Cases;

/// <summary>
/// One re-issue of one patent for one applicant, from the consent to the closed money. Immutable; changed only by <see cref="Apply"/>, which never reads the law or the clock.
/// </summary>
public sealed partial record Case(Guid Id, string Number)
{
    public Phase Phase { get; init; } = Phase.New;

    public Consent? Consent { get; init; }

    /// <summary>What the person took back of the consent that stands, in order; null where nothing was.</summary>
    public ImmutableArray<ConsentWithdrawal>? ConsentWithdrawals { get; init; }

    /// <summary>True while the person agrees to a purpose (<see cref="ConsentPurpose"/>): signed, and not taken back.</summary>
    public bool Allows(string purpose) => Consent is { } given && given.Covers(purpose) && ConsentWithdrawals?.Any(withdrawn => withdrawn.Purposes.Contains(purpose)) != true;

    public Intake? Intake { get; init; }

    /// <summary>The day on which the person came (обратился): the day that 1.2 judges (Q25).</summary>
    public DateOnly? ContactedOn { get; init; }

    public AssessmentRecord? Assessment { get; init; }

    /// <summary>The days of the window as last computed; there from the first assessment, or from a contract that came without one (Q33).</summary>
    public WindowDays? Days { get; init; }

    public Offer? Offer { get; init; }

    /// <summary>True while the offer speaks of this person and this patent: a correction of what it rests on makes it a thing of the past, though its price stays until its day (Q6).</summary>
    public bool OfferStands { get; init; }

    public ImmutableArray<Payment> Payments { get; init; } = [];

    public Contract? Contract { get; init; }

    public ImmutableArray<PaperState> Papers { get; init; } = [];

    /// <summary>Papers as they were photographed or scanned, in the order in which they were attached; null where none was.</summary>
    public ImmutableArray<Scan>? Scans { get; init; }

    /// <summary>The payment papers of 4.6 as last recorded.</summary>
    public TaxReceipts? TaxReceipts { get; init; }

    public Visit? Visit { get; init; }

    public Completeness? Complete { get; init; }

    public Listing? Listing { get; init; }

    public HandoverRecord? Handover { get; init; }

    public ImmutableArray<RefusalRecord> Refusals { get; init; } = [];

    public Ending? Ending { get; init; }

    public Outcome? Outcome { get; init; }

    public ImmutableArray<Refund> Refunds { get; init; } = [];

    public Ledger Ledger { get; init; } = Ledger.Empty;

    /// <summary>Payments recorded in error, each with who and why in the journal.</summary>
    public ImmutableArray<TakenBackPayment> TakenBack { get; init; } = [];

    /// <summary>Payments whose receipt and statement line disagree, the settled ones too.</summary>
    public ImmutableArray<EvidenceDispute> Disputes { get; init; } = [];

    /// <summary>Orders to the bank to give money back; paid only where <see cref="Refunds"/> says so.</summary>
    public ImmutableArray<RefundOrder> RefundOrders { get; init; } = [];

    /// <summary>The credit that the payer lets lie until the end; null where nobody was asked.</summary>
    public Money? CreditKept { get; init; }

    /// <summary>Faults with their clause that the record keeps (Q28): late papers, late hand-over, and whose they are.</summary>
    public ImmutableArray<Fault> Faults { get; init; } = [];

    /// <summary>SHA-256 of the latest decision record of the case, in lower-case hexadecimal digits; each record names the one before it by this hash.</summary>
    public string? LastDecision { get; init; }

    [System.Text.Json.Serialization.JsonIgnore]
    public PhaseFacts PhaseFacts => PhaseFacts.Of(Phase);

    /// <summary>True while the case occupies its patent: no second case may open for it.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsOpen => !PhaseFacts.Ended;

    /// <summary>A contract that is neither over by its term on <paramref name="day"/> nor ended otherwise. Judged by date even if the expiry job has not run (3.4).</summary>
    public bool ContractInForceOn(DateOnly day) => Contract is { } contract && PhaseFacts.HasContract && !PhaseFacts.Ended && day <= contract.LastRolled;

    /// <summary>Papers that the checklist demands of the applicant, or whose need a human has yet to decide, and that are not accepted. The application is printed by the Centre and never asked for (2.1.1).</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IEnumerable<ChecklistItem> Missing => Contract is null ? [] : Contract.Checklist.Where(item => item.Need != Need.NotRequired && item.Paper.Kind != PaperKind.Application && PaperOf(item.Paper) is not { IsAccepted: true } and not { Waived: true });

    public PaperState? PaperOf(PaperId paper) => Papers.FirstOrDefault(state => state.Paper == paper);

    /// <summary>The scan of a paper that was made of this very file.</summary>
    public Scan? ScanOf(string of, string sha256) => (Scans ?? []).FirstOrDefault(scan => scan.Of == of && scan.Sha256 == sha256);

    /// <summary>The scans of a paper, the latest last.</summary>
    public IEnumerable<Scan> ScansOf(PaperId paper) => (Scans ?? []).Where(scan => scan.Of == paper.ToString());

    public ChecklistItem? ItemOf(PaperId paper) => Contract?.Checklist.FirstOrDefault(item => item.Paper == paper);

    /// <summary>The nearest legal deadline, inclusive, with the clause that makes it; null where no clock runs.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Deadline? NearestDeadline => Phase switch
    {
        Phase.Offered or Phase.PaidPartly when Offer is { } offer => new Deadline("deadline.payment", offer.ValidUntil, "5.2"),
        Phase.Opened or Phase.Assessed or Phase.PaidPartly when Days is { } days => new Deadline("deadline.contact", days.LastContact.Earliest, "1.2"),
        Phase.Collecting => Missing.Where(item => PaperOf(item.Paper) is null or { Status: PaperStatus.Rejected or PaperStatus.Returned }).Select(item => item.Due).DefaultIfEmpty(Contract!.Last).Min() is var due && due < Contract!.Last
            ? new Deadline("deadline.papers", due, "3.10.2")
            : new Deadline("deadline.contract", Contract.Last, "3.4"),
        Phase.Complete or Phase.Listed => new Deadline("deadline.handover", Complete!.HandoverDue, "3.9.3"),
        Phase.HandedOver => new Deadline("deadline.act", Handover!.HandedOverOn, "3.11"),
        Phase.RefusedOtherwise when Outcome is null => new Deadline("deadline.mend", Days!.LastFiling.Earliest, "6.3"),
        Phase.Expired or Phase.Withdrawn or Phase.Void when Outcome is null => new Deadline("deadline.outcome", Ending!.On, Ending.Clause),
        _ => null,
    };

    /// <summary>Whose turn it is: the phase says so, except that a received paper waits for its reviewer and an unconfirmed payment for the accountant.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Turn Turn => Phase switch
    {
        Phase.Collecting or Phase.Complete or Phase.RefusedOtherwise when Papers.Any(paper => paper.Status == PaperStatus.Received) => Turn.Reviewer,
        Phase.Complete when Payments.Any(payment => !payment.Confirmed) => Turn.Accountant,
        Phase.Complete when Disputes.Any(dispute => dispute.Held is null) => Turn.Accountant,
        Phase.Rendered or Phase.RenderedBy63 when Outcome is null => Turn.Accountant,
        Phase.Expired or Phase.Withdrawn or Phase.Void when Outcome is not null && Ledger.Balance(LedgerAccount.RefundDue) == Money.Zero => Turn.Operator,
        _ => PhaseFacts.Turn,
    };
}

/// <summary>A deadline as the board shows it: text code, last day inclusive, clause.</summary>
public sealed record Deadline(string Code, DateOnly On, string Clause);

/// <summary>The days of the window as they were computed, kept for ever with the law that computed them.</summary>
public sealed record WindowDays(DateOnly TwelveMonths, DateOnly TwelveMonthsSafe, DayInterval LastFiling, DayInterval SafeFiling, DayInterval LastContact, DateOnly SafeContact, DayInterval LastStandard)
{
    public static WindowDays Of(PatentWindow window) => new(window.TwelveMonths, window.TwelveMonthsSafe, window.LastFiling, window.SafeFiling, window.LastContact, window.SafeContact, window.LastStandard);
}

/// <summary>What the law said of this person on a day.</summary>
public sealed record AssessmentRecord(DateOnly On, Verdict Verdict, ImmutableArray<Finding> Findings, WindowDays Days, LawVersion Law);

/// <summary>
/// The public offer as made to this person (7.2): price order, edition, the exact text by its SHA-256 (hex), the payment reference, and the days that it froze. <paramref name="ValidUntil"/> is inclusive.
/// <paramref name="PapersAgreedBy"/> is the earlier day for all papers that the person signed so that the plan can work.
/// </summary>
public sealed record Offer(string Reference, DateOnly MadeOn, DateOnly ValidUntil, Money Price, string PriceOrder, LawVersion Law, string TextHash, DateOnly? PapersAgreedBy, bool RiskNoticeSigned, PlanDays Plan);

/// <summary>The simulated plan of the guard, as days.</summary>
public sealed record PlanDays(DateOnly Contact, DateOnly Contract, Lane Lane, DateOnly LastPapersOn, DateOnly HandOverOn, bool Passes);

/// <summary>
/// The contract that a payment concluded (3.3, 3.4). <paramref name="Last"/> is the thirtieth calendar day, inclusive: the hard stop shown; <paramref name="LastRolled"/> the same moved by Civil Code 193.
/// </summary>
public sealed record Contract(DateOnly On, DateOnly Last, DateOnly LastRolled, Lane Lane, Money Price, ImmutableArray<ChecklistItem> Checklist, LawVersion Law, bool WithoutOffer);

/// <summary>The visit for fingerprints and photo (3.8): a task with an attendance; never any fingerprints.</summary>
public sealed record Visit(DateOnly On, TimeOnly At, bool? Attended);

/// <summary>All papers of 2.1.4-2.1.11 are there since a day; hand-over is due by a day, inclusive (3.9.3).</summary>
public sealed record Completeness(DateOnly On, DateOnly HandoverDue);

public sealed record Listing(string Register, DateOnly PlannedFor);

/// <summary>The hand-over to the authority: from this moment the service is rendered (3.11). The act may come later (Q21).</summary>
public sealed record HandoverRecord(string Register, DateOnly HandedOverOn, string? ActNumber, DateOnly? ActDate, bool? Accepted);

/// <summary>The grounds on which the authority refuses intake (6.3), and the open one.</summary>
public enum RefusalGround
{
    LateFiling,
    TooManyReissues,
    RefusalWithinYear,
    UnlawfulStay,
    Other,
}

public sealed record RefusalRecord(DateOnly On, RefusalGround Ground, string Words, string Register);

/// <summary>How a case ended before its money is settled: a text code, the day, the clause, and words of the person who recorded it.</summary>
public sealed record Ending(string Code, DateOnly On, string Clause, string? Words = null);

/// <summary>What happens to the money (Q17, Q21, Q23).</summary>
public enum OutcomeKind
{
    /// <summary>Everything that is held goes back.</summary>
    Full,

    /// <summary>The price less proven actual costs goes back.</summary>
    MinusCosts,

    /// <summary>The price stays with the Centre; any overpayment goes back all the same.</summary>
    None,
}

/// <summary>The money outcome with its cause and clause: exactly one per case.</summary>
public sealed record Outcome(OutcomeKind Kind, string Cause, string Clause, Money Refund, Money Retained, DateOnly On, string? Reason);

/// <summary>Money that went back: the number and the day of the payment order are its identity.</summary>
/// <param name="Line">Identity of the outgoing statement line that proves it; null until there is one.</param>
public sealed record Refund(Money Amount, DateOnly PaidOn, string PaymentOrder, string? Line = null);

/// <summary>A fault on record: what, whose, and under which clause (Q28).</summary>
public sealed record Fault(string Code, string Clause, bool OfTheCentre, DateOnly On);
