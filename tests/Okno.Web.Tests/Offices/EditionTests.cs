using System.Net;
using System.Text;
using Okno.Desk;
using Okno.Desk.LawInUse;
using Okno.Domain.Cases;
using Okno.Domain.Law;

namespace Okno.Web.Tests.Offices;

/// <summary>A whole edition on its way through the rules editor's pages.</summary>
public sealed class EditionTests
{
    private const string Account = """
        requisites:
          recipient: "УФК по г. Москве (ГБУ «Миграционный центр»)"
          personal_account: "2684041000451965"
          account: "03224643450000007300"
          bank: "ГУ Банка России по ЦФО"
          bic: "004525988"
          source: "выдумано для тестов"

        """;

    [Fact]
    public async Task An_edition_is_drafted_tried_proposed_and_becomes_the_Rules_when_another_person_has_seen_the_same_difference()
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        Case paid = await day.PaidAsync();
        using Visitor editor = await day.SignInAsync("rules-editor");
        await editor.OpenAsync("/desk/law");
        editor.Sees("2026", "проект", "поверх редакции 2015", "нужен ответ до публикации");
        await editor.OpenAsync("/desk/law/diff?before=2015&after=2026");
        editor.Sees("Чем редакция 2026 отличается от редакции 2015", "УВМ ГУ МВД", "сколько действует сертификат: добавлено: 3 года", "п. 6.3.2: убрано");
        await editor.OpenAsync("/desk/law/simulate?edition=2026");
        editor.Sees("Изменится: 1", paid.Number, "оценка: можно → решает сотрудник", "law.open-question");
        Assert.Equal("2015", day.Service.Law.For(null, day.Today).Edition.Id);

        // Everything of the edition stands in one form; the open question forbids its publication and the form keeps every text.
        await editor.OpenAsync("/desk/law/draft?edition=2026");
        editor.Sees("editions/2026/clauses.yaml", "editions/2026/edition.yaml");
        await editor.SendAsync(null, ("publishes", "2026"), ("why", "приказ"), ("do", "propose"));
        editor.Sees("Связка не подходит", "editions/2026/edition.yaml, строка", "до публикации нужен ответ", "уберите вопрос");
        Assert.Contains("2.1.8.1", editor.Page, StringComparison.Ordinal);

        // The answered file comes by upload into its own row.
        string head = day.Service.Law.Files["editions/2026/edition.yaml"];
        string answered = head[..head.IndexOf("  - code: treasury-account", StringComparison.Ordinal)] + head[head.IndexOf("  - code: centre-address", StringComparison.Ordinal)..] + Account;
        await editor.SendFileAsync("file", "edition.yaml", Encoding.UTF8.GetBytes(answered), ("publishes", "2026"), ("do", "show"));
        editor.Sees("право с ним сходится", "Редакция 2026 становится Правилами", "реквизиты: счёт: 40601810000003000002 → 03224643450000007300");
        await editor.SendAsync(null, ("publishes", "2026"), ("do", "simulate"));
        editor.Sees("Примерка на открытых делах", "Изменится: 1", paid.Number);
        await editor.SendAsync(null, ("publishes", "2026"), ("why", "приказ Центра, размещено на сайте"), ("do", "propose"));
        editor.Sees("Запрос отправлен второму сотруднику");
        string request = Uri.UnescapeDataString(editor.At.AbsolutePath.Split('/')[^1]);

        using Visitor supervisor = await day.SignInAsync("supervisor");
        await supervisor.OpenAsync($"/desk/approvals/{request}/confirm");
        supervisor.Sees("editions/2026", "реквизиты: счёт: 40601810000003000002 → 03224643450000007300", "Редакция 2026 станет Правилами с сегодняшнего дня");
        await supervisor.SendAsync(null, ("words", "сверено с приказом"));
        supervisor.Sees("Подтверждено и выполнено");
        Assert.Equal("2026", day.Service.Law.For(null, day.Today).Edition.Id);
        await editor.OpenAsync("/desk/law");
        editor.Sees("publications.yaml");

        // A contract of yesterday would keep its terms; this one is of today and so is its law. The open case says what a human must look at.
        LawInForce running = day.Service.Law.Current.On(day.Today.AddDays(-1), day.Today);
        Assert.True(running.RulesChanged);
    }

    [Fact]
    public async Task A_case_accepted_under_the_earlier_edition_says_on_its_page_what_changed_for_it()
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        Case paid = await day.PaidAsync();
        day.Okno.Clock.Advance(TimeSpan.FromDays(1));
        string head = day.Service.Law.Files["editions/2026/edition.yaml"];
        string answered = head[..head.IndexOf("  - code: treasury-account", StringComparison.Ordinal)] + head[head.IndexOf("  - code: centre-address", StringComparison.Ordinal)..] + Account;
        By editor = new("rules-editor", "Регина Правилова", [Role.RulesEditor], "приказ", "desk");
        (Performed? asked, _) = await day.Service.ProposeLawAsync(new LawBundle([new LawFile("editions/2026/edition.yaml", answered)], "2026"), editor, TestContext.Current.CancellationToken);
        Assert.IsType<Performed.Done>(await day.Service.ConfirmAsync(Assert.IsType<Performed.AwaitsSecondPerson>(asked).Approval, "да", new By("supervisor", "Сергей Смотров", [Role.Supervisor], "да", "desk"), TestContext.Current.CancellationToken));

        using Visitor @operator = await day.SignInAsync("operator");
        await @operator.OpenAsync($"/desk/cases/{paid.Number}");
        @operator.Answered(HttpStatusCode.OK).Sees("Правила изменились после заключения договора", "редакция 2015 сменилась редакцией 2026", "открытый вопрос migration-card", "сколько действует сертификат: добавлено: 3 года");
    }

    [Fact]
    public async Task A_new_edition_begins_over_the_one_in_force_and_errors_of_several_files_come_at_once_with_the_texts_kept()
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        using Visitor editor = await day.SignInAsync("rules-editor");
        await editor.OpenAsync("/desk/law/draft?edition=2027&base=2015");
        editor.Sees("editions/2027/edition.yaml", "based_on: \"2015\"");
        await editor.SendAsync(null, ("do", "add"));
        (string address, List<KeyValuePair<string, string>> fields) = editor.Form(null);
        Assert.Equal(2, fields.Count(field => field.Key == "path"));
        fields = [.. fields.Where(field => field.Key is not ("path" or "text"))];
        string head = "id: \"2027\"\nstatus: draft\nbased_on: \"2027\"\ntitle: \"Т\"\nsource: \"С\"\n";
        fields.AddRange([new("path", "editions/2027/edition.yaml"), new("text", head), new("path", "prices/2027.yaml"), new("text", "number: \"9\"\ndate: 2026-12-01\namount: \"0.00\"\nfrom: 2027-01-01\nsource: \"п. 5.1\"\n"), new("do", "show")]);
        await editor.SendAgainAsync((address, fields));
        editor.Answered(HttpStatusCode.OK).Sees("Связка не подходит", "editions/2027/edition.yaml, строка 3", "круг: 2027 → 2027", "prices/2027.yaml, строка 3", "больше нуля", "Ничего не изменилось: действует прежнее право");
        Assert.Contains("based_on: &quot;2027&quot;", editor.Page, StringComparison.Ordinal);
    }
}
