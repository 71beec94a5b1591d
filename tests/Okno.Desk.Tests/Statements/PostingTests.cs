using Okno.Desk.Record;
using Okno.Desk.Tests.Cases;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Payments;
using Okno.Store.Journal;
using Okno.Testing.Cases;
using static Okno.Desk.Tests.Cases.Workplace;

namespace Okno.Desk.Tests.Statements;

public abstract class PostingTests(DeskFixture fixture)
{
    private static readonly DateOnly Day = Sample.Day("2026-04-06");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_certain_is_posted_by_the_system_under_its_own_name_and_once()
    {
        Workplace at = new(fixture);
        (Life life, Guid id) = (await OfferedAsync(at, 1))[0];
        await PayAsync(at, [life]);
        Assert.Equal(new Posting(1, 0), await at.Desk.PostCertainAsync(stop: Ct));
        Assert.Equal(new Posting(0, 0), await at.Desk.PostCertainAsync(stop: Ct));

        Case paid = await at.CaseAsync(id);
        Assert.Equal(Phase.Collecting, paid.Phase);
        Assert.True(Assert.Single(paid.Payments).Confirmed);
        RecordedEvent last = await at.Desk.Store.HistoryAsync(id, Ct).LastAsync(Ct);
        Stamp by = StreamKinds.Case.Read(last).By;
        Assert.Equal(("system", Role.System, "job"), (by.Account, by.Role, by.Channel));
        Assert.Contains("строка выписки В-26-", by.Why, StringComparison.Ordinal);
        Assert.Equal(LineMatch.Matched, Assert.Single(await LinesAsync(at, LineMatch.Matched), line => line.CaseNumber == life.Case.Number).Match);
    }

    [Fact]
    public async Task A_case_that_changed_while_the_line_waited_leaves_the_line_to_the_accountant_with_the_reason()
    {
        Workplace at = new(fixture);
        (Life life, Guid id) = (await OfferedAsync(at, 1))[0];
        await PayAsync(at, [life]);
        await at.DoAsync(id, new Withdraw("передумал"), Operator);
        Assert.Equal(new Posting(0, 1), await at.Desk.PostCertainAsync(stop: Ct));
        IncomingLine line = Assert.Single(await LinesAsync(at, LineMatch.Proposed), line => line.Proposals[0].CaseNumber == life.Case.Number);
        Assert.Equal("line.still-certain", Assert.Single(line.NotPosted!.Value).Code);
        Assert.Empty((await at.CaseAsync(id)).Payments);

        // The accountant may still decide so.
        Done(await at.Desk.MatchLineAsync(line.Number, life.Case.Number, Accountant, Ct));
    }

    [Fact]
    public async Task The_price_paid_twice_in_one_statement_is_posted_once_and_the_second_is_for_a_human()
    {
        Workplace at = new(fixture);
        (Life life, Guid id) = (await OfferedAsync(at, 1))[0];
        await PayAsync(at, [life, life]);
        Assert.Equal(new Posting(1, 1), await at.Desk.PostCertainAsync(stop: Ct));
        Assert.Single((await at.CaseAsync(id)).Payments);
        Assert.Single(await LinesAsync(at, LineMatch.Proposed), line => line.Proposals[0].CaseNumber == life.Case.Number);
    }

    [Fact]
    public async Task Posting_stopped_in_the_middle_goes_on_from_what_is_left_and_nothing_is_posted_twice()
    {
        Workplace at = new(fixture);
        (Life Life, Guid Id)[] offered = await OfferedAsync(at, 30);
        await PayAsync(at, [.. offered.Select(one => one.Life)]);
        using CancellationTokenSource stop = new();
        Posting first = await at.Desk.PostCertainAsync(2, new After(7, stop), stop.Token);
        Assert.InRange(first.Posted, 7, 12);
        Assert.Equal(30 - first.Posted, (await at.Desk.CountCertainAsync(Ct)).Count);

        // Two processes go on at once.
        Posting[] rest = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => at.Desk.PostCertainAsync(4, stop: Ct))));
        Assert.Equal(0, rest.Sum(posting => posting.Returned));
        Assert.Equal(0, (await at.Desk.CountCertainAsync(Ct)).Count);
        foreach ((_, Guid id) in offered)
        {
            Case paid = await at.CaseAsync(id);
            Assert.Equal((1, Phase.Collecting), (paid.Payments.Length, paid.Phase));
        }
    }

    private static async Task<(Life Life, Guid Id)[]> OfferedAsync(Workplace at, int count)
    {
        (Life, Guid)[] offered = new (Life, Guid)[count];
        for (int i = 0; i < count; i++)
        {
            Life life = at.NewLife().Offer();
            offered[i] = (life, await at.KeepAsync(life));
        }

        return offered;
    }

    /// <summary>A statement in which the applicants pay their whole price with their references and patents.</summary>
    private async Task PayAsync(Workplace at, Life[] lives)
    {
        OneCFile file = new(at.Desk.Law.For(null, Day).Edition.Requisites.Account);
        foreach (Life life in lives)
        {
            file.In($"{fixture.Next()}", Day, life.Price.ToString(), life.Intake.Applicant.Name.Full, $"Оплата {life.Case.Offer!.Reference} патент {life.Intake.Patent.Key}");
        }

        using MemoryStream bytes = new(file.Bytes());
        StatementImported imported = (await at.Desk.ImportStatementAsync(bytes, Accountant, Ct))!;
        Assert.Equal(lives.Length, imported.Counts.Certain);
    }

    private static async Task<IReadOnlyList<IncomingLine>> LinesAsync(Workplace at, LineMatch pile) => (await at.Desk.ListLinesAsync(pile, limit: 1000, ct: Ct)).Rows;

    /// <summary>Asks to stop after so many lines.</summary>
    private sealed class After(int lines, CancellationTokenSource stop) : IProgress<Posting>
    {
        public void Report(Posting value)
        {
            if (value.Posted + value.Returned >= lines)
            {
                stop.Cancel();
            }
        }
    }
}

public sealed class PostingOnSqliteTests(SqliteDesk fixture) : PostingTests(fixture), IClassFixture<SqliteDesk>;

public sealed class PostingOnPostgresTests(PostgresDesk fixture) : PostingTests(fixture), IClassFixture<PostgresDesk>;
