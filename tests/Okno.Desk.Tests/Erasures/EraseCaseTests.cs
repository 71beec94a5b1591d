using System.Collections.Immutable;
using Okno.Desk.Erasures;
using Okno.Desk.Record;
using Okno.Desk.Tests.Cases;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Papers;
using Okno.Domain.Payments;
using Okno.Domain.Privacy;
using Okno.Store.Journal;
using Okno.Store.Streams;
using Okno.Testing.Cases;
using static Okno.Desk.Tests.Cases.Workplace;

namespace Okno.Desk.Tests.Erasures;

/// <summary>A case that nothing keeps any more goes by the word of two persons, and nothing finds it afterwards; one that the law keeps stays.</summary>
public abstract class EraseCaseTests(DeskFixture fixture)
{
    private static readonly By Overseer = Person("polina", "Панова Полина", Role.Auditor);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static By Asks(string why = "срок хранения окончен") => Supervisor with { Why = why };

    private static async Task<(Guid Id, Life Life)> WithdrawnAsync(Workplace at)
    {
        Life life = at.NewLife().Assess();
        life.Do(new WithdrawConsent("отзываю согласие", life.Today));
        return (await at.KeepAsync(life), life);
    }

    private static async Task<string> ErasedAsync(Workplace at, string number)
    {
        Performed.AwaitsSecondPerson awaits = Assert.IsType<Performed.AwaitsSecondPerson>(await at.Desk.ProposeErasureAsync(number, Asks(), Ct));
        return Done(await at.Desk.ConfirmAsync(awaits.Approval, "проверено", Overseer, Ct)).Number;
    }

    [Fact]
    public async Task Two_persons_erase_a_case_and_number_search_history_and_decisions_find_nothing()
    {
        Workplace at = new(fixture);
        (Guid id, Life life) = await WithdrawnAsync(at);
        Guid opened = Done(await at.Desk.OpenCaseAsync(new OpenCase(at.NewIntake(), Sample.Consent(at.Today), at.Today), Operator with { Key = Guid.NewGuid().ToString() }, Ct)).Stream;
        await at.DoAsync(opened, new WithdrawConsent("отзываю", at.Today), Operator with { Key = Guid.NewGuid().ToString() });
        Case other = await at.CaseAsync(opened);
        Assert.NotNull(await at.Desk.ExportDecisionAsync(opened, 1, Ct));

        await ErasedAsync(at, life.Case.Number);
        await ErasedAsync(at, other.Number);

        Assert.Null(await at.Desk.FindCaseAsync(life.Case.Number, Ct));
        Assert.True((await at.Desk.KeptAsync(life.Case.Number, Ct))!.Erased);
        Assert.Empty(await at.Desk.SearchCasesAsync(life.Intake.Patent.Key, ct: Ct));
        Assert.DoesNotContain((await at.Desk.SearchCasesAsync(life.Intake.Applicant.Name.Full, ct: Ct)).Select(found => found.Id), found => found == id);
        Assert.IsType<Performed.NotFound>(await at.Desk.PerformAsync(id, new Assess(), Operator, Ct));
        Assert.Null(await at.Desk.ExportDecisionAsync(opened, 1, Ct));
        Assert.Empty(await at.Desk.ListDecisionsAsync(opened, Ct));
        int events = 0;
        await foreach (RecordedEvent e in at.Desk.Store.HistoryAsync(id, Ct))
        {
            Assert.True(e.Erased);
            Assert.Empty(e.Payload);
            events++;
        }

        Assert.Equal(life.Events.Count, events);
        Assert.DoesNotContain((await at.Desk.ListCasesAsync(new CaseList([Phase.Withdrawn]) { Limit = 1000 }, Ct)).Rows, row => row.Id == id);
        var report = await at.Desk.Store.VerifyAsync((kind, recorded) => StreamKinds.ByName[kind].Fold(recorded), book: (kind, state) => StreamKinds.ByName[kind].BookOf(state), ct: Ct);
        Assert.True(report.Sound, string.Join('\n', report.Faults));
        Assert.Empty(report.KeysGone);
        Assert.True(report.Erased >= 2);
        foreach (string table in (string[])["tokens", "claims", "cards", "answers", "outbox", "scans"])
        {
            Assert.Equal(0L, Convert.ToInt64(await fixture.Record.AskAsync($"SELECT count(*) FROM {table} WHERE stream IN ({fixture.Record.Literal(id)}, {fixture.Record.Literal(opened)})"), System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public async Task It_takes_two_persons_of_the_role_and_a_reason()
    {
        Workplace at = new(fixture);
        (_, Life life) = await WithdrawnAsync(at);
        Assert.IsType<Performed.Forbidden>(await at.Desk.ProposeErasureAsync(life.Case.Number, Operator, Ct));
        Assert.Equal(["erasure.has-reason"], Broken(await at.Desk.ProposeErasureAsync(life.Case.Number, Asks(" "), Ct)));
        Performed.AwaitsSecondPerson awaits = Assert.IsType<Performed.AwaitsSecondPerson>(await at.Desk.ProposeErasureAsync(life.Case.Number, Asks(), Ct));
        Assert.Equal(["approval.same-person"], Broken(await at.Desk.ConfirmAsync(awaits.Approval, "сам", Supervisor, Ct)));
        Assert.IsType<Performed.Forbidden>(await at.Desk.ConfirmAsync(awaits.Approval, "я", Accountant, Ct));
        Assert.NotNull(await at.Desk.FindCaseAsync(life.Case.Number, Ct));
        Assert.IsType<Performed.NotFound>(await at.Desk.ProposeErasureAsync("26-999999", Asks(), Ct));
    }

    [Fact]
    public async Task While_the_ledger_is_kept_nobody_can_erase_and_the_day_is_named()
    {
        Workplace at = new(fixture);
        Life life = at.Ready().AcceptByAuthority().GiveOriginalsBack().Do(new Close(null));
        await at.KeepAsync(life);
        Performed.Refused refused = Assert.IsType<Performed.Refused>(await at.Desk.ProposeErasureAsync(life.Case.Number, Asks(), Ct));
        Assert.Equal("erasure.term-over", Assert.Single(refused.Findings).Code);
        Assert.Equal("2032-01-01", refused.Findings[0].Facts["from"]);

        Life open = at.Contracted();
        await at.KeepAsync(open);
        Assert.Equal(["erasure.case-over"], Broken(await at.Desk.ProposeErasureAsync(open.Case.Number, Asks(), Ct)));

        at.On("2031-12-31");
        Assert.Equal(["erasure.term-over"], Broken(await at.Desk.ProposeErasureAsync(life.Case.Number, Asks(), Ct)));
        at.On("2032-01-01");
        Guid id = (await at.Desk.FindCaseAsync(life.Case.Number, Ct))!.State.Id;
        long lines = Convert.ToInt64(await fixture.Record.AskAsync($"SELECT count(*) FROM book WHERE stream = {fixture.Record.Literal(id)}"), System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(lines > 0);
        await ErasedAsync(at, life.Case.Number);
        Assert.Null(await at.Desk.FindCaseAsync(life.Case.Number, Ct));

        // The book names nobody and stays, line by line.
        Assert.Equal(lines, Convert.ToInt64(await fixture.Record.AskAsync($"SELECT count(*) FROM book WHERE stream = {fixture.Record.Literal(id)}"), System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task The_daily_round_notes_what_is_due_once()
    {
        Workplace at = new(fixture);
        (_, Life life) = await WithdrawnAsync(at);
        await at.Desk.RetainAsync(Ct);
        Assert.Equal(0, (await at.Desk.RetainAsync(Ct)).Due);
        Erasure due = Assert.Single((await at.Desk.ListErasuresAsync(ErasureStatus.Due, limit: 1000, ct: Ct)).Rows, row => row.CaseNumber == life.Case.Number);
        Assert.Equal((at.Today.AddDays(30), "consent-withdrawn"), (due.DestroyBy, Assert.Single(due.Because)));
    }

    [Fact]
    public async Task Requests_about_the_case_go_with_it_and_the_request_to_erase_it_stays()
    {
        Workplace at = new(fixture, "2026-04-20");
        Life life = at.NewLife().Assess();
        Guid id = await at.KeepAsync(life);
        string asked = Assert.IsType<Performed.AwaitsSecondPerson>(await at.Desk.ProposeAsync(id, new MakeOffer(null, false, false), Operator, Ct)).Approval;
        await at.DoAsync(id, new WithdrawConsent("отзываю", at.Today), Operator);
        string act = await ErasedAsync(at, life.Case.Number);

        Assert.Null(await at.Desk.FindApprovalAsync(asked, Ct));
        Erasure done = (await at.Desk.FindErasureAsync(act, Ct))!.State;
        Assert.Equal(ErasureStatus.Done, done.Status);
        Assert.Equal(["approval", "case"], done.Decided!.Destroyed.Select(target => target.Kind).Order());
        Assert.NotNull(await at.Desk.FindApprovalAsync(done.Decided.Approval, Ct));
        Assert.Equal(("Сомов Сергей", "Панова Полина", 64), (done.Decided.ProposedBy, done.Decided.ConfirmedBy, done.Decided.Hash.Length));
    }

    [Fact]
    public async Task A_line_of_the_bank_goes_with_the_case_that_it_paid_once_its_own_term_is_over_too()
    {
        Workplace at = new(fixture);
        Life life = at.NewLife().Offer();
        int n = fixture.Next();
        Guid lineId = Guid.CreateVersion7();
        string identity = $"40601810000003000002|2026-04-06|{n}|{life.Price}";
        BankFacts bank = new(identity, "выписка", $"{n}", at.Today, life.Price, at.Today, at.Today, life.Intake.Applicant.Name.Full, null, null, "оплата");
        IncomingLine empty = StreamKinds.Line.Empty(lineId, $"В-26-{700_000 + n}");
        (StreamChange imported, IncomingLine kept) = StreamKinds.Line.Change(lineId, empty.Number, empty, 0, [new LineImported(bank, [])], StampOf(Accountant));
        await at.KeepAsync(imported);
        Guid id = await at.KeepAsync(life);
        await at.DoAsync(id, new RecordPayment(life.Price, at.Today, kept.Evidence), Accountant);
        await at.DoAsync(id, new Withdraw("уезжаю"), Operator);
        DecideOutcome outcome = new(OutcomeKind.Full, Money.Zero, "решение");
        string asked = Assert.IsType<Performed.AwaitsSecondPerson>(await at.Desk.ProposeAsync(id, outcome, Accountant, Ct)).Approval;
        Done(await at.Desk.ConfirmAsync(asked, "согласен", Supervisor, Ct));
        await at.DoAsync(id, new RecordRefund(life.Price, at.Today, "77"), Accountant);
        await at.DoAsync(id, new Close(null), Accountant);

        at.On("2032-01-01");
        string act = await ErasedAsync(at, life.Case.Number);
        Assert.Null(await at.Desk.FindLineByNumberAsync(empty.Number, Ct));
        ErasureDecided decided = (await at.Desk.FindErasureAsync(act, Ct))!.State.Decided!;
        Assert.Contains(decided.Destroyed, target => target.Kind == "statement-line" && target.Number == empty.Number);
        Assert.Empty(decided.Kept);
    }

    [Fact]
    public async Task A_register_names_cases_and_nobody_so_that_a_person_can_go_while_the_others_stay()
    {
        Workplace at = new(fixture);
        string register = await at.OpenRegisterAsync("2026-04-07");
        Life first = at.Ready();
        Life second = at.Ready();
        Guid one = await at.KeepAsync(first);
        Guid two = await at.KeepAsync(second);
        await at.DoAsync(one, new ListForHandover(register, Sample.Day("2026-04-07")), Courier);
        await at.DoAsync(two, new ListForHandover(register, Sample.Day("2026-04-07")), Courier);
        Assert.Equal(first.Intake.Applicant.Name.Full, (await at.RegisterAsync(register)).Lines.Single(line => line.Case == one).Applicant);

        await at.Desk.Store.EraseAsync(one, Ct);

        Assert.Equal(["", second.Intake.Applicant.Name.Full], (await at.RegisterAsync(register)).Lines.OrderBy(line => line.Case == two).Select(line => line.Applicant));
    }

    [Fact]
    public async Task The_log_tells_what_was_destroyed_by_kind_and_count_and_names_no_applicant()
    {
        Workplace at = new(fixture);
        (_, Life life) = await WithdrawnAsync(at);
        string act = await ErasedAsync(at, life.Case.Number);
        ErasureLogLine line = ErasureLogLine.Of((await at.Desk.FindErasureAsync(act, Ct))!.State)!;
        Assert.Contains(line.Destroyed, count => count is { Kind: "case", Number: 1 });
        Assert.Contains(line.Destroyed, count => count.Kind == "events" && count.Number == life.Events.Count);
        Assert.True(line.Done);
        foreach (byte[] file in (byte[][])[ErasureLog.Json([line]), ErasureLog.Csv([line])])
        {
            string text = System.Text.Encoding.UTF8.GetString(file);
            Assert.Contains(act, text, StringComparison.Ordinal);
            Assert.DoesNotContain(life.Intake.Applicant.Name.Surname, text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(life.Intake.Patent.Number, text, StringComparison.Ordinal);
        }
    }
}

public sealed class EraseCaseOnSqliteTests(SqliteDesk fixture) : EraseCaseTests(fixture), IClassFixture<SqliteDesk>;

public sealed class EraseCaseOnPostgresTests(PostgresDesk fixture) : EraseCaseTests(fixture), IClassFixture<PostgresDesk>;
