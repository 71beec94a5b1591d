using System.Text;
using CsCheck;
using Okno.Desk.Decisions;
using Okno.Desk.Tests.Cases;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Testing.Cases;
using static Okno.Desk.Tests.Cases.Workplace;

namespace Okno.Desk.Tests.Decisions;

/// <summary>3.9.1: every decision carries what it was made from; anyone can decide again from the file alone and a changed bit is always found.</summary>
public abstract class DecisionRecordTests(DeskFixture fixture)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_decision_of_a_case_is_kept_and_decides_the_same_again_from_its_file_alone()
    {
        Workplace at = new(fixture);
        (Guid id, string number) = await LivedAsync(at);
        var lines = await at.Desk.ListDecisionsAsync(id, Ct);
        Assert.Equal(["open-case", "assess", "make-offer", "record-payment", "book-visit", "record-visit"], lines.Take(6).Select(line => line.Record.Step));
        Assert.Equal(await at.RevisionAsync(id), lines[^1].Record.Revision + lines[^1].Record.Events.Length);
        Assert.Equal((await at.CaseAsync(id)).LastDecision, lines[^1].Hash);

        foreach (DecisionLine line in new[] { lines[0], lines[2], lines[^1] })
        {
            DecisionCheck check = DecisionCheck.Of(await at.Desk.ExportDecisionAsync(id, line.Record.Revision + 1, Ct));
            Assert.True(check.Same, string.Join('\n', check.Faults) + string.Join('\n', check.Differences));
            Assert.Equal((line.Record.Name, line.Hash), (check.Number, check.Hash));
            Assert.StartsWith(number + "/", check.Number, StringComparison.Ordinal);
        }

        Assert.Null(await at.Desk.ExportDecisionAsync(id, 999, Ct));
        var report = await at.Desk.VerifyAsync(ct: Ct);
        // The cases of the workplace have made-up numbers, which no counter gave.
        Assert.DoesNotContain(report.Faults, fault => fault.What != Okno.Store.Verify.FaultKind.Counter);
    }

    [Fact]
    public async Task A_changed_bit_of_the_file_is_always_found()
    {
        Workplace at = new(fixture);
        (Guid id, _) = await LivedAsync(at);
        byte[] file = (await at.Desk.ExportDecisionAsync(id, 3, Ct))!;
        Assert.True(DecisionCheck.Of(file).Same);
        Gen.Select(Gen.Int[0, file.Length - 1], Gen.Int[0, 7]).Sample(
            place =>
            {
                byte[] changed = [.. file];
                changed[place.Item1] ^= (byte)(1 << place.Item2);
                DecisionCheck check = DecisionCheck.Of(changed);
                Assert.NotEmpty(check.Faults);
            },
            iter: 300);
        Assert.NotEmpty(DecisionCheck.Of(file.AsMemory(0, file.Length - 1)).Faults);
        Assert.NotEmpty(DecisionCheck.Of((byte[])[.. file, (byte)' ']).Faults);
        Assert.NotEmpty(DecisionCheck.Of(ReadOnlyMemory<byte>.Empty).Faults);
    }

    [Fact]
    public async Task Something_added_that_no_check_reads_is_found()
    {
        Workplace at = new(fixture);
        (Guid id, _) = await LivedAsync(at);
        string file = Encoding.UTF8.GetString((await at.Desk.ExportDecisionAsync(id, 3, Ct))!);
        Assert.Contains(DecisionCheck.Of(Encoding.UTF8.GetBytes(file.Replace("{\"format\":", "{\"added\":1,\"format\":", StringComparison.Ordinal))).Faults, fault => fault.Code == "decision.not-canonical");
    }

    [Fact]
    public async Task A_record_that_was_made_to_say_another_finding_is_told_by_deciding_again()
    {
        Workplace at = new(fixture);
        (Guid id, _) = await LivedAsync(at);
        var lines = await at.Desk.ListDecisionsAsync(id, Ct);
        DecisionLine offer = lines.First(line => line.Record.Step == "make-offer");
        byte[] forged = Forgery.Of((await at.Desk.ExportDecisionAsync(id, offer.Record.Revision + 1, Ct))!, record => record["facts"]!["reissuesRenderedHere"] = 1);
        DecisionCheck check = DecisionCheck.Of(forged);
        Assert.Empty(check.Faults);
        Assert.NotEmpty(check.Differences);
        Assert.NotEqual(offer.Hash, check.Hash);
    }

    [Fact]
    public async Task A_case_without_records_from_its_first_event_gives_no_file()
    {
        Workplace at = new(fixture);
        Guid id = await at.KeepAsync(at.Contracted());
        await at.DoAsync(id, new BookVisit(at.Today, new TimeOnly(12, 0)), Operator);
        DecisionLine line = Assert.Single(await at.Desk.ListDecisionsAsync(id, Ct));
        Assert.Null(await at.Desk.ExportDecisionAsync(id, line.Record.Revision + 1, Ct));
    }

    private static async Task<(Guid Id, string Number)> LivedAsync(Workplace at)
    {
        Performed.Done opened = Done(await at.Desk.OpenCaseAsync(new OpenCase(at.NewIntake(), Sample.Consent(at.Today), at.Today), Operator, Ct));
        Guid id = opened.Stream;
        await at.DoAsync(id, new Assess(), Operator);
        await at.DoAsync(id, new MakeOffer(null, RiskNoticeSigned: false, PapersInHand: true), Operator);
        await at.DoAsync(id, new RecordPayment((await at.CaseAsync(id)).Offer!.Price, at.Today, at.NewReceipt()), Operator);
        await at.DoAsync(id, new BookVisit(at.Today, new TimeOnly(15, 0)), Operator);
        await at.DoAsync(id, new RecordVisit(Attended: true), Operator);
        await at.BringPapersAsync(id);
        return (id, opened.Number);
    }
}

public sealed class DecisionRecordOnSqliteTests(SqliteDesk fixture) : DecisionRecordTests(fixture), IClassFixture<SqliteDesk>;

public sealed class DecisionRecordOnPostgresTests(PostgresDesk fixture) : DecisionRecordTests(fixture), IClassFixture<PostgresDesk>;
