using CsCheck;
using Okno.Desk.Record;
using Okno.Desk.Tests.Cases;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Payments;
using Okno.Store.Book;
using Okno.Testing.Cases;
using static Okno.Desk.Tests.Cases.Workplace;

namespace Okno.Desk.Tests.Ledgers;

/// <summary>The house's money over cases and lines: the book, corrections, returns, and conservation under whatever people do.</summary>
public abstract class MoneyDeskTests(DeskFixture fixture)
{
    private static readonly Money Price = Money.Roubles(6400);

    private static readonly RefundPayee Sender = new("Петренко Остап", "40817810099910004312", "044525225", "Банк «Окраинный»");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A line as an import leaves it.</summary>
    private async Task<IncomingLine> LineAsync(Workplace at, Money amount, string? day = null, string payer = "Петренко Остап")
    {
        int n = fixture.Next();
        DateOnly on = day is null ? at.Today : Sample.Day(day);
        Guid id = Guid.CreateVersion7();
        string number = $"В-26-{800_000 + n:000000}";
        BankFacts facts = new($"ledger-{n}-{Guid.NewGuid():N}", $"выписка-{n}", $"{n}", on, amount, on, on, payer, null, "40817810099910004312", "оплата");
        await at.KeepAsync(StreamKinds.Line.Change(id, number, StreamKinds.Line.Empty(id, number), 0, [new LineImported(facts, [])], StampOf(Accountant)).Change);
        return (await at.Desk.FindLineByNumberAsync(number, Ct))!.State;
    }

    /// <summary>By one person, or by two where one is not enough.</summary>
    private static async Task<Performed> ByTwoAsync(Workplace at, Guid id, ICaseStep step)
    {
        Performed proposed = await at.Desk.ProposeAsync(id, step, Accountant, Ct);
        return proposed is Performed.AwaitsSecondPerson awaits ? await at.Desk.ConfirmAsync(awaits.Approval, "согласен", Supervisor, Ct) : proposed;
    }

    [Fact]
    public async Task A_receipt_is_on_the_way_until_its_line_comes_and_no_sum_is_counted_twice()
    {
        Workplace at = new(fixture);
        Books before = await at.Desk.BooksAsync(at.Today, Ct);
        Life life = at.Contracted();
        await at.KeepAsync(life);
        Books shown = await at.Desk.BooksAsync(at.Today, Ct);
        Assert.Equal((before.OnTheWay + Price, before.ByBank, Money.Zero), (shown.OnTheWay, shown.ByBank, shown.Difference));

        IncomingLine line = await LineAsync(at, Price);
        Books both = await at.Desk.BooksAsync(at.Today, Ct);
        Assert.Equal((before.ByBank + Price, before.Balances[LedgerAccount.Unmatched] + Price), (both.ByBank, both.Balances[LedgerAccount.Unmatched]));

        Done(await at.Desk.MatchLineAsync(line.Number, life.Case.Number, Accountant, Ct));
        Books tied = await at.Desk.BooksAsync(at.Today, Ct);
        Assert.Equal((before.OnTheWay, before.ByBank + Price, before.Received + Price), (tied.OnTheWay, tied.ByBank, tied.Received));
        Assert.Equal((before.Balances[LedgerAccount.Contract] + Price, Money.Zero), (tied.Balances[LedgerAccount.Contract], tied.Difference));
        Assert.Contains(
            (await at.Desk.BookEntriesAsync(new BookQuery(at.Today, at.Today) { Reason = "line-tied", Limit = 1000 }, Ct)).Rows,
            entry => entry.Number == line.Number && entry is { Kind: "statement-line", From: "unmatched", To: "onTheWay", Kopecks: 640000 });
    }

    [Fact]
    public async Task A_line_on_the_wrong_case_is_taken_back_by_two_persons_and_pays_for_the_right_one()
    {
        Workplace at = new(fixture);
        Life wrong = at.NewLife().Offer(), right = at.NewLife().Offer();
        Guid wrongId = await at.KeepAsync(wrong), rightId = await at.KeepAsync(right);
        IncomingLine line = await LineAsync(at, Price);
        Done(await at.Desk.MatchLineAsync(line.Number, wrong.Case.Number, Accountant, Ct));
        Payment payment = Assert.Single((await at.CaseAsync(wrongId)).Payments);

        Assert.IsType<Performed.NeedsSecondPerson>(await at.Desk.PerformAsync(wrongId, new TakeBackPayment(payment.Id, "другой заявитель"), Accountant, Ct));
        Done(await ByTwoAsync(at, wrongId, new TakeBackPayment(payment.Id, "другой заявитель")));
        Assert.Equal((Phase.Offered, null), ((await at.CaseAsync(wrongId)).Phase, (await at.CaseAsync(wrongId)).Contract));
        IncomingLine free = (await at.Desk.FindLineByNumberAsync(line.Number, Ct))!.State;
        Assert.Equal((LineMatch.Unknown, null, Price), (free.Match, free.CaseNumber, free.Ledger.Balance(LedgerAccount.Unmatched)));

        Done(await at.Desk.MatchLineAsync(line.Number, right.Case.Number, Accountant, Ct));
        Assert.Equal(Phase.Collecting, (await at.CaseAsync(rightId)).Phase);
        Assert.Equal(Money.Zero, (await at.Desk.BooksAsync(at.Today, Ct)).Difference);
    }

    [Fact]
    public async Task Money_of_nobody_goes_back_to_its_sender_by_two_persons_and_an_order()
    {
        Workplace at = new(fixture);
        IncomingLine line = await LineAsync(at, Money.Roubles(777));
        Assert.Contains(await at.Desk.MoneyRowsAsync(MoneyTask.Orphan, Ct), row => row.Number == line.Number && row.Step == ServiceDesk.ReturnLineName);
        LineReturn wish = new("плательщик неизвестен", "41", Sender);
        Assert.Equal(["refund-order.number"], Broken(await at.Desk.ProposeLineReturnAsync(line.Number, wish with { Order = "№" }, Accountant, Ct)));
        Assert.IsType<Performed.Forbidden>(await at.Desk.ProposeLineReturnAsync(line.Number, wish, Operator, Ct));
        Performed.AwaitsSecondPerson awaits = Assert.IsType<Performed.AwaitsSecondPerson>(await at.Desk.ProposeLineReturnAsync(line.Number, wish, Accountant, Ct));
        Assert.Contains(awaits.Findings, finding => finding.Code == "line.money-leaves");
        Assert.Equal(["approval.same-person"], Broken(await at.Desk.ConfirmAsync(awaits.Approval, "сама", Accountant, Ct)));
        Assert.Equal(LineMatch.Unknown, (await at.Desk.FindLineByNumberAsync(line.Number, Ct))!.State.Match);

        Done(await at.Desk.ConfirmAsync(awaits.Approval, "согласен", Supervisor, Ct));
        Assert.Contains(await at.Desk.ReadyRefundsAsync(Ct), ready => ready.Subject == line.Number && ready.Order.Number == "41" && ready.Order.Amount == Money.Roubles(777));
        Assert.Equal(["refund.day-fits"], Broken(await at.Desk.RecordLineReturnAsync(line.Number, at.Today.AddDays(1), Accountant, Ct)));
        Done(await at.Desk.RecordLineReturnAsync(line.Number, at.Today, Accountant, Ct));
        Assert.Equal(["line.to-return"], Broken(await at.Desk.RecordLineReturnAsync(line.Number, at.Today, Accountant, Ct)));
        IncomingLine back = (await at.Desk.FindLineByNumberAsync(line.Number, Ct))!.State;
        Life late = at.NewLife().Offer();
        await at.KeepAsync(late);
        Assert.Equal(["line.open"], Broken(await at.Desk.MatchLineAsync(line.Number, late.Case.Number, Accountant, Ct)));
        Assert.Equal((LineMatch.Returned, Money.Roubles(777)), (back.Match, back.Ledger.Balance(LedgerAccount.Refunded)));
    }

    [Fact]
    public async Task A_line_of_another_sum_is_tied_to_its_receipt_by_the_accountant_and_leaves_a_task()
    {
        Workplace at = new(fixture);
        Life life = at.Contracted();
        Guid id = await at.KeepAsync(life);
        IncomingLine line = await LineAsync(at, Price + Money.Roubles(10));
        string receipt = life.Case.Payments[0].Id;
        Assert.IsType<Performed.Forbidden>(await at.Desk.TieReceiptAsync(line.Number, life.Case.Number, receipt, Operator, Ct));
        Assert.Equal(["payment-confirmed", "evidence-disputed"], Done(await at.Desk.TieReceiptAsync(line.Number, life.Case.Number, receipt, Accountant, Ct)).Events);
        Assert.Equal(Money.Roubles(10), (await at.CaseAsync(id)).Ledger.Balance(LedgerAccount.Unmatched));
        Done(await ByTwoAsync(at, id, new SettleEvidence(receipt, EvidenceSide.Receipt, "сверено")));
        Assert.Equal(Money.Roubles(10), (await at.CaseAsync(id)).Ledger.Balance(LedgerAccount.Credit));
    }

    [Fact]
    public async Task A_request_to_return_a_line_that_was_matched_meanwhile_changes_nothing()
    {
        Workplace at = new(fixture);
        IncomingLine line = await LineAsync(at, Price);
        Performed.AwaitsSecondPerson awaits = Assert.IsType<Performed.AwaitsSecondPerson>(await at.Desk.ProposeLineReturnAsync(line.Number, new LineReturn("ничья", "42", Sender), Accountant, Ct));
        Life life = at.NewLife().Offer();
        await at.KeepAsync(life);
        Done(await at.Desk.MatchLineAsync(line.Number, life.Case.Number, Accountant, Ct));
        Assert.Equal(["line.open"], Broken(await at.Desk.ConfirmAsync(awaits.Approval, "согласен", Supervisor, Ct)));
        Assert.Equal(LineMatch.Matched, (await at.Desk.FindLineByNumberAsync(line.Number, Ct))!.State.Match);
    }

    [Fact]
    public async Task A_line_set_aside_in_error_is_taken_up_again_by_a_counter_entry()
    {
        Workplace at = new(fixture);
        IncomingLine line = await LineAsync(at, Money.Roubles(50));
        Money before = (await at.Desk.BooksAsync(at.Today, Ct)).ByBank;
        Done(await at.Desk.SetLineAsideAsync(line.Number, "аренда", Accountant, Ct));
        Assert.Equal(before - Money.Roubles(50), (await at.Desk.BooksAsync(at.Today, Ct)).ByBank);
        Assert.Equal(["line.aside-has-reason"], Broken(await at.Desk.TakeLineUpAsync(line.Number, " ", Accountant, Ct)));
        Done(await at.Desk.TakeLineUpAsync(line.Number, "это оплата услуги", Accountant, Ct));
        Assert.Equal(before, (await at.Desk.BooksAsync(at.Today, Ct)).ByBank);
        Assert.Equal(["line.set-aside"], Broken(await at.Desk.TakeLineUpAsync(line.Number, "ещё раз", Accountant, Ct)));
    }

    [Fact]
    public async Task Each_irregular_payment_stands_in_its_pile_with_the_step_that_ends_it()
    {
        Workplace at = new(fixture);
        Life over = at.Contracted();
        over.Do(new RecordPayment(Money.Roubles(100), at.Today, at.NewReceipt()));
        Life part = at.NewLife().Offer();
        part.Do(new RecordPayment(Money.Roubles(100), at.Today, at.NewReceipt()));
        Life disputed = at.Contracted();
        disputed.Do(new ConfirmPayment(disputed.Case.Payments[0].Id, Price, Sample.Line(at.Today.AddDays(-1), $"спор-{fixture.Next()}")));
        Life left = at.Contracted().Do(new Withdraw("передумал"));
        Guid leftId = default;
        foreach (Life life in (Life[])[over, part, disputed])
        {
            await at.KeepAsync(life);
        }

        leftId = await at.KeepAsync(left);
        Assert.Equal(("settle-credit", Money.Roubles(100)), await RowAsync(MoneyTask.Over, over));
        Assert.Equal(("decide-outcome", Money.Roubles(100)), await RowAsync(MoneyTask.Part, part));
        Assert.Equal(("settle-evidence", Price), await RowAsync(MoneyTask.Dispute, disputed));
        Assert.Equal(("decide-outcome", Price), await RowAsync(MoneyTask.Outcome, left));

        Done(await ByTwoAsync(at, leftId, new DecideOutcome(OutcomeKind.Full, Money.Zero, null)));
        Assert.Equal(("order-refund", Price), await RowAsync(MoneyTask.Refund, left));
        Payment paid = left.Case.Payments[0];
        Done(await ByTwoAsync(at, leftId, new OrderRefund("77", Price, paid.Id, Sender with { Name = paid.Evidence.Payer })));
        Assert.Equal(("record-refund", Price), await RowAsync(MoneyTask.Ordered, left));
        Done(await ByTwoAsync(at, leftId, new RecordRefund(Price, at.Today, "77")));
        Assert.DoesNotContain(await at.Desk.MoneyRowsAsync(MoneyTask.Ordered, Ct), row => row.Number == left.Case.Number);
        Assert.True((await at.Desk.MoneyPilesAsync(Ct)).Single(pile => pile.Task == MoneyTask.Over).Count >= 1);

        async Task<(string, Money)> RowAsync(MoneyTask task, Life life) =>
            Assert.Single(await at.Desk.MoneyRowsAsync(task, Ct), row => row.Number == life.Case.Number) is var row ? (row.Step, row.Sum) : default;
    }

    [Fact]
    public async Task Whatever_people_do_with_money_no_kopeck_is_lost()
    {
        Assert.SkipWhen(fixture.Missing is not null, fixture.Missing ?? string.Empty);
        await Gen.Select(Gen.Int[0, 11], Gen.Int[0, 999], Gen.Int[0, 999]).Array[10, 30].SampleAsync(
            async deeds =>
            {
                Workplace at = new(fixture);
                List<Guid> cases = [await at.KeepAsync(at.NewLife().Offer()), await at.KeepAsync(at.Contracted())];
                List<string> lines = [];
                foreach ((int deed, int a, int b) in deeds)
                {
                    Guid id = cases[a % cases.Count];
                    Case one = await at.CaseAsync(id);
                    string line = lines.Count == 0 ? "В-26-0" : lines[b % lines.Count];
                    string payment = one.Payments.IsEmpty ? "receipt:?" : one.Payments[b % one.Payments.Length].Id;
                    Money sum = (b % 4) switch { 0 => Price, 1 => Price - new Money(1), 2 => Money.Roubles(3200), _ => new Money(1) };
                    switch (deed)
                    {
                        case 0 or 1:
                            lines.Add((await LineAsync(at, sum)).Number);
                            break;
                        case 2:
                            await ByTwoAsync(at, id, new RecordPayment(sum, at.Today, at.NewReceipt()));
                            break;
                        case 3 or 4:
                            await at.Desk.MatchLineAsync(line, one.Number, Accountant, Ct);
                            break;
                        case 5:
                            await ByTwoAsync(at, id, new TakeBackPayment(payment, "ошибка"));
                            break;
                        case 6 when one.Payments.FirstOrDefault(known => !known.Confirmed) is { } open && (await at.Desk.FindLineByNumberAsync(line, Ct))?.State is { Match: LineMatch.Unknown } free:
                            await ByTwoAsync(at, id, new ConfirmPayment(open.Id, free.Bank.Amount, free.Evidence));
                            break;
                        case 7:
                            await ByTwoAsync(at, id, new SettleEvidence(one.Disputes.FirstOrDefault()?.PaymentId ?? payment, (EvidenceSide)(b % 2), "сверено"));
                            break;
                        case 8:
                            await ByTwoAsync(at, id, a % 3 == 0 ? new Withdraw("передумал") : new SettleCredit(b % 2 == 0, "просьба"));
                            break;
                        case 9:
                            await ByTwoAsync(at, id, new DecideOutcome((OutcomeKind)(b % 3), Money.Roubles(1), "решение"));
                            break;
                        case 10:
                            await ByTwoAsync(at, id, new RecordRefund(one.Ledger.Balance(LedgerAccount.RefundDue), at.Today, $"{b}"));
                            break;
                        default:
                            _ = (a % 4) switch
                            {
                                0 => await at.Desk.SetLineAsideAsync(line, "не за услугу", Accountant, Ct),
                                1 => await at.Desk.TakeLineUpAsync(line, "по ошибке", Accountant, Ct),
                                2 => await at.Desk.ProposeLineReturnAsync(line, new LineReturn("ничья", $"{b}", Sender), Accountant, Ct) is Performed.AwaitsSecondPerson awaits
                                    ? await at.Desk.ConfirmAsync(awaits.Approval, "согласен", Supervisor, Ct) : new Performed.NotFound(line),
                                _ => await at.Desk.RecordLineReturnAsync(line, at.Today, Accountant, Ct),
                            };
                            break;
                    }
                }

                (await BookCheck.OfAsync(fixture.Store)).IsConserved();
            },
            iter: 8,
            threads: 1);
    }
}

public sealed class MoneyDeskOnSqliteTests(SqliteDesk fixture) : MoneyDeskTests(fixture), IClassFixture<SqliteDesk>;

public sealed class MoneyDeskOnPostgresTests(PostgresDesk fixture) : MoneyDeskTests(fixture), IClassFixture<PostgresDesk>;
