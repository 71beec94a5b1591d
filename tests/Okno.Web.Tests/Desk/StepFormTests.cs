using System.Net;
using Okno.Desk.Wording;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Papers;
using Okno.Domain.Payments;
using Okno.Testing.Cases;

namespace Okno.Web.Tests.Desk;

public sealed class StepFormTests(AprilDesk desk)
{
    [Theory]
    [InlineData("assess", "operator")]
    [InlineData("make-offer", "operator")]
    [InlineData("record-payment", "operator")]
    [InlineData("receive-paper", "operator")]
    [InlineData("review-paper", "reviewer")]
    [InlineData("return-paper", "operator")]
    [InlineData("waive-paper", "reviewer")]
    [InlineData("book-visit", "operator")]
    [InlineData("record-visit", "operator")]
    [InlineData("list-for-handover", "courier")]
    [InlineData("take-off-list", "courier")]
    [InlineData("withdraw", "operator")]
    [InlineData("give-consent", "operator")]
    [InlineData("withdraw-consent", "operator")]
    [InlineData("decide-outcome", "accountant")]
    [InlineData("record-refund", "accountant")]
    [InlineData("take-back-payment", "accountant")]
    [InlineData("settle-evidence", "accountant")]
    [InlineData("settle-credit", "accountant")]
    [InlineData("order-refund", "accountant")]
    [InlineData("close", "operator")]
    [InlineData("correct-intake", "operator")]
    [InlineData("record-acceptance", "courier")]
    [InlineData("record-refusal", "courier")]
    public async Task Every_step_has_a_form_with_its_clause_and_its_consequence_for_its_role_only(string step, string account)
    {
        string number = await desk.OpenedAsync();
        using Clerk clerk = await desk.SignInAsync(account);
        await clerk.OpenAsync($"/desk/cases/{number}/{step}");
        Assert.Equal(HttpStatusCode.OK, clerk.Status);
        clerk.Sees("Что произойдёт").Sees("Пункт ");
        Assert.Equal("3", clerk.Field("seen"));
        Assert.Equal(32, clerk.Field("key").Length);
        Assert.DoesNotContain("[", clerk.Words, StringComparison.Ordinal);

        using Clerk auditor = await desk.SignInAsync("auditor");
        await auditor.OpenAsync($"/desk/cases/{number}/{step}");
        Assert.Equal(HttpStatusCode.Forbidden, auditor.Status);
        auditor.Sees("У вас другая роль");
    }

    [Fact]
    public async Task A_step_of_a_case_that_is_not_there_is_not_found()
    {
        using Clerk clerk = await desk.SignInAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.OpenAsync("/desk/cases/26-999999/assess")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.OpenAsync("/desk/cases/26-999999")).Status);
    }

    [Fact]
    public async Task An_offer_says_what_it_makes_and_then_names_what_comes_next()
    {
        string number = await desk.OpenedAsync();
        using Clerk clerk = await desk.SignInAsync();
        await clerk.OpenAsync($"/desk/cases/{number}/make-offer");
        clerk.Sees("Цена 6 400,00 ₽");
        await clerk.SendAsync();
        clerk.Sees("Предложение сделано").Sees(number).Sees("Записать оплату");
        Assert.Equal(Phase.Offered, (await desk.CaseAsync(number)).Phase);
    }

    [Theory]
    [InlineData("amount", "шесть тысяч", "не сумма")]
    [InlineData("amount", "0", "")]
    [InlineData("executedOn", "31.04.2026", "Такого дня нет")]
    [InlineData("executedOn", "21.04.2026", "")]
    [InlineData("receipt", "", "номер квитанции")]
    [InlineData("bank", "", "банк")]
    public async Task A_wrong_payment_is_told_at_its_field_and_records_nothing(string field, string typed, string told)
    {
        string number = await desk.OfferedAsync();
        using Clerk clerk = await desk.SignInAsync();
        await clerk.OpenAsync($"/desk/cases/{number}/record-payment");
        await clerk.SendAsync([.. Payment(number).Where(pair => pair.Name != field), (field, typed)]);
        Assert.NotEqual("", clerk.ErrorAt(field));
        Assert.Contains(told, clerk.ErrorAt(field), StringComparison.Ordinal);
        Assert.Equal(typed, clerk.Field(field));
        Assert.Equal("Каримов", clerk.Field("payer"));
        Assert.Empty((await desk.CaseAsync(number)).Payments);
    }

    [Fact]
    public async Task The_same_form_sent_twice_pays_once()
    {
        string number = await desk.OfferedAsync();
        using Clerk clerk = await desk.SignInAsync();
        await clerk.OpenAsync($"/desk/cases/{number}/record-payment");
        Uri form = clerk.At;
        IReadOnlyList<KeyValuePair<string, string>> fields = clerk.Fields();
        await clerk.SendAsync(fields, Payment(number));
        clerk.Sees("Договор заключён");
        string done = clerk.At.PathAndQuery;
        await clerk.OpenAsync(form.PathAndQuery);
        await clerk.SendAsync(fields, Payment(number));
        Assert.Equal(done, clerk.At.PathAndQuery);
        Assert.Single((await desk.CaseAsync(number)).Payments);
    }

    [Fact]
    public async Task The_same_receipt_on_a_second_form_is_told_to_be_recorded_already()
    {
        string number = await desk.OfferedAsync();
        using Clerk clerk = await desk.SignInAsync();
        await clerk.OpenAsync($"/desk/cases/{number}/record-payment");
        await clerk.SendAsync(Payment(number));
        await clerk.OpenAsync($"/desk/cases/{number}/record-payment");
        await clerk.SendAsync(Payment(number));
        clerk.Sees("Это уже записано");
        Assert.Single((await desk.CaseAsync(number)).Payments);
    }

    [Fact]
    public async Task A_receipt_of_another_case_is_refused_at_its_field_with_that_case()
    {
        string first = await desk.OfferedAsync();
        string second = await desk.OfferedAsync();
        using Clerk clerk = await desk.SignInAsync();
        await clerk.OpenAsync($"/desk/cases/{first}/record-payment");
        await clerk.SendAsync(Payment(first));
        await clerk.OpenAsync($"/desk/cases/{second}/record-payment");
        await clerk.SendAsync(Payment(first));
        Assert.Contains(first, clerk.ErrorAt("receipt"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, clerk.Status);
    }

    [Fact]
    public async Task Two_operators_on_one_case_the_second_is_told_and_loses_nothing()
    {
        string number = await desk.OfferedAsync();
        using Clerk clerk = await desk.SignInAsync();
        await clerk.OpenAsync($"/desk/cases/{number}/withdraw");
        await clerk.OpenAsync($"/desk/cases/{number}/record-payment");
        await desk.DoAsync(number, new Assess());
        await clerk.SendAsync(Payment(number));

        Assert.Equal(HttpStatusCode.Conflict, clerk.Status);
        clerk.Sees("Дело изменили, пока вы заполняли форму").Sees("Проверено по Правилам (Некто Второй)");
        Assert.Equal("Банк «Окраинный»", clerk.Field("bank"));
        Assert.Empty((await desk.CaseAsync(number)).Payments);

        await clerk.SendAsync();
        clerk.Sees("Договор заключён");
    }

    [Fact]
    public async Task A_step_that_needs_a_second_person_says_why_and_asks_for_one()
    {
        string number = await desk.PaidAsync();
        await desk.DoAsync(number, new Withdraw("уезжает домой"));
        using Clerk clerk = await desk.SignInAsync("accountant");
        await clerk.OpenAsync($"/desk/cases/{number}/decide-outcome");
        await clerk.SendAsync(("kind", "full"), ("reason", "работа не начата"));
        clerk.Sees("Нужен второй сотрудник").Sees("Возврат 6 400,00 ₽ подтверждает второй сотрудник");
        Assert.Null((await desk.CaseAsync(number)).Outcome);

        await clerk.SendAsync(("do", "propose"));
        Assert.Contains("почему", clerk.ErrorAt("why"), StringComparison.Ordinal);
        Assert.Equal("работа не начата", clerk.Field("reason"));

        await clerk.SendAsync(("do", "propose"), ("why", "заявитель уехал"));
        clerk.Sees("Запрос отправлен второму сотруднику").Sees("С-26-");
        Assert.Null((await desk.CaseAsync(number)).Outcome);
        Assert.Contains((await desk.Service.ListApprovalsAsync(waitingOnly: true, limit: 200, ct: TestContext.Current.CancellationToken)).Rows, approval => approval.SubjectNumber == number);
    }

    [Fact]
    public async Task A_refused_step_names_every_broken_rule_at_once()
    {
        string number = await desk.PaidAsync();
        using Clerk clerk = await desk.SignInAsync();
        await clerk.OpenAsync($"/desk/cases/{number}/close");
        await clerk.SendAsync();
        Assert.Equal(HttpStatusCode.Conflict, clerk.Status);
        Assert.True(System.Text.RegularExpressions.Regex.Count(clerk.Page, @"\(п\. ") >= 2, clerk.Words);
        Assert.Equal(Phase.Collecting, (await desk.CaseAsync(number)).Phase);
    }

    [Fact]
    public async Task A_paper_is_received_with_what_it_says_and_then_reviewed()
    {
        string number = await desk.PaidAsync();
        using Clerk operatorAtDesk = await desk.SignInAsync();
        await operatorAtDesk.OpenAsync($"/desk/cases/{number}/receive-paper?paper=medical-policy");
        await operatorAtDesk.SendAsync(("validUntil", "31.02.2027"), ("insurer", "АО «Страховой дом»"), ("validInMoscow", "yes"));
        Assert.Contains("Такого дня нет", operatorAtDesk.ErrorAt("validUntil"), StringComparison.Ordinal);
        Assert.Contains(KeyValuePair.Create("insurer", "АО «Страховой дом»"), operatorAtDesk.Fields());
        await operatorAtDesk.SendAsync(("validUntil", "31.12.2027"), ("insurer", "АО «Страховой дом»"), ("validInMoscow", "yes"));
        operatorAtDesk.Sees("Документ получен");

        using Clerk reviewer = await desk.SignInAsync("reviewer");
        await reviewer.OpenAsync($"/desk/cases/{number}/review-paper?paper=medical-policy");
        Assert.Contains(KeyValuePair.Create("validUntil", "31.12.2027"), reviewer.Fields());
        reviewer.Sees("принять нельзя: не указано. Впишите с документа");
        await reviewer.SendAsync(("decision", "accept"));
        Assert.Equal(HttpStatusCode.Conflict, reviewer.Status);
        Assert.NotEqual("", reviewer.ErrorAt("primaryCare"));
        await reviewer.SendAsync(("decision", "reject"));
        Assert.NotEqual("", reviewer.ErrorAt("words"));
        await reviewer.SendAsync(("decision", "reject"), ("defects", "erasure"), ("words", "подчищена дата"));
        reviewer.Sees("Документ отклонён");
        PaperState policy = (await desk.CaseAsync(number)).PaperOf(new PaperId(PaperKind.MedicalPolicy))!;
        Assert.Equal([PaperDefect.Erasure], policy.Defects);
    }

    [Fact]
    public async Task A_paper_with_a_defect_is_accepted_by_two_only()
    {
        string number = await desk.PaidAsync();
        await desk.DoAsync(number, new ReceivePaper(new PaperId(PaperKind.Photo), PaperForm.Original, Custody.Taken, Sample.Words()));
        using Clerk reviewer = await desk.SignInAsync("reviewer");
        await reviewer.OpenAsync($"/desk/cases/{number}/review-paper?paper=photo");
        await reviewer.SendAsync(("decision", "accept"), ("defects", "damage"));
        reviewer.Sees("Нужен второй сотрудник");
    }

    [Fact]
    public async Task A_paper_is_waived_and_returned_with_a_reason()
    {
        string number = await desk.PaidAsync();
        using Clerk reviewer = await desk.SignInAsync("reviewer");
        await reviewer.OpenAsync($"/desk/cases/{number}/waive-paper?paper=migration-card");
        await reviewer.SendAsync();
        Assert.NotEqual("", reviewer.ErrorAt("reason"));
        await reviewer.SendAsync(("reason", "въехал по другому порядку"));
        reviewer.Sees("Решено, что документ не нужен");

        await desk.DoAsync(number, new ReceivePaper(new PaperId(PaperKind.Photo), PaperForm.Original, Custody.Taken, Sample.Words()));
        await reviewer.OpenAsync($"/desk/cases/{number}/return-paper?paper=photo");
        await reviewer.SendAsync(("reason", "другой размер"));
        reviewer.Sees("Документ возвращён");
    }

    [Fact]
    public async Task A_visit_is_booked_within_the_hours_of_the_Centre_and_then_recorded()
    {
        string number = await desk.PaidAsync();
        using Clerk clerk = await desk.SignInAsync();
        await clerk.OpenAsync($"/desk/cases/{number}/book-visit");
        await clerk.SendAsync(("on", "20.04.2026"), ("at", "полдень"));
        Assert.NotEqual("", clerk.ErrorAt("at"));
        await clerk.SendAsync(("on", "20.04.2026"), ("at", "03:00"));
        Assert.Contains("Центр закрыт", clerk.ErrorAt("on"), StringComparison.Ordinal);
        await clerk.SendAsync(("on", "20.04.2026"), ("at", "14.30"));
        clerk.Sees("Назначен приход");
        await clerk.OpenAsync($"/desk/cases/{number}/record-visit");
        await clerk.SendAsync();
        Assert.NotEqual("", clerk.ErrorAt("attended"));
        await clerk.SendAsync(("attended", "yes"));
        Assert.True((await desk.CaseAsync(number)).Visit!.Attended);
    }

    [Fact]
    public async Task A_complete_case_is_listed_taken_off_listed_again_and_its_act_is_recorded()
    {
        string number = await desk.CompleteAsync();
        await desk.ConfirmAsync(number);
        string register = await desk.RegisterAsync();
        using Clerk courier = await desk.SignInAsync("courier");
        await courier.OpenAsync($"/desk/cases/{number}/list-for-handover");
        await courier.SendAsync(("register", ""));
        Assert.Contains("Выберите реестр", courier.ErrorAt("register"), StringComparison.Ordinal);
        await courier.SendAsync(("register", register), ("plannedFor", "20.04.2026"));
        courier.Sees("Дело включено в реестр");

        await courier.OpenAsync($"/desk/cases/{number}/take-off-list");
        await courier.SendAsync(("reason", "орган просит завтра"));
        courier.Sees("Дело снято с реестра");

        await desk.DoAsync(number, new ListForHandover(register, AprilDesk.Today));
        await desk.DoAsync(number, new HandOver(register));
        await courier.OpenAsync($"/desk/cases/{number}/record-acceptance");
        await courier.SendAsync(("actNumber", ""), ("actDate", "21.04.2026"));
        Assert.NotEqual("", courier.ErrorAt("actNumber"));
        await courier.SendAsync(("actNumber", "АПП-1"), ("actDate", "20.04.2026"));
        Assert.Equal(Phase.Rendered, (await desk.CaseAsync(number)).Phase);
    }

    [Fact]
    public async Task A_refusal_by_the_authority_is_recorded_with_its_ground_and_words()
    {
        string number = await desk.HandedOverAsync();
        using Clerk courier = await desk.SignInAsync("courier");
        await courier.OpenAsync($"/desk/cases/{number}/record-refusal");
        await courier.SendAsync();
        Assert.NotEqual("", courier.ErrorAt("ground"));
        Assert.NotEqual("", courier.ErrorAt("words"));
        await courier.SendAsync(("ground", "unlawful-stay"), ("words", "нарушен срок пребывания"));
        courier.Sees("Орган отказал в приёме");
        Assert.Equal(Phase.RenderedBy63, (await desk.CaseAsync(number)).Phase);
    }

    [Fact]
    public async Task Money_is_paid_back_by_a_payment_order_and_the_case_is_closed()
    {
        string number = await desk.OfferedAsync();
        await desk.DoAsync(number, new RecordPayment(Money.Roubles(100), AprilDesk.Today, Sample.Receipt(AprilDesk.Today, number + "-a")));
        await desk.DoAsync(number, new Withdraw("передумал"));
        await desk.DecideAsync(number, new DecideOutcome(OutcomeKind.Full, Money.Zero, null));

        using Clerk accountant = await desk.SignInAsync("accountant");
        await accountant.OpenAsync($"/desk/cases/{number}/record-refund");
        Assert.Equal("100,00", accountant.Field("amount"));
        await accountant.SendAsync(("amount", "101"), ("order", "77"));
        Assert.NotEqual("", accountant.ErrorAt("amount"));
        await accountant.SendAsync(("amount", "100"), ("order", "77"));
        accountant.Sees("Деньги возвращены");
        await accountant.OpenAsync($"/desk/cases/{number}/close");
        await accountant.SendAsync();
        accountant.Sees("Дело закрыто");
        await accountant.OpenAsync($"/desk/cases/{number}");
        accountant.Sees("делать больше ничего не нужно").Sees("поручение 77");
    }

    [Fact]
    public async Task A_correction_starts_from_what_is_known_and_keeps_the_old_in_the_history()
    {
        string number = await desk.OpenedAsync();
        using Clerk clerk = await desk.SignInAsync();
        await clerk.OpenAsync($"/desk/cases/{number}/correct-intake");
        Assert.Equal("г. Самарканд", clerk.Field("birthPlace"));
        await clerk.SendAsync(("phone", "1"));
        Assert.NotEqual("", clerk.ErrorAt("phone"));
        await clerk.SendAsync(("phone", "+7 900 555-44-33"));
        clerk.Sees("Данные исправлены");
        Assert.Equal("+7 900 555-44-33", (await desk.CaseAsync(number)).Intake!.Phone);
    }

    private static (string Name, string? Value)[] Payment(string receipt) =>
        [("amount", "6 400,00"), ("executedOn", Russian.Day(AprilDesk.Today)), ("receipt", receipt), ("bank", "Банк «Окраинный»"), ("payer", "Каримов")];
}
