using System.Text;
using CsCheck;
using Okno.Desk.Record;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Papers;
using Okno.Domain.Payments;
using Okno.Domain.People;
using Okno.Testing.Cases;
using static Okno.Testing.Cases.Sample;

namespace Okno.Domain.Tests.Cases;

/// <summary>Whatever steps people try, in whatever order and on whatever days, what must always hold holds.</summary>
public sealed class RandomLivesTests
{
    /// <summary>Where a case may go from each phase; whatever is not here never happens.</summary>
    private static readonly Dictionary<Phase, Phase[]> Arrows = new()
    {
        [Phase.New] = [Phase.Opened],
        [Phase.Opened] = [Phase.Assessed, Phase.PaidPartly, Phase.Collecting, Phase.Void, Phase.Withdrawn, Phase.Closed],
        [Phase.Assessed] = [Phase.Offered, Phase.PaidPartly, Phase.Collecting, Phase.Void, Phase.Withdrawn, Phase.Closed],
        [Phase.Offered] = [Phase.Assessed, Phase.PaidPartly, Phase.Collecting, Phase.Void, Phase.Withdrawn, Phase.Closed],
        [Phase.PaidPartly] = [Phase.Opened, Phase.Assessed, Phase.Offered, Phase.Collecting, Phase.Void, Phase.Withdrawn],
        [Phase.Collecting] = [Phase.Opened, Phase.Assessed, Phase.Offered, Phase.PaidPartly, Phase.Void, Phase.Complete, Phase.Expired, Phase.Withdrawn],
        [Phase.Complete] = [Phase.Opened, Phase.Assessed, Phase.Offered, Phase.PaidPartly, Phase.Void, Phase.Collecting, Phase.Listed, Phase.Expired, Phase.Withdrawn],
        [Phase.Listed] = [Phase.Complete, Phase.RefusedOtherwise, Phase.HandedOver, Phase.Expired],
        [Phase.HandedOver] = [Phase.Rendered, Phase.RenderedBy63, Phase.RefusedOtherwise],
        [Phase.RefusedOtherwise] = [Phase.Listed, Phase.Withdrawn, Phase.Closed],
        [Phase.Rendered] = [Phase.Closed],
        [Phase.RenderedBy63] = [Phase.Closed],
        [Phase.Expired] = [Phase.Closed],
        [Phase.Withdrawn] = [Phase.Closed],
        [Phase.Void] = [Phase.Opened, Phase.Assessed, Phase.Offered, Phase.Closed],
        [Phase.Closed] = [],
    };

    private static readonly PaperKind[] Kinds = Enum.GetValues<PaperKind>();

    private static readonly Gen<(int Deed, int A, int B, bool Two)[]> Deeds = Gen.Select(Gen.Int[0, 66], Gen.Int[0, 1000], Gen.Int[0, 1000], Gen.Bool).Array[1, 60];

    /// <summary>A stage at which the deeds begin, so that short lives come to the late ones too; for the first, days of coming and of issue.</summary>
    private static readonly Gen<(int Stage, int Came, int Issued)> Starts = Gen.Select(Gen.Int[0, 19], Gen.Int[0, 90], Gen.Int[0, 500]);

    [Fact]
    public void Nothing_that_people_try_breaks_the_case_or_loses_a_kopeck()
    {
        int[] reached = new int[Enum.GetValues<Phase>().Length];
        Gen.Select(Starts, Deeds).Sample(
            (start, deeds) =>
            {
                Life life = Begin(start.Stage, start.Came, start.Issued);
                Interlocked.Increment(ref reached[(int)life.Case.Phase]);
                foreach ((int deed, int a, int b, bool two) in deeds)
                {
                    Perform(life, deed, a, b, two);
                    Interlocked.Increment(ref reached[(int)life.Case.Phase]);
                }

                Case folded = new Case(life.Case.Id, life.Case.Number).Apply(life.Events);
                Assert.Equal(Text(life.Case), Text(folded));
                Assert.True(life.Events.OfType<OutcomeDecided>().Count() <= 1);
                Assert.InRange(life.Events.OfType<ContractConcluded>().Count() - life.Events.OfType<ContractUndone>().Count(), 0, 1);
                Assert.True(life.Events.OfType<CaseOpened>().Count() <= 1);
            },
            iter: 800);
        Assert.All(Enum.GetValues<Phase>(), phase => Assert.True(reached[(int)phase] > 0, $"no random life came to {phase}: the search is too narrow"));
    }

    private static Life Begin(int stage, int came, int issuedAfter)
    {
        DateOnly issued = Day("2025-01-15").AddDays(issuedAfter);
        return stage switch
        {
            0 => Life.Usual().Offer().Pay(Money.Roubles(3000)),
            1 => Life.Usual().Contract(),
            2 => Life.Usual().BringPapers(),
            3 => Life.Usual().Contract().Pay().BringPapers(),
            4 => Life.Usual().List(),
            5 => Life.Usual().HandOver(),
            6 => BrokenRules.RefusedOtherwise(),
            7 => BrokenRules.RefusedOtherwise().List("р-1"),
            8 => Life.Usual().AcceptByAuthority(),
            9 => Life.Usual().Contract().Pay().AcceptByAuthority(),
            10 => Life.Usual().Refuse(RefusalGround.UnlawfulStay),
            11 => Life.Usual().BringPapers().Do(new Withdraw("передумал")),
            12 => Life.Usual().BringPapers().On("2026-05-07").Do(new ExpireContract()),
            13 => BrokenRules.Void(),
            14 => BrokenRules.Disputed(Day("2026-04-04")),
            15 => BrokenRules.Disputed(Day("2026-04-06"), Money.Roubles(1)).Pay(),
            _ => new Life(issued.AddYears(1).AddDays(-came), issued, intake: Intake(issued, issuedAfter, issuedAfter % 4 == 0 ? PrivatePerson : Company)),
        };
    }

    private static void Perform(Life life, int deed, int a, int b, bool two)
    {
        if (Step(life, deed, a, b) is not { } step)
        {
            life.On(life.Today.AddDays(a % 9 == 0 ? a % 40 : a % 3));
            return;
        }

        Case before = life.Case;
        int events = life.Events.Count;
        Decision decision = life.Try(step, two);
        Case after = life.Case;

        if (decision is not Decision.Accepted accepted)
        {
            Assert.Same(before, after);
            Assert.Equal(events, life.Events.Count);
            Assert.True(decision is Decision.AlreadyDone || !decision.Findings().IsEmpty, "a refusal says why");
            Assert.True(!two || decision is not Decision.NeedsApproval, "what two persons confirmed needs nobody else");
            return;
        }

        Assert.All(accepted.Events, e => Assert.Contains(e.GetType(), step.Step.Events));
        Assert.True(before.Phase == after.Phase || Arrows[before.Phase].Contains(after.Phase) || ThroughOne(before.Phase, after.Phase), $"{step.Step.Name} led from {before.Phase} to {after.Phase}");
        Balances(after);
        Assert.True(after.Contract is null || after.Contract.Last <= after.Contract.LastRolled);
        Assert.True(after.Complete is null || after.Contract is not null);
        Assert.True(before.Contract is null || after.Contract == before.Contract || accepted.Events.OfType<ContractUndone>().Any(), "what was agreed is never changed but by a correction");
        Assert.True(after.Phase != Phase.Closed || after.Papers.All(paper => paper.Custody != Custody.Taken), "nothing of the applicant's is left behind");
        Assert.True(after.Phase != Phase.Closed || before.Phase == Phase.Closed || after.Ledger.Balance(LedgerAccount.RefundDue) == Money.Zero, "nothing is owed");
        Assert.True(after.Handover is null || after.Phase != Phase.Expired, "what was handed over never expires");
        Assert.True(!after.PhaseFacts.Ended || after.Ending is not null, "what has ended says how");
        _ = (after.NearestDeadline, after.Turn, after.IsOpen, after.Missing.Count());
    }

    /// <summary>One step may pass two phases: a payment at once too late, or the whole price without an offer, or again with all papers still here.</summary>
    private static bool ThroughOne(Phase from, Phase to) => Arrows[from].Any(between => Arrows[between].Contains(to)) && to is Phase.Collecting or Phase.Complete or Phase.Void;

    private static void Balances(Case @case)
    {
        Money all = Money.Zero;
        foreach (LedgerAccount account in Enum.GetValues<LedgerAccount>())
        {
            Money balance = @case.Ledger.Balance(account);
            all += balance;
            Assert.True(account == LedgerAccount.OnTheWay ? balance <= Money.Zero : balance >= Money.Zero, $"{account} is {balance}");
        }

        Assert.Equal(Money.Zero, all);
        Assert.Equal(@case.Ledger.Received, @case.Payments.Aggregate(Money.Zero, (sum, payment) => sum + payment.Amount + payment.OverReceipt));
        Assert.Equal(@case.Ledger.Balance(LedgerAccount.Refunded), @case.Refunds.Aggregate(Money.Zero, (sum, refund) => sum + refund.Amount));
        if (@case.Outcome is { } outcome)
        {
            Assert.Equal(outcome.Retained, @case.Ledger.Balance(LedgerAccount.Earned));
            Assert.True(@case.Ledger.Balance(LedgerAccount.Contract) == Money.Zero && @case.Ledger.Balance(LedgerAccount.Deposit) == Money.Zero && @case.Ledger.Balance(LedgerAccount.Credit) == Money.Zero);
        }
        else
        {
            Assert.Equal(Money.Zero, @case.Ledger.Balance(LedgerAccount.Earned));
            Assert.Equal(
                @case.Ledger.Entries.Where(entry => entry.Reason == "credit-returned").Aggregate(Money.Zero, (sum, entry) => sum + entry.Amount),
                @case.Ledger.Balance(LedgerAccount.RefundDue) + @case.Ledger.Balance(LedgerAccount.Refunded));
        }
    }

    /// <summary>Half of the deeds are what the case waits for, so that lives come far; the rest are anything at all. Null: time passes.</summary>
    private static ICaseStep? Step(Life life, int deed, int a, int b) => deed switch
    {
        < 6 => null,
        < 34 => Awaited(life, a, b),
        34 => new OpenCase(life.Intake, Consent(life.Today), life.Today),
        35 => new Assess(),
        36 => new MakeOffer(a % 3 == 0 ? life.Today.AddDays((b % 8) - 1) : null, a % 2 == 0, b % 2 == 0),
        37 or 38 => Payment(life, a, b),
        39 => new ConfirmPayment(life.Case.Payments.IsEmpty || a % 5 == 0 ? "receipt:?" : life.Case.Payments[a % life.Case.Payments.Length].Id, Sum(life, b), Line(life.Today, $"{a % 3}")),
        40 or 41 => new ReceivePaper(Paper(life, a), (PaperForm)(b % 3), (Custody)(b % 5), Details(Paper(life, a), life.Intake)),
        42 or 43 => new ReviewPaper(Paper(life, a), b % 3 != 0, b % 4 == 0 ? [PaperDefect.Erasure] : [], b % 2 == 0 ? "смысл ясен" : null),
        44 => new ReturnPaper(Paper(life, a), "возврат"),
        45 => new WaivePaper(Paper(life, a), b % 5 == 0 ? "" : "не нужен"),
        46 => new BookVisit(life.Today.AddDays((a % 40) - 2), new TimeOnly(9 + (b % 9), 0)),
        47 => new RecordVisit(a % 2 == 0),
        48 => new ListForHandover($"р-{a % 2}", life.Today.AddDays((b % 12) - 1)),
        49 => new TakeOffList(a % 4 == 0 ? " " : "орган закрыт"),
        50 => new HandOver($"р-{a % 2}"),
        51 => new RecordAcceptance($"А-{a % 2}", life.Today.AddDays(-(b % 3))),
        52 => new RecordRefusal((RefusalGround)(a % 5), "отказ", null),
        53 => new ExpireContract(),
        54 => new Withdraw(a % 4 == 0 ? "" : "передумал"),
        55 => new DecideOutcome((OutcomeKind)(a % 3), Sum(life, b), a % 4 == 0 ? null : "решение"),
        56 => new RecordRefund(a % 2 == 0 ? life.Case.Ledger.Balance(LedgerAccount.RefundDue) : Sum(life, b), life.Today.AddDays((a % 3) - 1), $"{b % 4}"),
        57 => new Close(null),
        58 => new CorrectIntake(Changed(life, a, b)),
        59 or 60 => new TakeBackPayment(PaymentOf(life, a), b % 5 == 0 ? "" : "чужой платёж"),
        61 or 62 => new SettleEvidence(life.Case.Disputes.IsEmpty ? PaymentOf(life, a) : life.Case.Disputes[a % life.Case.Disputes.Length].PaymentId, (EvidenceSide)(b % 2), "сверено"),
        63 when b % 7 == 0 => a % 2 == 0 ? new WithdrawConsent("отзываю", life.Today) : new GiveConsent(Consent(life.Today)),
        63 => new SettleCredit(a % 2 == 0, "просьба"),
        64 => new OrderRefund($"{a % 9}", life.Case.Ledger.Balance(LedgerAccount.RefundDue), PaymentOf(life, b), new RefundPayee("Каримов Бахтиёр Рустамович", "40817810099910004312", "044525225", "Банк")),
        65 when life.Case.Payments.FirstOrDefault(payment => !payment.Confirmed) is { } open => new ConfirmPayment(
            open.Id, open.Amount + new Money((a % 3) - 1), Line(open.PaidOn.AddDays((b % 5) - 2), open.Id)),
        _ => Payment(life, a, b),
    };

    private static ICaseStep? Awaited(Life life, int a, int b)
    {
        Case @case = life.Case;
        switch (@case.Phase)
        {
            case Phase.New:
                return new OpenCase(life.Intake, Consent(life.Today), life.Today);
            case Phase.Opened:
                return new Assess();
            case Phase.Assessed:
                return new MakeOffer(null, a % 4 == 0, true);
            case Phase.Offered or Phase.PaidPartly:
                return new RecordPayment(Money.Roubles(a % 3 == 0 ? 3200 : 6400), life.Today, life.NextReceipt());
            case Phase.Collecting:
                if (@case.Papers.FirstOrDefault(paper => paper.Status == PaperStatus.Received) is { } waiting)
                {
                    return new ReviewPaper(waiting.Paper, true, [], null);
                }

                if (@case.Missing.FirstOrDefault() is not { } missing)
                {
                    return null;
                }

                return missing.Need == Need.HumanDecides && missing.Paper.TranslationOf is null ? new WaivePaper(missing.Paper, "не нужен")
                    : new ReceivePaper(missing.Paper, PaperForm.Original, Custody.Taken, Details(missing.Paper, life.Intake));
            case Phase.Complete:
                return @case.Payments.FirstOrDefault(payment => !payment.Confirmed) is { } open
                    ? new ConfirmPayment(open.Id, open.Amount, Line(open.PaidOn, open.Id))
                    : new ListForHandover($"р-{a % 2}", @case.Complete!.HandoverDue < life.Today ? life.Today : @case.Complete.HandoverDue);
            case Phase.Listed:
                return new HandOver(@case.Listing!.Register);
            case Phase.HandedOver:
                return a % 3 == 0 ? new RecordRefusal((RefusalGround)(b % 5), "отказ", null) : new RecordAcceptance("А-1", life.Today);
            case Phase.RefusedOtherwise:
                return a % 2 == 0 ? new ListForHandover("р-2", life.Today.AddDays(1)) : new DecideOutcome((OutcomeKind)(b % 3), Money.Zero, "решение");
            default:
                if (@case.Outcome is null && @case.PhaseFacts.Ended && @case.Phase != Phase.Closed)
                {
                    return new DecideOutcome(@case.Contract is null ? OutcomeKind.Full : (OutcomeKind)(b % 3), Money.Zero, "решение");
                }

                if (@case.Ledger.Balance(LedgerAccount.RefundDue) is var due && due > Money.Zero)
                {
                    return new RecordRefund(due, life.Today, $"п-{b}");
                }

                return @case.Papers.FirstOrDefault(paper => paper.Custody == Custody.Taken) is { } kept ? new ReturnPaper(kept.Paper, "возврат") : new Close(null);
        }
    }

    private static string PaymentOf(Life life, int a) => life.Case.Payments.IsEmpty ? "receipt:?" : life.Case.Payments[a % life.Case.Payments.Length].Id;

    private static RecordPayment Payment(Life life, int a, int b)
    {
        DateOnly day = life.Today.AddDays(-(b % 4) + (b % 50 == 0 ? 5 : 0));
        return new RecordPayment(Sum(life, a), day, a % 3 == 0 ? Line(day, $"{b % 5}") : a % 3 == 1 ? Receipt(day, $"{b % 5}") : life.NextReceipt());
    }

    private static Money Sum(Life life, int a) => (a % 6) switch
    {
        0 => Money.Roubles(6400) - new Money(1),
        1 => Money.Roubles(6400),
        2 => Money.Roubles(6400) + new Money(1),
        3 => Money.Roubles(3200),
        4 => new Money(a % 2),
        _ => life.Case.Payments.IsEmpty ? new Money(-1) : life.Case.Payments[0].Amount,
    };

    private static PaperId Paper(Life life, int a) => life.Case.Contract is { Checklist: { IsEmpty: false } list } && a % 7 != 0 ? list[a % list.Length].Paper : new PaperId(Kinds[a % Kinds.Length]);

    private static Intake Changed(Life life, int a, int b) => (a % 5) switch
    {
        0 => life.Intake with { Patent = life.Intake.Patent with { IssuedOn = life.Intake.Patent.IssuedOn.AddDays((b % 9) - 4) } },
        1 => life.Intake with { Employer = life.Intake.Employer with { Name = $"ООО «{b}»" } },
        2 => life.Intake with { Applicant = life.Intake.Applicant with { Citizenship = b % 2 == 0 ? "KGZ" : "UZB" } },
        3 => life.Intake with { WorkUntil = life.Today.AddDays(b - 5) },
        _ => life.Intake with { Phone = $"+7 900 {b}" },
    };

    private static string Text(Case @case) => Encoding.UTF8.GetString(RecordJson.Write(@case));
}
