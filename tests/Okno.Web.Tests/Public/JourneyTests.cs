using System.Text.Json;
using Microsoft.Playwright;
using Okno.Web.Tests.Running;

namespace Okno.Web.Tests.Public;

/// <summary>A person with a phone goes from the first question to the answer in a real browser.</summary>
public sealed class JourneyTests(April2026 april, Browser browser)
{
    [Theory]
    [InlineData(320, true)]
    [InlineData(320, false)]
    [InlineData(1280, true)]
    public async Task From_the_first_question_to_the_answer(int width, bool script)
    {
        IPage page = await browser.OpenAsync(april.Okno, width, 800, script);
        await using IBrowserContext context = page.Context;
        async Task Look(string name)
        {
            if (script)
            {
                await page.IsSoundAsync($"{name}-{width}");
            }
        }

        await page.GotoAsync("/");
        await Look("public-1-patent");
        await page.GetByLabel("Дата выдачи патента").FillAsync("31.02.2025");
        await page.GetByLabel("Серия патента").FillAsync("77");
        await page.GetByLabel("Ваше гражданство").SelectOptionAsync("UZB");
        await page.GetByRole(AriaRole.Button, new() { Name = "Дальше" }).ClickAsync();
        await Assertions.Expect(page.Locator("#issued-error")).ToContainTextAsync("Такого дня нет в календаре");
        await Look("public-1-error");
        await Assertions.Expect(page.GetByLabel("Серия патента")).ToHaveValueAsync("77");
        await page.GetByLabel("Дата выдачи патента").FillAsync("15.06.2025");
        await page.GetByRole(AriaRole.Button, new() { Name = "Дальше" }).ClickAsync();

        await Assertions.Expect(page.GetByText("Вопрос 2 из 5")).ToBeVisibleAsync();
        await Look("public-2-employer");
        await page.GetByLabel("У организации или предпринимателя").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Дальше" }).ClickAsync();

        await Look("public-3-passport");
        await page.GetByLabel("До какого дня действует паспорт?").FillAsync("03/09/2028");
        await page.GetByRole(AriaRole.Button, new() { Name = "Дальше" }).ClickAsync();

        await Look("public-4-tax");
        await page.GetByLabel("По какой месяц оплачен патент?").SelectOptionAsync("11");
        await page.GetByRole(AriaRole.Button, new() { Name = "Дальше" }).ClickAsync();

        await Look("public-5-papers");
        await page.GetByLabel("Цветная фотография").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Показать ответ" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Приходите с документами не позже");
        await Look("public-6-answer");
        ILocator why = page.Locator("details.okno-why").First;
        await why.Locator("summary").ClickAsync();
        await Assertions.Expect(why.Locator("table").First).ToBeVisibleAsync();
        await Look("public-7-why");

        await page.GetByRole(AriaRole.Link, new() { Name = "Изменить ответы" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Цветная фотография")).ToBeCheckedAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Назад" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("По какой месяц оплачен патент?")).ToHaveValueAsync("11");
    }

    [Theory]
    [InlineData("/rules", "rules")]
    [InlineData("/price", "price")]
    [InlineData("/account/sign-in", "sign-in")]
    [InlineData("/nowhere", "not-found")]
    [InlineData("/?lang=en", "english")]
    [InlineData("/answer?issued=2025-04-20&country=UZB&series=77&employer=business&asked=1", "closed")]
    [InlineData("/answer?issued=2025-05-07&country=TJK&series=77&employer=person&asked=1", "hurry")]
    [InlineData("/answer?issued=2025-12-10&country=AZE&series=77&employer=person&passport=2026-10-01&asked=1", "early")]
    [InlineData("/answer?issued=2025-06-15&country=KGZ&series=77&employer=person&asked=1", "not-needed")]
    public async Task Every_public_page_is_sound_on_a_small_phone_and_on_a_screen(string address, string name)
    {
        foreach (int width in (int[])[320, 1280])
        {
            IPage page = await browser.OpenAsync(april.Okno, width, 800);
            await using IBrowserContext context = page.Context;
            await page.GotoAsync(address);
            await page.IsSoundAsync($"public-{name}-{width}");
        }
    }

    [Fact]
    public async Task The_whole_way_can_be_gone_with_the_keyboard()
    {
        IPage page = await browser.OpenAsync(april.Okno, 390, 800);
        await using IBrowserContext context = page.Context;
        await page.GotoAsync("/");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByText("Сразу к содержанию")).ToBeFocusedAsync();
        await page.GetByLabel("Дата выдачи патента").FocusAsync();
        await page.Keyboard.TypeAsync("15.06.2025");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("77");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("Вопрос 2 из 5")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_first_load_transfers_at_most_sixty_kilobytes()
    {
        IPage page = await browser.OpenAsync(april.Okno, 390, 800);
        await using IBrowserContext context = page.Context;
        ICDPSession network = await context.NewCDPSessionAsync(page);
        await network.SendAsync("Network.enable");
        double bytes = 0;
        int answers = 0;
        network.Event("Network.loadingFinished").OnEvent += (_, data) =>
        {
            bytes += data!.Value.GetProperty("encodedDataLength").GetDouble();
            answers++;
        };
        await page.GotoAsync("/", new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        Assert.True(answers >= 2, "The page and its style sheet should have been seen on the wire.");
        Assert.InRange(bytes, 1, 60 * 1024);
        Assert.Equal(0, await page.EvaluateAsync<int>("() => document.scripts.length"));
    }
}
