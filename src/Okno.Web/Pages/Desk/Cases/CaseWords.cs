using System.Text.RegularExpressions;
using Okno.Desk.Wording;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.Payments;
using Okno.Web.Forms;

namespace Okno.Web.Pages.Desk.Cases;

/// <summary>Words of the desk for what the record holds as values.</summary>
public static partial class CaseWords
{
    /// <summary>The word of a member of any enumeration: one that all speak (<c>phase.handedOver</c>, <c>role.Operator</c>), or the desk's own (<c>desk.employer-kind.natural-person</c>).</summary>
    public static string Of<T>(this TextBook words, T value)
        where T : struct, Enum
    {
        string kind = Kebab(typeof(T).Name);
        string name = value.ToString();
        string common = $"{kind}.{char.ToLowerInvariant(name[0])}{name[1..]}";
        return words.Has(common) ? words.Say(common) : words.Has($"{kind}.{name}") ? words.Say($"{kind}.{name}") : words.Say($"desk.{kind}.{Kebab(value)}");
    }

    /// <summary>The name of a step: its heading, its link, its button.</summary>
    public static string Step(this TextBook words, string step) => words.Say($"step.{step}.name");

    /// <summary>All members as answers to choose from.</summary>
    public static IReadOnlyList<Choice> Choices<T>(this TextBook words)
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(value => new Choice(Kebab(value), words.Of(value)))];

    public static string Paper(this TextBook words, PaperId paper) =>
        paper.TranslationOf is { } of ? $"Перевод: {Lower(words.Say($"paper.{Kebab(of)}.name"))}" : words.Say($"paper.{paper}.name");

    /// <summary>The state of one line of the checklist.</summary>
    public static string Status(this TextBook words, PaperState? paper) =>
        paper is null ? words.Say("desk.paper-status.none") : paper.Waived ? words.Say("desk.paper-status.waived") : words.Of(paper.Status);

    /// <summary>The small shape beside a status: good, care, bad, wait or none.</summary>
    public static string Shape(PaperState? paper) => paper switch
    {
        { Status: PaperStatus.Accepted } => "good",
        { Status: PaperStatus.Received } => "wait",
        { Status: PaperStatus.Rejected } => "bad",
        { Status: PaperStatus.Returned } => "care",
        _ => "",
    };

    public static string Shape(Finding finding) => finding.Verdict switch
    {
        Verdict.Met => "good",
        Verdict.NotMet => finding.Effect == Effect.Blocks ? "bad" : "care",
        _ => "care",
    };

    public static string Roles(this TextBook words, IEnumerable<Role> roles) =>
        string.Join(", ", roles.Where(role => role != Role.System).Select(role => words.Of(role)));

    /// <summary>What a case still waits for, shortly.</summary>
    public static string Missing(this TextBook words, Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        string[] papers = [.. @case.Missing.Where(item => @case.PaperOf(item.Paper) is null or { Status: PaperStatus.Rejected or PaperStatus.Returned }).Select(item => Lower(words.Paper(item.Paper)))];
        return @case.Phase switch
        {
            Phase.Opened => "проверка по Правилам",
            Phase.Assessed => "предложение",
            Phase.Offered or Phase.PaidPartly => "оплата",
            Phase.Collecting when papers.Length == 0 => "решение проверяющего",
            Phase.Collecting or Phase.RefusedOtherwise when papers.Length > 0 => papers.Length <= 2 ? string.Join("; ", papers) : $"{papers[0]} и ещё {papers.Length - 1}",
            Phase.Complete when @case.Payments.Any(payment => !payment.Confirmed) => "строка выписки об оплате",
            Phase.Complete => "место в реестре",
            Phase.Listed => "передача в орган",
            Phase.HandedOver => "акт приёма-передачи",
            Phase.Closed => "—",
            _ when @case.Outcome is null => "решение о деньгах",
            _ when @case.Ledger.Balance(LedgerAccount.RefundDue).Kopecks > 0 => "возврат денег",
            _ when @case.Papers.Any(paper => paper.Custody == Custody.Taken) => "вернуть подлинники",
            _ => "закрыть дело",
        };
    }

    /// <summary>The payments of a case to choose from: sum, day, what proves it, who paid.</summary>
    public static Choice[] Payments(Case @case) =>
    [
        .. (@case ?? throw new ArgumentNullException(nameof(@case))).Payments.Select(payment => new Choice(
            payment.Id,
            $"{Russian.Sum(payment.Amount)} от {Russian.Day(payment.PaidOn)}, {(payment.Evidence is PaymentReceipt receipt ? $"квитанция {receipt.Number}" : "строка выписки")}",
            payment.Evidence.Payer)),
    ];

    /// <summary>What each evidence makes of the case, row by row.</summary>
    public static IEnumerable<(string Name, string Receipt, string Bank)> Compared(EvidenceDispute dispute, TextBook words)
    {
        ArgumentNullException.ThrowIfNull(dispute);
        yield return Row("Договор", reading => reading.ContractOn is { } on ? $"с {Russian.Day(on)}" : reading.BoughtNothing is { } code ? words.Say(code) : "нет: цена внесена не полностью");
        yield return Row("Последний день договора", reading => Day(reading.Last));
        yield return Row("Порядок", reading => reading.Lane is { } lane ? Lower(words.Of(lane)) : "—");
        yield return Row("Документы не позже", reading => Day(reading.PapersDue));
        yield return Row("Внесено без договора", reading => Sum(reading.Deposit));
        yield return Row("Переплата", reading => Sum(reading.Credit));

        (string, string, string) Row(string name, Func<EvidenceReading, string> say) => (name, say(dispute.Receipt), say(dispute.Bank));
        static string Day(DateOnly? day) => day is { } known ? Russian.Day(known) : "—";
        static string Sum(Money sum) => sum == Money.Zero ? "—" : Russian.Sum(sum);
    }

    /// <summary>The name of a country by its code; the code where we have no name.</summary>
    public static string Country(this TextBook words, string code) => words.Has($"country.{code}") ? words.Say($"country.{code}") : code;

    /// <summary>What an event of the history was about: the paper, the sum, the day; "" where its name says all.</summary>
    public static string About(this TextBook words, CaseEvent happened) => happened switch
    {
        OfferMade e => $": {Russian.Sum(e.Offer.Price)}, ссылка {e.Offer.Reference}, до {Russian.Day(e.Offer.ValidUntil)}",
        PaymentRecorded e => $": {Russian.Sum(e.Payment.Amount)} от {Russian.Day(e.Payment.PaidOn)}",
        PaymentTakenBack e => $" — {e.Why}",
        EvidenceDisputed e => $": {Russian.Sum(e.Dispute.Receipt.Amount)} от {Russian.Day(e.Dispute.Receipt.PaidOn)} и {Russian.Sum(e.Dispute.Bank.Amount)} от {Russian.Day(e.Dispute.Bank.PaidOn)}",
        EvidenceSettled e => $": {words.Of(e.Held)} — {e.Why}",
        CreditReturned e => $": {Russian.Sum(e.Amount)} — {e.Why}",
        CreditKept e => $": {Russian.Sum(e.Amount)} — {e.Why}",
        RefundOrdered e => $": № {e.Order.Number}, {Russian.Sum(e.Order.Amount)}, {e.Order.Payee.Name}",
        ContractConcluded e => $": с {Russian.Day(e.Contract.On)} по {Russian.Day(e.Contract.Last)}",
        PaperReceived e => $": {Lower(words.Paper(e.Paper))}, {Lower(words.Of(e.Form))}",
        PaperAccepted e => $": {Lower(words.Paper(e.Paper))}",
        PaperRejected e => $": {Lower(words.Paper(e.Paper))}{(e.Words is { Length: > 0 } why ? $" — {why}" : "")}",
        PaperWaived e => $": {Lower(words.Paper(e.Paper))} — {e.Reason}",
        PaperReturned e => $": {Lower(words.Paper(e.Paper))} — {e.Reason}",
        TaxReceiptsRecorded e => $": {e.Receipts.Receipts.Length}, на {Russian.Sum(e.Receipts.Receipts.Aggregate(Okno.Domain.Payments.Money.Zero, (sum, receipt) => sum + receipt.Amount))}",
        FaultRecorded e => $": {Lower(words.Say(e.Fault.Code))}",
        VisitBooked e => $": {Russian.DayAndWeekday(e.On)} в {Hour(e.At)}",
        VisitRecorded e => e.Attended ? ": пришёл" : ": не пришёл",
        PapersCompleted e => $": передать до {Russian.Day(e.HandoverDue)}",
        Listed e => $": реестр {e.Register}, на {Russian.Day(e.PlannedFor)}",
        TakenOffList e => $": {e.Reason}",
        HandedOver e => $": реестр {e.Register}",
        AcceptedByAuthority e => $": акт {e.ActNumber} от {Russian.Day(e.ActDate)}",
        RefusedByAuthority e => $": {Lower(words.Of(e.Ground))} — {e.Words}",
        Withdrawn e => $" — {e.Words}",
        ConsentWithdrawn e => $": {string.Join(", ", e.Withdrawal.Purposes.Select(code => words.Has($"consent-purpose.{code}") ? words.Say($"consent-purpose.{code}") : code))} — {e.Withdrawal.Words}",
        OutcomeDecided e => $": {Lower(words.Of(e.Outcome.Kind))}{(e.Outcome.Refund.Kopecks > 0 ? $", {Russian.Sum(e.Outcome.Refund)}" : "")}",
        MoneyRefunded e => $": {Russian.Sum(e.Amount)}, поручение {e.PaymentOrder} от {Russian.Day(e.PaidOn)}",
        _ => "",
    };

    /// <summary>The page of a case that proves a deadline; null where the day was not counted.</summary>
    public static string? WhyOf(Deadline deadline) => deadline?.Code switch
    {
        "deadline.contact" or "deadline.mend" => "last-filing",
        "deadline.papers" => "papers",
        "deadline.contract" => "contract-end",
        "deadline.handover" => "handover",
        "deadline.payment" => "offer-until",
        _ => null,
    };

    /// <summary>The page of a case that proves the day of a finding; null where it speaks of none that is counted.</summary>
    public static string? WhyOf(Finding finding) => finding?.Code.Split('.')[0] switch
    {
        "window" or "plan" => "last-filing",
        "passport" => "passport",
        "refusal" => "refusal-year",
        "insurance" => "new-year",
        _ => null,
    };

    /// <summary>14:30.</summary>
    public static string Hour(TimeOnly time) => time.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    public static string Lower(string words) => words.Length > 1 && char.IsLower(words[1]) ? char.ToLowerInvariant(words[0]) + words[1..] : words;

    public static string Kebab<T>(T value)
        where T : struct, Enum => Kebab(value.ToString());

    private static string Kebab(string name) => Border().Replace(name, "-$1").ToLowerInvariant();

    [GeneratedRegex("(?<!^)([A-Z])")]
    private static partial Regex Border();
}
