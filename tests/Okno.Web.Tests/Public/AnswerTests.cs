using Ical.Net;
using Okno.Web.Tests.Running;

namespace Okno.Web.Tests.Public;

/// <summary>What the answer page says to a person; the days are those of the worked table of the Rules' windows.</summary>
public sealed class AnswerTests(April2026 april)
{
    private const string Ready = "&asked=1&have=photo&have=identity-paper&have=medical-policy&have=migration-card&have=tax-receipts&have=petition&have=work-contract";

    private static string Address(string issued, string more = "") => $"/answer?issued={issued}&series=77&country=UZB&employer=business&passport=2029-09-03&paid=12{(more.Contains("asked", StringComparison.Ordinal) ? "" : "&asked=1")}{more}";

    [Fact]
    public async Task The_sentence_speaks_of_the_day_to_come_and_then_of_the_last_day()
    {
        using HttpClient client = april.Okno.NewClient();
        string words = await client.ReadAsync(Address("2025-05-12"));
        Assert.Contains("Приходите с документами не позже 22 апреля 2026 года (среда). Последний день по Правилам — 24 апреля, но тогда документы могут не успеть.", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-04-21T10:00:00+03:00", "Приходите с документами не позже 22 апреля 2026 года (среда).")]
    [InlineData("2026-04-22T10:00:00+03:00", "Приходите 22 апреля 2026 года (среда): это последний спокойный день.")]
    [InlineData("2026-04-23T10:00:00+03:00", "прийти надо сегодня, 23 апреля 2026 года (четверг), и сразу со всеми документами")]
    [InlineData("2026-04-24T10:00:00+03:00", "Скорее всего, уже не успеть.")]
    [InlineData("2026-04-25T10:00:00+03:00", "Поздно: последний день был 24 апреля 2026 года (пятница), потому что 12.05.2026 исполняется двенадцать месяцев")]
    [InlineData("2026-05-13T10:00:00+03:00", "Двенадцать месяцев истекли 12.05.2026: работать по этому патенту больше нельзя.")]
    [InlineData("2026-03-12T10:00:00+03:00", "Пока рано. Приходите с документами с 13 марта 2026 года (пятница), но не позже 22 апреля 2026 года (среда).")]
    public async Task On_both_sides_of_each_day(string now, string said)
    {
        await using RunningOkno okno = await RunningOkno.StartAsync(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));
        using HttpClient client = okno.NewClient();
        Assert.Contains(said, await client.ReadAsync(Address("2025-05-12", Ready)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_closing_time_today_is_not_offered_any_more()
    {
        await using RunningOkno okno = await RunningOkno.StartAsync(new DateTimeOffset(2026, 4, 22, 20, 30, 0, TimeSpan.FromHours(3)));
        using HttpClient client = okno.NewClient();
        Assert.Contains("прийти надо 23 апреля 2026 года (четверг)", await client.ReadAsync(Address("2025-05-12", Ready)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Days_of_a_year_without_a_decree_are_called_provisional()
    {
        await using RunningOkno okno = await RunningOkno.StartAsync(new DateOnly(2026, 11, 22));
        using HttpClient client = okno.NewClient();
        string words = await client.ReadAsync(Address("2026-01-20"));
        Assert.Contains("Даты предварительные", words, StringComparison.Ordinal);
        Assert.Contains("самый ранний из возможных дней", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Даты предварительные", await client.ReadAsync(Address("2025-12-10")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("country=KGZ", "патент для работы не нужен")]
    [InlineData("country=UKR", "патент для работы не нужен")]
    [InlineData("country=TKM", "приезжают по визе")]
    [InlineData("country=UZB&series=50", "Патент выдан другим регионом (код 50)")]
    public async Task Who_needs_another_service_learns_it_before_any_price(string person, string said)
    {
        using HttpClient client = april.Okno.NewClient();
        string words = await client.ReadAsync($"/answer?issued=2025-06-15&{person}&employer=business&asked=1");
        Assert.Contains(said, words, StringComparison.Ordinal);
        Assert.DoesNotContain("Сколько стоит", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Что принести", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Прийти с документами не позже", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2027-04-20", true)]
    [InlineData("2027-04-21", false)]
    public async Task A_passport_must_last_a_year_from_the_filing(string expires, bool tooShort)
    {
        using HttpClient client = april.Okno.NewClient();
        string words = await client.ReadAsync($"/answer?issued=2025-06-15&series=77&country=TJK&employer=person&passport={expires}&asked=1" + Ready.Replace("&asked=1", "", StringComparison.Ordinal));
        // The hand-over would be on Tuesday, 21 April 2026, if the papers were complete on the contract day; the late papers move it, so one more week is needed.
        Assert.Contains("Сначала получите новый паспорт", words, StringComparison.Ordinal);
        Assert.Contains(tooShort ? "20.04.2027" : "21.04.2027", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_private_employer_needs_no_contract_a_company_does()
    {
        using HttpClient client = april.Okno.NewClient();
        Assert.Contains("Трудовой или гражданско-правовой договор", await client.ReadAsync(Address("2025-06-15")), StringComparison.Ordinal);
        Assert.DoesNotContain("Трудовой или гражданско-правовой договор", await client.ReadAsync(Address("2025-06-15").Replace("business", "person", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Papers_stand_in_two_groups_while_fifteen_working_days_are_left_and_in_one_after()
    {
        using HttpClient client = april.Okno.NewClient();
        Assert.Contains("В течение пяти дней", await client.ReadAsync(Address("2025-06-15")), StringComparison.Ordinal);
        Assert.DoesNotContain("В течение пяти дней", await client.ReadAsync(Address("2025-05-12")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_day_can_be_asked_why_and_answers_with_counted_days_and_their_decree()
    {
        using HttpClient client = april.Okno.NewClient();
        string words = await client.ReadAsync(Address("2025-05-12"));
        Assert.Contains("11.05.2026 (пн) не считается нерабочий день: ТК РФ, ст. 112, ч. 2: праздник совпал с выходным", words, StringComparison.Ordinal);
        Assert.Contains("24.04.2026 (пт) 10 рабочий день", words, StringComparison.Ordinal);
        Assert.True(words.Split("Почему?").Length - 1 >= 5);
    }

    [Fact]
    public async Task The_assumed_price_is_called_assumed()
    {
        using HttpClient client = april.Okno.NewClient();
        string words = await client.ReadAsync(Address("2025-05-12"));
        Assert.Contains("6 400,00 ₽", words, StringComparison.Ordinal);
        Assert.Contains("Это предположение: приказ Центра о цене ещё не загружен.", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_calendar_file_holds_the_day_to_come_with_alarms_and_reads_back()
    {
        using HttpClient client = april.Okno.NewClient();
        using HttpResponseMessage response = await client.GetAsync(Address("2025-05-12") + "&handler=calendar", TestContext.Current.CancellationToken);
        Assert.Equal("text/calendar", response.Content.Headers.ContentType?.MediaType);
        Calendar calendar = Calendar.Load(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal(["2026-04-22", "2026-04-24", "2026-05-12"], calendar.Events.Select(one => one.Start!.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal));
        Assert.Equal(2, calendar.Events.Single(one => one.Summary!.Contains("прийти", StringComparison.Ordinal)).Alarms.Count);
        Assert.All(calendar.Events, one => Assert.False(one.Start!.HasTime));
    }

    [Fact]
    public async Task English_says_the_same_day()
    {
        using HttpClient client = april.Okno.NewClient();
        Assert.Contains("Come with your papers not later than Wednesday, 22 April 2026.", await client.ReadAsync(Address("2025-05-12") + "&lang=en"), StringComparison.Ordinal);
    }
}
