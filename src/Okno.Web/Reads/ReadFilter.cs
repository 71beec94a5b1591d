using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Okno.Desk;
using Okno.Store.Reads;
using Okno.Web.Accounts;
using Okno.Web.Pages.Desk.Cases;

namespace Okno.Web.Reads;

/// <summary>
/// Between a page and its answer: what the page read of persons is made durable before a byte of it leaves, and a case outside one's own queue is not shown before its reader has said why. A page need not know.
/// </summary>
public sealed class ReadFilter(ServiceDesk desk) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (context.HttpContext.User.Identity?.IsAuthenticated != true)
        {
            await next();
            return;
        }

        using Reading reading = Reading.Begin();
        PageHandlerExecutedContext done = await next();
        if (done.Exception is not null || done.Result is RedirectResult or RedirectToPageResult or StatusCodeResult || reading.Seen.Count == 0)
        {
            return;
        }

        By reader = new(context.HttpContext.User.Account(), context.HttpContext.User.FullName(), [.. context.HttpContext.User.Roles()], "", "desk");
        if (HttpMethods.IsGet(context.HttpContext.Request.Method) && context.HandlerInstance is CasePage { Case: { } opened } && !await desk.IsInOwnQueueAsync(opened, reader, context.HttpContext.RequestAborted))
        {
            done.Result = new RedirectResult($"/desk/cases/{Uri.EscapeDataString(opened.Number)}/reason?to={Uri.EscapeDataString(context.HttpContext.Request.Path + context.HttpContext.Request.QueryString)}");
            return;
        }

        await desk.RecordReadsAsync(reading, reader, CodeOf(context.ActionDescriptor.ViewEnginePath));
    }

    /// <summary>A page as the read log names it: "/Desk/Cases/Steps/RecordPayment" is "cases/steps/record-payment", the first page of a folder the folder itself.</summary>
    public static string CodeOf(string page)
    {
        ArgumentNullException.ThrowIfNull(page);
        IEnumerable<string> parts = page.Split('/', StringSplitOptions.RemoveEmptyEntries).SkipWhile(part => part == "Desk").Select(JsonNamingPolicy.KebabCaseLower.ConvertName);
        return string.Join('/', parts.Where((part, place) => place == 0 || part != "index"));
    }
}
