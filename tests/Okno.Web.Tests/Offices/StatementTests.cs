using System.Net;
using System.Text;
using Okno.Domain.Cases;
using Okno.Domain.Payments;

namespace Okno.Web.Tests.Offices;

public sealed class StatementTests
{
    [Fact]
    public async Task A_statement_comes_in_one_button_makes_the_contract_and_the_same_file_adds_nothing()
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        Case offered = await day.OfferedAsync();
        byte[] file = new BankFile(day.Today).In(offered.Offer!.Price, "ООО Стройка", $"Оплата по предложению {offered.Offer.Reference}").In(Money.Roubles(100), "ООО Прохожий", "за канцтовары").Bytes();
        using Visitor accountant = await day.SignInAsync("accountant");
        await accountant.OpenAsync("/desk/statements");
        accountant.Sees("Предложений нет");
        await accountant.OpenAsync("/desk/statements/import");
        await accountant.SendFileAsync("file", "kl_to_1c.txt", file);
        accountant.Answered(HttpStatusCode.OK).Sees("2 новые строки", "1 000,00 ₽ было + 6 500,00 ₽ поступило − 0,00 ₽ списано = 7 500,00 ₽ стало", "Остатки сходятся. Документы сходятся с оборотами счёта.", "Из них новых 2", "Уже были у нас 0");

        await accountant.OpenAsync("/desk/statements");
        accountant.Sees("Предложены (1)", "Неизвестны (1)", offered.Number, "номер предложения");
        await accountant.SendAsync("/match");
        accountant.Answered(HttpStatusCode.OK).Sees("договор заключён", "Предложены (0)", "Разнесены (1)");
        Assert.Equal(Phase.Collecting, (await day.CaseAsync(offered.Number)).Phase);

        await accountant.OpenAsync("/desk/statements/import");
        await accountant.SendFileAsync("file", "kl_to_1c.txt", file);
        accountant.Sees("Этот файл уже загружен", "строки не удвоились");
        await accountant.OpenAsync("/desk/statements/files");
        accountant.Sees("kl_to_1c.txt", "Остатки и обороты сходятся", "Всего: 1");
        await accountant.OpenAsync($"/desk/statements/files/{System.Text.RegularExpressions.Regex.Match(accountant.Words, @"ВП-26-\d{5}").Value}");
        accountant.Answered(HttpStatusCode.OK).Sees("Поступлений в файле 2", "Неизвестно, чьи 1");
    }

    [Fact]
    public async Task What_nobody_could_doubt_the_system_posts_by_itself_before_the_page_is_shown()
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        Case offered = await day.OfferedAsync();
        using Visitor accountant = await day.SignInAsync("accountant");
        await ImportAsync(accountant, new BankFile(day.Today).In(offered.Offer!.Price, offered.Intake!.Applicant.Name.Full, $"Оплата {offered.Offer.Reference} патент {offered.Intake.Patent.Key}"));
        accountant.Sees("Система разносит сама 1");
        await accountant.OpenAsync("/desk/statements");
        accountant.Sees("Предложены (0)", "Разнесены (1)");
        Assert.Equal(Phase.Collecting, (await day.CaseAsync(offered.Number)).Phase);
        await accountant.OpenAsync("/desk/statements?pile=certain");
        accountant.Sees("Система разнесла всё, в чём не сомневалась");
    }

    [Fact]
    public async Task A_file_without_the_token_of_the_form_is_refused_and_a_form_without_a_file_is_told_so()
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        using Visitor accountant = await day.SignInAsync("accountant");
        await accountant.OpenAsync("/desk/statements/import");
        byte[] file = new BankFile(day.Today).In(Money.Roubles(1), "Первый", "раз").Bytes();
        await accountant.SendFileAsync("file", "a.txt", file, ("form-token", "forged"));
        accountant.Answered(HttpStatusCode.BadRequest);
        Assert.Empty((await day.Service.ListStatementsAsync(ct: TestContext.Current.CancellationToken)).Rows);
        await accountant.OpenAsync("/desk/statements/import");
        await accountant.SendFileAsync("other", "a.txt", file);
        accountant.Answered(HttpStatusCode.BadRequest).Sees("Выберите файл выписки");
    }

    [Fact]
    public async Task A_line_confirms_the_receipt_that_waits_for_it_and_the_same_form_twice_has_one_effect()
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        Case paid = await day.PaidAsync();
        using Visitor accountant = await day.SignInAsync("accountant");
        await ImportAsync(accountant, new BankFile(day.Today).In(paid.Payments[0].Amount, "Кто-то", "перевод"));
        await accountant.OpenAsync("/desk/statements");
        accountant.Sees("Неизвестны (1)");
        string line = LineOf(accountant);
        await accountant.OpenAsync($"/desk/statements/{line}/match?q={Uri.EscapeDataString(paid.Intake!.Applicant.Name.Surname)}");
        accountant.Sees("Найдено: 1", paid.Number);
        var form = accountant.Form($"{line}/match", ("case", paid.Number));
        await accountant.SendAgainAsync(form);
        accountant.Sees("подтвердила оплату");
        await accountant.SendAgainAsync(form);
        accountant.Sees("подтвердила оплату");
        Case after = await day.CaseAsync(paid.Number);
        Assert.True(Assert.Single(after.Payments).Confirmed);
    }

    [Fact]
    public async Task A_line_is_set_aside_only_with_a_reason_and_then_stays_decided()
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        using Visitor accountant = await day.SignInAsync("accountant");
        await ImportAsync(accountant, new BankFile(day.Today).In(Money.Roubles(5), "Прохожий", "подарок"));
        await accountant.OpenAsync("/desk/statements");
        string line = LineOf(accountant);
        await accountant.OpenAsync($"/desk/statements/{line}/set-aside");
        await accountant.SendAsync(null);
        accountant.Answered(HttpStatusCode.BadRequest).Sees("Напишите причину");
        var form = accountant.Form(null, ("why", "не за услугу"));
        await accountant.SendAgainAsync(form);
        accountant.Sees("отложена", "Отложены (1)");
        await accountant.SendAgainAsync(form);
        accountant.Answered(HttpStatusCode.OK).Sees("Отложены (1)");
        await accountant.OpenAsync($"/desk/statements/{line}/match");
        accountant.Sees("Строка отложена, разнести её уже нельзя");
    }

    [Fact]
    public async Task A_case_that_is_not_there_is_said_at_its_field_and_nothing_is_matched()
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        using Visitor accountant = await day.SignInAsync("accountant");
        await ImportAsync(accountant, new BankFile(day.Today).In(Money.Roubles(5), "Прохожий", "подарок"));
        await accountant.OpenAsync("/desk/statements");
        await accountant.OpenAsync($"/desk/statements/{LineOf(accountant)}/match");
        await accountant.SendAsync("/match", ("case", ""));
        accountant.Answered(HttpStatusCode.BadRequest).Sees("Напишите номер дела");
        await accountant.SendAsync("/match", ("case", "26-999999"));
        accountant.Answered(HttpStatusCode.NotFound).Sees("Не найдено: 26-999999");
        Assert.Contains("value=\"26-999999\"", accountant.Page, StringComparison.Ordinal);
        Assert.Single((await day.Service.ListLinesAsync(LineMatch.Unknown, ct: TestContext.Current.CancellationToken)).Rows);
    }

    [Theory]
    [InlineData("", "пуст")]
    [InlineData("Просто текст\r\n", "Это не выписка")]
    [InlineData("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\">", "испорчен")]
    public async Task What_is_no_statement_is_said_at_the_field_and_nothing_is_kept(string text, string said)
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        using Visitor accountant = await day.SignInAsync("accountant");
        await accountant.OpenAsync("/desk/statements/import");
        await accountant.SendFileAsync("file", "file.txt", Encoding.UTF8.GetBytes(text));
        accountant.Answered(HttpStatusCode.BadRequest).Sees(said);
        Assert.Contains("id=\"file-error\"", accountant.Page, StringComparison.Ordinal);
        Assert.Empty((await day.Service.ListLinesAsync(LineMatch.Unknown, ct: TestContext.Current.CancellationToken)).Rows);
    }

    [Fact]
    public async Task A_file_cut_in_the_middle_keeps_whole_lines_says_so_and_is_completed_by_the_whole_file()
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        using Visitor accountant = await day.SignInAsync("accountant");
        BankFile file = new BankFile(day.Today).In(Money.Roubles(1), "Первый", "раз").In(Money.Roubles(2), "Второй", "два");
        byte[] whole = file.Bytes();
        await accountant.OpenAsync("/desk/statements/import");
        await accountant.SendFileAsync("file", "cut.txt", whole[..^150]);
        accountant.Answered(HttpStatusCode.OK).Sees("Файл, похоже, обрезан", "1 новая строка", "обрывается внутри этого документа");
        await accountant.OpenAsync("/desk/statements/import");
        await accountant.SendFileAsync("file", "whole.txt", whole);
        accountant.Sees("1 новая строка", "Уже были у нас 1");
    }

    [Fact]
    public async Task A_balance_that_does_not_hold_is_said_in_words_with_the_difference_and_a_bad_line_with_its_number()
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        using Visitor accountant = await day.SignInAsync("accountant");
        await ImportAsync(accountant, new BankFile(day.Today) { Off = Money.Roubles(-300) }.In(Money.Roubles(500), "Первый", "раз").Stray("это не поле"));
        accountant.Sees("Остатки не сходятся: на счёте на 300,00 ₽ меньше", "Не поле и не начало раздела", "это не поле");
    }

    [Theory]
    [InlineData("operator")]
    [InlineData("courier")]
    [InlineData("auditor")]
    public async Task Statements_are_not_for_other_roles(string account)
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        using Visitor other = await day.SignInAsync(account);
        await other.OpenAsync("/desk/statements");
        Assert.StartsWith("/account/denied", other.At.AbsolutePath, StringComparison.Ordinal);
    }

    private static async Task ImportAsync(Visitor accountant, BankFile file)
    {
        await accountant.OpenAsync("/desk/statements/import");
        await accountant.SendFileAsync("file", "kl_to_1c.txt", file.Bytes());
        accountant.Answered(HttpStatusCode.OK);
    }

    private static string LineOf(Visitor accountant) => System.Text.RegularExpressions.Regex.Match(accountant.Words, @"В-26-\d{6}").Value;
}
