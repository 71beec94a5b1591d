using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Payments;
using Okno.Testing.Cases;
using static Okno.Desk.Tests.Cases.Workplace;

namespace Okno.Desk.Tests.Cases;

/// <summary>Forms sent twice, pages gone stale, two people at once: one effect, nothing lost, everybody told.</summary>
public abstract class OnceTests(DeskFixture fixture)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_request_twice_with_one_key_has_one_effect_and_the_same_answer()
    {
        Workplace at = new(fixture);
        OpenCase open = new(at.NewIntake(), Sample.Consent(at.Today), at.Today);
        By once = Operator with { Key = Guid.NewGuid().ToString() };
        Performed first = await at.Desk.OpenCaseAsync(open, once, Ct);
        Assert.Equal(Said(first), Said(await at.Desk.OpenCaseAsync(open, once, Ct)));
        Guid id = Done(first).Stream;

        Performed assessed = await at.Desk.PerformAsync(id, new Assess(), Operator with { Key = "assess " + id, SeenRevision = 2 }, Ct);
        Assert.Equal(Said(assessed), Said(await at.Desk.PerformAsync(id, new Assess(), Operator with { Key = "assess " + id, SeenRevision = 2 }, Ct)));
        Assert.Equal(3, await at.RevisionAsync(id));
    }

    [Fact]
    public async Task A_form_sent_eight_times_at_once_happens_once_and_all_get_the_same_answer()
    {
        Workplace at = new(fixture);
        Life life = at.Contracted();
        Guid id = await at.KeepAsync(life);
        By once = Operator with { Key = Guid.NewGuid().ToString(), SeenRevision = life.Events.Count };
        Performed[] answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => at.Desk.PerformAsync(id, new BookVisit(at.Today, new TimeOnly(12, 0)), once, Ct))));
        Assert.Single(answers.Select(Said).Distinct());
        Done(answers[0]);
        Assert.Equal(life.Events.Count + 1, await at.RevisionAsync(id));
    }

    [Fact]
    public async Task Two_operators_on_one_case_the_second_is_told_and_nothing_is_lost()
    {
        Workplace at = new(fixture);
        Life life = at.Contracted();
        Guid id = await at.KeepAsync(life);
        long seen = await at.RevisionAsync(id);
        await at.DoAsync(id, new BookVisit(at.Today, new TimeOnly(12, 0)), Operator with { SeenRevision = seen });
        Performed.Stale stale = Assert.IsType<Performed.Stale>(await at.Desk.PerformAsync(id, new BookVisit(at.Today, new TimeOnly(17, 0)), Supervisor with { SeenRevision = seen }, Ct));
        Assert.Equal((life.Case.Number, seen + 1), (stale.Number, stale.Revision));
        Assert.Equal(new TimeOnly(12, 0), (await at.CaseAsync(id)).Visit!.At);
    }

    [Fact]
    public async Task Many_at_once_on_one_case_with_one_seen_revision_exactly_one_wins()
    {
        Workplace at = new(fixture);
        Guid id = await at.KeepAsync(at.Contracted());
        long seen = await at.RevisionAsync(id);
        Performed[] answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(hour => Task.Run(() => at.Desk.PerformAsync(id, new BookVisit(at.Today, new TimeOnly(12 + hour, 0)), Operator with { SeenRevision = seen }, Ct))));
        Assert.Single(answers.OfType<Performed.Done>());
        Assert.Equal(5, answers.OfType<Performed.Stale>().Count());
        Assert.Equal(seen + 1, await at.RevisionAsync(id));
    }

    [Fact]
    public async Task A_job_that_saw_no_revision_decides_again_until_it_is_through()
    {
        Workplace at = new(fixture);
        Guid id = await at.KeepAsync(at.Contracted());
        long before = await at.RevisionAsync(id);
        Performed[] answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(hour => Task.Run(() => at.Desk.PerformAsync(id, new BookVisit(at.Today, new TimeOnly(12 + hour, 0)), Operator, Ct))));
        Assert.All(answers, answer => Done(answer));
        Assert.Equal(before + 3, await at.RevisionAsync(id));
    }

    [Fact]
    public async Task Two_cases_for_one_patent_at_once_exactly_one_is_opened_and_the_other_is_told_its_number()
    {
        Workplace at = new(fixture);
        OpenCase open = new(at.NewIntake(), Sample.Consent(at.Today), at.Today);
        Performed[] answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => at.Desk.OpenCaseAsync(open, Operator, Ct))));
        Performed.Done done = Assert.Single(answers.OfType<Performed.Done>());
        Assert.All(answers.OfType<Performed.Refused>(), refused =>
        {
            Assert.Equal(["patent.no-open-case"], Broken(refused));
            Assert.Equal(done.Number, refused.Findings[0].Facts["number"]);
        });
        Assert.Equal(3, answers.OfType<Performed.Refused>().Count());
    }

    [Fact]
    public async Task A_patent_corrected_into_that_of_another_open_case_is_refused_by_its_number()
    {
        Workplace at = new(fixture);
        Life one = at.NewLife().Assess();
        Life other = at.NewLife().Assess();
        await at.KeepAsync(one);
        Guid id = await at.KeepAsync(other);
        Performed.Refused refused = Assert.IsType<Performed.Refused>(await at.Desk.PerformAsync(id, new CorrectIntake(other.Intake with { Patent = one.Intake.Patent }), Operator, Ct));
        Assert.Equal(one.Case.Number, Assert.Single(refused.Findings, finding => finding.Code == "patent.no-open-case").Facts["number"]);
        Assert.Equal(other.Intake.Patent.Number, (await at.CaseAsync(id)).Intake!.Patent.Number);
    }

    [Fact]
    public async Task A_receipt_used_in_another_case_is_refused_and_the_case_is_named()
    {
        Workplace at = new(fixture);
        Life payer = at.Contracted();
        await at.KeepAsync(payer);
        Guid id = await at.KeepAsync(at.NewLife().Offer());
        Performed.Refused refused = Assert.IsType<Performed.Refused>(await at.Desk.PerformAsync(id, new RecordPayment(payer.Price, at.Today, payer.Case.Payments[0].Evidence), Operator, Ct));
        Assert.Equal(payer.Case.Number, Assert.Single(refused.Findings, finding => finding.Code == "payment.evidence-not-used").Facts["number"]);
        Assert.Empty((await at.CaseAsync(id)).Payments);
    }

    [Fact]
    public async Task One_receipt_shown_in_two_cases_at_once_pays_for_exactly_one()
    {
        Workplace at = new(fixture);
        Guid[] cases = [await at.KeepAsync(at.NewLife().Offer()), await at.KeepAsync(at.NewLife().Offer())];
        RecordPayment pay = new(new Money(100_00), at.Today, at.NewReceipt());
        Performed[] answers = await Task.WhenAll(cases.Select(id => Task.Run(() => at.Desk.PerformAsync(id, pay, Operator, Ct))));
        Assert.Single(answers.OfType<Performed.Done>());
        Assert.Equal(["payment.evidence-not-used"], Broken(Assert.Single(answers.OfType<Performed.Refused>())));
    }

    [Fact]
    public async Task The_same_receipt_twice_in_one_case_is_already_done_and_two_receipts_are_two_payments()
    {
        Workplace at = new(fixture);
        Guid id = await at.KeepAsync(at.NewLife().Offer());
        RecordPayment part = new(new Money(100_00), at.Today, at.NewReceipt());
        await at.DoAsync(id, part, Operator);
        Performed.AlreadyDone again = Assert.IsType<Performed.AlreadyDone>(await at.Desk.PerformAsync(id, part, Operator, Ct));
        Assert.Equal(await at.RevisionAsync(id), again.Revision);
        await at.DoAsync(id, part with { Evidence = at.NewReceipt() }, Operator);
        Assert.Equal(2, (await at.CaseAsync(id)).Payments.Length);
    }

    [Fact]
    public async Task Nobody_does_what_none_of_their_roles_may_and_a_case_that_is_not_there_is_not_found()
    {
        Workplace at = new(fixture);
        Guid id = await at.KeepAsync(at.NewLife().Assess());
        Performed.Forbidden forbidden = Assert.IsType<Performed.Forbidden>(await at.Desk.PerformAsync(id, new MakeOffer(null, false, true), Courier, Ct));
        Assert.Equal("make-offer", forbidden.Step);
        Assert.IsType<Performed.Forbidden>(await at.Desk.OpenCaseAsync(new OpenCase(at.NewIntake(), Sample.Consent(at.Today), at.Today), Accountant, Ct));
        Assert.IsType<Performed.NotFound>(await at.Desk.PerformAsync(Guid.CreateVersion7(), new Assess(), Operator, Ct));
    }

    [Fact]
    public async Task A_refused_step_names_every_broken_rule_and_changes_nothing()
    {
        Workplace at = new(fixture);
        Domain.People.Intake wrong = at.NewIntake("2026-05-01") with { WorkUntil = Sample.Day("2020-01-01") };
        Performed refused = await at.Desk.OpenCaseAsync(new OpenCase(wrong, Sample.Consent(at.Today.AddDays(1)) with { OnPaper = false }, at.Today.AddDays(1)), Operator, Ct);
        Assert.Equal(["consent.signed", "contact.not-in-future", "patent.issued-in-past", "work.ends-in-future"], Broken(refused).Order(StringComparer.Ordinal));
        Assert.Empty(await at.Desk.SearchCasesAsync(wrong.Patent.Key, ct: Ct));
    }

    [Fact]
    public async Task A_new_offer_is_made_under_the_terms_of_its_own_day_and_a_late_payment_under_those_of_the_payment()
    {
        Workplace at = new(fixture);
        Life life = at.NewLife().Offer();
        Guid id = await at.KeepAsync(life);
        at.On("2026-04-14");
        await at.DoAsync(id, new MakeOffer(null, false, true), Operator);
        Offer second = (await at.CaseAsync(id)).Offer!;
        Assert.Equal((at.Today, "02"), (second.MadeOn, second.Reference[10..12]));
        Assert.Contains((await at.Desk.SearchCasesAsync(second.Reference, ct: Ct)).Select(found => found.Number), number => number == life.Case.Number);
    }
}

public sealed class OnceOnSqliteTests(SqliteDesk fixture) : OnceTests(fixture), IClassFixture<SqliteDesk>;

public sealed class OnceOnPostgresTests(PostgresDesk fixture) : OnceTests(fixture), IClassFixture<PostgresDesk>;
