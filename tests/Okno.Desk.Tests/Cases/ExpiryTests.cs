using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Handovers;
using Okno.Domain.Papers;
using Okno.Testing.Cases;

namespace Okno.Desk.Tests.Cases;

public abstract class ExpiryTests(DeskFixture fixture)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_job_ends_contracts_after_their_rolled_last_day_a_listed_one_too_and_never_one_handed_over()
    {
        // Contract on 06.04.2026: the thirtieth day is 06.05.2026, a working Wednesday.
        Workplace at = new(fixture);
        Guid collecting = await at.KeepAsync(at.Contracted("2025-07-01"));
        Guid handedOver = await at.KeepAsync(at.Ready("2025-07-01").List("Р-0").HandOver());
        Guid refused = await at.KeepAsync(at.Ready("2025-07-01").List("Р-0").HandOver().Refuse(RefusalGround.Other));
        Life late = at.Contracted("2025-07-01").BringPapers(PaperKind.Petition);
        Guid listed = await at.KeepAsync(at.Ready("2025-07-01"));
        string register = await at.OpenRegisterAsync("2026-05-06");
        await at.DoAsync(listed, new ListForHandover(register, Sample.Day("2026-05-06")), Workplace.Courier);
        late.On("2026-05-06").DoWithSecondPerson(new ReceivePaper(new PaperId(PaperKind.Petition), PaperForm.Original, Custody.Taken, Sample.Details(new PaperId(PaperKind.Petition), late.Intake))).Accept(new PaperId(PaperKind.Petition));
        Guid completedOnTheLastDay = await at.KeepAsync(late);
        Assert.Equal((Phase.Complete, true), (late.Case.Phase, late.Case.NearestDeadline!.On > Sample.Day("2026-05-06")));

        at.On("2026-05-06", "23:59");
        Assert.Equal((0, 0), await at.Desk.ExpireAsync(Ct));
        at.On("2026-05-07", "00:00");
        Assert.Equal((3, 0), await at.Desk.ExpireAsync(Ct));
        Assert.Equal((0, 0), await at.Desk.ExpireAsync(Ct));

        foreach (Guid id in (Guid[])[collecting, listed, completedOnTheLastDay])
        {
            Assert.Equal(Phase.Expired, (await at.CaseAsync(id)).Phase);
        }

        Assert.Equal(Phase.HandedOver, (await at.CaseAsync(handedOver)).Phase);
        Assert.Equal(Phase.RefusedOtherwise, (await at.CaseAsync(refused)).Phase);
        Assert.Empty((await at.RegisterAsync(register)).Lines);
        Assert.Equal(Role.System, (await at.Desk.HistoryAsync(listed, Ct))[0].By.Role);
    }
}

public sealed class ExpiryOnSqliteTests(SqliteDesk fixture) : ExpiryTests(fixture), IClassFixture<SqliteDesk>;

public sealed class ExpiryOnPostgresTests(PostgresDesk fixture) : ExpiryTests(fixture), IClassFixture<PostgresDesk>;
