using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Okno.Desk;
using Okno.Web.Hosting;

namespace Okno.Demo.Instance;

/// <summary>The product's own web host on a free port of this machine, with an empty record of its own and the demo's clock.</summary>
public sealed class FreshInstance : IAsyncDisposable
{
    private readonly WebApplication app;

    private FreshInstance(WebApplication app, Uri address, SimulatedClock clock)
    {
        this.app = app;
        Address = address;
        Clock = clock;
    }

    public Uri Address { get; }

    public SimulatedClock Clock { get; }

    /// <summary>The desk of the running host: the demo reads the record with it at the end, and does nothing through it.</summary>
    public ServiceDesk Record => app.Services.GetRequiredService<ServiceDesk>();

    /// <exception cref="CannotStartException">The host cannot start as it is set up.</exception>
    public static async Task<FreshInstance> StartAsync(string dataFolder, SimulatedClock clock)
    {
        string[] settings = ["--environment", HostSettings.DemoEnvironment, "--urls", "http://127.0.0.1:0", "--data", dataFolder];
        WebApplication app = OknoHost.Build(settings, services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            services.AddLogging(logging => logging
                .ClearProviders().AddSimpleConsole().SetMinimumLevel(LogLevel.Warning)
                // The keys of this instance live as long as its folder; that they lie there unencrypted is no news.
                .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error));
        });
        await OknoHost.PrepareAsync(app);
        await app.StartAsync();
        string address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new FreshInstance(app, new Uri(address), clock);
    }

    /// <summary>Waits until the daily round has gone to sleep again: then nothing of the service runs by itself, and what it did is in the record.</summary>
    /// <param name="sleeping">How many slept before the clock was moved.</param>
    public async Task RoundIsOverAsync(int sleeping)
    {
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(30));
        while (Clock.Sleeping < sleeping)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, patience.Token);
        }
    }

    /// <summary>Leaves the host to its visitors until Ctrl+C.</summary>
    public Task StayAsync() => app.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
