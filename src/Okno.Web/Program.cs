using Okno.Web.Hosting;

try
{
    await using WebApplication host = OknoHost.Build(args);
    await OknoHost.PrepareAsync(host);
    await host.RunAsync();
    return 0;
}
catch (CannotStartException cannot)
{
    await Console.Error.WriteLineAsync(cannot.Message);
    return 3;
}
