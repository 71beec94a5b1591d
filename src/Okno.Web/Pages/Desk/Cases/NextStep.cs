using System.Collections.Immutable;
using Okno.Desk.Wording;
using Okno.Domain.Cases;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.Payments;
using Okno.Domain.Privacy;

namespace Okno.Web.Pages.Desk.Cases;

/// <summary>
/// The one next lawful step of a case and who does it, or what else can be done. It only proposes: whether a step happens is decided by the step itself.
/// </summary>
/// <param name="Label">What the button says.</param>
/// <param name="Href">Where the button leads.</param>
public sealed record NextStep(string Label, string Href, ImmutableArray<Role> Roles)
{
    /// <summary>Null where the case is closed, or where nobody at the desk has anything to do but wait.</summary>
    public static NextStep? Of(Case @case, ImmutableArray<Role> mine, TextBook words)
    {
        ArgumentNullException.ThrowIfNull(@case);
        Maker make = new(@case, words);
        return @case.Phase switch
        {
            Phase.New or Phase.Opened => make.Step("assess"),
            Phase.Assessed when IsUnfit(@case) => make.Step("close", "close-unfit"),
            Phase.Assessed => make.Step("make-offer"),
            Phase.Offered or Phase.PaidPartly => make.Step("record-payment"),
            Phase.Collecting => Collect(@case, mine, make),
            Phase.Complete when Received(@case) is { } paper => make.Paper("review-paper", paper),
            Phase.Complete when @case.Payments.Any(payment => !payment.Confirmed) => make.Elsewhere("statement", "/desk/statements", Role.Accountant, Role.Supervisor),
            Phase.Complete when @case.Disputes.Any(dispute => dispute.Held is null) => make.Step("settle-evidence"),
            Phase.Complete => make.Step("list-for-handover"),
            Phase.Listed => make.Elsewhere("register", $"/desk/registers/{Uri.EscapeDataString(@case.Listing!.Register)}", Role.Courier, Role.Supervisor),
            Phase.HandedOver => make.Elsewhere("register", $"/desk/registers/{Uri.EscapeDataString(@case.Handover!.Register)}", Role.Courier, Role.Supervisor),
            Phase.RefusedOtherwise when @case.Outcome is null => Received(@case) is { } paper ? make.Paper("review-paper", paper) : make.Step("list-for-handover"),
            Phase.Closed => null,
            _ => Settle(@case, make),
        };
    }

    /// <summary>Every other step that has a place in this phase, for the list below the button.</summary>
    public static ImmutableArray<string> Others(Case @case) => [.. OfPhase(@case ?? throw new ArgumentNullException(nameof(@case))), .. OnConsent(@case)];

    private static ImmutableArray<string> OfPhase(Case @case) => @case.Phase switch
    {
        Phase.Opened or Phase.Assessed => ["assess", "make-offer", "record-payment", "record-tax-receipts", "correct-intake", "withdraw", "close"],
        Phase.Offered or Phase.PaidPartly => ["record-payment", "record-tax-receipts", "make-offer", "assess", .. OnMoney(@case), .. @case.Phase == Phase.PaidPartly ? (string[])["decide-outcome"] : [], "correct-intake", "withdraw"],
        Phase.Collecting => ["receive-paper", "record-tax-receipts", "review-paper", "return-paper", "waive-paper", "book-visit", "record-visit", "record-payment", .. OnMoney(@case), "correct-intake", "withdraw"],
        Phase.Complete => ["list-for-handover", "receive-paper", "record-tax-receipts", "review-paper", "return-paper", "book-visit", "record-visit", "record-payment", .. OnMoney(@case), "correct-intake", "withdraw"],
        Phase.Listed => ["take-off-list", "record-tax-receipts", "record-visit", "record-payment", .. OnMoney(@case)],
        Phase.HandedOver => ["record-acceptance", "record-refusal", "record-payment", .. OnMoney(@case)],
        Phase.RefusedOtherwise => ["list-for-handover", "receive-paper", "record-tax-receipts", "review-paper", "return-paper", "withdraw", .. OnMoney(@case), "decide-outcome", "close"],
        Phase.Closed or Phase.New => [],
        _ => ["decide-outcome", "order-refund", "record-refund", .. OnMoney(@case).Except(["order-refund", "record-refund"]), "return-paper", "close", "record-payment"],
    };

    /// <summary>A consent may be taken back on any day, and signed anew while the case runs.</summary>
    private static IEnumerable<string> OnConsent(Case @case)
    {
        if (@case.Consent is not null && !@case.PhaseFacts.Ended)
        {
            yield return "give-consent";
        }

        if ((@case.Consent?.Purposes ?? [ConsentPurpose.Service]).Any(@case.Allows))
        {
            yield return "withdraw-consent";
        }
    }

    /// <summary>Steps on money that have something to do in this case.</summary>
    private static IEnumerable<string> OnMoney(Case @case)
    {
        if (@case.Disputes.Any(dispute => dispute.Held is null))
        {
            yield return "settle-evidence";
        }

        if (@case.Outcome is null && @case.Ledger.Balance(LedgerAccount.Credit).Kopecks > 0)
        {
            yield return "settle-credit";
        }

        if (@case.Ledger.Balance(LedgerAccount.RefundDue).Kopecks > 0)
        {
            yield return "order-refund";
            yield return "record-refund";
        }

        if (!@case.Payments.IsEmpty && @case is { Outcome: null, Handover: null })
        {
            yield return "take-back-payment";
        }
    }

    private static bool IsUnfit(Case @case) => @case.Assessment is { } assessment && @case.Ledger.Received == Money.Zero && assessment.Findings.Any(finding => finding.IsBlocking && finding.Verdict == Verdict.NotMet);

    private static NextStep Collect(Case @case, ImmutableArray<Role> mine, Maker make)
    {
        if (Received(@case) is { } received && (Reviews(mine) || Wanted(@case) is null))
        {
            return make.Paper("review-paper", received);
        }

        return Wanted(@case) switch
        {
            { Need: Need.HumanDecides } item when Reviews(mine) => make.Paper("waive-paper", item.Paper),
            { } item => make.Paper("receive-paper", item.Paper),
            null => make.Step("list-for-handover"),
        };
    }

    private static bool Reviews(ImmutableArray<Role> mine) => mine.Contains(Role.Reviewer) || mine.Contains(Role.Supervisor);

    private static NextStep? Settle(Case @case, Maker make)
    {
        if (@case.Outcome is null && @case.Ledger.Received > Money.Zero)
        {
            return make.Step("decide-outcome");
        }

        return @case.Ledger.Balance(LedgerAccount.RefundDue) > Money.Zero ? make.Step("record-refund")
            : @case.Papers.FirstOrDefault(paper => paper.Custody == Custody.Taken) is { } kept ? make.Paper("return-paper", kept.Paper)
            : make.Step("close");
    }

    private static PaperId? Received(Case @case) => @case.Papers.FirstOrDefault(paper => paper.Status == PaperStatus.Received)?.Paper;

    /// <summary>The paper that is due first and not at the desk; those that must be there before those whose need a human decides.</summary>
    private static ChecklistItem? Wanted(Case @case) => @case.Missing
        .Where(item => @case.PaperOf(item.Paper) is null or { Status: PaperStatus.Rejected or PaperStatus.Returned })
        .OrderBy(item => item.Need == Need.HumanDecides).ThenBy(item => item.Due).FirstOrDefault();

    private readonly record struct Maker(Case Case, TextBook Words)
    {
        public NextStep Step(string name, string? label = null) => new(
            label is null ? Words.Step(name) : Words.Say($"desk.next.{label}"), $"/desk/cases/{Case.Number}/{name}", CaseSteps.ByName[name].Info.Roles);

        public NextStep Paper(string name, PaperId paper) => new(
            Words.Say($"desk.next.{name}", ("paper", CaseWords.Lower(Words.Paper(paper)))), $"/desk/cases/{Case.Number}/{name}?paper={paper}", CaseSteps.ByName[name].Info.Roles);

        public NextStep Elsewhere(string label, string href, params ImmutableArray<Role> roles) => new(
            Words.Say($"desk.next.{label}", ("register", Case.Listing?.Register ?? Case.Handover?.Register)), href, roles);
    }
}
