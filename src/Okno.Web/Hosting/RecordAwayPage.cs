using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Okno.Desk.Wording;
using Okno.Store;

namespace Okno.Web.Hosting;

/// <summary>
/// What a person sees while the record cannot be read or written (disk full, database away): page 503 in plain words, which says when to come back. Nothing of a case is shown meanwhile, because no look could be
/// recorded. The first request after the trouble is answered as ever.
/// </summary>
internal static partial class RecordAwayPage
{
    /// <summary>Seconds after which it is worth while to try again: within them the service recovers by itself.</summary>
    public const int RetryAfter = 10;

    public static async Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception wrong) when (RecordAway.Is(wrong) && !context.Response.HasStarted)
        {
            Away(context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(RecordAwayPage)), wrong, context.Request.Path);
            context.Response.Headers.Remove("Location");
            context.Response.Headers.Remove("Set-Cookie");
            context.Response.ContentType = null;
            context.Response.ContentLength = null;
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = RetryAfter.ToString(CultureInfo.InvariantCulture);
            if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
            {
                // The page itself needs what is away: then its words alone.
                TextBook words = context.RequestServices.GetRequiredService<TextBooks>().Russian;
                context.Response.ContentType = "text/plain; charset=utf-8";
                context.Response.Headers.CacheControl = "no-store";
                await context.Response.WriteAsync($"{words.Say("error.503.title")}\n\n{words.Say("error.503.what")}\n{words.Say("error.503.do")}\n");
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The record is away: {Path} was answered with 503")]
    private static partial void Away(ILogger log, Exception wrong, string path);
}
