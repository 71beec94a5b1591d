using System.Net;
using System.Text;
using Okno.Domain.Payments;

namespace Okno.Web.Tests.Offices;

public sealed class LawTests
{
    private const string Price = "number: \"15-п\"\ndate: 2026-12-10\namount: \"7100.00\"\nfrom: 2027-01-01\nsource: \"п. 5.1\"\n";

    [Fact]
    public async Task A_new_price_is_shown_as_a_difference_proposed_and_works_only_after_another_person_confirms()
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        using Visitor editor = await day.SignInAsync("rules-editor");
        await editor.OpenAsync("/desk/law");
        editor.Sees("6 400,00 ₽", "допущение", "постановление Правительства РФ");
        // The order of now ends where the new one begins.
        await editor.OpenAsync("/desk/law/draft?path=prices/2026.yaml");
        await PublishAsync(day, editor, "prices/2026.yaml", day.Service.Law.Files["prices/2026.yaml"] + "to: 2026-12-31\n");
        await PublishAsync(day, editor, "prices/2027.yaml", Price);
        Assert.Equal(Money.Roubles(7100), day.Service.Law.For(null, new DateOnly(2027, 1, 11)).PriceOn(new DateOnly(2027, 1, 11))!.Amount);
        await editor.OpenAsync("/desk/law");
        editor.Sees("prices/2027.yaml", "7 100,00 ₽");
    }

    [Fact]
    public async Task A_broken_file_is_told_with_file_line_and_reason_and_cannot_be_proposed()
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        using Visitor editor = await day.SignInAsync("rules-editor");
        await editor.OpenAsync("/desk/law/draft");
        await editor.SendAsync(null, ("path", "prices/2027.yaml"), ("text", "number: \"15-п\"\ndate: 2026-02-31\namount: много\nfrom: 2027-01-01\n"), ("why", "x"), ("do", "propose"));
        editor.Answered(HttpStatusCode.OK).Sees("Файл не подходит", "prices/2027.yaml, строка 2", "prices/2027.yaml, строка 3");
        await editor.SendAsync(null, ("path", "../../etc/passwd"), ("text", "a: b"), ("do", "show"));
        editor.Answered(HttpStatusCode.BadRequest).Sees("Имя файла права кончается на .yaml");
        await editor.SendAsync(null, ("path", "other/thing.yaml"), ("text", "a: b"), ("do", "show"));
        editor.Sees("такой файл здесь не известен");
        await editor.SendFileAsync("file", "x.yaml", [0xCF, 0xF0, 0xE8], ("path", "prices/2027.yaml"), ("do", "show"));
        editor.Answered(HttpStatusCode.BadRequest).Sees("не в кодировке UTF-8");
        Assert.Empty((await day.Service.ListApprovalsAsync(waitingOnly: true, ct: TestContext.Current.CancellationToken)).Rows);
    }

    [Fact]
    public async Task A_file_comes_by_upload_the_reason_is_demanded_and_the_second_person_may_decline_with_words()
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        using Visitor editor = await day.SignInAsync("rules-editor");
        string hours = day.Service.Law.Files["hours.yaml"].Replace("16:45", "17:00", StringComparison.Ordinal);
        await editor.OpenAsync("/desk/law/draft");
        await editor.SendFileAsync("file", "hours.yaml", Encoding.UTF8.GetBytes(hours), ("path", "hours.yaml"), ("do", "show"));
        editor.Sees("строк добавлено: 1, убрано: 1", "− убрано", "+ добавлено");
        await editor.SendAsync(null, ("why", ""), ("do", "propose"));
        editor.Answered(HttpStatusCode.BadRequest).Sees("Напишите, откуда эти данные");
        await editor.SendAsync(null, ("why", "письмо органа"), ("do", "propose"));
        editor.Sees("Запрос отправлен второму сотруднику", "hours.yaml");
        string request = Uri.UnescapeDataString(editor.At.AbsolutePath.Split('/')[^1]);
        using Visitor supervisor = await day.SignInAsync("supervisor");
        await supervisor.OpenAsync($"/desk/approvals/{request}");
        supervisor.Sees("Регина Правилова", "письмо органа", "Подтвердить", "Отклонить");
        await supervisor.OpenAsync($"/desk/approvals/{request}/decline");
        await supervisor.SendAsync(null, ("words", "нет печати"));
        supervisor.Sees("Запрос отклонён", "нет печати");
        Assert.DoesNotContain("17:00", day.Service.Law.Files["hours.yaml"], StringComparison.Ordinal);
        await supervisor.OpenAsync($"/desk/approvals/{request}/confirm");
        Assert.DoesNotContain("confirm", supervisor.At.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_law_is_closed_to_the_window_and_a_request_is_answered_only_by_the_roles_that_may()
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        using Visitor @operator = await day.SignInAsync("operator");
        await @operator.OpenAsync("/desk/law");
        Assert.StartsWith("/account/denied", @operator.At.AbsolutePath, StringComparison.Ordinal);
        using Visitor editor = await day.SignInAsync("rules-editor");
        await editor.OpenAsync("/desk/law/draft");
        await editor.SendAsync(null, ("path", "prices/2015.yaml"), ("text", day.Service.Law.Files["prices/2015.yaml"] + "# сверено\n"), ("do", "show"));
        await editor.SendAsync(null, ("why", "сверка"), ("do", "propose"));
        string request = Uri.UnescapeDataString(editor.At.AbsolutePath.Split('/')[^1]);
        await @operator.OpenAsync($"/desk/approvals/{request}");
        @operator.Sees("Этот запрос решает");
        await @operator.OpenAsync("/desk/approvals/С-26-9999");
        @operator.Answered(HttpStatusCode.NotFound);
    }

    private static async Task PublishAsync(OfficeDay day, Visitor editor, string path, string text)
    {
        await editor.OpenAsync("/desk/law/draft");
        await editor.SendAsync(null, ("path", path), ("text", text), ("do", "show"));
        editor.Answered(HttpStatusCode.OK).Sees("право с ним сходится");
        await editor.SendAsync(null, ("why", "приказ о цене"), ("do", "propose"));
        editor.Sees("Запрос отправлен");
        string request = Uri.UnescapeDataString(editor.At.AbsolutePath.Split('/')[^1]);
        using Visitor supervisor = await day.SignInAsync("supervisor");
        await supervisor.OpenAsync($"/desk/approvals/{request}/confirm");
        await supervisor.SendAsync(null, ("words", "сверено с приказом"));
        supervisor.Sees("Подтверждено и выполнено");
    }
}
