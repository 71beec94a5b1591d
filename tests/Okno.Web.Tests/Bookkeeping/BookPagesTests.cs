using System.Net;
using Okno.Domain.Cases;
using Okno.Domain.Payments;
using Okno.Web.Tests.Offices;

namespace Okno.Web.Tests.Bookkeeping;

public sealed class BookPagesTests
{
    private static async Task ImportAsync(Visitor accountant, BankFile file)
    {
        await accountant.OpenAsync("/desk/statements/import");
        await accountant.SendFileAsync("file", "kl_to_1c.txt", file.Bytes());
        accountant.Answered(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_day_is_reconciled_with_the_statement_and_every_difference_has_a_name_and_a_way_to_mend_it()
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        using Visitor accountant = await day.SignInAsync("accountant");
        await accountant.OpenAsync("/desk/book");
        accountant.Answered(HttpStatusCode.OK).Sees("Выписки за эти дни ещё нет", "Сверять пока не с чем");

        await ImportAsync(accountant, new BankFile(day.Today).In(Money.Roubles(6400), "=1+1", "за услуги").Out(Money.Roubles(150), "Банк", "комиссия"));
        await accountant.OpenAsync("/desk/book");
        accountant.Sees("Было 1 000,00 ₽", "Поступило 6 400,00 ₽", "Списано 150,00 ₽", "Стало 7 250,00 ₽", "это не возврат заявителю: 1 документ", "Не разнесено 6 400,00 ₽");

        await accountant.OpenAsync("/desk/book/lines?pile=Outgoing");
        accountant.Sees("Строк: 1", "расход 150,00 ₽", "комиссия", "списание, ещё не разобрано");
    }

    [Fact]
    public async Task Lists_are_taken_away_as_tables_in_which_no_payer_writes_a_formula()
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        using Visitor accountant = await day.SignInAsync("accountant");
        await ImportAsync(accountant, new BankFile(day.Today).In(Money.Roubles(6400), "=1+1", "за услуги"));

        await accountant.OpenAsync($"/desk/book/lines/csv?from={day.Today:yyyy-MM-dd}&to={day.Today:yyyy-MM-dd}");
        accountant.Answered(HttpStatusCode.OK).Sees("6400,00;;RUB", ";'=1+1;");
        await accountant.OpenAsync($"/desk/book/entries/csv?from={day.Today:yyyy-MM-dd}&to={day.Today:yyyy-MM-dd}");
        accountant.Answered(HttpStatusCode.OK).Sees("Поступило по банку;Не разнесено;6400,00;Поступление по выписке");
        await accountant.OpenAsync("/desk/book/entries/xls");
        accountant.Answered(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_day_that_does_not_exist_is_said_at_its_field_and_the_page_stays()
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        using Visitor accountant = await day.SignInAsync("accountant");
        await accountant.OpenAsync("/desk/book?from=31.02.2026&to=20.11.2026");
        accountant.Answered(HttpStatusCode.OK).Sees("Такого дня нет", "Сверка за 20.11.2026");
        await accountant.OpenAsync("/desk/book/entries?from=20.11.2026&to=01.11.2026");
        accountant.Sees("Последний день раньше первого");
    }

    [Fact]
    public async Task The_book_is_open_to_the_accountant_the_supervisor_and_the_auditor_only()
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        foreach ((string account, HttpStatusCode answer) in new[] { ("auditor", HttpStatusCode.OK), ("supervisor", HttpStatusCode.OK), ("operator", HttpStatusCode.Forbidden), ("courier", HttpStatusCode.Forbidden) })
        {
            using Visitor visitor = await day.SignInAsync(account);
            await visitor.OpenAsync("/desk/book");
            visitor.Answered(answer);
        }
    }
}
