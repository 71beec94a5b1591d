using Microsoft.AspNetCore.Mvc;
using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Payments;
using Okno.Formats.Requisites;
using Okno.Web.Pages.Desk.Cases;

namespace Okno.Web.Pages.Desk.Ledgers;

/// <summary>Asks a second person to send the money of a line that is nobody's back to its sender.</summary>
public sealed class ReturnLineModel(ServiceDesk desk, TextBook words) : OfficePage(desk, words)
{
    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = "";

    public IncomingLine Line { get; private set; } = null!;

    public bool IsOpen => Line.Match is LineMatch.Unknown or LineMatch.Proposed;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync())
        {
            return NotFound();
        }

        Entries typed = new(ModelState);
        typed.Set("payee", Line.Bank.Payer);
        typed.Set("account", Line.Bank.PayerAccount);
        typed.Set("inn", Line.Bank.PayerInn);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync())
        {
            return NotFound();
        }

        Entries typed = new(ModelState, Request.Form);
        (string account, string bik) = (typed.Digits("account", 20, "Напишите счёт получателя: 20 цифр."), typed.Digits("bik", 9, "Напишите БИК банка: 9 цифр."));
        if (typed.IsGood && BankAccount.Account(account, bik) is { Valid: false })
        {
            typed.Wrong("account", "Счёт не подходит к БИК: контрольная цифра не сходится. Проверьте обе строки.");
        }

        LineReturn wish = new(
            typed.Text("reason", "Напишите, почему деньги возвращаются: второй сотрудник прочитает."),
            typed.Text("order", "Напишите номер платёжного поручения."),
            new RefundPayee(typed.Text("payee", "Напишите получателя."), account, bik, typed.Text("bank", "Напишите банк получателя."), typed.Optional("corr"), typed.Optional("inn")));
        return typed.IsGood
            ? Answer(await Service.ProposeLineReturnAsync(Number, wish, Me(wish.Words, Key), HttpContext.RequestAborted), _ => Redirect("/desk/money?pile=Orphan"), FieldOf)
            : Show(StatusCodes.Status400BadRequest);
    }

    private static string FieldOf(string code) => code switch
    {
        "refund-order.number" => "order",
        "refund-order.payee-complete" => "account",
        "line.aside-has-reason" => "reason",
        _ => "",
    };

    private async Task<bool> FindAsync()
    {
        if (await Service.FindLineByNumberAsync(Number, HttpContext.RequestAborted) is not { } seen)
        {
            return false;
        }

        Line = seen.State;
        return true;
    }
}
