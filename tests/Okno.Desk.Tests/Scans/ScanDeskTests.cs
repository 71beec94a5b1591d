using Okno.Desk.Scans;
using Okno.Desk.Tests.Cases;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Papers;
using Okno.Formats.Images;
using Okno.Store.Scans;
using Okno.Testing.Cases;
using SkiaSharp;

namespace Okno.Desk.Tests.Scans;

public abstract class ScanDeskTests(DeskFixture fixture)
{
    private static readonly PaperId Petition = new(PaperKind.Petition);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_scan_is_on_the_shelf_before_the_step_that_names_it_and_comes_back_as_a_picture()
    {
        Workplace at = new(fixture);
        ScanDesk scans = new(at.Desk, new ScanReader());
        Guid id = await at.KeepAsync(at.Contracted());
        ScanTaken.Performed taken = Assert.IsType<ScanTaken.Performed>(await scans.TakeAsync(await at.CaseAsync(id), "petition", new MemoryStream(Photo(1)), Workplace.Operator, Ct));
        Assert.Equal(["scan-attached"], Workplace.Done(taken.How).Events.AsEnumerable());

        Case @case = await at.CaseAsync(id);
        Scan scan = Assert.Single(@case.ScansOf(Petition));
        Assert.Equal(at.Today, scan.On);
        Assert.Equal(
            scan.Pages.Add(scan.Small).Select(page => page.Address).Order(StringComparer.Ordinal),
            (await fixture.Store.Scans.NamedAsync(null, 1000, Ct)).Where(named => named.Stream == id).Select(named => named.Scan.Address));
        using MemoryStream shown = new();
        Assert.True(await scans.ShowAsync(@case, scan.Pages[0].Address, shown, Ct));
        using SKBitmap picture = SKBitmap.Decode(shown.ToArray());
        Assert.Equal((scan.Pages[0].Width, scan.Pages[0].Height), (picture.Width, picture.Height));

        Guid stranger = await at.KeepAsync(at.Contracted());
        Assert.False(await scans.ShowAsync(await at.CaseAsync(stranger), scan.Pages[0].Address, Stream.Null, Ct));
    }

    [Fact]
    public async Task The_same_file_for_the_same_paper_is_the_same_scan_however_often_it_is_sent()
    {
        Workplace at = new(fixture);
        ScanDesk scans = new(at.Desk, new ScanReader());
        Guid id = await at.KeepAsync(at.Contracted());
        Case before = await at.CaseAsync(id);
        await scans.TakeAsync(before, "petition", new MemoryStream(Photo(2)), Workplace.Operator, Ct);
        Assert.IsType<Performed.AlreadyDone>(Assert.IsType<ScanTaken.Performed>(await scans.TakeAsync(await at.CaseAsync(id), "petition", new MemoryStream(Photo(2)), Workplace.Operator, Ct)).How);

        // Sent by a page that has not seen the first one yet: the step itself knows.
        Assert.IsType<Performed.AlreadyDone>(Assert.IsType<ScanTaken.Performed>(await scans.TakeAsync(before, "petition", new MemoryStream(Photo(2)), Workplace.Operator, Ct)).How);
        await scans.TakeAsync(await at.CaseAsync(id), ScanOf.Consent, new MemoryStream(Photo(2)), Workplace.Operator, Ct);
        Assert.Equal(["petition", "consent"], (await at.CaseAsync(id)).Scans!.Value.Select(scan => scan.Of));
    }

    [Fact]
    public async Task What_is_no_picture_is_refused_with_its_reason_and_the_case_is_as_it_was()
    {
        Workplace at = new(fixture);
        ScanDesk scans = new(at.Desk, new ScanReader(new ScanLimits { MostBytes = 1024 * 1024 }));
        Guid id = await at.KeepAsync(at.Contracted());
        Case @case = await at.CaseAsync(id);
        Assert.Equal("scan.unknown-kind", Code(await scans.TakeAsync(@case, "petition", new MemoryStream("MZ"u8.ToArray()), Workplace.Operator, Ct)));
        ScanTaken.Refused large = Assert.IsType<ScanTaken.Refused>(await scans.TakeAsync(@case, "petition", new MemoryStream(new byte[1024 * 1024 + 1]), Workplace.Operator, Ct));
        Assert.Equal(("scan.too-long", "1"), (large.Code, large.Facts["limit"]));
        Assert.Null((await at.CaseAsync(id)).Scans);
        Assert.Equal(@case.LastDecision, (await at.CaseAsync(id)).LastDecision);
    }

    [Fact]
    public async Task An_upload_breaks_off_and_goes_on_only_for_its_own_sender_and_ends_as_one_scan()
    {
        Workplace at = new(fixture);
        ScanDesk scans = new(at.Desk, new ScanReader());
        Guid id = await at.KeepAsync(at.Contracted());
        Case @case = await at.CaseAsync(id);
        byte[] photo = Photo(3);
        Guid upload = (await scans.BeginAsync(@case, "petition", photo.Length, Workplace.Operator, Ct))!.Value;
        await Assert.ThrowsAsync<IOException>(() => scans.AppendAsync(@case, upload, 0, new BrokenStream(photo, photo.Length / 2), Workplace.Operator, Ct));

        // As in another process: nothing of the upload is remembered but what lies on the shelf.
        ScanDesk other = new(at.Desk, new ScanReader());
        Assert.Equal("scan.broken-off", Code(await other.FinishAsync(@case, upload, Workplace.Operator, Ct)));
        Assert.Null(await other.FindAsync(@case, upload, Workplace.Reviewer, Ct));
        ScanUpload there = (await other.FindAsync(@case, upload, Workplace.Operator, Ct))!;
        Assert.Equal(new ScanUpload(photo.Length / 2, photo.Length), there);
        Assert.False((await other.AppendAsync(@case, upload, 1, new MemoryStream(photo[1..]), Workplace.Operator, Ct))!.Value.Fits);
        Assert.Equal((new ScanUpload(photo.Length, photo.Length), true), (await other.AppendAsync(@case, upload, there.Received, new MemoryStream(photo[(int)there.Received..]), Workplace.Operator, Ct))!.Value);
        Workplace.Done(Assert.IsType<ScanTaken.Performed>(await other.FinishAsync(@case, upload, Workplace.Operator, Ct)).How);
        Assert.Single((await at.CaseAsync(id)).Scans!.Value);
        Assert.Equal("scan.upload-gone", Code(await other.FinishAsync(@case, upload, Workplace.Operator, Ct)));
        Assert.Null(await scans.BeginAsync(@case, "petition", scans.Limits.MostBytes + 1L, Workplace.Operator, Ct));
    }

    [Fact]
    public async Task Where_an_original_has_been_is_told_day_by_day_and_whoever_has_none_cannot_give_it()
    {
        Workplace at = new(fixture);
        Guid id = await at.KeepAsync(at.Contracted());
        await at.DoAsync(id, new ReceivePaper(Petition, PaperForm.Original, Custody.Shown, Sample.Details(Petition, (await at.CaseAsync(id)).Intake!)), Workplace.Operator);
        Assert.Equal(["keeper.way-open"], Workplace.Broken(await at.Desk.PerformAsync(id, new ChangeKeeper(Petition, Custody.ReturnedToApplicant, "заявитель"), Workplace.Operator, Ct)));
        Assert.Equal(["keeper.way-open"], Workplace.Broken(await at.Desk.PerformAsync(id, new ChangeKeeper(Petition, Custody.GivenToAuthority, "курьер"), Workplace.Operator, Ct)));
        await at.DoAsync(id, new ChangeKeeper(Petition, Custody.Taken, "директор"), Workplace.Operator);
        await at.DoAsync(id, new ChangeKeeper(Petition, Custody.Copied, "заявитель"), Workplace.Reviewer);

        var history = (await at.Desk.HistoryAsync(id, Ct)).OrderBy(line => line.Revision).ToList();
        var moves = CustodyLedger.Of(id, "", history.Select(line => line.Event));
        Assert.Equal(
            [(null, Custody.Shown, null, "olga"), (Custody.Shown, Custody.Taken, "директор", "olga"), ((Custody?)Custody.Taken, Custody.Copied, "заявитель", "roman")],
            moves.Select(move => (move.From, move.To, move.Hand, history[move.Place].By.Account)));
        Assert.All(moves, move => Assert.Equal(at.Today, move.On));
    }

    [Fact]
    public async Task Taken_originals_go_to_the_authority_with_the_register_and_what_the_authority_gives_out_goes_on()
    {
        Workplace at = new(fixture);
        Life life = at.Ready().List().HandOver().AcceptByAuthority();
        Guid id = await at.KeepAsync(life);
        PaperId policy = new(PaperKind.MedicalPolicy);
        Assert.Equal(Custody.GivenToAuthority, (await at.CaseAsync(id)).PaperOf(policy)!.Custody);
        CustodyEntry given = CustodyLedger.Of(id, "", life.Events).Last(move => move.Paper == policy);
        Assert.Equal((Custody.Taken, Custody.GivenToAuthority, life.Case.Handover!.Register), (given.From, given.To, given.Register));

        await at.DoAsync(id, new ChangeKeeper(policy, Custody.Taken, "сотрудник органа"), Workplace.Courier);
        await at.DoAsync(id, new ReturnPaper(policy, "услуга оказана"), Workplace.Operator);
        Assert.Equal(Custody.ReturnedToApplicant, (await at.CaseAsync(id)).PaperOf(policy)!.Custody);
        Assert.Equal(["keeper.way-open"], Workplace.Broken(await at.Desk.PerformAsync(id, new ChangeKeeper(policy, Custody.Taken, "заявитель"), Workplace.Courier, Ct)));
    }

    /// <summary>A photo that is like no other.</summary>
    private static byte[] Photo(int seed)
    {
        using SKBitmap bitmap = new(400, 300);
        Random random = new(seed);
        for (int y = 0; y < 300; y++)
        {
            for (int x = 0; x < 400; x++)
            {
                bitmap.SetPixel(x, y, new SKColor((uint)random.Next()).WithAlpha(255));
            }
        }

        using SKData data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        return data.ToArray();
    }

    private static string Code(ScanTaken taken) => Assert.IsType<ScanTaken.Refused>(taken).Code;
}

public sealed class SqliteScanDeskTests(SqliteDesk desk) : ScanDeskTests(desk), IClassFixture<SqliteDesk>;

public sealed class PostgresScanDeskTests(PostgresDesk desk) : ScanDeskTests(desk), IClassFixture<PostgresDesk>;
