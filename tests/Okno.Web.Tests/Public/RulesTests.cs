using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Okno.Domain.Law;
using Okno.Web.Tests.Running;

namespace Okno.Web.Tests.Public;

public sealed class RulesTests(April2026 april)
{
    [Fact]
    public async Task Every_clause_has_its_own_anchor_and_its_text()
    {
        using HttpClient client = april.Okno.NewClient();
        string html = await client.GetStringAsync("/rules", TestContext.Current.CancellationToken);
        string words = Html.Words(html);
        Edition edition = april.Okno.Services.GetRequiredService<LawLibrary>().On(April2026.Today).Edition;
        Assert.NotEmpty(edition.Clauses);
        Assert.All(edition.Clauses, clause =>
        {
            Assert.Single(Regex.Matches(html, $"id=\"{Regex.Escape(clause.Anchor)}\""));
            Assert.All(clause.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries), paragraph => Assert.Contains(Html.Words(paragraph), words, StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task Search_finds_words_in_any_case_and_marks_them()
    {
        using HttpClient client = april.Okno.NewClient();
        string html = await client.GetStringAsync("/rules?q=ОФЕРТ", TestContext.Current.CancellationToken);
        Assert.Contains("<mark>оферт</mark>", html, StringComparison.Ordinal);
        Assert.Contains("id=\"p-7-2\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"p-1-2\"", html, StringComparison.Ordinal);
        Assert.Contains("Таких слов в Правилах нет", await client.ReadAsync("/rules?q=вертолёт"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/rules")]
    [InlineData("/price")]
    [InlineData("/account/sign-in")]
    [InlineData("/no-such-page")]
    public async Task Service_and_provider_are_named_on_every_page(string address)
    {
        using HttpClient client = april.Okno.NewClient();
        using HttpResponseMessage response = await client.GetAsync(address, TestContext.Current.CancellationToken);
        string html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Многофункциональный миграционный центр", html, StringComparison.Ordinal);
        Assert.Contains("Газетный пер.", html, StringComparison.Ordinal);
        Assert.Contains("Услуга по содействию", html, StringComparison.Ordinal);
    }
}
