using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Okno.Desk;
using Okno.Desk.Papers;
using Okno.Desk.Wording;
using Okno.Domain.Law;
using Okno.Formats.PaymentOrders;

namespace Okno.Web.Pages.Desk.Ledgers;

/// <summary>Money that did not go the straight way: piles with counts, and in each row the one step that ends it. Orders that wait for the bank leave as one file.</summary>
public sealed class IndexModel(ServiceDesk desk, TextBook words) : OfficePage(desk, words)
{
    /// <summary>The pile that is shown; where none is asked for, the first that is not empty.</summary>
    [BindProperty(SupportsGet = true, Name = "pile")]
    public MoneyTask? Asked { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public ImmutableArray<MoneyPile> Piles { get; private set; } = [];

    public MoneyTask Chosen { get; private set; }

    public ImmutableArray<MoneyRow> Rows { get; private set; } = [];

    /// <summary>What keeps orders out of the bank's file: the order's number, and why.</summary>
    public ImmutableArray<(string Order, string Why)> Faults { get; private set; } = [];

    public Task OnGetAsync() => ShowAsync();

    /// <summary>All orders that wait, as one 1C file; where one of them cannot stand in it, none does and the page says why.</summary>
    public async Task<IActionResult> OnGetFileAsync()
    {
        ImmutableArray<ReadyRefund> ready = await Service.ReadyRefundsAsync(HttpContext.RequestAborted);
        Requisites from = Service.Law.For(null, Today).Edition.Requisites;
        PaymentSide payer = new(from.Recipient, from.Inn ?? "", from.Kpp ?? "", from.Account, from.Bank, "", from.Bic, from.CorrespondentAccount ?? "");
        OutgoingPayment[] orders = [.. ready.Select(refund => new OutgoingPayment(
            refund.Order.Number, refund.Order.On, payer,
            new PaymentSide(refund.Order.Payee.Name, refund.Order.Payee.Inn ?? "", "", refund.Order.Payee.Account, refund.Order.Payee.Bank, "", refund.Order.Payee.Bik, refund.Order.Payee.CorrespondentAccount ?? ""),
            refund.Order.Amount, RefundPapers.Purpose(Words, refund.Order, refund.Subject, refund.IsLine)))];
        if (orders.Length > 0)
        {
            IReadOnlyList<PaymentFileFault> faults = PaymentFile.Write(orders, "Okno", Today.ToDateTime(Service.Now.Time), out byte[] bytes);
            if (faults.Count == 0)
            {
                return File(bytes, "text/plain; charset=windows-1251", string.Create(CultureInfo.InvariantCulture, $"vozvraty-{Today:yyyy-MM-dd}.txt"));
            }

            Faults = [.. faults.Select(fault => (orders[fault.Order].Number, $"{fault.Field}: {Words.Say($"payment-file.{fault.Reason}")}"))];
        }

        Asked = MoneyTask.Ordered;
        await ShowAsync();
        return Show(StatusCodes.Status409Conflict);
    }

    /// <summary>Where the row's one step is done.</summary>
    public static string Href(MoneyRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        string number = Uri.EscapeDataString(row.Number);
        string query = row.Task switch
        {
            MoneyTask.Dispute => $"?payment={Uri.EscapeDataString(row.PaymentId!)}",
            MoneyTask.Void or MoneyTask.Part => "?kind=full",
            MoneyTask.Ordered when !row.IsLine => $"?order={Uri.EscapeDataString(row.Order!)}&amount={Uri.EscapeDataString(row.Sum.ToString().Replace('.', ','))}",
            _ => "",
        };
        return row.IsLine ? $"/desk/money/lines/{number}/{(row.Task == MoneyTask.Orphan ? "return" : "returned")}" : $"/desk/cases/{number}/{row.Step}{query}";
    }

    private async Task ShowAsync()
    {
        Piles = await Service.MoneyPilesAsync(HttpContext.RequestAborted);
        Chosen = Asked ?? Piles.FirstOrDefault(pile => pile.Count > 0)?.Task ?? MoneyTask.Dispute;
        Rows = await Service.MoneyRowsAsync(Chosen, HttpContext.RequestAborted);
    }
}
