using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Okno.Web.Tests.Running;

/// <summary>One Chromium for the whole run. Where there is none, <see cref="OpenAsync"/> skips the test and says what brings it.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        string? told = Environment.GetEnvironmentVariable("OKNO_CHROMIUM");
        if ((told is { Length: > 0 } ? told : Places.FirstOrDefault(File.Exists)) is not { } program)
        {
            return;
        }

        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = program,
            Headless = true,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }

    /// <summary>A fresh window (own cookies) on a host. Width in CSS pixels: 320 is the smallest phone that we promise.</summary>
    public async Task<IPage> OpenAsync(RunningOkno okno, int width = 1280, int height = 900, bool script = true)
    {
        ArgumentNullException.ThrowIfNull(okno);
        if (browser is null)
        {
            Assert.Skip("No Chromium here: apt-get install -y chromium, or name it in OKNO_CHROMIUM.");
        }

        IBrowserContext context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = okno.Address.ToString(),
            JavaScriptEnabled = script,
            Locale = "ru-RU",
            TimezoneId = "Europe/Moscow",
            ViewportSize = new ViewportSize { Width = width, Height = height },
        });
        context.SetDefaultTimeout(15_000);
        return await context.NewPageAsync();
    }
}

/// <summary>What every visited page must be.</summary>
public static class PageChecks
{
    /// <summary>No finding of axe (WCAG 2 A and AA, best practices), and a picture where OKNO_PICTURES names a folder.</summary>
    public static async Task IsSoundAsync(this IPage page, string name)
    {
        ArgumentNullException.ThrowIfNull(page);
        await page.PictureAsync(name);
        AxeResult found = await page.RunAxe();
        Assert.True(found.Violations.Length == 0, $"{name}: " + string.Join("; ", found.Violations.Select(one => $"{one.Id} ({one.Help}) at {string.Join(", ", one.Nodes.Select(node => node.Html))}")));
        await page.FitsAsync(name);
    }

    /// <summary>Nothing makes the page itself scroll sideways.</summary>
    public static async Task FitsAsync(this IPage page, string name)
    {
        ArgumentNullException.ThrowIfNull(page);
        int[] widths = await page.EvaluateAsync<int[]>("() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]");
        Assert.True(widths[0] <= widths[1], $"{name} is {widths[0]} px wide in a window of {widths[1]} px.");
    }

    /// <summary>Opens a page, which must be sound.</summary>
    public static async Task VisitAsync(this IPage page, string address, string name)
    {
        ArgumentNullException.ThrowIfNull(page);
        await page.GotoAsync(address);
        await page.GiveReasonAsync();
        await page.IsSoundAsync(name);
    }

    /// <summary>Types why a case outside the own queue is needed, where that is asked.</summary>
    public static async Task GiveReasonAsync(this IPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (new Uri(page.Url).AbsolutePath.EndsWith("/reason", StringComparison.Ordinal))
        {
            await page.FillAsync("#why", "заявитель у окна");
            await page.Keyboard.PressAsync("Enter");
            await page.WaitForURLAsync(url => !url.Contains("/reason", StringComparison.Ordinal));
        }
    }

    public static async Task PictureAsync(this IPage page, string name)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (Environment.GetEnvironmentVariable("OKNO_PICTURES") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
        }
    }
}
