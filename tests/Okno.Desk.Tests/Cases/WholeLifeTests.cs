using Okno.Desk.Tests.Statements;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Handovers;
using Okno.Domain.Papers;
using Okno.Domain.Payments;
using Okno.Testing.Cases;
using static Okno.Desk.Tests.Cases.Workplace;

namespace Okno.Desk.Tests.Cases;

public abstract class WholeLifeTests(DeskFixture fixture)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_case_lives_from_the_consent_to_the_closed_money_through_the_desk()
    {
        Workplace at = new(fixture);
        Performed.Done opened = Done(await at.Desk.OpenCaseAsync(new OpenCase(at.NewIntake(), Sample.Consent(at.Today), at.Today), Operator, Ct));
        Guid id = opened.Stream;
        Assert.Matches("^26-[0-9]{6}$", opened.Number);
        await at.DoAsync(id, new Assess(), Operator);
        await at.DoAsync(id, new MakeOffer(null, RiskNoticeSigned: false, PapersInHand: true), Operator);
        Case @case = await at.CaseAsync(id);
        Assert.Equal(opened.Number, @case.Offer!.Reference[..9]);

        PaymentReceipt receipt = at.NewReceipt();
        await at.DoAsync(id, new RecordPayment(@case.Offer.Price, at.Today, receipt), Operator);
        await at.DoAsync(id, new BookVisit(at.Today, new TimeOnly(15, 0)), Operator);
        await at.DoAsync(id, new RecordVisit(Attended: true), Operator);
        await at.BringPapersAsync(id);
        Assert.Equal(Phase.Complete, (await at.CaseAsync(id)).Phase);
        Assert.Equal(Turn.Accountant, (await at.CaseAsync(id)).Turn);

        at.On("2026-04-07");
        using (MemoryStream file = new(new OneCFile(at.Desk.Law.For(@case, at.Today).Edition.Requisites.Account).In("77", receipt.IssuedOn, "6400.00", "Банк", $"за услуги {@case.Offer.Reference}").Bytes()))
        {
            Assert.Equal(1, (await at.Desk.ImportStatementAsync(file, Accountant, Ct))!.Counts.Proposed);
        }

        IncomingLine line = Assert.Single((await at.Desk.ListLinesAsync(LineMatch.Proposed, ct: Ct)).Rows, row => row.Bank.Purpose.EndsWith(@case.Offer.Reference, StringComparison.Ordinal));
        Assert.Equal(["payment-confirmed"], Done(await at.Desk.MatchLineAsync(line.Number, opened.Number, Accountant, Ct)).Events);
        string register = await at.OpenRegisterAsync("2026-04-07");
        await at.DoAsync(id, new ListForHandover(register, at.Today), Courier);
        LineResult handed = Assert.Single((await at.Desk.HandOverRegisterAsync(register, Courier, Ct))!.Value);
        Assert.Equal(opened.Number, handed.CaseNumber);
        Done(handed.Performed);

        at.On("2026-04-08");
        Done(Assert.Single((await at.Desk.RecordActAsync(register, "АПП-77/1", at.Today, [new LineAnswer(opened.Number, Accepted: true)], Courier, Ct))!.Value).Performed);
        Register answered = await at.RegisterAsync(register);
        Assert.Equal((LineStatus.Accepted, "АПП-77/1", at.Today, true), (answered.Lines[0].Status, answered.ActNumber, answered.ActDate!.Value, answered.IsAnswered));
        await at.DoAsync(id, new Close("услуга оказана"), Operator);

        @case = await at.CaseAsync(id);
        Assert.Equal((Phase.Closed, OutcomeKind.None, "outcome.rendered"), (@case.Phase, @case.Outcome!.Kind, @case.Outcome.Cause));
        Assert.Equal(@case.Contract!.Price, @case.Ledger.Balance(LedgerAccount.Earned));
        Assert.All(@case.Papers.Where(paper => !paper.Waived && paper.Paper.Kind != PaperKind.IdentityPaper), paper => Assert.Equal(Custody.GivenToAuthority, paper.Custody));

        IReadOnlyList<HistoryLine> history = await at.Desk.HistoryAsync(id, Ct);
        Assert.Equal((await at.RevisionAsync(id), "case-closed", "olga"), (history[0].Revision, history[0].EventName, history[0].By.Account));
        Assert.Equal("consent-given", history[^1].EventName);
        Assert.Equal(
            ["consent-given", "case-opened", "assessed", "assessed", "offer-made", "payment-recorded", "contract-concluded", "visit-booked", "visit-recorded", "papers-completed", "payment-confirmed", "listed", "handed-over", "accepted-by-authority", "outcome-decided", "case-closed"],
            history.Reverse().Select(line => line.EventName).Where(name => name is not ("paper-received" or "paper-accepted" or "paper-waived")));
        Assert.Equal(new DateTimeOffset(2026, 4, 6, 8, 30, 0, TimeSpan.Zero), history[^1].At);

        var report = await at.Desk.VerifyAsync(ct: Ct);
        // Cases of other tests of this record bear numbers that no counter gave.
        Assert.DoesNotContain(report.Faults, fault => fault.What != Okno.Store.Verify.FaultKind.Counter);
    }

    [Fact]
    public async Task A_closed_case_leaves_its_patent_free_and_its_person_found()
    {
        Workplace at = new(fixture);
        Life life = at.Ready().List("Р-0").HandOver().AcceptByAuthority("АПП-1").GiveOriginalsBack().Do(new Close(null));
        await at.KeepAsync(life);
        at.On("2026-04-20");
        Performed.Done second = Done(await at.Desk.OpenCaseAsync(new OpenCase(life.Intake, Sample.Consent(at.Today), at.Today), Operator, Ct));
        Assert.Equal([second.Number, life.Case.Number], (await at.Desk.SearchCasesAsync(life.Intake.Patent.Key, ct: Ct)).Select(found => found.Number).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_earlier_reissue_of_the_same_passport_is_known_when_the_person_comes_again()
    {
        Workplace at = new(fixture);
        Life first = at.Ready().List("Р-0").HandOver().AcceptByAuthority("АПП-2");
        await at.KeepAsync(first);
        Life refused = at.Ready().List("Р-0").HandOver().Refuse(RefusalGround.Other).Do(new Withdraw("передумал"));
        await at.KeepAsync(refused);

        async Task<string?> EarlierAsync(Life life)
        {
            Guid id = Done(await at.Desk.OpenCaseAsync(new OpenCase(life.Intake with { Patent = at.NewIntake().Patent, History = life.Intake.History with { EarlierReissues = null } }, Sample.Consent(at.Today), at.Today), Operator, Ct)).Stream;
            await at.DoAsync(id, new Assess(), Operator);
            return (await at.CaseAsync(id)).Assessment!.Findings.Where(finding => finding.Clause == "6.3.2").Select(finding => $"{finding.Verdict}").FirstOrDefault();
        }

        Assert.NotEqual(await EarlierAsync(refused), await EarlierAsync(first));
    }

    [Fact]
    public async Task The_board_lists_by_the_nearest_deadline_and_by_whose_turn_it_is()
    {
        Workplace at = new(fixture);
        Life offered = at.NewLife().Offer();
        Life complete = at.Ready();
        await at.KeepAsync(offered);
        await at.KeepAsync(complete);
        List<Case> board = [];
        string? after = null;
        do
        {
            var page = await at.Desk.ListCasesAsync(new CaseList(After: after, Limit: 1), Ct);
            board.AddRange(page.Rows);
            after = page.Next;
        }
        while (after is not null);

        Assert.Contains(board, row => row.Number == offered.Case.Number);
        Assert.Contains(board, row => row.Number == complete.Case.Number);
        DateOnly[] due = [.. board.Select(row => row.NearestDeadline?.On ?? DateOnly.MaxValue)];
        Assert.Equal(due.Order(), due);
        Assert.DoesNotContain((await at.Desk.ListCasesAsync(new CaseList(Turn: Turn.Courier), Ct)).Rows, row => row.Turn != Turn.Courier);
        Assert.Contains((await at.Desk.ListCasesAsync(new CaseList(Turn: Turn.Courier), Ct)).Rows, row => row.Number == complete.Case.Number);
    }
}

public sealed class WholeLifeOnSqliteTests(SqliteDesk fixture) : WholeLifeTests(fixture), IClassFixture<SqliteDesk>;

public sealed class WholeLifeOnPostgresTests(PostgresDesk fixture) : WholeLifeTests(fixture), IClassFixture<PostgresDesk>;
