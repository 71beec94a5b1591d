using Okno.Desk.LawInUse;
using Okno.Desk.Tests.Cases;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Law;
using Okno.Domain.Payments;
using Okno.Testing;
using Okno.Testing.Cases;
using static Okno.Desk.Tests.Cases.Workplace;

namespace Okno.Desk.Tests.Law;

public abstract class PublishLawTests(DeskFixture fixture)
{
    internal const string Calendar2027 = """
        # Пример для тестов: постановления на 2027 год ещё нет.
        year: 2027
        decree: "выдуманное постановление для тестов"
        source: "тест"
        days_off:
          - {day: 2027-01-01, by: "ТК РФ, ст. 112"}
          - {day: 2027-01-04, by: "ТК РФ, ст. 112"}
          - {day: 2027-01-05, by: "ТК РФ, ст. 112"}
          - {day: 2027-01-06, by: "ТК РФ, ст. 112"}
          - {day: 2027-01-07, by: "ТК РФ, ст. 112"}
          - {day: 2027-01-08, by: "ТК РФ, ст. 112"}
          - {day: 2027-02-23, by: "ТК РФ, ст. 112"}
          - {day: 2027-03-08, by: "ТК РФ, ст. 112"}
          - {day: 2027-05-03, by: "перенос с 01.05.2027"}
          - {day: 2027-05-10, by: "перенос с 09.05.2027"}
          - {day: 2027-06-14, by: "перенос с 12.06.2027"}
          - {day: 2027-11-04, by: "ТК РФ, ст. 112"}
        working_weekends: []
        shortened: []
        presidential: []
        moscow_only: []

        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private async Task<Workplace> StartAsync(string day = "2026-04-06")
    {
        LawShelf law = LawShelf.Open(RepositoryRoot.Law);
        Workplace at = new(fixture, day, law: law);
        await law.RefreshAsync(fixture.Store, Ct);
        return at;
    }

    private static async Task<string> ProposeAsync(Workplace at, string path, string text)
    {
        (Performed? performed, LawDraft draft) = await at.Desk.ProposeLawAsync(LawBundle.Of(path, text), Editor, Ct);
        Assert.Empty(draft.Errors);
        return Assert.IsType<Performed.AwaitsSecondPerson>(performed).Approval;
    }

    [Fact]
    public async Task A_calendar_and_a_price_are_published_by_two_persons_and_are_the_law_at_once_and_after_a_restart()
    {
        Workplace at = await StartAsync();
        Assert.False(at.Desk.Law.Current.Years.Any(year => year.Year == 2027));
        (Performed? forbidden, LawDraft shown) = await at.Desk.ProposeLawAsync(LawBundle.Of("calendar/2027.yaml", Calendar2027), Operator, Ct);
        Assert.IsType<Performed.Forbidden>(forbidden);
        Assert.All(Assert.Single(shown.Files).Lines, line => Assert.Equal(LineKind.Added, line.Kind));

        string approval = await ProposeAsync(at, "calendar/2027.yaml", Calendar2027);
        Assert.False(at.Desk.Law.Current.Years.Any(year => year.Year == 2027));
        Assert.Equal(["approval.same-person"], Broken(await at.Desk.ConfirmAsync(approval, "сама", Editor with { Roles = [Role.RulesEditor, Role.Supervisor] }, Ct)));
        Assert.IsType<Performed.Forbidden>(await at.Desk.ConfirmAsync(approval, "я", Accountant, Ct));
        By once = Supervisor with { Key = "publish " + approval };
        Performed published = await at.Desk.ConfirmAsync(approval, "сверено с постановлением", once, Ct);
        Done(published);
        Assert.Equal(Said(published), Said(await at.Desk.ConfirmAsync(approval, "сверено с постановлением", once, Ct)));
        Assert.Contains(at.Desk.Law.Current.Years, year => year.Year == 2027);

        // The price: the order in force gets its last day, the new one begins on the next.
        string old = at.Desk.Law.Files["prices/2026.yaml"];
        string ended = old.Replace("from: 2026-01-01\n", "from: 2026-01-01\nto: 2026-04-30\n", StringComparison.Ordinal);
        LawDraft draft = at.Desk.DraftLaw(LawBundle.Of("prices/2026.yaml", ended));
        Assert.Equal("to: 2026-04-30", Assert.Single(Assert.Single(draft.Files).Lines, line => line.Kind != LineKind.Same).Text);
        Done(await at.Desk.ConfirmAsync(await ProposeAsync(at, "prices/2026.yaml", ended), "да", Supervisor, Ct));
        Done(await at.Desk.ConfirmAsync(await ProposeAsync(at, "prices/2026-05.yaml", "number: \"31-п\"\ndate: 2026-04-03\namount: \"7000.00\"\nfrom: 2026-05-01\nsource: \"п. 5.1\"\nassumption: false\n"), "да", Supervisor, Ct));

        foreach (Workplace desk in (Workplace[])[at, await StartAsync()])
        {
            Assert.Contains(desk.Desk.Law.Current.Years, year => year.Year == 2027);
            Assert.Equal(new Money(6400_00), desk.Desk.Law.Current.On(Sample.Day("2026-04-30")).PriceOn(Sample.Day("2026-04-30"))!.Amount);
            Assert.Equal(new Money(7000_00), desk.Desk.Law.Current.On(Sample.Day("2026-05-01")).PriceOn(Sample.Day("2026-05-01"))!.Amount);
        }

        // A patent that runs out in 2027 has days now, not intervals; an offer takes the price of its day.
        Workplace may = await StartAsync("2026-05-04");
        Guid id = Done(await may.Desk.OpenCaseAsync(new OpenCase(may.NewIntake("2025-06-25"), Sample.Consent(may.Today), may.Today), Operator, Ct)).Stream;
        await may.DoAsync(id, new Assess(), Operator);
        await may.DoAsync(id, new MakeOffer(null, false, true), Operator);
        Assert.Equal((new Money(7000_00), "31-п"), ((await may.CaseAsync(id)).Offer!.Price, (await may.CaseAsync(id)).Offer!.PriceOrder));
        Assert.True(Domain.Windows.PatentWindow.Of(Sample.Day("2026-02-20"), may.Desk.Law.Current.On(may.Today)).LastFilingA is { } last && last.Earliest == last.Latest);
    }

    [Fact]
    public async Task A_malformed_file_is_refused_with_its_line_and_nothing_waits()
    {
        Workplace at = await StartAsync();
        (Performed? performed, LawDraft draft) = await at.Desk.ProposeLawAsync(LawBundle.Of("calendar/2027.yaml", Calendar2027.Replace("2027-05-10", "2027-05-99", StringComparison.Ordinal)), Editor, Ct);
        Assert.Null(performed);
        Assert.Contains(draft.Errors, error => error is { File: "calendar/2027.yaml", Line: 15 });
        (performed, draft) = await at.Desk.ProposeLawAsync(LawBundle.Of("prices/2099.yaml", "number: ["), Editor, Ct);
        Assert.Null(performed);
        Assert.Contains(draft.Errors, error => error.File == "prices/2099.yaml" && error.Line > 0);
        (performed, draft) = await at.Desk.ProposeLawAsync(LawBundle.Of("../passwords.yaml", "a: b"), Editor, Ct);
        Assert.Null(performed);
        Assert.NotEmpty(draft.Errors);
        string same = at.Desk.Law.Files["calendar/2026.yaml"];
        (performed, draft) = await at.Desk.ProposeLawAsync(LawBundle.Of("calendar/2026.yaml", same), Editor, Ct);
        Assert.Null(performed);
        Assert.All(Assert.Single(draft.Files).Lines, line => Assert.Equal(LineKind.Same, line.Kind));
    }

    [Fact]
    public async Task A_file_of_megabytes_is_refused_at_once_with_a_reason()
    {
        Workplace at = await StartAsync();
        string huge = string.Concat(Enumerable.Range(0, 300_000).Select(i => $"- строка {i}\n"));
        (Performed? performed, LawDraft draft) = await at.Desk.ProposeLawAsync(LawBundle.Of("calendar/2026.yaml", huge), Editor, Ct);
        Assert.Null(performed);
        Assert.Single(draft.Errors);
        Assert.Empty(draft.Files);
    }

    [Fact]
    public async Task A_request_made_against_a_text_that_has_changed_since_is_refused()
    {
        Workplace at = await StartAsync();
        string text = at.Desk.Law.Files["hours.yaml"];
        string stale = await ProposeAsync(at, "hours.yaml", text + "# первый\n");
        Done(await at.Desk.ConfirmAsync(await ProposeAsync(at, "hours.yaml", text + "# второй\n"), "да", Supervisor, Ct));
        Assert.Equal(["law.changed-since"], Broken(await at.Desk.ConfirmAsync(stale, "да", Supervisor, Ct)));
        Assert.EndsWith("# второй\n", at.Desk.Law.Files["hours.yaml"], StringComparison.Ordinal);
    }
}

public sealed class PublishLawOnSqliteTests(SqliteDesk fixture) : PublishLawTests(fixture), IClassFixture<SqliteDesk>;

public sealed class PublishLawOnPostgresTests(PostgresDesk fixture) : PublishLawTests(fixture), IClassFixture<PostgresDesk>;
