using Okno.Store.Book;
using Okno.Store.Journal;
using Okno.Store.Streams;
using Okno.Store.Verify;

namespace Okno.Desk.Tests.Store;

public abstract class BookTests(StoreFixture fixture)
{
    private static readonly DateOnly Monday = new(2026, 4, 6);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static BookLine Line(int ordinal, string from, string to, long kopecks, int day = 0, string reason = "paid") => new(ordinal, Monday.AddDays(day), from, to, kopecks, reason);

    private Task<VerifyReport> VerifyAsync(Guid stream, params BookLine[] lines) => fixture.Store.VerifyAsync(Ledger.Fold, book: (_, _) => lines, ct: Ct);

    [Fact]
    public async Task Lines_are_written_with_their_events_and_answer_for_balances_turnover_and_pages()
    {
        Assert.SkipWhen(fixture.Missing is not null, fixture.Missing ?? string.Empty);
        string shop = $"shop{Guid.NewGuid():N}", till = $"till{Guid.NewGuid():N}";
        Guid[] ids = [.. new[] { Guid.CreateVersion7(), Guid.CreateVersion7() }.Order()];
        (Guid one, Guid two) = (ids[0], ids[1]);
        await fixture.Store.DoneAsync(Ledger.Commit(
            Ledger.Open(one, "a") with { Book = [Line(1, shop, till, 640000), Line(2, till, shop, 1, day: 2, "back")] },
            Ledger.Open(two, "b", "26-7") with { Book = [Line(1, shop, till, 100)] }));
        await fixture.Store.DoneAsync(Ledger.Commit((await fixture.Store.StreamAsync(two)).Say("more") with { Book = [Line(2, shop, till, 50, day: 1)] }));

        async Task<long?> Till(int day) => (await fixture.Store.BookBalancesAsync(Monday.AddDays(day), Ct)).FirstOrDefault(row => row.Account == till)?.Kopecks;
        Assert.Null(await Till(-1));
        Assert.Equal(640100, await Till(0));
        Assert.Equal(640150, await Till(1));
        Assert.Equal(640149, await Till(2));
        Assert.Equal(-640149, (await fixture.Store.BookBalancesAsync(DateOnly.MaxValue, Ct)).Single(row => row.Account == shop).Kopecks);

        Assert.Equal(
            [(Monday, shop, till, "paid", 640100L, 2), (Monday.AddDays(1), shop, till, "paid", 50L, 1)],
            (await fixture.Store.BookTotalsAsync(Monday, Monday.AddDays(1), Ct)).Where(row => row.From == shop).Select(row => (row.Day, row.From, row.To, row.Reason, row.Kopecks, row.Count)));

        List<(string Number, int Ordinal, long Kopecks)> seen = [];
        BookQuery query = new(Monday, Monday.AddDays(2)) { Account = till, Limit = 1 };
        Page<BookEntry> page;
        do
        {
            page = await fixture.Store.BookEntriesAsync(query, Ct);
            Assert.Equal(4, page.Count);
            seen.AddRange(page.Rows.Select(row => (row.Number, row.Ordinal, row.Kopecks)));
            query = query with { After = page.Next };
        }
        while (page.Next is not null);
        Assert.Equal([(one.ToString("N"), 1, 640000L), ("26-7", 1, 100L), ("26-7", 2, 50L), (one.ToString("N"), 2, 1L)], seen);
        Assert.Equal(1, (await fixture.Store.BookEntriesAsync(new BookQuery(Monday, Monday.AddDays(2)) { Account = till, Reason = "back", CountTo = 0 }, Ct)).Rows.Single().Kopecks);
        Assert.Equal(4, (await fixture.Store.BookEntriesAsync(query with { After = "no cursor", Limit = 9 }, Ct)).Rows.Count);
    }

    [Fact]
    public async Task Lines_of_many_streams_come_with_their_bulk_or_not_at_all()
    {
        Assert.SkipWhen(fixture.Missing is not null, fixture.Missing ?? string.Empty);
        string till = $"till{Guid.NewGuid():N}";
        foreach (bool finished in (bool[])[false, true])
        {
            await using BulkCommit bulk = await fixture.Store.BeginBulkAsync(Ledger.Noon, Ct);
            Assert.Null(await bulk.AddAsync([.. Enumerable.Range(1, 30).Select(i => Ledger.Open(Guid.CreateVersion7(), "a") with { Book = [Line(1, "out", till, i), Line(2, till, "out", 1)] })], Ct));
            if (finished)
            {
                await bulk.FinishAsync(Ct);
            }
        }

        Assert.Equal((30 * 31 / 2) - 30, (await fixture.Store.BookBalancesAsync(Monday, Ct)).Single(row => row.Account == till).Kopecks);
        Assert.Equal(60, (await fixture.Store.BookEntriesAsync(new BookQuery(Monday, Monday) { Account = till, CountTo = 10_000 }, Ct)).Count);
    }

    [Fact]
    public async Task A_commit_that_is_refused_adds_no_line_and_a_line_is_never_written_twice()
    {
        Assert.SkipWhen(fixture.Missing is not null, fixture.Missing ?? string.Empty);
        string till = $"till{Guid.NewGuid():N}";
        Guid stream = Guid.CreateVersion7();
        StreamChange first = Ledger.Open(stream, "a") with { Book = [Line(1, "out", till, 5)] };
        await fixture.Store.DoneAsync(Ledger.Commit(first));
        Assert.IsType<CommitOutcome.Stale>(await fixture.Store.CommitAsync(Ledger.Commit(first), Ct));
        StreamChange again = (await fixture.Store.StreamAsync(stream)).Say("b") with { Book = [Line(1, "out", till, 5)] };
        await Assert.ThrowsAnyAsync<Exception>(() => fixture.Store.CommitAsync(Ledger.Commit(again), Ct));
        Assert.Equal(1, (await fixture.Store.StreamAsync(stream)).Version);
        Assert.Equal(5, (await fixture.Store.BookBalancesAsync(Monday, Ct)).Single(row => row.Account == till).Kopecks);
    }

    [Theory]
    [InlineData("UPDATE book SET kopecks = kopecks + 1 WHERE stream = {s}")]
    [InlineData("UPDATE book SET day = '2026-04-07' WHERE stream = {s}")]
    [InlineData("UPDATE book SET from_account = 'earned' WHERE stream = {s}")]
    [InlineData("UPDATE book SET to_account = 'earned' WHERE stream = {s}")]
    [InlineData("UPDATE book SET reason = 'other' WHERE stream = {s}")]
    [InlineData("UPDATE book SET ordinal = 2 WHERE stream = {s}")]
    [InlineData("DELETE FROM book WHERE stream = {s}")]
    [InlineData("INSERT INTO book (stream, ordinal, day, from_account, to_account, kopecks, reason) VALUES ({s}, 2, '2026-04-06', 'out', 'till', 1, 'paid')")]
    public async Task Verify_finds_a_book_that_is_not_the_ledger_of_its_stream(string attack)
    {
        Assert.SkipWhen(fixture.Missing is not null, fixture.Missing ?? string.Empty);
        Guid stream = Guid.CreateVersion7();
        BookLine line = Line(1, "out", "till", 5);
        await fixture.Store.DoneAsync(Ledger.Commit(Ledger.Open(stream, "a") with { Book = [line] }));
        Assert.DoesNotContain((await VerifyAsync(stream, line)).Faults, fault => fault.Stream == stream);
        await fixture.AttackAsync(attack.Replace("{s}", fixture.Literal(stream), StringComparison.Ordinal));
        Assert.Equal(FaultKind.Book, Assert.Single((await VerifyAsync(stream, line)).Faults, fault => fault.Stream == stream).What);
    }

    [Fact]
    public async Task Lines_without_a_stream_are_found()
    {
        Assert.SkipWhen(fixture.Missing is not null, fixture.Missing ?? string.Empty);
        Guid stray = Guid.CreateVersion7();
        await fixture.AttackAsync($"INSERT INTO book (stream, ordinal, day, from_account, to_account, kopecks, reason) VALUES ({fixture.Literal(stray)}, 1, '2026-04-06', 'out', 'stray', 1, 'paid')");
        Assert.Equal(FaultKind.Book, Assert.Single((await fixture.Store.VerifyAsync(Ledger.Fold, ct: Ct)).Faults, fault => fault.Stream == stray).What);
    }

    [Fact]
    public async Task The_lines_of_an_erased_stream_stay()
    {
        Assert.SkipWhen(fixture.Missing is not null, fixture.Missing ?? string.Empty);
        string till = $"till{Guid.NewGuid():N}";
        Guid stream = Guid.CreateVersion7();
        await fixture.Store.DoneAsync(Ledger.Commit(Ledger.Open(stream, "a", $"26-{till}") with { Book = [Line(1, "out", till, 5)] }));
        Assert.True(await fixture.Store.EraseAsync(stream, Ct));
        Assert.Equal($"26-{till}", Assert.Single((await fixture.Store.BookEntriesAsync(new BookQuery(Monday, Monday) { Account = till }, Ct)).Rows).Number);
        Assert.DoesNotContain((await VerifyAsync(stream)).Faults, fault => fault.Stream == stream);
    }

    public sealed class InAnSqliteFile(SqliteFixture fixture) : BookTests(fixture), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture fixture) : BookTests(fixture), IClassFixture<PostgresFixture>;
}
