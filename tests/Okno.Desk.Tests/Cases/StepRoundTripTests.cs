using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Okno.Desk.LawInUse;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Papers;
using Okno.Domain.Payments;
using Okno.Store;
using Okno.Testing;
using Okno.Testing.Cases;
using static Okno.Desk.Tests.Cases.Workplace;

namespace Okno.Desk.Tests.Cases;

public sealed class StepRoundTripTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_ordinary_step_speaks_twice_with_PostgreSQL_and_a_step_that_asks_others_says_why_it_speaks_more()
    {
        Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? string.Empty);
        using TemporaryFolder folder = new();
        NpgsqlConnectionStringBuilder direct = new(await PostgresServer.NewDatabaseAsync());
        await using TurnCounter counter = new(direct.Host!, direct.Port);
        NpgsqlConnectionStringBuilder through = new(direct.ConnectionString) { Host = "127.0.0.1", Port = counter.Port, SslMode = SslMode.Disable, GssEncryptionMode = GssEncryptionMode.Disable };
        await using (RecordStore store = await RecordStore.OpenAsync(new StoreOptions(StoreOptions.Postgres, through.ConnectionString, folder.File("keys")), Ct))
        {
            ServiceDesk desk = new(store, LawShelf.Open(RepositoryRoot.Law), new FakeTimeProvider(new DateTimeOffset(2026, 4, 6, 8, 30, 0, TimeSpan.Zero)));
            DateOnly today = desk.Now.Day;
            Guid id = default;

            // The first step of a connection says hello and reads types: it does not count.
            Done(await desk.OpenCaseAsync(new OpenCase(Sample.Intake(Sample.Day("2025-05-12"), 99), Sample.Consent(today), today), Operator, Ct));
            async Task<int> TripsAsync(ICaseStep step, By by) =>
                await counter.CountAsync(async () => Done(await desk.PerformAsync(id, step, by with { Key = Guid.NewGuid().ToString() }, Ct)));

            Assert.Equal(3, await counter.CountAsync(async () => id = Done(await desk.OpenCaseAsync(new OpenCase(Sample.Intake(Sample.Day("2025-05-12"), 7), Sample.Consent(today), today), Operator, Ct)).Stream)); // and its number
            Assert.InRange(await TripsAsync(new Assess(), Operator), 2, 3); // earlier re-issues (6.3.2)
            Assert.InRange(await TripsAsync(new MakeOffer(null, false, true), Operator), 2, 3);
            PaymentReceipt receipt = Sample.Receipt(today, "чек-1");
            Assert.Equal(2, await TripsAsync(new RecordPayment(new Money(6400_00), today, receipt), Operator));
            Assert.Equal(2, await TripsAsync(new BookVisit(today, new TimeOnly(15, 0)), Operator));
            Assert.Equal(2, await TripsAsync(new ReceivePaper(new PaperId(PaperKind.Photo), PaperForm.Original, Custody.Taken, Sample.Words()), Operator));
            Assert.Equal(2, await TripsAsync(new ReviewPaper(new PaperId(PaperKind.Photo), true, [], null), Reviewer));
            Assert.Equal(2, await TripsAsync(new ReturnPaper(new PaperId(PaperKind.Photo), "по просьбе"), Operator));
            Assert.Equal(2, await TripsAsync(new Withdraw("передумал"), Operator));
        }

        await PostgresServer.DropDatabaseAsync(direct.ConnectionString);
    }
}
