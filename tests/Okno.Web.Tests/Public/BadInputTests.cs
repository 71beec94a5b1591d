using System.Net;
using Okno.Web.Tests.Running;

namespace Okno.Web.Tests.Public;

/// <summary>Whatever is typed or cut: a clear message at the field, the rest kept, never an error of ours.</summary>
public sealed class BadInputTests(April2026 april)
{
    [Theory]
    [InlineData("", "Напишите дату выдачи патента")]
    [InlineData("31.02.2026", "Такого дня нет в календаре: 31.02.2026")]
    [InlineData("29.02.2025", "Такого дня нет в календаре: 29.02.2025")]
    [InlineData("00.13.2025", "Такого дня нет в календаре")]
    [InlineData("вчера", "«вчера» — не дата")]
    [InlineData("21.04.2026", "Этот день ещё не наступил: 21.04.2026")]
    [InlineData("01.01.0001", "Проверьте год")]
    [InlineData("<script>alert(1)</script>", "«<script>alert(1)</script>» — не дата")]
    public async Task A_wrong_date_is_told_at_its_field_and_the_rest_is_kept(string typed, string said)
    {
        using HttpClient client = april.Okno.NewClient();
        string html = await client.GetStringAsync($"/?done=1&issued={Uri.EscapeDataString(typed)}&series=77&country=TJK", TestContext.Current.CancellationToken);
        Assert.Contains(said, Html.Words(html), StringComparison.Ordinal);
        Assert.Contains("href=\"#issued\"", html, StringComparison.Ordinal);
        Assert.Contains("aria-describedby=\"issued-hint issued-error\"", html, StringComparison.Ordinal);
        Assert.Contains("name=\"series\" spellcheck=\"false\" type=\"text\" value=\"77\"", html, StringComparison.Ordinal);
        Assert.Contains("<option selected=\"selected\" value=\"TJK\">", html, StringComparison.Ordinal);
        Assert.Contains("<title>Ошибка: ", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("20.04.2026")]
    [InlineData("12.05.2025")]
    [InlineData("12/05/2025")]
    [InlineData("2025-05-12")]
    [InlineData("12 мая 2025 г.")]
    [InlineData("12052025")]
    public async Task A_date_may_be_typed_as_people_type_it(string typed)
    {
        using HttpClient client = april.Okno.NewClient();
        Assert.Contains("Вопрос 2 из 5", await client.ReadAsync($"/?done=1&issued={Uri.EscapeDataString(typed)}&series=&country=UZB"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/?done=1&issued=12.05.2025&series=ЛЛ&country=UZB", "«ЛЛ» — не серия")]
    [InlineData("/?done=1&issued=12.05.2025&series=77&country=", "Выберите страну")]
    [InlineData("/?done=1&issued=12.05.2025&series=77&country=ZZZ", "Выберите страну")]
    [InlineData("/?done=2&issued=12.05.2025&country=UZB", "Выберите один из ответов")]
    [InlineData("/?done=3&issued=12.05.2025&country=UZB&employer=business&passport=31.04.2028", "Такого дня нет в календаре: 31.04.2028")]
    [InlineData("/?done=4&issued=12.05.2025&country=UZB&employer=business&paid=13", "Выберите месяц из списка")]
    public async Task Each_question_says_what_is_wrong_with_its_answer(string address, string said)
    {
        using HttpClient client = april.Okno.NewClient();
        Assert.Contains(said, await client.ReadAsync(address), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/answer")]
    [InlineData("/answer?issued=31.02.2026&country=UZB")]
    [InlineData("/answer?issued=2025-05-12&country=UZB&employer=x&asked=1")]
    [InlineData("/answer?handler=calendar&issued=x")]
    public async Task A_link_cut_short_leads_back_to_the_question(string address)
    {
        using HttpClient client = april.Okno.NewClient();
        using HttpResponseMessage response = await client.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("/", response.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("Проверьте, пожалуйста, ответ", Html.Words(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/?done=99999999999999999999")]
    [InlineData("/?done=-1&issued=1&issued=2&lang=xx")]
    [InlineData("/?have=a&have=b&done=0&paid=%00")]
    [InlineData("/answer?issued=1900-01-01&country=UZB&employer=person&asked=1")]
    [InlineData("/answer?issued=2020-02-29&country=XXA&employer=unknown&paid=12&asked=1&have=translation&have=no-such")]
    [InlineData("/answer?issued=2025-05-31&country=OTH&employer=person&passport=1950-01-01&paid=1&asked=1")]
    [InlineData("/rules?q=%3Cb%3E&edition=2015")]
    public async Task Odd_addresses_get_a_page(string address)
    {
        using HttpClient client = april.Okno.NewClient();
        using HttpResponseMessage response = await client.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("/no-such-page", 404, "Такой страницы нет")]
    [InlineData("/no-such.css", 404, "Такой страницы нет")]
    [InlineData("/rules?edition=1999", 404, "Такой страницы нет")]
    [InlineData("/error/500", 500, "У нас что-то сломалось")]
    public async Task Error_pages_say_what_to_do(string address, int status, string said)
    {
        using HttpClient client = april.Okno.NewClient();
        using HttpResponseMessage response = await client.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Contains(said, Html.Words(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }
}
