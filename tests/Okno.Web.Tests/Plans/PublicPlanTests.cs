using System.Net;
using Microsoft.Playwright;
using Okno.Web.Tests.Running;

namespace Okno.Web.Tests.Plans;

/// <summary>The plan as a picture, what to change to be in time, and what-if, on the public answer. Today is Monday, 20 April 2026.</summary>
public sealed class PublicPlanTests(April2026 april, Browser browser)
{
    private const string Who = "&series=77&country=UZB&employer=business&asked=1&have=photo&have=identity-paper&have=medical-policy&have=tax-receipts&have=petition&have=work-contract&have=infections-conclusion&have=hiv-certificate&have=narcologist-conclusion";

    private static string Address(string more, string issued = "2025-05-12") => $"/answer?issued={issued}{Who}{more}";

    private async Task<(string Html, string Words)> ReadAsync(string address)
    {
        using HttpClient client = april.Okno.NewClient();
        using HttpResponseMessage response = await client.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        string html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        string words = Html.Words(html);
        Assert.DoesNotContain("[change.", words, StringComparison.Ordinal);
        Assert.DoesNotContain("[whatif.", words, StringComparison.Ordinal);
        Assert.DoesNotContain("[picture.", words, StringComparison.Ordinal);
        Assert.DoesNotContain("…,", words, StringComparison.Ordinal);
        return (html, words);
    }

    [Fact]
    public async Task A_plan_that_is_in_time_is_drawn_with_its_days_and_their_why()
    {
        (string html, string words) = await ReadAsync(Address(""));
        Assert.Contains("Успеваем. Если заключить договор 20.04.2026 (пн) и принести документы не позже 20.04.2026 (пн), орган получит их 21.04.2026 (вт). Последний день подачи — 24.04.2026 (пт).", words, StringComparison.Ordinal);
        Assert.Contains("<svg viewBox=\"0 0 360", html, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"Если заключить договор", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.DoesNotContain("Что изменить, чтобы успеть", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task To_come_on_the_last_Friday_is_the_trap_and_the_page_shows_it_and_the_way_out()
    {
        (string html, string words) = await ReadAsync(Address("&if-come=24.04.2026"));
        Assert.Contains("Что будет, если прийти и заплатить 24.04.2026 (пт)", words, StringComparison.Ordinal);
        Assert.Contains("План не проходит.", words, StringComparison.Ordinal);
        Assert.Contains("Передача в орган 21.04.2026 27.04.2026", words, StringComparison.Ordinal);
        Assert.Contains("Передача в орган 27.04.2026: поздно", words, StringComparison.Ordinal);
        Assert.Contains("href=\"/answer?issued=2025-05-12", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_passport_that_is_too_short_is_told_how_long_the_new_one_must_be_and_the_link_tries_it()
    {
        (string html, string words) = await ReadAsync(Address("&passport=2026-12-31"));
        Assert.Contains("Что изменить, чтобы успеть Достаточно одного изменения: Замените паспорт: новый должен действовать не меньше чем до 24 апреля 2027 года (суббота).", words, StringComparison.Ordinal);
        Assert.Contains("&amp;if-passport=2027-04-24#plan", html, StringComparison.Ordinal);

        (_, string after) = await ReadAsync(Address("&passport=2026-12-31&if-passport=2027-04-24"));
        Assert.Contains("План проходит.", after, StringComparison.Ordinal);
        Assert.Contains("Больше не мешает: Паспорт действует до 31.12.2026", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_contract_is_no_obstacle_for_a_natural_person_as_employer()
    {
        (_, string words) = await ReadAsync(Address("").Replace("&have=work-contract", "", StringComparison.Ordinal));
        Assert.Contains("Принесите «Трудовой или гражданско-правовой договор» не позже 20 апреля 2026 года (понедельник).", words, StringComparison.Ordinal);
        Assert.Contains("Если вы будете работать у частного лица, договор по пункту 2.1.10 не нужен", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task English_says_the_same()
    {
        (_, string words) = await ReadAsync(Address("&if-come=2026-04-24&lang=en"));
        Assert.Contains("The plan fails.", words, StringComparison.Ordinal);
        (_, string back) = await ReadAsync(Address("&passport=2026-12-31&lang=en"));
        Assert.Contains("What to change to be in time", back, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("if-come=19.04.2026", "if-come", "Этот день уже прошёл. Назовите 20.04.2026 или позже.")]
    [InlineData("if-come=13.05.2026", "if-come", "К этому дню двенадцать месяцев уже истекут. Назовите 12.05.2026 или раньше.")]
    [InlineData("if-come=31.04.2026", "if-come", "Такого дня нет в календаре: 31.04.2026.")]
    [InlineData("if-come=завтра", "if-come", "«завтра» — не дата.")]
    [InlineData("if-bring=19.04.2026", "if-bring", "Срок документов не бывает раньше договора. Назовите 20.04.2026 или позже.")]
    [InlineData("if-bring=21.04.2026", "if-bring", "Позже 20.04.2026 документы приносить нельзя.")]
    [InlineData("if-passport=01.01.2020", "if-passport", "Этот день уже прошёл.")]
    [InlineData("if-passport=01.01.2090", "if-passport", "Слишком далеко. Проверьте год")]
    [InlineData("if-paper=hiv-certificate", "if-paper-by", "Напишите, к какому дню.")]
    [InlineData("if-paper=nonsense", "if-paper", "Выберите документ из списка.")]
    [InlineData("if-employer=nobody", "if-employer", "Выберите работодателя из списка.")]
    [InlineData("paid=11&if-tax=2", "if-tax", "осталось оплатить 1.")]
    public async Task What_makes_no_sense_is_told_at_its_field_and_the_rest_is_tried(string asked, string field, string said)
    {
        (string html, string words) = await ReadAsync(Address($"&{asked}{(field == "if-employer" ? "" : "&if-employer=person")}"));
        Assert.Contains(said, words, StringComparison.Ordinal);
        Assert.Contains($"href=\"#{field}\"", html, StringComparison.Ordinal);
        Assert.Contains($"id=\"{field}-error\"", html, StringComparison.Ordinal);
        if (field != "if-employer")
        {
            Assert.Contains("Что будет, если работать у частного лица", words, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("", "passes")]
    [InlineData("&if-come=24.04.2026", "trap")]
    [InlineData("&passport=2026-12-31", "passport")]
    [InlineData("&passport=2026-12-31&if-passport=2027-04-24&if-bring=01.01.2026", "wrong")]
    public async Task The_plan_is_sound_on_a_phone_and_on_a_screen(string more, string name)
    {
        foreach (int width in (int[])[320, 360, 1280])
        {
            IPage page = await browser.OpenAsync(april.Okno, width, 800);
            await using IBrowserContext context = page.Context;
            await page.GotoAsync(Address(more));
            await page.IsSoundAsync($"plan-{name}-{width}");
        }
    }

    [Fact]
    public async Task Papers_that_come_too_late_in_the_standard_lane_are_mended_by_one_link_without_a_script()
    {
        // Twelve months end on 17.05.2024: on T-15, 22.04.2024, the five days run to T-10 itself.
        await using RunningOkno okno = await RunningOkno.StartAsync(new DateOnly(2024, 4, 22));
        IPage page = await browser.OpenAsync(okno, 360, 800, script: false);
        await using IBrowserContext context = page.Context;
        await page.GotoAsync("/answer?issued=2023-05-17&series=77&country=UZB&employer=business&paid=10&asked=1");
        await page.PictureAsync("plan-standard-360");
        await Assertions.Expect(page.GetByText("Не успеваем.").First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Принесите все документы не позже 26 апреля 2024 года (пятница)")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Показать такой план" }).First.ClickAsync();
        await Assertions.Expect(page.GetByText("План проходит.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { Name = "Последний документ 27.04.2024 26.04.2024" })).ToBeVisibleAsync();
        await page.PictureAsync("plan-standard-mended-360");
        await page.GetByText("А что, если…").ClickAsync();
        await page.GetByLabel("Прийти и заключить договор").FillAsync("23.04.2024");
        await page.GetByLabel("Принести все документы не позже").FillAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "Показать" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { Name = "Порядок часть документов за пять дней все документы в день договора" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Вернуться к плану без изменений" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Не успеваем.").First).ToBeVisibleAsync();
    }
}
