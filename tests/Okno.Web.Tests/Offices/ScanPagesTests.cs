using System.Net;
using System.Text.RegularExpressions;
using Okno.Domain.Cases;
using Okno.Domain.Papers;
using SkiaSharp;

namespace Okno.Web.Tests.Offices;

public sealed class ScanPagesTests
{
    [Fact]
    public async Task A_scan_is_attached_by_a_plain_form_and_shown_only_to_those_who_may_and_never_kept_by_a_browser()
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        Case paid = await day.PaidAsync();
        using Visitor clerk = await day.SignInAsync("operator");
        await clerk.OpenAsync($"/desk/cases/{paid.Number}/attach-scan?paper=petition");
        Assert.Contains("capture=\"environment\"", clerk.Page, StringComparison.Ordinal);
        await clerk.SendFileAsync("file", "Каримов паспорт.jpg", Photo(SKColors.Red), ("of", "petition"));
        clerk.Answered(HttpStatusCode.OK).Sees("Сканы и подлинники", "Ходатайство", "1 страница");
        await clerk.OpenAsync($"/desk/cases/{paid.Number}/attach-scan");
        await clerk.SendFileAsync("file", "ещё раз.jpg", Photo(SKColors.Red), ("of", "petition"));
        Scan scan = Assert.Single((await day.CaseAsync(paid.Number)).Scans!.Value);

        string page = $"/desk/cases/{paid.Number}/scans/{scan.Pages[0].Address}.jpg";
        (string? type, byte[] bytes) = await clerk.DownloadAsync(page);
        Assert.Equal("image/jpeg", type);
        using SKBitmap picture = SKBitmap.Decode(bytes);
        Assert.Equal(scan.Pages[0].Width, picture.Width);
        using (HttpClient stranger = day.Okno.NewClient())
        {
            using HttpResponseMessage closed = await stranger.GetAsync(page, TestContext.Current.CancellationToken);
            Assert.NotEqual("image/jpeg", closed.Content.Headers.ContentType?.MediaType);
        }

        using Visitor courier = await day.SignInAsync("courier");
        Assert.NotEqual("image/jpeg", (await courier.DownloadAsync(page)).Type);
        Assert.Contains(await day.Service.ReadersAsync(paid.Id, ct: TestContext.Current.CancellationToken), read => read is { Page: "scan", Account: "operator" });
    }

    [Fact]
    public async Task What_is_wrong_with_a_file_is_said_at_its_field_and_the_case_stays_as_it_was()
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        Case paid = await day.PaidAsync();
        using Visitor clerk = await day.SignInAsync("operator");
        await clerk.OpenAsync($"/desk/cases/{paid.Number}/attach-scan");
        await clerk.SendFileAsync("file", "photo.jpg", "MZ это программа"u8.ToArray(), ("of", "petition"));
        clerk.Answered(HttpStatusCode.BadRequest).Sees("Это не снимок и не скан", "Скан не приложен");
        await clerk.SendFileAsync("file", "photo.jpg", Photo(SKColors.Blue), ("of", "love-letter"));
        clerk.Answered(HttpStatusCode.BadRequest).Sees("Выберите, что на скане");
        await clerk.OpenAsync($"/desk/cases/{paid.Number}/attach-scan");
        await clerk.SendFileAsync("file", "photo.jpg", Photo(SKColors.Blue), ("of", "petition"), ("form-token", "forged"));
        clerk.Answered(HttpStatusCode.BadRequest);
        Assert.Null((await day.CaseAsync(paid.Number)).Scans);
    }

    [Fact]
    public async Task An_upload_goes_on_where_it_broke_off()
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        Case paid = await day.PaidAsync();
        byte[] photo = Photo(SKColors.Green);
        using Visitor clerk = await day.SignInAsync("operator");
        await clerk.OpenAsync($"/desk/cases/{paid.Number}/attach-scan");
        using HttpResponseMessage begun = await clerk.AskAsync(HttpMethod.Post, $"/desk/cases/{paid.Number}/scans/uploads?of=petition", null, ("Upload-Length", $"{photo.Length}"));
        Assert.Equal(HttpStatusCode.Created, begun.StatusCode);
        string upload = begun.Headers.Location!.ToString();
        int half = photo.Length / 2;
        Assert.Equal(HttpStatusCode.NoContent, (await clerk.AskAsync(HttpMethod.Patch, upload, photo[..half], ("Upload-Offset", "0"))).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await clerk.AskAsync(HttpMethod.Patch, upload, photo[..half], ("Upload-Offset", "0"))).StatusCode);
        using HttpResponseMessage seen = await clerk.AskAsync(HttpMethod.Head, upload, null);
        Assert.Equal([$"{half}"], seen.Headers.GetValues("Upload-Offset"));
        Assert.Equal(HttpStatusCode.NoContent, (await clerk.AskAsync(HttpMethod.Patch, upload, photo[half..], ("Upload-Offset", $"{half}"))).StatusCode);
        using HttpResponseMessage ended = await clerk.AskAsync(HttpMethod.Post, upload, null);
        Assert.Contains($"/desk/cases/{paid.Number}/scans", await ended.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Single((await day.CaseAsync(paid.Number)).Scans!.Value);

        using HttpResponseMessage large = await clerk.AskAsync(HttpMethod.Post, $"/desk/cases/{paid.Number}/scans/uploads?of=petition", null, ("Upload-Length", "999999999"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        Assert.Contains("Файл больше 32 МБ", Regex.Unescape(await large.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.AskAsync(HttpMethod.Head, $"/desk/cases/{paid.Number}/scans/uploads/{Guid.NewGuid()}", null)).StatusCode);
    }

    [Fact]
    public async Task Where_an_original_is_now_stands_on_the_case_and_each_hand_it_passed_is_told()
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        Case paid = await day.PaidAsync();
        using Visitor clerk = await day.SignInAsync("operator");
        await clerk.OpenAsync($"/desk/cases/{paid.Number}/receive-paper?paper=photo");
        await clerk.SendAsync(null, ("form", "original"), ("custody", "shown"));
        await clerk.OpenAsync($"/desk/cases/{paid.Number}/change-keeper?paper=photo");
        clerk.Sees("показан");
        await clerk.SendAsync(null, ("to", "taken"), ("hand", "мать по доверенности"));
        await clerk.OpenAsync($"/desk/cases/{paid.Number}");
        clerk.Sees("оригинал у Центра");
        await clerk.OpenAsync($"/desk/cases/{paid.Number}/scans");
        clerk.Sees("Где подлинники", "Оригинал у Центра", "мать по доверенности", "принесён");
        Assert.DoesNotContain("[", clerk.Words, StringComparison.Ordinal);
    }

    private static byte[] Photo(SKColor colour)
    {
        using SKBitmap bitmap = new(600, 400);
        bitmap.Erase(colour);
        using SKData data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        return data.ToArray();
    }
}
