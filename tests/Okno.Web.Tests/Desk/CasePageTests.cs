using System.Net;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;

namespace Okno.Web.Tests.Desk;

public sealed class CasePageTests(AprilDesk desk)
{
    [Fact]
    public async Task The_case_says_where_it_stands_whose_turn_it_is_and_the_one_next_step()
    {
        string number = await desk.OfferedAsync();
        using Clerk clerk = await desk.SignInAsync();
        await clerk.OpenAsync($"/desk/cases/{number}");
        clerk.Sees("Ждём оплату").Sees("Ждём заявителя").Sees("Записать оплату").Sees("Предложение сделано: 6 400,00 ₽").Sees("История");
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(clerk.Page, "class=\"govuk-button\""));

        using Clerk courier = await desk.SignInAsync("courier");
        await courier.OpenAsync($"/desk/cases/{number}");
        courier.Sees("Следующий шаг — «Записать оплату». Его делает оператор");
    }

    [Fact]
    public async Task Before_the_check_the_operator_is_told_what_only_the_person_can_answer()
    {
        Okno.Domain.People.Intake person = desk.Person();
        string number = await desk.OpenedAsync(person with { MigrationCard = null, LanguageProofStillValid = true, History = person.History with { StayIsLawful = null } });
        using Clerk clerk = await desk.SignInAsync();
        await clerk.OpenAsync($"/desk/cases/{number}/assess");
        clerk.Sees("Пока человек здесь, спросите").Sees("Законно ли человек находится в России").Sees("Нужна ли миграционная карта").Sees("По какой день уплачен налог");
        Assert.DoesNotContain("подтверждать знание русского языка", clerk.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_with_a_contract_shows_papers_with_reason_form_day_and_action()
    {
        string number = await desk.PaidAsync();
        using Clerk clerk = await desk.SignInAsync();
        await clerk.OpenAsync($"/desk/cases/{number}");
        clerk.Sees("Полис добровольного медицинского страхования").Sees("20.04.2026 (пн)").Sees("27.04.2026 (пн)").Sees("ещё нет").Sees("оплата по договору");
        Assert.Contains("receive-paper?paper=medical-policy", clerk.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("[", clerk.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("last-filing", "08.05.2026")]
    [InlineData("twelve-months", "25.05.2026")]
    [InlineData("contract-end", "20.05.2026")]
    [InlineData("papers", "27.04.2026")]
    [InlineData("safe-filing", "07.05.2026")]
    [InlineData("standard-lane", "30.04.2026")]
    public async Task Every_legal_date_can_be_asked_why_and_answers_day_by_day(string code, string day)
    {
        string number = await desk.PaidAsync();
        using Clerk clerk = await desk.SignInAsync("auditor");
        await clerk.OpenAsync($"/desk/cases/{number}/why/{code}");
        Assert.Equal(HttpStatusCode.OK, clerk.Status);
        clerk.Sees(day);
        Assert.Contains("<table", clerk.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("[", clerk.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_date_that_the_case_has_not_is_not_found()
    {
        string number = await desk.OpenedAsync();
        using Clerk clerk = await desk.SignInAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.OpenAsync($"/desk/cases/{number}/why/contract-end")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.OpenAsync($"/desk/cases/{number}/why/nonsense")).Status);
    }

    [Fact]
    public async Task Papers_of_the_case_are_printed_or_say_why_they_wait()
    {
        string number = await desk.OfferedAsync();
        using Clerk clerk = await desk.SignInAsync();
        await clerk.OpenAsync($"/desk/cases/{number}/papers/offer.pdf");
        Assert.True(clerk.Page.StartsWith("%PDF-", StringComparison.Ordinal) || clerk.Status == HttpStatusCode.ServiceUnavailable, clerk.Words);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.OpenAsync($"/desk/cases/{number}/papers/nonsense.pdf")).Status);
    }

    [Fact]
    public async Task What_happened_before_stays_readable_when_the_case_is_over()
    {
        string number = await desk.HandedOverAsync();
        await desk.DoAsync(number, new RecordRefusal(RefusalGround.Other, "нет подписи в ходатайстве", null));
        using Clerk clerk = await desk.SignInAsync("supervisor");
        await clerk.OpenAsync($"/desk/cases/{number}");
        clerk.Sees("Орган отказал по другой причине").Sees("нет подписи в ходатайстве").Sees("Документы переданы в орган");
        Assert.DoesNotContain("[desk.", clerk.Page, StringComparison.Ordinal);
    }
}
