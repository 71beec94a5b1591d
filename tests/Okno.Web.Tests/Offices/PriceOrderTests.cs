using System.Net;
using System.Security.Cryptography;
using System.Text;
using Okno.Domain.Cases;
using Okno.Domain.Law;
using Okno.Domain.Payments;
using Okno.Testing.Cases;
using Okno.Web.Tests.Running;

namespace Okno.Web.Tests.Offices;

/// <summary>A new price order by a plain form: two persons, no file written by hand, and everybody sees it.</summary>
public sealed class PriceOrderTests
{
    private const string Page = "/desk/law/prices";

    private static readonly (string, string?)[] New = [("Number", "31-п"), ("Date", "15.04.2026"), ("Amount", "7 000,00"), ("From", "01.06.2026"), ("PublishedOn", "16.04.2026")];

    [Fact]
    public async Task A_new_order_is_previewed_proposed_confirmed_by_another_person_and_seen_by_everybody_while_offers_keep_their_price()
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        Case offered = await day.OfferedAsync();
        using Visitor editor = await day.SignInAsync("rules-editor");
        await editor.OpenAsync(Page);
        editor.Sees("6 400,00 ₽", "действует сегодня", "допущение", "самого приказа у нас нет, сумма предположена");
        byte[] file = Encoding.UTF8.GetBytes("приказ");
        await editor.SendFileAsync("Published", "prikaz.pdf", file, [.. New, ("do", "show")]);
        editor.Answered(HttpStatusCode.OK).Sees("Что изменится, когда второй сотрудник подтвердит", "6 400,00 ₽ — приказ № 112-п, с 01.01.2026 по 31.05.2026 включительно", "7 000,00 ₽ — приказ № 31-п, с 01.06.2026");
        Assert.Equal(Money.Roubles(6400), day.Service.Law.Current.On(Sample.Day("2026-06-01")).PriceOn(Sample.Day("2026-06-01"))!.Amount);
        await editor.SendAsync(null, ("why", "приказ подписан"), ("do", "propose"));
        editor.Sees("Запрос отправлен второму сотруднику");
        string request = Uri.UnescapeDataString(editor.At.AbsolutePath.Split('/')[^1]);
        using Visitor supervisor = await day.SignInAsync("supervisor");
        await supervisor.OpenAsync($"/desk/approvals/{request}/confirm");
        await supervisor.SendAsync(null, ("words", "сверено с приказом"));
        supervisor.Sees("Подтверждено и выполнено");

        PriceOrder published = day.Service.Law.Current.Prices[^1];
        Assert.Equal(("31-п", Money.Roubles(7000), Sample.Day("2026-06-01"), (DateOnly?)null, false), (published.Number, published.Amount, published.InForceFrom, published.InForceTo, published.Assumption));
        Assert.Equal(new PricePublication("http://mc.mos.ru/", Sample.Day("2026-04-16"), Convert.ToHexStringLower(SHA256.HashData(file))), published.Publication);
        Assert.Equal(Money.Roubles(6400), (await day.CaseAsync(offered.Number)).Offer!.Price);
        await editor.OpenAsync(Page);
        editor.Sees("начнёт действовать", "http://mc.mos.ru/, 16.04.2026", "по 31.05.2026");
        using HttpClient anybody = day.Okno.NewClient();
        string words = await anybody.ReadAsync("/price");
        Assert.Contains("6 400,00 ₽", words, StringComparison.Ordinal);
        Assert.Contains("Действует с 01.01.2026 по 31.05.2026 включительно.", words, StringComparison.Ordinal);
        Assert.Contains("С 01.06.2026 цена будет 7 000,00 ₽.", words, StringComparison.Ordinal);
        Assert.Contains("Размещён: http://mc.mos.ru/, 16.04.2026.", words, StringComparison.Ordinal);
        Assert.Contains("3 500,00 ₽", words, StringComparison.Ordinal);
        Assert.Contains("держится ещё 3 дня", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_told_at_its_field_and_what_was_typed_stays()
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        using Visitor editor = await day.SignInAsync("rules-editor");
        foreach ((string field, string typed, string said, string at) in new[]
        {
            ("From", "20.04.2026", "раньше завтрашнего дня, 21.04.2026", "From"),
            ("To", "31.05.2026", "Последний день раньше первого", "To"),
            ("PublishedOn", "21.04.2026", "ещё не наступил", "PublishedOn"),
            ("Date", "02.06.2026", "не может действовать раньше себя", "From"),
            ("Amount", "много", "не сумма", "Amount"),
            ("Amount", "0", "умма должна быть больше нуля", "Amount"),
            ("Number", "", "Напишите номер приказа", "Number"),
            ("Place", "", "Напишите, где приказ размещён", "Place"),
            ("PublishedOn", "", "Напишите, когда приказ размещён", "PublishedOn"),
        })
        {
            await editor.OpenAsync(Page);
            await editor.SendAsync(null, [.. New.Where(pair => pair.Item1 != field), (field, typed), ("why", "x"), ("do", "propose")]);
            editor.Answered(HttpStatusCode.BadRequest).Sees(said);
            Assert.Contains($"href=\"#{at}\"", editor.Page, StringComparison.Ordinal);
            Assert.True(field == "Number" || editor.Page.Contains("value=\"31-п\"", StringComparison.Ordinal));
        }

        Assert.Empty((await day.Service.ListApprovalsAsync(waitingOnly: true, ct: TestContext.Current.CancellationToken)).Rows);
    }

    [Fact]
    public async Task Tomorrow_is_early_enough_and_the_last_day_of_the_order_before_gives_way()
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        using Visitor editor = await day.SignInAsync("rules-editor");
        await editor.OpenAsync(Page);
        await editor.SendAsync(null, [.. New.Where(pair => pair.Item1 != "From"), ("From", "21.04.2026"), ("To", "31.12.2026"), ("why", "приказ"), ("do", "show")]);
        editor.Answered(HttpStatusCode.OK).Sees("После 31.12.2026 цены не будет", "6 400,00 ₽ — приказ № 112-п, с 01.01.2026 по 20.04.2026 включительно");
        await editor.SendAsync(null, ("why", "приказ"), ("do", "propose"));
        using Visitor supervisor = await day.SignInAsync("supervisor");
        await supervisor.OpenAsync($"{editor.At.AbsolutePath}/confirm");
        await supervisor.SendAsync(null, ("words", "да"));
        await editor.OpenAsync(Page);
        await editor.SendAsync(null, [.. New.Where(pair => pair.Item1 is not ("Number" or "From")), ("Number", "40-п"), ("From", "01.09.2026"), ("do", "show")]);
        editor.Answered(HttpStatusCode.OK).Sees("7 000,00 ₽ — приказ № 31-п, с 21.04.2026 по 31.08.2026 включительно", "приказ № 40-п, с 01.09.2026");
    }

    [Fact]
    public async Task A_request_that_is_confirmed_only_when_the_price_should_already_run_is_refused()
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        using Visitor editor = await day.SignInAsync("rules-editor");
        await editor.OpenAsync(Page);
        await editor.SendAsync(null, [.. New.Where(pair => pair.Item1 != "From"), ("From", "21.04.2026"), ("why", "приказ"), ("do", "propose")]);
        string request = editor.At.AbsolutePath;
        day.Okno.Clock.Advance(TimeSpan.FromDays(1));
        using Visitor supervisor = await day.SignInAsync("supervisor");
        await supervisor.OpenAsync($"{request}/confirm");
        await supervisor.SendAsync(null, ("words", "да"));
        supervisor.Sees("новая цена не может начать действовать 21.04.2026");
        Assert.Equal("112-п", day.Service.Law.Current.Prices[^1].Number);
    }
}
