using System.Collections.Immutable;
using Okno.Desk.Record;
using Okno.Desk.Tests.Cases;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Handovers;
using Okno.Domain.Payments;
using Okno.Store;
using Okno.Testing.Cases;
using static Okno.Desk.Tests.Cases.Workplace;

namespace Okno.Desk.Tests.Faults;

/// <summary>The same thing sent a hundred times at once, to two processes: one effect.</summary>
public abstract class HundredAtOnceTests(DeskFixture fixture)
{
    private const int Times = 100;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_payment_sent_a_hundred_times_with_one_key_is_one_payment_and_one_answer()
    {
        Workplace at = new(fixture);
        Guid id = await at.KeepAsync(at.NewLife().Offer());
        long before = await at.RevisionAsync(id);
        RecordPayment pay = new(Money.Roubles(6400), at.Today, at.NewReceipt());
        Performed[] answers = await SendAsync(at, (desk, _) => desk.PerformAsync(id, pay, Operator with { Key = "one key " + id, SeenRevision = before }, Ct));
        Assert.Single(answers.Select(Said).Distinct());
        Assert.Equal(["payment-recorded", "contract-concluded"], Done(answers[0]).Events);
        await OnePaymentAsync(at, id, before);
    }

    [Fact]
    public async Task One_receipt_sent_a_hundred_times_with_a_hundred_keys_is_one_payment()
    {
        Workplace at = new(fixture);
        Guid id = await at.KeepAsync(at.NewLife().Offer());
        long before = await at.RevisionAsync(id);
        RecordPayment pay = new(Money.Roubles(6400), at.Today, at.NewReceipt());
        Performed[] answers = await SendAsync(at, (desk, n) => desk.PerformAsync(id, pay, Operator with { Key = $"key {n} {id}" }, Ct));
        Assert.Single(answers.OfType<Performed.Done>());
        Assert.Equal(Times - 1, answers.OfType<Performed.AlreadyDone>().Count());
        await OnePaymentAsync(at, id, before);
    }

    [Fact]
    public async Task One_act_sent_a_hundred_times_with_one_key_accepts_once_and_gives_one_answer()
    {
        (Workplace at, Guid id, string number, string register, long before) = await HandedOverAsync();
        ImmutableArray<LineResult>[] answers = await SendAsync(at, async (desk, _) =>
            (await desk.RecordActAsync(register, "АПП-100", at.Today, [new LineAnswer(number, Accepted: true)], Courier with { Key = "act " + id }, Ct))!.Value);
        Assert.Single(answers.Select(answer => System.Text.Encoding.UTF8.GetString(RecordJson.Write(answer))).Distinct());
        Done(Assert.Single(answers[0]).Performed);
        await OneAcceptanceAsync(at, id, register, before);
    }

    [Fact]
    public async Task One_act_sent_a_hundred_times_with_a_hundred_keys_accepts_once()
    {
        (Workplace at, Guid id, string number, string register, long before) = await HandedOverAsync();
        ImmutableArray<LineResult>[] answers = await SendAsync(at, async (desk, n) =>
            (await desk.RecordActAsync(register, "АПП-100", at.Today, [new LineAnswer(number, Accepted: true)], Courier with { Key = $"act {n} {id}" }, Ct))!.Value);
        Assert.Single(answers, answer => answer[0].Performed is Performed.Done);

        // Whoever read the register before the act was recorded and the case after it is told that it is done already.
        Assert.All(
            answers.Select(answer => Assert.Single(answer).Performed).Where(performed => performed is not (Performed.Done or Performed.AlreadyDone)),
            performed => Assert.Equal(["register.line-awaits-answer"], Broken(performed)));
        await OneAcceptanceAsync(at, id, register, before);
    }

    private async Task<(Workplace At, Guid Id, string Number, string Register, long Before)> HandedOverAsync()
    {
        Workplace at = new(fixture);
        Life life = at.Ready();
        Guid id = await at.KeepAsync(life);
        string register = await at.OpenRegisterAsync("2026-04-06");
        await at.DoAsync(id, new ListForHandover(register, at.Today), Courier);
        await at.DoAsync(id, new HandOver(register), Courier);
        return (at, id, life.Case.Number, register, await at.RevisionAsync(id));
    }

    private static async Task OnePaymentAsync(Workplace at, Guid id, long before)
    {
        Case @case = await at.CaseAsync(id);
        Assert.Single(@case.Payments);
        Assert.Equal(before + 2, await at.RevisionAsync(id));
        Assert.Equal(Money.Roubles(6400), @case.Ledger.Balance(LedgerAccount.Contract));
    }

    private static async Task OneAcceptanceAsync(Workplace at, Guid id, string register, long before)
    {
        Assert.Equal(before + 2, await at.RevisionAsync(id));
        Assert.Single((await at.Desk.HistoryAsync(id, Ct)), line => line.EventName == "accepted-by-authority");
        Assert.Equal(LineStatus.Accepted, Assert.Single((await at.RegisterAsync(register)).Lines).Status);
    }

    private async Task<T[]> SendAsync<T>(Workplace at, Func<ServiceDesk, int, Task<T>> send)
    {
        // The server that all tests share has no room for hundreds of sessions.
        StoreOptions options = fixture.Record.Options.Provider == StoreOptions.Postgres
            ? fixture.Record.Options with { ConnectionString = fixture.Record.Options.ConnectionString + ";Maximum Pool Size=20" }
            : fixture.Record.Options;
        await using RecordStore one = await RecordStore.OpenAsync(options, Ct), other = await RecordStore.OpenAsync(options, Ct);
        ServiceDesk[] desks = [new(one, at.Desk.Law, at.Clock), new(other, at.Desk.Law, at.Clock)];
        TaskCompletionSource start = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<T>[] sent = [.. Enumerable.Range(0, Times).Select(n => Task.Run(async () =>
        {
            await start.Task;
            return await send(desks[n % 2], n);
        }))];
        start.SetResult();
        return await Task.WhenAll(sent);
    }
}

public sealed class HundredAtOnceOnSqliteTests(SqliteDesk fixture) : HundredAtOnceTests(fixture), IClassFixture<SqliteDesk>;

public sealed class HundredAtOnceOnPostgresTests(PostgresDesk fixture) : HundredAtOnceTests(fixture), IClassFixture<PostgresDesk>;
