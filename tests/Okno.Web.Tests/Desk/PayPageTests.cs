using System.Net;
using Okno.Domain.Cases;

namespace Okno.Web.Tests.Desk;

/// <summary>The page that the person at the window pays from.</summary>
public sealed class PayPageTests(AprilDesk desk)
{
    [Fact]
    public async Task While_the_offer_stands_the_page_says_where_to_pay_before_the_code_and_gives_every_requisite_to_type_by_hand()
    {
        string number = await desk.OfferedAsync();
        using Clerk clerk = await desk.SignInAsync();
        await clerk.OpenAsync($"/desk/cases/{number}");
        Assert.Contains($"/desk/cases/{number}/pay", clerk.Page, StringComparison.Ordinal);
        await clerk.OpenAsync($"/desk/cases/{number}/pay");
        clerk.Sees("К оплате 6 400,00 ₽").Sees("Платите у окна Центра, с документами на руках.").Sees("40601810000003000002").Sees("044583001").Sees("2684041000451965").Sees("счёт открыт в Банке России").Sees("Оплата услуги по переоформлению патента").Sees("Напечатать платёжный документ");
        Assert.True(clerk.Page.IndexOf("Платите у окна Центра", StringComparison.Ordinal) < clerk.Page.IndexOf("<svg xmlns", StringComparison.Ordinal));
        Assert.Contains("role=\"img\" aria-label=\"QR-код для оплаты", clerk.Page, StringComparison.Ordinal);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(clerk.Page, "class=\"govuk-button\""));
    }

    [Fact]
    public async Task Without_an_offer_and_after_the_contract_there_is_nothing_to_pay_and_no_code()
    {
        using Clerk clerk = await desk.SignInAsync();
        foreach ((string number, string said) in new[] { (await desk.OpenedAsync(desk.Person()), "Предложения ещё не было"), (await desk.PaidAsync(), "больше не нужно") })
        {
            await clerk.OpenAsync($"/desk/cases/{number}/pay");
            clerk.Sees("Платить сейчас нечего").Sees(said);
            Assert.DoesNotContain("okno-qr", clerk.Page, StringComparison.Ordinal);
            await clerk.OpenAsync($"/desk/cases/{number}/papers/payment-order.pdf");
            Assert.Equal(HttpStatusCode.NotFound, clerk.Status);
        }
    }
}
