using System.Net;
using Okno.Domain.Cases;
using Okno.Domain.Handovers;

namespace Okno.Web.Tests.Offices;

public sealed class RegisterTests
{
    [Fact]
    public async Task A_register_is_opened_filled_handed_over_and_answered_line_by_line()
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        Case first = await day.CompleteAsync();
        Case second = await day.CompleteAsync();
        using Visitor courier = await day.SignInAsync("courier");
        await courier.OpenAsync("/desk/registers");
        courier.Sees("орган открыт с 09:00 до 18:00", first.Number, second.Number, "не внесено");

        await courier.OpenAsync("/desk/registers/open");
        await courier.SendAsync(null);
        courier.Sees("Внести дела в реестр Р-26-0001", first.Number);
        await courier.SendAsync(null, ("case", first.Number), ("case", second.Number));
        courier.Sees("Получилось: 2 из 2");
        await courier.OpenAsync("/desk/registers/Р-26-0001");
        courier.Sees("Дел в реестре 2");

        await courier.OpenAsync("/desk/registers/Р-26-0001/hand-over");
        var form = courier.Form(null);
        await courier.SendAgainAsync(form);
        courier.Sees("Получилось: 2 из 2");
        await courier.SendAgainAsync(form);
        courier.Sees("Получилось: 2 из 2");

        await courier.OpenAsync("/desk/registers/Р-26-0001/act");
        var act = courier.Form(null, ("ActNumber", "АПП-7"), ($"answer-{second.Number}", "refused"), ($"ground-{second.Number}", "other"), ($"words-{second.Number}", "нет копии паспорта"));
        await courier.SendAgainAsync(act);
        courier.Sees("Получилось: 2 из 2");
        await courier.SendAgainAsync(act);
        courier.Sees("Получилось: 2 из 2");
        Assert.Equal(Phase.Rendered, (await day.CaseAsync(first.Number)).Phase);
        Assert.Equal(Phase.RefusedOtherwise, (await day.CaseAsync(second.Number)).Phase);
        await courier.OpenAsync("/desk/registers/Р-26-0001");
        courier.Sees("АПП-7", "нет копии паспорта");
        Assert.True((await day.Service.FindRegisterAsync("Р-26-0001", ct: TestContext.Current.CancellationToken))!.State.IsAnswered);
    }

    [Fact]
    public async Task A_refusal_without_ground_and_words_is_said_at_its_fields_and_what_was_typed_stays()
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        Case one = await day.CompleteAsync();
        string number = await day.RegisterAsync(one);
        await day.DoAsync(one.Number, new Okno.Domain.Cases.Steps.HandOver(number));
        using Visitor courier = await day.SignInAsync("courier");
        await courier.OpenAsync($"/desk/registers/{number}/act");
        await courier.SendAsync(null, ("ActNumber", "АПП-8"), ("ActDate", "31.02.2026"), ($"answer-{one.Number}", "refused"));
        courier.Answered(HttpStatusCode.BadRequest).Sees("Такого дня нет в календаре", "напишите, чем орган объяснил отказ", "выберите основание отказа");
        Assert.Contains("value=\"АПП-8\"", courier.Page, StringComparison.Ordinal);
        Assert.Contains("value=\"31.02.2026\"", courier.Page, StringComparison.Ordinal);
        await courier.SendAsync(null, ("ActNumber", ""), ("ActDate", "21.04.2026"));
        courier.Sees("Напишите номер акта", "Дата акта в будущем");
        Assert.Equal(Phase.HandedOver, (await day.CaseAsync(one.Number)).Phase);
    }

    [Fact]
    public async Task A_case_without_the_banks_line_stays_out_with_its_reason_while_others_go_in()
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        Case good = await day.CompleteAsync();
        Case unproved = await day.CompleteAsync(inRecord: false);
        string number = await day.RegisterAsync();
        using Visitor courier = await day.SignInAsync("courier");
        await courier.OpenAsync($"/desk/registers/{number}/add");
        await courier.SendAsync(null, ("case", null));
        courier.Answered(HttpStatusCode.BadRequest).Sees("Отметьте хотя бы одно дело");
        await courier.SendAsync(null, ("case", good.Number), ("case", unproved.Number));
        courier.Sees("Получилось: 1 из 2", "Правила не позволяют", "п. 3.9.3");
        RegisterLine line = Assert.Single((await day.Service.FindRegisterAsync(number, ct: TestContext.Current.CancellationToken))!.State.Lines);
        Assert.Equal(good.Number, line.CaseNumber);
    }

    [Fact]
    public async Task Near_the_last_day_a_receipt_alone_goes_through_two_persons_and_never_through_one()
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        // Issued on 12.05.2025: safe contact 22.04.2026, last day to file 24.04.2026 (Q16).
        Case paid = await day.CompleteAsync("2025-05-12", inRecord: false);
        day.GoTo("2026-04-22");
        string number = await day.RegisterAsync();
        using Visitor courier = await day.SignInAsync("courier");
        await courier.OpenAsync($"/desk/registers/{number}/add");
        await courier.SendAsync(null, ("case", paid.Number));
        courier.Sees("нужен второй сотрудник", "Запросить второго сотрудника");
        await courier.SendAsync($"/ask/{paid.Number}", ("why", ""));
        courier.Answered(HttpStatusCode.BadRequest).Sees("Напишите, почему это нужно");
        await courier.SendAsync(null, ("why", "послезавтра последний день"));
        courier.Sees("Запрос отправлен второму сотруднику", "Это ваш запрос: подтвердить его может только другой сотрудник");
        string request = courier.At.AbsolutePath.Split('/')[^1];
        request = Uri.UnescapeDataString(request);
        Assert.Equal(Phase.Complete, (await day.CaseAsync(paid.Number)).Phase);

        await courier.OpenAsync($"/desk/approvals/{request}/confirm");
        Assert.EndsWith(Uri.EscapeDataString(request), courier.At.AbsolutePath, StringComparison.Ordinal);

        using Visitor supervisor = await day.SignInAsync("supervisor");
        await supervisor.OpenAsync("/desk/approvals");
        supervisor.Sees(request, "послезавтра последний день", "ждёт вас");
        await supervisor.OpenAsync($"/desk/approvals/{request}/confirm");
        supervisor.Sees("Кирилл Гонцов", number);
        await supervisor.SendAsync(null);
        supervisor.Answered(HttpStatusCode.BadRequest).Sees("Напишите, почему вы согласны");
        var form = supervisor.Form(null, ("words", "квитанция настоящая"));
        await supervisor.SendAgainAsync(form);
        supervisor.Sees("Подтверждено и выполнено");
        await supervisor.SendAgainAsync(form);
        supervisor.Answered(HttpStatusCode.OK).Sees("Подтверждено и выполнено");
        Assert.Equal(Phase.Listed, (await day.CaseAsync(paid.Number)).Phase);
    }

    [Fact]
    public async Task A_line_is_taken_off_with_a_reason_and_an_act_that_does_not_come_is_told_as_overdue_proof()
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        Case first = await day.CompleteAsync();
        Case second = await day.CompleteAsync();
        string number = await day.RegisterAsync(first, second);
        using Visitor courier = await day.SignInAsync("courier");
        await courier.OpenAsync($"/desk/registers/{number}/take-off/{first.Number}");
        await courier.SendAsync(null);
        courier.Answered(HttpStatusCode.BadRequest).Sees("Напишите причину");
        await courier.SendAsync(null, ("why", "нет подлинника"));
        courier.Sees("снято с реестра", "Дел в реестре 1");
        await day.DoAsync(second.Number, new Okno.Domain.Cases.Steps.HandOver(number));
        day.GoTo("2026-04-22");
        using Visitor later = await day.SignInAsync("courier");
        await later.OpenAsync("/desk/registers");
        later.Sees("акта нет уже 2 дня: доказательство передачи просрочено (п. 3.11)", "просрочено на 1 день");
    }

    [Fact]
    public async Task A_past_day_opens_no_register_and_a_strange_date_is_said_at_the_field()
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        using Visitor courier = await day.SignInAsync("courier");
        await courier.OpenAsync("/desk/registers/open");
        await courier.SendAsync(null, ("PlannedFor", "19.04.2026"));
        courier.Answered(HttpStatusCode.Conflict).Sees("19.04.2026");
        await courier.SendAsync(null, ("PlannedFor", "завтра"));
        courier.Answered(HttpStatusCode.BadRequest).Sees("не дата");
        Assert.Empty((await day.Service.ListRegistersAsync(openOnly: false, ct: TestContext.Current.CancellationToken)).Rows);
        await courier.OpenAsync("/desk/registers/Р-26-0001");
        courier.Answered(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Nobody_hands_over_a_line_that_they_did_not_see()
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        Case first = await day.CompleteAsync();
        Case second = await day.CompleteAsync();
        string number = await day.RegisterAsync(first);
        using Visitor courier = await day.SignInAsync("courier");
        await courier.OpenAsync($"/desk/registers/{number}/hand-over");
        await day.DoAsync(second.Number, new Okno.Domain.Cases.Steps.ListForHandover(number, day.Today));
        await courier.SendAsync(null);
        courier.Sees("Получилось: 0 из 2", "кто-то это изменил");
        Assert.Equal(Phase.Listed, (await day.CaseAsync(first.Number)).Phase);
    }

    [Fact]
    public async Task Register_and_act_are_printed_or_the_reason_is_said()
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        string number = await day.RegisterAsync(await day.CompleteAsync());
        using Visitor courier = await day.SignInAsync("courier");
        foreach (string paper in new[] { "register.pdf", "act.pdf", "other.pdf" })
        {
            (string? type, byte[] bytes) = await courier.DownloadAsync($"/desk/registers/{number}/{paper}");
            if (paper == "other.pdf")
            {
                Assert.Contains("Такой страницы нет", System.Text.Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
            }
            else if (type == "application/pdf")
            {
                Assert.Equal("%PDF"u8, bytes.AsSpan(0, 4));
            }
            else
            {
                Assert.Contains("Напечатать не получилось", System.Text.Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
            }
        }
    }
}
