using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Okno.Web.Hosting;

namespace Okno.Web.Tests.Running;

/// <summary>The real host on a free port, with a clock that stands where it is put and a data folder of its own that goes with it.</summary>
public sealed class RunningOkno : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly DirectoryInfo data;

    private RunningOkno(WebApplication app, DirectoryInfo data, FakeTimeProvider clock)
    {
        this.app = app;
        this.data = data;
        Clock = clock;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public FakeTimeProvider Clock { get; }

    public Uri Address { get; }

    public IServiceProvider Services => app.Services;

    /// <summary>Starts a host at ten in the morning of a day in Moscow.</summary>
    public static Task<RunningOkno> StartAsync(DateOnly today, string environment = HostSettings.DemoEnvironment) =>
        StartAsync(new DateTimeOffset(today.ToDateTime(new TimeOnly(10, 0)), TimeSpan.FromHours(3)), environment);

    public static async Task<RunningOkno> StartAsync(DateTimeOffset now, string environment = HostSettings.DemoEnvironment, string? dataFolder = null, string? postgres = null, Action<ILoggingBuilder>? log = null)
    {
        DirectoryInfo data = dataFolder is null ? Directory.CreateTempSubdirectory("okno-web-") : new DirectoryInfo(dataFolder);
        FakeTimeProvider clock = new(now.ToUniversalTime());
        WebApplication app = OknoHost.Build(
            ["--environment", environment, "--data", data.FullName, "--urls", "http://127.0.0.1:0", .. postgres is null ? (string[])[] : ["--postgres", postgres]],
            services => services.AddSingleton<TimeProvider>(clock).AddLogging(log ?? (logging => logging.SetMinimumLevel(LogLevel.Warning))));
        await OknoHost.PrepareAsync(app);
        await app.StartAsync();
        return new RunningOkno(app, data, clock);
    }

    /// <summary>A client with cookies of its own that does not follow redirects by itself.</summary>
    public HttpClient NewClient(bool follow = true) => new(new HttpClientHandler
    {
        AllowAutoRedirect = follow,
        CookieContainer = new CookieContainer(),
        AutomaticDecompression = DecompressionMethods.None,
    })
    { BaseAddress = Address };

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        data.Delete(recursive: true);
    }

    /// <summary>Stops the host and leaves its data, for a second start on them.</summary>
    public async Task StopAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }
}

/// <summary>One running host for all tests that only read: Monday, 20 April 2026.</summary>
public sealed class April2026 : IAsyncLifetime
{
    public static readonly DateOnly Today = new(2026, 4, 20);

    public RunningOkno Okno { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Okno = await RunningOkno.StartAsync(Today);

    public ValueTask DisposeAsync() => Okno.DisposeAsync();
}
