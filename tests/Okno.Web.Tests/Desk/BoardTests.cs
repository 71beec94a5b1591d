using System.Net;
using Okno.Desk.Wording;
using Okno.Domain.Cases;
using Okno.Domain.People;
using Okno.Web.Tests.Running;

namespace Okno.Web.Tests.Desk;

public sealed class BoardTests(AprilDesk desk)
{
    [Fact]
    public async Task An_empty_board_says_what_to_do()
    {
        await using RunningOkno empty = await RunningOkno.StartAsync(AprilDesk.Today);
        using Clerk clerk = await Clerk.SignInAsync(empty);
        clerk.Sees("Дел пока нет").Sees("откройте новое дело");
    }

    [Fact]
    public async Task The_board_shows_what_is_due_when_by_which_clause_for_whom_and_whose_turn_it_is()
    {
        // Nobody is nearer to the last day: it stands first.
        Intake person = desk.Person(new DateOnly(2025, 5, 5));
        string number = await desk.OpenedAsync(person);
        Case @case = await desk.CaseAsync(number);
        Assert.Equal(new DateOnly(2026, 4, 20), @case.NearestDeadline!.On);
        using Clerk clerk = await desk.SignInAsync();
        await clerk.OpenAsync("/desk?turn=operator");
        clerk.Sees("20.04.2026 (пн) почему? " + person.Applicant.Name.Full + " сегодня последний день Последний день, чтобы обратиться, п. 1.2 Правил " + person.Applicant.Name.Full + " " + number);
        Assert.Contains("autofocus", clerk.Page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("applicant")]
    [InlineData("reviewer")]
    [InlineData("accountant")]
    [InlineData("courier")]
    [InlineData("authority")]
    [InlineData("supervisor")]
    [InlineData("nonsense")]
    public async Task Every_tab_opens(string turn)
    {
        using Clerk clerk = await desk.SignInAsync("supervisor");
        await clerk.OpenAsync($"/desk?turn={turn}");
        Assert.Equal(HttpStatusCode.OK, clerk.Status);
        Assert.DoesNotContain("<title>Ошибка", clerk.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_hit_goes_straight_to_the_case_whatever_was_typed()
    {
        Intake person = desk.Person();
        string number = await desk.OfferedAsync(person);
        string reference = (await desk.CaseAsync(number)).Offer!.Reference;
        using Clerk clerk = await desk.SignInAsync();
        foreach (string asked in new[] { number, $"77 {person.Patent.Number}", person.Applicant.Identity.Series + person.Applicant.Identity.Number, reference })
        {
            await clerk.OpenAsync($"/desk/search?q={Uri.EscapeDataString(asked)}");
            Assert.Equal($"/desk/cases/{number}", clerk.At.AbsolutePath);
        }
    }

    [Theory]
    [InlineData("Каримов")]
    [InlineData("karimov bakhtiyor")]
    public async Task A_name_is_found_in_both_alphabets(string asked)
    {
        // People repeat every five: two of them bear this name.
        Intake person = desk.Person();
        while (person.Applicant.Name.Surname != "Каримов")
        {
            person = desk.Person();
        }

        string number = await desk.OpenedAsync(person);
        await desk.OpenedAsync(person with { Patent = person.Patent with { Number = "9" + person.Patent.Number[1..] } });
        using Clerk clerk = await desk.SignInAsync();
        await clerk.OpenAsync($"/desk/search?q={Uri.EscapeDataString(asked)}");
        clerk.Sees("Нашл").Sees(number);
    }

    [Fact]
    public async Task What_is_not_there_is_answered_with_advice()
    {
        using Clerk clerk = await desk.SignInAsync();
        await clerk.OpenAsync("/desk/search?q=%D0%AF%D1%8A%D1%8B%D1%8C");
        clerk.Sees("Ничего не нашлось").Sees("откройте новое дело");
        await clerk.OpenAsync("/desk/search?q=" + new string('9', 5000));
        clerk.Sees("Ничего не нашлось");
    }
}
