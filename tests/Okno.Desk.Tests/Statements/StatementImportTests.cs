using Okno.Desk.Tests.Cases;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Payments;
using Okno.Domain.People;
using Okno.Formats.Statements;
using Okno.Testing.Cases;
using static Okno.Desk.Tests.Cases.Workplace;

namespace Okno.Desk.Tests.Statements;

public abstract class StatementImportTests(DeskFixture fixture)
{
    private static readonly DateOnly Day = Sample.Day("2026-04-06");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static OneCFile NewFile(Workplace at) => new(at.Desk.Law.For(null, Day).Edition.Requisites.Account);

    private static async Task<StatementImported> ImportAsync(Workplace at, byte[] bytes)
    {
        using MemoryStream file = new(bytes);
        return (await at.Desk.ImportStatementAsync(file, Accountant, Ct))!;
    }

    /// <summary>The lines of one imported file by their document number.</summary>
    private static async Task<Dictionary<string, IncomingLine>> LinesAsync(Workplace at, StatementImported imported)
    {
        Dictionary<string, IncomingLine> lines = [];
        foreach (LineMatch pile in Enum.GetValues<LineMatch>())
        {
            foreach (IncomingLine line in (await at.Desk.ListLinesAsync(pile, limit: 500, ct: Ct)).Rows.Where(row => row.Bank.Statement == imported.Statement))
            {
                lines.Add(line.Bank.DocumentNumber, line);
            }
        }

        return lines;
    }

    private static Intake Named(Intake intake, string surname, string given, string latinSurname, string latinGiven, string? patronymic = null) =>
        intake with { Applicant = intake.Applicant with { Name = new PersonName(surname, given, patronymic, latinSurname, latinGiven) } };

    [Fact]
    public async Task Exact_partial_double_orphan_and_already_shown_payments_find_their_cases_and_the_accountant_confirms()
    {
        Workplace at = new(fixture);
        Life exact = at.NewLife(intake: Named(at.NewIntake(), "Эргашев", "Улугбек", "ERGASHEV", "ULUGBEK")).Offer();
        Life partial = at.NewLife(intake: Named(at.NewIntake(), "Файзуллаев", "Отабек", "FAYZULLAYEV", "OTABEK")).Offer();
        Life shown = at.NewLife(intake: Named(at.NewIntake(), "Холматова", "Зебо", "KHOLMATOVA", "ZEBO")).Offer();
        shown.Do(new RecordPayment(shown.Price, Day, at.NewReceipt()));
        Guid exactId = await at.KeepAsync(exact), partialId = await at.KeepAsync(partial), shownId = await at.KeepAsync(shown);
        at.On("2026-04-07");

        StatementImported imported = await ImportAsync(at, NewFile(at)
            .In("101", Day, "6400.00", "Эргашев Улугбек", $"Оплата {exact.Case.Offer!.Reference} НДС не облагается")
            .In("102", Day, "6400", "Эргашев Улугбек", $"Оплата {exact.Case.Offer.Reference} НДС не облагается")
            .In("103", Day, "3000.00", "Файзуллаев Отабек", $"переоформление патента {partial.Intake.Patent.Series} №{partial.Intake.Patent.Number}")
            .In("104", Day, "6400.00", "ХОЛМАТОВА ЗЕБО", "за услуги")
            .In("105", Day, "6400.00", "Петренко Остап", "Оплата по счету 15")
            .Out("106", Day, "100.00", "комиссия")
            .Bytes());
        Assert.Equal((null, 5, 5, 0, 1, false), (imported.Error, imported.Counts.Incoming, imported.New, imported.Known, imported.Counts.Outgoing, imported.State!.Facts!.CutShort));
        Assert.Equal((3, 1, 1, 6), (imported.Counts.Certain, imported.Counts.Proposed, imported.Counts.Unknown, imported.Counts.New));
        Dictionary<string, IncomingLine> lines = await LinesAsync(at, imported);

        MatchProposal best = lines["101"].Proposals[0];
        Assert.Equal((exact.Case.Number, true), (best.CaseNumber, best.Certain));
        Assert.Equal(["match.reference", "match.payer", "match.amount"], best.Reasons);
        Assert.Equal(partial.Case.Number, lines["103"].Proposals[0].CaseNumber);
        Assert.Contains("match.patent", lines["103"].Proposals[0].Reasons);
        Assert.Equal((shown.Case.Number, shown.Case.Payments[0].Id), (lines["104"].Proposals[0].CaseNumber, lines["104"].Proposals[0].ConfirmsPayment));
        Assert.Equal((LineMatch.Certain, LineMatch.Proposed, LineMatch.Unknown, LineMatch.Outgoing), (lines["101"].Match, lines["104"].Match, lines["105"].Match, lines["106"].Match));

        // The accountant may be faster than the system.
        Assert.Equal(["payment-recorded", "contract-concluded"], Done(await at.Desk.MatchLineAsync(lines["101"].Number, exact.Case.Number, Accountant, Ct)).Events);
        Assert.Equal(["payment-recorded"], Done(await at.Desk.MatchLineAsync(lines["102"].Number, exact.Case.Number, Accountant, Ct)).Events);
        Assert.Equal(["payment-recorded"], Done(await at.Desk.MatchLineAsync(lines["103"].Number, partial.Case.Number, Accountant, Ct)).Events);
        Assert.Equal(["payment-confirmed"], Done(await at.Desk.MatchLineAsync(lines["104"].Number, shown.Case.Number, Accountant, Ct)).Events);

        Case paid = await at.CaseAsync(exactId);
        Assert.Equal((Phase.Collecting, paid.Contract!.Price), (paid.Phase, paid.Ledger.Balance(LedgerAccount.Credit)));
        Assert.Equal(Phase.PaidPartly, (await at.CaseAsync(partialId)).Phase);
        Assert.True(Assert.Single((await at.CaseAsync(shownId)).Payments).Confirmed);
        lines = await LinesAsync(at, imported);
        Assert.All((string[])["101", "102", "103", "104"], number => Assert.Equal(LineMatch.Matched, lines[number].Match));
        Assert.Equal(exact.Case.Number, lines["102"].CaseNumber);

        // The orphan waits; set aside it says why, and then it pays for nobody.
        Assert.Equal(["line.aside-has-reason"], Broken(await at.Desk.SetLineAsideAsync(lines["105"].Number, "  ", Accountant, Ct)));
        Done(await at.Desk.SetLineAsideAsync(lines["105"].Number, "вернуть плательщику", Accountant, Ct));
        Assert.Equal(["line.open"], Broken(await at.Desk.MatchLineAsync(lines["105"].Number, exact.Case.Number, Accountant, Ct)));
        Assert.Equal(["line.open"], Broken(await at.Desk.SetLineAsideAsync(lines["101"].Number, "ошибка", Accountant, Ct)));
    }

    [Fact]
    public async Task A_payer_is_found_by_reference_patent_passport_and_a_name_in_Latin_letters()
    {
        Workplace at = new(fixture);
        Life life = at.NewLife(intake: Named(at.NewIntake(), "Турсунзода", "Шерзод", "TURSUNZODA", "SHERZOD")).Offer();
        await at.KeepAsync(life);
        IdentityPaper passport = life.Intake.Applicant.Identity;
        StatementImported imported = await ImportAsync(at, NewFile(at)
            .In("201", Day, "6400.00", "ООО Ромашка", $"за Турсунзода по {life.Case.Offer!.Reference.Replace("-", " ", StringComparison.Ordinal)}")
            .In("202", Day, "6400.00", "ООО Ромашка", $"патент {life.Intake.Patent.Key}")
            .In("203", Day, "6400.00", "ООО Ромашка", $"паспорт {passport.Series} {passport.Number}")
            .In("204", Day, "6400.00", "ООО Ромашка", $"паспорт {passport.Series}{passport.Number}")
            .In("205", Day, "6400.00", "TURSUNZODA SHERZOD", "services")
            .In("206", Day, "6400.00", "ООО Ромашка", "за работника SHERZOD TURSUNZODA")
            .In("207", Day, "6400.00", "Каримзода Шерзод", "оплата услуг")
            .Bytes());
        Dictionary<string, IncomingLine> lines = await LinesAsync(at, imported);
        foreach ((string number, string reason) in (ReadOnlySpan<(string, string)>)
            [("201", "match.reference"), ("202", "match.patent"), ("203", "match.passport"), ("204", "match.passport"), ("205", "match.payer"), ("206", "match.name")])
        {
            MatchProposal proposal = Assert.Single(lines[number].Proposals, proposal => proposal.CaseNumber == life.Case.Number);
            Assert.Contains(reason, proposal.Reasons);
            Assert.Contains("match.amount", proposal.Reasons);
        }

        // A name alone is never enough, and a given name alone is nobody.
        Assert.All((string[])["205", "206", "207"], number => Assert.NotEqual(LineMatch.Certain, lines[number].Match));
        Assert.DoesNotContain(lines["207"].Proposals, proposal => proposal.Score >= lines["205"].Proposals[0].Score);
    }

    [Fact]
    public async Task The_same_an_overlapping_and_a_reordered_file_add_nothing_twice()
    {
        Workplace at = new(fixture);
        OneCFile first = NewFile(at).In("301", Day, "10.00", "Ким", "а").In("302", Day, "20.00", "Ким", "б").In("301", Day, "11.00", "Ким", "тот же номер, другая сумма");
        Assert.Equal((3, 0), (await ImportAsync(at, first.Bytes())) is var one ? (one.New, one.Known) : default);
        Assert.Equal((0, 3), (await ImportAsync(at, first.Bytes())) is var two ? (two.New, two.Known) : default);
        OneCFile overlapping = NewFile(at).In("303", Day, "30.00", "Ким", "в").In("302", Day, "20", "Ким", "б").In("301", Day, "10.00", "Ким", "а, уточнено банком");
        Assert.Equal((1, 2), (await ImportAsync(at, overlapping.Bytes())) is var three ? (three.New, three.Known) : default);
    }

    [Fact]
    public async Task What_a_statement_says_of_its_accounts_is_kept_with_its_verdict_and_found_again_by_the_very_file()
    {
        Workplace at = new(fixture);
        byte[] bytes = NewFile(at).In("311", Day, "10.00", "Ким", "а").Out("312", Day, "4.00", "комиссия").In("313", Day, "рубль", "Ким", "в").Bytes();
        StatementImported imported = await ImportAsync(at, bytes);
        StatementImported again = await ImportAsync(at, bytes);
        Assert.Equal((false, true, 1, 0, 1), (imported.Again, again.Again, imported.New, again.New, again.Known));
        BankStatement kept = (await at.Desk.FindStatementAsync(imported.State!.Number, Ct))!;
        Assert.Equal(kept.Facts!.Hash, again.State!.Facts!.Hash);
        Assert.Contains((await at.Desk.ListStatementsAsync(ct: Ct)).Rows, one => one.Number == kept.Number);
        StatementTurnover turnover = Assert.Single(kept.Facts.Turnovers);
        Assert.Equal((new Money(1000), new Money(400), new Money(1000), new Money(400)), (turnover.In, turnover.Out, kept.Facts.SumIn, kept.Facts.SumOut));
        Assert.Contains(kept.Facts.Rejected, line => line.Reason == QuarantineReason.Amount);
        Assert.Null(Assert.Single(kept.Facts.Periods).BalanceGap);
        IncomingLine left = (await LinesAsync(at, imported))["312"];
        Assert.Equal((LineMatch.Outgoing, LineDirection.Out, 0), (left.Match, left.Bank.Direction, left.Ledger.Entries.Length));
    }

    [Fact]
    public async Task Another_currency_is_kept_and_shown_and_never_matched()
    {
        Workplace at = new(fixture);
        Life life = at.NewLife().Offer();
        await at.KeepAsync(life);
        StatementImported imported = await ImportAsync(at, new OneCFile("40702840000000000017").In("321", Day, "6400.00", life.Intake.Applicant.Name.Full, life.Case.Offer!.Reference, "40817840000000000001").Bytes());
        IncomingLine line = (await LinesAsync(at, imported))["321"];
        Assert.Equal((LineMatch.Foreign, "USD", 1), (line.Match, line.Bank.Currency, imported.Counts.Foreign));
        Assert.Empty(line.Proposals);
        Assert.Empty(line.Ledger.Entries);
        Assert.Equal(["line.pays-in-roubles"], Broken(await at.Desk.MatchLineAsync(line.Number, life.Case.Number, Accountant, Ct)));
    }

    [Fact]
    public async Task A_file_of_several_parts_is_one_transaction_and_a_broken_stream_changes_nothing()
    {
        Workplace at = new(fixture);
        OneCFile file = NewFile(at);
        for (int i = 0; i < 12_000; i++)
        {
            file.In($"{40_000 + i}", Day.AddDays(-30), "1.00", "Нам", "много", $"4081781000000{i:0000000}");
        }

        byte[] bytes = file.Bytes();
        await Assert.ThrowsAsync<IOException>(() => at.Desk.ImportStatementAsync(new BreakingFile(bytes, bytes.Length - 1000), Accountant, Ct));
        Assert.DoesNotContain((await at.Desk.ListStatementsAsync(ct: Ct)).Rows, one => one.Facts!.Counts.Documents >= 10_000);
        StatementImported imported = (await at.Desk.ImportStatementAsync(new NoSeek(bytes), "много.txt", Accountant, Ct))!;
        Assert.Equal((12_000, 12_000, "много.txt"), (imported.New, imported.Counts.Unknown, imported.State!.Facts!.FileName));
        Assert.Equal((0, 12_000), (await ImportAsync(at, [.. bytes, .. "\r\n"u8])) is var again ? (again.New, again.Known) : default);
    }

    [Fact]
    public async Task One_file_imported_by_two_accountants_at_once_is_kept_once()
    {
        Workplace at = new(fixture);
        byte[] bytes = NewFile(at).In("401", Day, "10.00", "Пак", "а").In("402", Day, "20.00", "Пак", "б").Bytes();
        StatementImported[] both = await Task.WhenAll(Task.Run(() => ImportAsync(at, bytes)), Task.Run(() => ImportAsync(at, bytes)));
        Assert.Equal(2, both.Sum(imported => imported.New));
        Assert.Equal(2, (await LinesAsync(at, both[0])).Count);
    }

    [Fact]
    public async Task A_cut_file_keeps_its_whole_documents_and_says_that_it_was_cut()
    {
        Workplace at = new(fixture);
        byte[] whole = NewFile(at).In("501", Day, "10.00", "Цой", "а").In("502", Day, "20.00", "Цой", "б").Bytes();
        StatementImported cut = await ImportAsync(at, whole[..(whole.Length - 120)]);
        Assert.Null(cut.Error);
        Assert.True(cut.State!.Facts!.CutShort);
        Assert.Contains("501", (await LinesAsync(at, cut)).Keys);
        StatementImported again = await ImportAsync(at, whole);
        Assert.Equal((false, 2), (again.State!.Facts!.CutShort, again.Counts.Incoming));
        Assert.Equal(2, cut.New + again.New);
    }

    [Fact]
    public async Task What_is_not_a_statement_is_said_and_changes_nothing()
    {
        Workplace at = new(fixture);
        Assert.Equal(StatementError.NotStatement, (await ImportAsync(at, "%PDF-1.7 not a statement"u8.ToArray())).Error);
        Assert.Equal(StatementError.Empty, (await ImportAsync(at, [])).Error);
        byte[] noise = new byte[200_000];
        new Random(7).NextBytes(noise);
        Assert.Equal(StatementError.NotStatement, (await ImportAsync(at, noise)).Error);
        using MemoryStream file = new(NewFile(at).In("1", Day, "1.00", "А", "б").Bytes());
        Assert.Null(await at.Desk.ImportStatementAsync(file, Operator, Ct));
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_before_it_is_all_taken()
    {
        Workplace at = new(fixture);
        ServiceDesk narrow = new(at.Desk.Store, at.Desk.Law, TimeProvider.System) { LargestStatement = 4 * 1024 * 1024 };
        using EndlessFile file = new(50 * 1024 * 1024);
        StatementImported refused = (await narrow.ImportStatementAsync(file, Accountant, Ct))!;
        Assert.Equal(StatementImported.TooLarge, refused.Error);
        Assert.True(file.Given <= 5 * 1024 * 1024, $"{file.Given} bytes were read");
    }

    [Fact]
    public async Task A_broken_document_is_set_apart_with_its_line_and_the_rest_is_kept()
    {
        Workplace at = new(fixture);
        StatementImported imported = await ImportAsync(at, NewFile(at).In("601", Day, "сто рублей", "Ли", "а").In("602", Day, "20.00", "Ли", "б").In("603", Day, "0.00", "Ли", "ничего").Bytes());
        Assert.Contains(imported.State!.Facts!.Rejected, line => line is { Reason: QuarantineReason.Amount, Line: > 0 });
        Assert.Equal(["602"], (await LinesAsync(at, imported)).Keys);
    }

    [Fact]
    public async Task One_line_matched_to_two_cases_at_once_pays_for_exactly_one()
    {
        Workplace at = new(fixture);
        Life[] lives = [at.NewLife().Offer(), at.NewLife().Offer()];
        Guid[] ids = [await at.KeepAsync(lives[0]), await at.KeepAsync(lives[1])];
        StatementImported imported = await ImportAsync(at, NewFile(at).In("701", Day, "100.00", "Хан", "без примет").Bytes());
        string line = (await LinesAsync(at, imported))["701"].Number;
        Performed[] answers = await Task.WhenAll(lives.Select(life => Task.Run(() => at.Desk.MatchLineAsync(line, life.Case.Number, Accountant, Ct))));
        Performed.Done done = Assert.Single(answers.OfType<Performed.Done>());
        Assert.Equal(["payment.evidence-not-used"], Broken(Assert.Single(answers.OfType<Performed.Refused>())));
        Assert.Equal(done.Number, (await at.Desk.FindLineByNumberAsync(line, Ct))!.State.CaseNumber);
        Assert.Equal(1, (await at.CaseAsync(ids[0])).Payments.Length + (await at.CaseAsync(ids[1])).Payments.Length);
        Assert.IsType<Performed.AlreadyDone>(await at.Desk.MatchLineAsync(line, done.Number, Accountant, Ct));
        Assert.IsType<Performed.NotFound>(await at.Desk.MatchLineAsync("В-26-999999", done.Number, Accountant, Ct));
        Assert.IsType<Performed.NotFound>(await at.Desk.MatchLineAsync(line, "26-999999", Accountant, Ct));
    }

    [Fact]
    public async Task A_line_is_matched_by_the_accountant_and_by_nobody_else()
    {
        Workplace at = new(fixture);
        Life life = at.NewLife().Offer();
        Guid id = await at.KeepAsync(life);
        StatementImported imported = await ImportAsync(at, NewFile(at).In("801", Day, "100.00", "Юн", "без примет").Bytes());
        string line = (await LinesAsync(at, imported))["801"].Number;
        Assert.IsType<Performed.Forbidden>(await at.Desk.MatchLineAsync(line, life.Case.Number, Operator, Ct));
        Assert.Empty((await at.CaseAsync(id)).Payments);
    }

    [Fact]
    public async Task A_statement_line_that_no_bank_sent_proves_no_payment()
    {
        Workplace at = new(fixture);
        Life life = at.NewLife().Offer();
        Guid id = await at.KeepAsync(life);
        Assert.Equal(["line.known"], Broken(await at.Desk.PerformAsync(id, new RecordPayment(life.Price, at.Today, Sample.Line(at.Today, "invented " + id)), Operator, Ct)));
        StatementImported imported = await ImportAsync(at, NewFile(at).In("901", Day, "100.00", "Юн", "без примет").Bytes());
        IncomingLine line = (await LinesAsync(at, imported))["901"];
        Assert.Equal(["line.known"], Broken(await at.Desk.PerformAsync(id, new RecordPayment(life.Price, at.Today, line.Evidence), Accountant, Ct)));
        Assert.Empty((await at.CaseAsync(id)).Payments);
    }

    [Fact]
    public async Task Of_two_receipts_of_one_sum_the_line_confirms_the_one_of_its_day()
    {
        Workplace at = new(fixture, "2026-04-08");
        Life life = at.NewLife().Offer();
        life.Do(new RecordPayment(new Money(3200_00), Day.AddDays(2), Sample.Receipt(Day.AddDays(2), "пара-2 " + life.Case.Number)))
            .Do(new RecordPayment(new Money(3200_00), Day, Sample.Receipt(Day, "пара-1 " + life.Case.Number)));
        Guid id = await at.KeepAsync(life);
        StatementImported imported = await ImportAsync(at, NewFile(at).In("950", Day, "3200.00", "Каримов", life.Case.Offer!.Reference).Bytes());
        Done(await at.Desk.MatchLineAsync((await LinesAsync(at, imported))["950"].Number, life.Case.Number, Accountant, Ct));
        Assert.Equal(Day, Assert.Single((await at.CaseAsync(id)).Payments, payment => payment.Confirmed).PaidOn);
    }
}

/// <summary>Can be read once, forward only.</summary>
internal sealed class NoSeek(byte[] bytes) : MemoryStream(bytes)
{
    public override bool CanSeek => false;
}

/// <summary>Reads well the first time (its hash is taken), and breaks near its end the second time.</summary>
internal sealed class BreakingFile(byte[] bytes, int end) : Stream
{
    private readonly MemoryStream inner = new(bytes);
    private bool readOnce;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => inner.Length;

    public override long Position { get => inner.Position; set => inner.Position = value; }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (readOnce && Position >= end)
        {
            throw new IOException("The disk is gone.");
        }

        int read = inner.Read(buffer, offset, Math.Min(count, 500));
        readOnce |= read == 0;
        return read;
    }

    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

public sealed class StatementImportOnSqliteTests(SqliteDesk fixture) : StatementImportTests(fixture), IClassFixture<SqliteDesk>;

public sealed class StatementImportOnPostgresTests(PostgresDesk fixture) : StatementImportTests(fixture), IClassFixture<PostgresDesk>;
