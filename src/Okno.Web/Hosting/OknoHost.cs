using System.Data.Common;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;
using Okno.Desk;
using Okno.Desk.LawInUse;
using Okno.Desk.Papers;
using Okno.Desk.Scans;
using Okno.Desk.Wording;
using Okno.Documents;
using Okno.Formats.Images;
using Okno.Store;
using Okno.Store.Keys;
using Okno.Web.Accounts;
using Okno.Web.Forms;
using Okno.Web.Scans;
using Okno.Web.Jobs;
using Okno.Web.Reads;

namespace Okno.Web.Hosting;

/// <summary>Puts the web process together. Tests and the demo use the same two calls and replace what they must (the clock) through <c>replace</c>.</summary>
public static class OknoHost
{
    /// <summary>The host, not yet started. Reads settings, law and words, touches no database.</summary>
    /// <param name="replace">The last word on services: <c>services.AddSingleton&lt;TimeProvider&gt;(fake)</c>.</param>
    /// <exception cref="CannotStartException">A setting, the law or the words are not usable.</exception>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? replace = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = AppContext.BaseDirectory,
            ApplicationName = typeof(OknoHost).Assembly.GetName().Name,
        });
        builder.Configuration.AddEnvironmentVariables("OKNO_").AddCommandLine(args);
        if (string.IsNullOrEmpty(builder.Configuration["urls"]) && string.IsNullOrEmpty(builder.Configuration["http_ports"]))
        {
            builder.WebHost.UseUrls(HostSettings.DefaultUrl);
        }

        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);

        // It warns that the keys come to us in clear: we seal them.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);

        HostSettings settings = HostSettings.Read(builder.Configuration, builder.Environment);
        Directory.CreateDirectory(settings.Desk.DataFolder);

        IServiceCollection services = builder.Services;
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<MoscowTime>();
        AddDesk(services, settings);
        services.AddOffices();
        AddWords(services);
        AddPages(services);
        services.AddStaffAccounts(settings);
        services.AddDataProtection().SetApplicationName("Okno");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, SharedWebKeys.Options>();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddResponseCompression(compression =>
        {
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml", "text/calendar"];
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);

        replace?.Invoke(services);
        WebApplication app = builder.Build();
        Route(app);
        return app;
    }

    /// <summary>Opens the record, brings the databases up to date and makes what the first start needs. Before <c>RunAsync</c> or <c>StartAsync</c>.</summary>
    /// <exception cref="CannotStartException">The law is malformed, or the record cannot be opened.</exception>
    public static async Task PrepareAsync(WebApplication app)
    {
        try
        {
            RecordStore store = app.Services.GetRequiredService<RecordStore>();
            await OneByOneAsync(store, async () =>
            {
                await StaffDatabase.PrepareAsync(app.Services);
                SharedWebKeys.Prepare(app.Services, app.Services.GetRequiredService<HostSettings>().WebKeys);
            });
        }
        catch (LawBrokenException broken)
        {
            throw new CannotStartException($"Право не прочитано:{Environment.NewLine}{broken.Message}", broken);
        }
        catch (Exception closed) when (closed is MasterKeyException or DbException or IOException or UnauthorizedAccessException)
        {
            throw new CannotStartException($"Не открыть данные: {closed.Message}", closed);
        }
    }

    /// <summary>Processes that start at once make roles, staff and keys one after the other.</summary>
    private static async Task OneByOneAsync(RecordStore store, Func<Task> start)
    {
        LeasedJob job = new(store, "start", TimeSpan.FromSeconds(3));
        while (!await job.RunAsync(_ => start(), CancellationToken.None))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }

    private static void AddWords(IServiceCollection services)
    {
        try
        {
            services.AddSingleton(new TextBooks(TextBook.Load("ru"), TextBook.Load("en")));
        }
        catch (Exception wrong) when (wrong is InvalidDataException or DirectoryNotFoundException)
        {
            throw new CannotStartException($"Тексты не прочитаны: {wrong.Message}", wrong);
        }

        services.AddSingleton(provider => provider.GetRequiredService<TextBooks>().Russian);
        services.AddHttpContextAccessor();
        services.AddScoped<Speech>();
    }

    private static void AddPages(IServiceCollection services)
    {
        // Cyrillic as itself: entities would double the bytes of every page.
        services.Configure<WebEncoderOptions>(web => web.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddRouting(routing => routing.LowercaseUrls = true);
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "okno-form";
            antiforgery.FormFieldName = "form-token";
        });
        services.AddRazorPages(pages =>
            {
                pages.Conventions.AllowAnonymousToFolder("/Public");
                pages.Conventions.AllowAnonymousToFolder("/Account");
                pages.Conventions.AllowAnonymousToPage("/Error");
            })
            .AddMvcOptions(RussianBinding.Use)
            .AddMvcOptions(mvc => mvc.Filters.Add<ReadFilter>());
    }

    private static void AddDesk(IServiceCollection services, HostSettings settings)
    {
        // Opened once, by PrepareAsync, before the first request; the record is closed with the host.
        services.AddSingleton(provider => ServiceDesk.OpenAsync(settings.Desk, provider.GetRequiredService<TimeProvider>()).GetAwaiter().GetResult());
        services.AddSingleton(provider => provider.GetRequiredService<ServiceDesk>().Store);
        services.AddTransient(provider => provider.GetRequiredService<ServiceDesk>().Law.Current);
        services.AddSingleton(_ => new PaperPress());
        services.AddSingleton<CasePapers>();
        services.AddSingleton(_ => new ScanReader());
        services.AddSingleton<ScanDesk>();
    }

    private static void Route(WebApplication app)
    {
        app.UseResponseCompression();
        app.Use(next => context => SecurityHeaders.AddAsync(context, next));
        app.UseExceptionHandler("/error/500");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.Use(next => context => RecordAwayPage.GuardAsync(context, next));
        app.UseStaticFiles(new StaticFileOptions
        {
            // Links carry a hash of the content, so a year is safe.
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "public, max-age=31536000, immutable",
        });
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapRazorPages();
        app.MapScans();
        app.MapGet("/health", () => Results.Text("ok")).AllowAnonymous();

        // Everything else asks for a signed-in person; an address that does not exist must not.
        app.MapFallback("{*path}", () => Results.NotFound()).AllowAnonymous();
    }
}
