using Okno.Desk.LawInUse;
using Okno.Desk.Tests.Cases;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Law;
using Okno.Formats.Law;
using Okno.Testing;
using Okno.Testing.Cases;
using static Okno.Desk.Tests.Cases.Workplace;

namespace Okno.Desk.Tests.Law;

/// <summary>Several files of the law that belong together: a whole edition, published by two persons at once.</summary>
public abstract class PublishEditionTests(DeskFixture fixture)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private async Task<Workplace> StartAsync(string day = "2026-04-06")
    {
        LawShelf law = LawShelf.Open(RepositoryRoot.Law);
        Workplace at = new(fixture, day, law: law);
        await law.RefreshAsync(fixture.Store, Ct);
        return at;
    }

    /// <summary>An edition of its own for each test, with the question answered that forbids its publication.</summary>
    private static LawBundle Answered(Workplace at, string id, params LawFile[] more)
    {
        string head = at.Desk.Law.Files["editions/2026/edition.yaml"].Replace("id: \"2026\"", $"id: \"{id}\"", StringComparison.Ordinal);
        int from = head.IndexOf("  - code: treasury-account", StringComparison.Ordinal);
        int to = head.IndexOf("  - code: centre-address", StringComparison.Ordinal);
        const string account = """
            requisites:
              recipient: "УФК по г. Москве (ГБУ «Миграционный центр»)"
              personal_account: "2684041000451965"
              account: "03224643450000007300"
              bank: "ГУ Банка России по ЦФО"
              bic: "004525988"
              source: "выдумано для тестов"

            """;
        return new LawBundle([new LawFile($"editions/{id}/edition.yaml", head[..from] + head[to..] + account), new LawFile($"editions/{id}/clauses.yaml", at.Desk.Law.Files["editions/2026/clauses.yaml"]), .. more], id);
    }

    private static IEnumerable<string> CodesOf(Decision decision) => (decision switch
    {
        Decision.Accepted accepted => accepted.Warnings,
        Decision.NeedsApproval needs => needs.Findings,
        Decision.Refused refused => refused.Findings,
        _ => [],
    }).Select(finding => finding.Code);

    private static async Task PublishAsync(Workplace at, LawBundle bundle)
    {
        (Performed? performed, LawDraft draft) = await at.Desk.ProposeLawAsync(bundle, Editor, Ct);
        Assert.Empty(draft.Errors);
        Done(await at.Desk.ConfirmAsync(Assert.IsType<Performed.AwaitsSecondPerson>(performed).Approval, "сверено", Supervisor, Ct));
    }

    [Fact]
    public async Task A_draft_with_an_unanswered_question_that_forbids_it_cannot_be_published()
    {
        Workplace at = await StartAsync();
        (Performed? performed, LawDraft draft) = await at.Desk.ProposeLawAsync(new LawBundle([], "2026"), Editor, Ct);
        Assert.Null(performed);
        LawError error = Assert.Single(draft.Errors);
        Assert.Equal("editions/2026/edition.yaml", error.File);
        Assert.Contains("treasury-account", at.Desk.Law.Files[error.File].Split('\n')[error.Line - 1], StringComparison.Ordinal);
        Assert.Contains("до публикации нужен ответ", error.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bundle_with_one_bad_file_is_refused_whole_and_the_published_law_stays()
    {
        Workplace at = await StartAsync();
        LawVersion before = at.Desk.Law.Current.On(at.Today).Version;
        (Performed? performed, LawDraft draft) = await at.Desk.ProposeLawAsync(Answered(at, "bad", new LawFile("calendar/2027.yaml", PublishLawTests.Calendar2027.Replace("2027-05-10", "2027-05-03", StringComparison.Ordinal)), new LawFile("prices/2026.yaml", "number: \"1\"\namount: \"0.00\"\n")), Editor, Ct);
        Assert.Null(performed);
        Assert.Null(draft.Law);
        Assert.Contains(draft.Errors, error => error.File == "calendar/2027.yaml" && error.Line == 15 && error.Reason.Contains("в двух списках", StringComparison.Ordinal));
        Assert.Contains(draft.Errors, error => error.File == "prices/2026.yaml" && error.Reason.Contains("больше нуля", StringComparison.Ordinal));
        Assert.Equal(before, at.Desk.Law.Current.On(at.Today).Version);
        (performed, draft) = await at.Desk.ProposeLawAsync(new LawBundle([new LawFile("publications.yaml", "publications: []\n"), new LawFile("hours.yaml", "a: b"), new LawFile("hours.yaml", "a: b")]), Editor, Ct);
        Assert.Null(performed);
        Assert.Equal(["publications.yaml", "hours.yaml"], draft.Errors.Select(error => error.File).Order(StringComparer.Ordinal).Reverse());
    }

    [Fact]
    public async Task A_whole_edition_is_published_at_once_reaches_other_processes_and_a_running_case_keeps_its_civil_terms()
    {
        Workplace at = await StartAsync("2026-06-01");
        Workplace other = await StartAsync("2026-06-01");
        Life life = at.Contracted("2025-07-10");
        Guid running = await at.KeepAsync(life);
        DateTimeOffset before = at.Desk.Now.Utc;
        at.On("2026-06-03");
        other.On("2026-06-03");
        const string Id = "whole";
        LawBundle bundle = Answered(at, Id);
        bundle = bundle with { Files = [bundle.Files[1], bundle.Files[0] with { Text = bundle.Files[0].Text.Replace("terms:\n", "terms:\n  contract: {amount: 45, unit: calendar-days, direction: after, clause: \"3.4\"}\n", StringComparison.Ordinal) }, new LawFile($"editions/{Id}/papers.yaml", at.Desk.Law.Files["editions/2015/papers.yaml"].Replace("paper: petition, clause: \"2.1.9\", forms: [original]", "paper: petition, clause: \"2.1.9\", forms: [original, certified-copy]", StringComparison.Ordinal))] };
        LawDraft draft = at.Desk.DraftLaw(bundle);
        Assert.Empty(draft.Errors);
        Assert.Contains(draft.Changes, change => change is { Subject: "term", Name: "contract", Edition: Id });
        LawTrial trial = await at.Desk.SimulateLawAsync(at.Desk.TrialLaw(draft)!, Ct);
        LawFlip flip = Assert.Single(trial.Simulation.Flips, flip => flip.Id == running);
        Assert.False(flip.PriceFlips);
        Assert.Equal(flip.Before.Days.ContractEnds, flip.After.Days.ContractEnds);
        Assert.Contains("law.open-question", flip.After.Codes);
        Assert.DoesNotContain("law.open-question", flip.Before.Codes);

        await PublishAsync(at, bundle);
        Assert.Equal(Id, at.Desk.Law.Current.On(Sample.Day("2026-06-03")).Edition.Id);
        Assert.Equal("2015", at.Desk.Law.Current.On(Sample.Day("2026-06-02")).Edition.Id);

        // Another process: its law is of before until it asks, then the same to the letter; asking again finds nothing new.
        Assert.Equal("2015", other.Desk.Law.Current.On(other.Today).Edition.Id);
        Assert.True(await other.Desk.RefreshLawAsync(Ct));
        Assert.False(await other.Desk.RefreshLawAsync(Ct));
        Assert.Equal(at.Desk.Law.Current.On(at.Today).Version, other.Desk.Law.Current.On(other.Today).Version);

        // What was known before the publication is not rewritten.
        Assert.Equal("2015", (await at.Desk.LawAsKnownAsync(before, Ct)).On(Sample.Day("2026-06-03")).Edition.Id);
        Assert.Equal(Id, (await at.Desk.LawAsKnownAsync(at.Desk.Now.Utc, Ct)).On(Sample.Day("2026-06-03")).Edition.Id);

        // The running contract: thirty days stay, the petition may now be a copy, and its version names both editions.
        LawInForce law = at.Desk.Law.For(await at.CaseAsync(running), at.Today);
        Assert.True(law.RulesChanged);
        Assert.Equal(30, law.Edition.Term(TermCode.Contract).Amount);
        Assert.Equal(2, law.Edition.Papers.Single(paper => paper.Kind == Domain.Papers.PaperKind.Petition).Forms.Length);
        Assert.Contains($"+{Id}@", law.Version.Edition, StringComparison.Ordinal);
        ReceivePaper copy = new(new(Domain.Papers.PaperKind.Petition), Domain.Papers.PaperForm.CertifiedCopy, Domain.Papers.Custody.Taken, Sample.Details(new(Domain.Papers.PaperKind.Petition), life.Case.Intake!));
        Assert.DoesNotContain("paper.form-allowed", CodesOf(copy.Decide(await at.CaseAsync(running), Facts.None, law, at.Desk.Now)));
        Assert.Contains("paper.form-allowed", CodesOf(copy.Decide(await at.CaseAsync(running), Facts.None, CheckoutLaw.Library.On(Sample.Day("2026-06-01"), at.Today), at.Desk.Now)));

    }
}

public sealed class PublishEditionOnSqliteTests(SqliteDesk fixture) : PublishEditionTests(fixture), IClassFixture<SqliteDesk>;

public sealed class PublishEditionOnPostgresTests(PostgresDesk fixture) : PublishEditionTests(fixture), IClassFixture<PostgresDesk>;
