using Microsoft.Playwright;
using Okno.Domain.Cases;
using Okno.Domain.Papers;
using Okno.Web.Tests.Running;
using SkiaSharp;

namespace Okno.Web.Tests.Offices;

/// <summary>Scans in a real browser, with a script that sends them piece by piece over a connection that breaks, and without one.</summary>
public sealed class ScanBrowserTests(Browser browser)
{
    [Theory]
    [InlineData(1280, true)]
    [InlineData(360, true)]
    [InlineData(360, false)]
    public async Task A_scan_is_sent_and_seen(int width, bool script)
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        Case paid = await day.PaidAsync();
        IPage page = await day.EnterAsync(browser, "operator", width, script);
        await page.GotoAsync($"/desk/cases/{paid.Number}/attach-scan?paper=petition");
        if (script)
        {
            // The connection breaks once in the middle.
            int pieces = 0;
            await page.RouteAsync("**/scans/uploads/*", route => route.Request.Method == "PATCH" && ++pieces == 2 ? route.AbortAsync() : route.ContinueAsync());
            await page.IsSoundAsync($"attach-scan-{width}");
        }

        await page.SetInputFilesAsync("#file", new FilePayload { Name = "снимок.png", MimeType = "image/png", Buffer = Noise() });
        await page.ClickAsync("button:has-text(\"Приложить скан\")");
        await page.WaitForURLAsync($"**/desk/cases/{paid.Number}/scans");
        Scan scan = Assert.Single((await day.CaseAsync(paid.Number)).Scans!.Value);
        Assert.Equal("petition", scan.Of);
        if (script)
        {
            await page.IsSoundAsync($"scans-{width}");
        }
    }

    /// <summary>More than a megabyte, so that it goes in several pieces.</summary>
    private static byte[] Noise()
    {
        using SKBitmap bitmap = new(700, 600);
        Random random = new(5);
        for (int y = 0; y < 600; y++)
        {
            for (int x = 0; x < 700; x++)
            {
                bitmap.SetPixel(x, y, new SKColor((uint)random.Next()).WithAlpha(255));
            }
        }

        using SKData data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }
}
