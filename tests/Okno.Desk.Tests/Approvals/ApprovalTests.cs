using Okno.Desk.Tests.Cases;
using Okno.Domain.Approvals;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Papers;
using Okno.Domain.Payments;
using Okno.Testing.Cases;
using static Okno.Desk.Tests.Cases.Workplace;

namespace Okno.Desk.Tests.Approvals;

public abstract class ApprovalTests(DeskFixture fixture)
{
    // On 20.04.2026 a patent of 12.05.2025 is in the compressed lane: an offer without the papers in hand takes two persons.
    private static readonly MakeOffer WithoutPapers = new(null, RiskNoticeSigned: false, PapersInHand: false);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static async Task<(Guid Case, string Approval)> ProposedAsync(Workplace at, By? by = null)
    {
        Guid id = await at.KeepAsync(at.NewLife().Assess());
        Performed.AwaitsSecondPerson awaits = Assert.IsType<Performed.AwaitsSecondPerson>(await at.Desk.ProposeAsync(id, WithoutPapers, by ?? Operator, Ct));
        Assert.Contains(awaits.Findings, finding => finding.Code == "offer.papers-in-hand");
        return (id, awaits.Approval);
    }

    [Fact]
    public async Task A_step_of_two_persons_waits_is_refused_to_its_proposer_and_happens_by_the_word_of_another()
    {
        Workplace at = new(fixture, "2026-04-20");
        By both = Person("olga", "Орлова Ольга", Role.Operator, Role.Supervisor);
        (Guid id, string number) = await ProposedAsync(at, both);
        Assert.Equal(Phase.Assessed, (await at.CaseAsync(id)).Phase);
        Assert.IsType<Performed.NeedsSecondPerson>(await at.Desk.PerformAsync(id, WithoutPapers, both, Ct));
        Assert.Equal(["approval.same-person"], Broken(await at.Desk.ConfirmAsync(number, "сама", both, Ct)));
        Assert.Equal(["approval.same-person"], Broken(await at.Desk.ConfirmAsync(number, "сама", both with { Account = "OLGA" }, Ct)));
        Assert.IsType<Performed.Forbidden>(await at.Desk.ConfirmAsync(number, "я", Courier, Ct));
        Assert.IsType<Performed.NotFound>(await at.Desk.ConfirmAsync("С-26-9999", "я", Supervisor, Ct));

        Done(await at.Desk.ConfirmAsync(number, "человек рядом", Supervisor, Ct));
        Assert.Equal(Phase.Offered, (await at.CaseAsync(id)).Phase);
        Approval approval = (await at.Desk.FindApprovalAsync(number, Ct))!.State;
        Assert.Equal((ApprovalStatus.Confirmed, "sergey", "человек рядом"), (approval.Status, approval.AnsweredBy, approval.Answer));
        Assert.Equal(["approval.answered"], Broken(await at.Desk.ConfirmAsync(number, "ещё раз", Supervisor, Ct)));

        // The record says who wanted it, in which role, and who confirmed.
        HistoryLine offered = (await at.Desk.HistoryAsync(id, Ct))[0];
        Assert.Equal(("olga", "Орлова Ольга", Role.Operator, "sergey", number), (offered.By.Account, offered.By.Name, offered.By.Role, offered.By.ApprovedBy, offered.By.ApprovalNumber));
    }

    [Fact]
    public async Task A_confirmation_sent_twice_with_one_key_gives_the_same_answer_and_so_does_a_decline()
    {
        Workplace at = new(fixture, "2026-04-20");
        (Guid id, string number) = await ProposedAsync(at);
        By once = Supervisor with { Key = "confirm " + number };
        Performed first = await at.Desk.ConfirmAsync(number, "да", once, Ct);
        Done(first);
        Assert.Equal(Said(first), Said(await at.Desk.ConfirmAsync(number, "да", once, Ct)));
        Assert.Single((await at.Desk.HistoryAsync(id, Ct)), line => line.EventName == "offer-made");

        (_, number) = await ProposedAsync(at);
        once = Supervisor with { Key = "decline " + number };
        first = await at.Desk.DeclineAsync(number, "нет", once, Ct);
        Done(first);
        Assert.Equal(Said(first), Said(await at.Desk.DeclineAsync(number, "нет", once, Ct)));
    }

    [Fact]
    public async Task A_proposal_sent_twice_with_one_key_waits_once_and_a_step_that_needs_nobody_happens_once()
    {
        Workplace at = new(fixture, "2026-04-20");
        Guid id = await at.KeepAsync(at.NewLife().Assess());
        By once = Operator with { Key = "propose " + id };
        Performed first = await at.Desk.ProposeAsync(id, WithoutPapers, once, Ct);
        Assert.Equal(Said(first), Said(await at.Desk.ProposeAsync(id, WithoutPapers, once, Ct)));

        long before = await at.RevisionAsync(id);
        once = Operator with { Key = "plain " + id };
        first = await at.Desk.ProposeAsync(id, WithoutPapers with { PapersInHand = true }, once, Ct);
        Done(first);
        Assert.Equal(Said(first), Said(await at.Desk.ProposeAsync(id, WithoutPapers with { PapersInHand = true }, once, Ct)));
        Assert.Equal(before + 2, await at.RevisionAsync(id));
    }

    [Fact]
    public async Task A_declined_request_changes_nothing_and_cannot_be_confirmed_any_more()
    {
        Workplace at = new(fixture, "2026-04-20");
        (Guid id, string number) = await ProposedAsync(at);
        Assert.Equal(["approval.same-person"], Broken(await at.Desk.DeclineAsync(number, "передумала", Operator, Ct)));
        Done(await at.Desk.DeclineAsync(number, "пусть принесёт документы", Supervisor, Ct));
        Assert.Equal(["approval.answered"], Broken(await at.Desk.ConfirmAsync(number, "всё же да", Supervisor, Ct)));
        Assert.Equal(Phase.Assessed, (await at.CaseAsync(id)).Phase);
        Assert.Equal(ApprovalStatus.Declined, (await at.Desk.FindApprovalAsync(number, Ct))!.State.Status);
    }

    [Fact]
    public async Task A_request_waits_through_its_last_day_and_expires_on_the_next()
    {
        Workplace at = new(fixture, "2026-04-20");
        (Guid id, string number) = await ProposedAsync(at);
        Approval waiting = (await at.Desk.FindApprovalAsync(number, Ct))!.State;
        Assert.Contains((await at.Desk.ListApprovalsAsync(waitingOnly: true, ct: Ct)).Rows, row => row.Number == number);
        at.On("2026-04-23", "23:59");
        Assert.Equal(at.Today, waiting.ExpiresOn);
        await at.Desk.ExpireAsync(Ct);
        Assert.Equal(ApprovalStatus.Proposed, (await at.Desk.FindApprovalAsync(number, Ct))!.State.Status);
        at.On("2026-04-24", "00:01");
        Assert.Equal(["approval.expired"], Broken(await at.Desk.ConfirmAsync(number, "да", Supervisor, Ct)));
        Assert.True((await at.Desk.ExpireAsync(Ct)).Approvals >= 1);
        Assert.Equal(0, (await at.Desk.ExpireAsync(Ct)).Approvals);
        Assert.Equal(ApprovalStatus.Expired, (await at.Desk.FindApprovalAsync(number, Ct))!.State.Status);
        Assert.Equal(Phase.Assessed, (await at.CaseAsync(id)).Phase);
    }

    [Fact]
    public async Task What_the_second_person_was_not_shown_is_not_confirmed()
    {
        // Proposed: 6 400,00 goes back. Meanwhile the same person pays once more: 12 800,00 would.
        Workplace at = new(fixture);
        Life life = at.Contracted().Do(new Withdraw("уезжаю"));
        Guid id = await at.KeepAsync(life);
        DecideOutcome all = new(OutcomeKind.Full, Money.Zero, null);
        string number = Assert.IsType<Performed.AwaitsSecondPerson>(await at.Desk.ProposeAsync(id, all, Accountant, Ct)).Approval;
        await at.DoAsync(id, new RecordPayment(life.Price, at.Today, at.NewReceipt()), Accountant);
        Performed.NeedsSecondPerson changed = Assert.IsType<Performed.NeedsSecondPerson>(await at.Desk.ConfirmAsync(number, "да", Supervisor, Ct));
        Assert.Equal("12800.00", Assert.Single(changed.Findings, finding => finding.Code == "outcome.money-leaves").Facts["refund"]);
        Assert.Null((await at.CaseAsync(id)).Outcome);
        Assert.Equal(ApprovalStatus.Proposed, (await at.Desk.FindApprovalAsync(number, Ct))!.State.Status);

        string anew = Assert.IsType<Performed.AwaitsSecondPerson>(await at.Desk.ProposeAsync(id, all, Accountant, Ct)).Approval;
        Done(await at.Desk.ConfirmAsync(anew, "да", Supervisor, Ct));
        Assert.Equal(new Money(12_800_00), (await at.CaseAsync(id)).Outcome!.Refund);
        Assert.Equal(["outcome.only-one"], Broken(await at.Desk.ConfirmAsync(number, "и прежний", Supervisor, Ct)));
    }

    [Fact]
    public async Task A_finding_that_came_since_the_proposal_asks_anew()
    {
        // A late paper on 13.04; when the answer comes on the next day the case has been withdrawn: the step is decided on the case as it is.
        Workplace at = new(fixture, "2026-04-06");
        Life life = at.Contracted();
        Guid id = await at.KeepAsync(life);
        at.On("2026-04-13");
        PaperId policy = new(PaperKind.MedicalPolicy);
        ReceivePaper late = new(policy, PaperForm.Original, Custody.Taken, Sample.Details(policy, life.Intake));
        string number = Assert.IsType<Performed.AwaitsSecondPerson>(await at.Desk.ProposeAsync(id, late, Operator, Ct)).Approval;
        string second = Assert.IsType<Performed.AwaitsSecondPerson>(await at.Desk.ProposeAsync(id, late, Operator, Ct)).Approval;
        at.On("2026-04-14");
        Done(await at.Desk.ConfirmAsync(number, "принять", Supervisor, Ct));
        PaperState paper = (await at.CaseAsync(id)).PaperOf(policy)!;
        Assert.Equal((PaperStatus.Received, Sample.Details(policy, life.Intake)["validUntil"]), (paper.Status, paper.Details["validUntil"]));
        Assert.Contains((await at.CaseAsync(id)).Faults, fault => !fault.OfTheCentre);
        Assert.Contains("paper.not-received-already", Broken(await at.Desk.ConfirmAsync(second, "принять", Supervisor, Ct)));
        await at.DoAsync(id, new Withdraw("уезжаю"), Operator);
        Assert.Contains("contract.in-force", Broken(await at.Desk.ConfirmAsync(second, "принять", Supervisor, Ct)));
    }

    [Fact]
    public async Task Two_supervisors_answer_at_once_and_the_step_happens_once()
    {
        Workplace at = new(fixture, "2026-04-20");
        (Guid id, string number) = await ProposedAsync(at);
        Performed[] answers = await Task.WhenAll(
            Task.Run(() => at.Desk.ConfirmAsync(number, "да", Supervisor, Ct)),
            Task.Run(() => at.Desk.ConfirmAsync(number, "да", Supervisor with { Account = "vera" }, Ct)));
        Assert.Single(answers.OfType<Performed.Done>());
        Assert.Single((await at.Desk.HistoryAsync(id, Ct)), line => line.EventName == "offer-made");
    }
}

public sealed class ApprovalOnSqliteTests(SqliteDesk fixture) : ApprovalTests(fixture), IClassFixture<SqliteDesk>;

public sealed class ApprovalOnPostgresTests(PostgresDesk fixture) : ApprovalTests(fixture), IClassFixture<PostgresDesk>;
