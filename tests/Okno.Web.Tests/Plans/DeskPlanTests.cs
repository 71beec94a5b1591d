using System.Net;
using Microsoft.Playwright;
using Okno.Domain.Cases;
using Okno.Domain.People;
using Okno.Web.Accounts;
using Okno.Web.Tests.Desk;
using Okno.Web.Tests.Running;

namespace Okno.Web.Tests.Plans;

/// <summary>The operator sees the plan before the offer: the picture, what would repair it, and what-if. Today is Monday, 20 April 2026.</summary>
public sealed class DeskPlanTests(AprilDesk desk, Browser browser)
{
    /// <summary>T-15 is today: with the five days of 3.10.2 the papers come on T-10 itself, 27.04.2026, and are handed over after it.</summary>
    private static readonly DateOnly Fails = new(2025, 5, 13);

    /// <summary>T-10 is today.</summary>
    private static readonly DateOnly LastDay = new(2025, 5, 5);

    private Intake Passport(DateOnly expires)
    {
        Intake person = desk.Person();
        return person with { Applicant = person.Applicant with { Identity = person.Applicant.Identity with { Expires = expires } } };
    }

    [Fact]
    public async Task The_case_shows_the_failing_plan_and_the_way_out_and_tries_it()
    {
        string number = await desk.OpenedAsync(desk.Person(Fails));
        using Clerk clerk = await desk.SignInAsync();
        await clerk.OpenAsync($"/desk/cases/{number}");
        clerk.Sees("Если оплатить сегодня").Sees("Не успеваем.").Sees("Передача в орган 28.04.2026: поздно")
            .Sees("Принесите все документы не позже 26 апреля 2026 года (воскресенье) и подпишите этот срок");
        Assert.Contains($"href=\"/desk/cases/{number}?if-bring=2026-04-26#plan\"", clerk.Page, StringComparison.Ordinal);

        await clerk.OpenAsync($"/desk/cases/{number}?if-bring=2026-04-26");
        clerk.Sees("План проходит.").Sees("Последний документ 27.04.2026 26.04.2026").Sees("Передача в орган 28.04.2026 27.04.2026");
    }

    [Fact]
    public async Task The_offer_is_prefilled_with_the_agreed_day_of_the_repair_and_then_passes()
    {
        string number = await desk.OpenedAsync(desk.Person(Fails));
        using Clerk clerk = await desk.SignInAsync();
        await clerk.OpenAsync($"/desk/cases/{number}/make-offer");
        clerk.Sees("По срокам Правил документы можно донести до 27.04.2026").Sees("Передача в орган 28.04.2026 27.04.2026");
        Assert.Equal("26.04.2026", clerk.Field("papersAgreedBy"));

        await clerk.SendAsync();
        clerk.Sees("Предложение сделано");
        Offer offer = (await desk.CaseAsync(number)).Offer!;
        Assert.Equal(new DateOnly(2026, 4, 26), offer.PapersAgreedBy);
        Assert.True(offer.Plan.Passes);
    }

    [Fact]
    public async Task A_passport_one_day_short_passes_with_papers_agreed_earlier_and_is_refused_without()
    {
        // Papers by 27.04, filing 28.04: a passport to 27.04.2027 lacks a day.
        string number = await desk.OpenedAsync(Passport(new DateOnly(2027, 4, 27)));
        using Clerk clerk = await desk.SignInAsync();
        await clerk.OpenAsync($"/desk/cases/{number}/make-offer");
        Assert.Equal("26.04.2026", clerk.Field("papersAgreedBy"));
        clerk.Sees("Паспорт действует до 27.04.2027, а нужен не раньше чем до 28.04.2027");

        await clerk.SendAsync(("papersAgreedBy", ""));
        Assert.Equal(HttpStatusCode.Conflict, clerk.Status);
        await clerk.SendAsync(("papersAgreedBy", "26.04.2026"));
        clerk.Sees("Предложение сделано");
    }

    [Fact]
    public async Task On_the_last_day_only_the_risk_is_left_and_no_day_is_prefilled()
    {
        string number = await desk.OpenedAsync(desk.Person(LastDay));
        using Clerk clerk = await desk.SignInAsync();
        await clerk.OpenAsync($"/desk/cases/{number}/make-offer");
        clerk.Sees("Передача в орган 21.04.2026: поздно").Sees("Что можно сделать").Sees("передача документов в орган в тот же день");
        Assert.Equal("", clerk.Field("papersAgreedBy"));
    }

    [Fact]
    public async Task A_question_that_makes_no_sense_is_told_at_its_field_on_the_case_too()
    {
        string number = await desk.OpenedAsync(desk.Person(Fails));
        using Clerk clerk = await desk.SignInAsync();
        await clerk.OpenAsync($"/desk/cases/{number}?if-come=19.04.2026&if-employer=person");
        clerk.Sees("Что будет, если работать у частного лица");
        Assert.Equal("Заплатить раньше обращения нельзя. Назовите 20.04.2026 или позже.", clerk.ErrorAt("if-come"));
        await clerk.OpenAsync($"/desk/cases/{number}?if-bring=28.04.2026");
        Assert.Equal("Позже 27.04.2026 документы приносить нельзя. Назовите этот день или более ранний.", clerk.ErrorAt("if-bring"));
    }

    [Fact]
    public async Task After_the_contract_the_plan_gives_way_to_the_real_days()
    {
        string number = await desk.PaidAsync();
        using Clerk clerk = await desk.SignInAsync();
        await clerk.OpenAsync($"/desk/cases/{number}");
        Assert.DoesNotContain("Если оплатить сегодня", clerk.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("offer-until", "23.04.2026")]
    [InlineData("passport", "28.04.2027")]
    [InlineData("refusal-year", "28.04.2025")]
    [InlineData("new-year", "28.04.2027")]
    public async Task The_days_of_offer_and_findings_answer_why_too(string code, string day)
    {
        string number = await desk.OfferedAsync();
        using Clerk clerk = await desk.SignInAsync();
        await clerk.OpenAsync($"/desk/cases/{number}/why/{code}");
        Assert.Equal(HttpStatusCode.OK, clerk.Status);
        clerk.Sees(day);
        Assert.Contains("<table", clerk.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("[", clerk.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Plan_and_offer_are_sound_on_every_screen(int width)
    {
        string number = await desk.OpenedAsync(desk.Person(Fails));
        IPage page = await browser.OpenAsync(desk.Okno, width, 900);
        await using IBrowserContext context = page.Context;
        await page.GotoAsync("/account/sign-in");
        await page.FillAsync("#Account", "operator");
        await page.FillAsync("#Password", DemoStaff.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/desk");
        await page.GotoAsync($"/desk/cases/{number}?if-bring=2026-04-26");
        await page.IsSoundAsync($"desk-plan-{width}");
        await page.GotoAsync($"/desk/cases/{number}/make-offer");
        await page.IsSoundAsync($"desk-offer-plan-{width}");
    }
}
