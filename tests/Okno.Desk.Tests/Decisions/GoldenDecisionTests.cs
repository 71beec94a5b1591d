using System.IO.Compression;
using Okno.Desk.Decisions;
using Okno.Desk.Tests.Cases;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Papers;
using Okno.Testing;
using Okno.Testing.Cases;
using static Okno.Desk.Tests.Cases.Workplace;

namespace Okno.Desk.Tests.Decisions;

/// <summary>
/// Decision files given out by earlier versions: this version, and every later one, must still read them and decide the same. OKNO_WRITE_DECISION=1 adds the file of this version under the next number; none is ever rewritten.
/// Where a later version rightly decides otherwise, its difference is named here beside the file.
/// </summary>
public sealed class GoldenDecisionTests(SqliteDesk fixture) : IClassFixture<SqliteDesk>
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "tests", "Okno.Desk.Tests", "Golden", "decisions");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder, "*.json.gz").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_decision_given_out_by_an_earlier_version_is_read_and_decided_the_same(string file)
    {
        await using GZipStream packed = new(File.OpenRead(Path.Combine(Folder, file)), CompressionMode.Decompress);
        using MemoryStream bytes = new();
        await packed.CopyToAsync(bytes, Ct);
        DecisionCheck check = DecisionCheck.Of(bytes.ToArray());
        Assert.Empty(check.Faults);
        Assert.Empty(check.Differences);
        Assert.True(check.Decided.Length > 20);
    }

    [Fact]
    public async Task The_file_of_this_version_is_added_when_asked_for()
    {
        Workplace at = new(fixture);
        Guid id = Done(await at.Desk.OpenCaseAsync(new OpenCase(at.NewIntake(), Sample.Consent(at.Today), at.Today), Operator, Ct)).Stream;
        await at.DoAsync(id, new Assess(), Operator);
        await at.DoAsync(id, new MakeOffer(null, RiskNoticeSigned: false, PapersInHand: true), Operator);
        await at.DoAsync(id, new RecordPayment((await at.CaseAsync(id)).Offer!.Price, at.Today, at.NewReceipt()), Operator);
        await at.DoAsync(id, new BookVisit(at.Today, new TimeOnly(15, 0)), Operator);
        await at.DoAsync(id, new RecordVisit(Attended: true), Operator);
        await at.BringPapersAsync(id);
        await at.DoAsync(id, new ReturnPaper(new PaperId(PaperKind.Petition), "работодатель исправит дату"), Operator);
        await at.DoAsync(id, new Withdraw("передумал"), Operator);
        byte[] file = (await at.Desk.ExportDecisionAsync(id, await at.RevisionAsync(id), Ct))!;
        Assert.True(DecisionCheck.Of(file).Same);
        if (Environment.GetEnvironmentVariable("OKNO_WRITE_DECISION") == "1")
        {
            string next = Path.Combine(Folder, $"{Directory.GetFiles(Folder, "*.json.gz").Length + 1:000}.json.gz");
            await using GZipStream packed = new(File.Create(next), CompressionLevel.SmallestSize);
            await packed.WriteAsync(file, Ct);
        }
    }
}
