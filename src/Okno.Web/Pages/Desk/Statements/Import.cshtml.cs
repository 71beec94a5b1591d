using Microsoft.AspNetCore.Mvc;
using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Payments;
using Okno.Formats.Statements;

namespace Okno.Web.Pages.Desk.Statements;

/// <summary>Takes a statement in. The same file twice adds nothing twice, so the result may be refreshed.</summary>
[RequestSizeLimit(AcceptedBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = AcceptedBytes)]
public sealed class ImportModel(ServiceDesk desk, TextBook words) : OfficePage(desk, words)
{
    /// <summary>Larger requests are cut by the server; up to here the page can still answer at the field that the file is too large.</summary>
    private const long AcceptedBytes = 200L * 1024 * 1024;

    [BindProperty(Name = "file")]
    public IFormFile? Upload { get; set; }

    public StatementImported? Result { get; private set; }

    public string FileName { get; private set; } = "";

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Upload is not { Length: > 0 } upload)
        {
            Wrong("file", Upload is null ? "Выберите файл выписки." : "Этот файл пуст. Выгрузите выписку из банка ещё раз.");
            return Show(StatusCodes.Status400BadRequest);
        }

        FileName = Path.GetFileName(upload.FileName);
        await using Stream content = upload.OpenReadStream();
        StatementImported? imported = await Service.ImportStatementAsync(content, Me($"выписка {FileName}"), HttpContext.RequestAborted);
        if (imported is null)
        {
            return Forbid();
        }

        if (imported.Error is { } error)
        {
            Wrong("file", $"{Words.Say($"statement.error.{error}")} Ничего не записано.");
            return Show(error == StatementImported.TooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest);
        }

        Result = imported;
        return Page();
    }

    /// <summary>The equation of an account in words: holds, does not hold by so much, or cannot be checked and why.</summary>
    public string Equation(StatementAccount account)
    {
        if (account is not { Opening: { } opening, Credited: { } credited, Debited: { } debited, Closing: { } closing })
        {
            return "Проверить нельзя: в выписке нет " + string.Join(", ", new[]
            {
                account.Opening is null ? "начального остатка" : null,
                account.Credited is null ? "суммы поступлений" : null,
                account.Debited is null ? "суммы списаний" : null,
                account.Closing is null ? "конечного остатка" : null,
            }.OfType<string>()) + ".";
        }

        Money difference = closing.Money - (opening.Money + credited.Money - debited.Money);
        return difference == Money.Zero ? "Сходится."
            : $"Не сходится: по остаткам на счёте на {Russian.Sum(difference > Money.Zero ? difference : -difference)} {(difference > Money.Zero ? "больше" : "меньше")}, чем по оборотам. Запросите выписку в банке ещё раз.";
    }

    public static string Sum(StatementAmount? amount) => amount is { } sum ? Russian.Sum(sum.Money) : "—";
}
