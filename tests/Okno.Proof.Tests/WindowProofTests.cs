using System.Diagnostics;
using System.Globalization;
using Okno.Domain.Law;
using Okno.Domain.Windows;
using Okno.Testing;

namespace Okno.Proof.Tests;

/// <summary>Window, lanes, due dates, guard, hand-over day and contract term: C# against the SQL that was written from the text alone.</summary>
[Collection(nameof(ProofDatabase))]
public sealed class WindowProofTests(ProofDatabase database)
{
    private const int DaysBeforeTheWindow = 120;
    private const int DaysAfterTheWindow = 30;

    [Fact]
    public async Task Every_window_of_2013_to_2026_is_the_same_under_every_calendar()
    {
        await PrepareAsync();
        DateOnly[] issued = [.. IssueDays(2013, 2026)];
        for (int calendar = 0; calendar < LoadedLaw.Calendars.Length; calendar++)
        {
            await AskPatentsAsync(issued);
            await CompareWindowsAsync(calendar, issued);
        }
    }

    [Fact]
    public async Task A_sample_of_contacts_and_contracts_has_the_same_lane_due_dates_and_plan()
    {
        await PrepareAsync();
        Random random = Seed.Next("windows");
        for (int calendar = 0; calendar < LoadedLaw.Calendars.Length; calendar++)
        {
            // Days whose window touches a calendar's edge come along every time.
            DateOnly[] issued = [.. Enumerable.Range(0, 40).Select(_ => new DateOnly(2013, 1, 1).AddDays(random.Next(5113))), new(2015, 2, 28), new(2016, 2, 29), new(2025, 1, 10), new(2026, 1, 12), new(2026, 2, 10), new(2026, 12, 31)];
            await CompareAsync(calendar, [.. issued.Distinct().Order()]);
        }
    }

    [Fact]
    public async Task The_checklist_names_the_papers_that_the_text_names()
    {
        await PrepareAsync();
        foreach (bool natural in new[] { false, true })
        {
            string codes = new WindowAnswers(0).Codes(new Question(new DateOnly(2025, 5, 12), new DateOnly(2026, 4, 1), new DateOnly(2026, 4, 1), natural));
            Assert.Equal(await database.ScalarAsync<string>($"SELECT DISTINCT codes FROM proof.checklist WHERE natural_person = {natural}"), codes);
        }
    }

    /// <summary>The count of the requirements, 1,406 of 4,383, lets presidential days move an end; their own Q31 ("never a roll") gives 1,401.</summary>
    [Fact]
    public async Task The_scheme_of_15_10_5_and_1_days_fails_for_1401_of_4383_days_and_for_1406_if_presidential_days_rolled()
    {
        await PrepareAsync();
        Assert.Equal("1401, 1406 of 4383", await database.ScalarAsync<string>("""
            SELECT count(*) FILTER (WHERE h.handover_next > f.earliest) || ', ' || count(*) FILTER (WHERE hw.handover_next > f.earliest) || ' of ' || count(*)
            FROM proof.back s
            JOIN proof.back f ON f.calendar = s.calendar AND f.day = s.day AND f.n = (SELECT amount FROM law.term WHERE code = 'window.last-filing')
            CROSS JOIN LATERAL (SELECT s.earliest + (SELECT amount FROM law.term WHERE code = 'papers.late') AS day) late
            JOIN proof.after r ON r.calendar = s.calendar AND r.day = late.day
            JOIN proof.after h ON h.calendar = s.calendar AND h.day = r.rolled
            CROSS JOIN LATERAL (SELECT min(d.day) AS day FROM proof.day d WHERE d.calendar = s.calendar AND d.works AND d.day BETWEEN late.day AND late.day + 60) w
            JOIN proof.after hw ON hw.calendar = s.calendar AND hw.day = w.day
            WHERE s.calendar = 0 AND s.n = (SELECT amount FROM law.term WHERE code = 'window.standard-lane') AND s.day BETWEEN '2015-01-01' AND '2026-12-31'
            """));
    }

    [Fact(Explicit = true)]
    public async Task Every_issue_day_of_2013_to_2026_with_every_contact_day_under_every_reading()
    {
        await PrepareAsync();
        Stopwatch clock = Stopwatch.StartNew();
        long rows = 0;
        for (int calendar = 0; calendar < LoadedLaw.Calendars.Length; calendar++)
        {
            for (int year = 2013; year <= 2026; year++)
            {
                rows += await CompareAsync(calendar, [.. IssueDays(year, year)]);
                Progress.Say($"windows: calendar {calendar + 1} of 4, patents of {year}, {rows:N0} plans in {clock.Elapsed.TotalSeconds:0} s, 0 differences");
            }
        }
    }

    private static IEnumerable<DateOnly> IssueDays(int from, int to)
    {
        for (DateOnly day = new(from, 1, 1); day.Year <= to; day = day.AddDays(1))
        {
            yield return day;
        }
    }

    /// <summary>Each contact twice: with a contract on the same day, and with one some days later.</summary>
    private static IEnumerable<Question> Questions(PatentWindow window)
    {
        DateOnly last = window.LastContact.Latest.AddDays(DaysAfterTheWindow);
        for (DateOnly contact = window.OpensOn.AddDays(-DaysBeforeTheWindow); contact <= last; contact = contact.AddDays(1))
        {
            int mixed = (contact.DayNumber * 7) + (window.Issued.DayNumber * 3);
            yield return new Question(window.Issued, contact, contact, mixed % 2 == 0);
            yield return new Question(window.Issued, contact, contact.AddDays(1 + (mixed % 11)), mixed % 2 != 0);
        }
    }

    private async Task PrepareAsync()
    {
        Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? "");
        await database.ExecuteAsync($"DROP TABLE IF EXISTS csharp_window, csharp_answer; {WindowAnswers.WindowTable}; {WindowAnswers.AnswerTable}");
        await database.ExecuteAsync("TRUNCATE proof.foreign_paper");
        await database.CopyAsync("proof.foreign_paper", "code", ProofDatabase.ForeignLanguage.Select(kind => new object?[] { new Okno.Domain.Papers.PaperId(kind).ToString() }));
    }

    private async Task AskPatentsAsync(DateOnly[] issued)
    {
        await database.ExecuteAsync("TRUNCATE proof.patent");
        await database.CopyAsync("proof.patent", "issued", issued.Select(day => new object?[] { day }));
        await database.ExecuteAsync("ANALYZE proof.patent");
    }

    private async Task CompareWindowsAsync(int calendar, DateOnly[] issued)
    {
        WindowAnswers answers = new(calendar);
        await database.ExecuteAsync("TRUNCATE csharp_window");
        await database.CopyAsync("csharp_window", "issued, " + string.Join(", ", WindowAnswers.WindowColumns), issued.Select(answers.Window));
        await database.ExecuteAsync($"DROP TABLE IF EXISTS sql_window; CREATE TEMP TABLE sql_window AS SELECT * FROM proof.patent_window WHERE calendar = {calendar}");
        (_, string? words) = await Differences.BetweenAsync(database, "sql_window", "csharp_window", ["issued"], WindowAnswers.WindowColumns);
        Assert.True(words is null, $"Calendar {calendar}, windows. {words}");
    }

    private async Task<long> CompareAsync(int calendar, DateOnly[] issued)
    {
        await AskPatentsAsync(issued);
        await CompareWindowsAsync(calendar, issued);
        LawInForce law = LoadedLaw.Under(calendar);
        Question[] questions = [.. issued.SelectMany(day => Questions(PatentWindow.Of(day, law)))];
        await database.ExecuteAsync("TRUNCATE proof.question; TRUNCATE csharp_answer");
        await database.CopyAsync("proof.question", "issued, contact, contract, natural_person", questions.Select(question => question.Row));
        await database.CopyAsync("csharp_answer", "issued, contact, contract, " + string.Join(", ", WindowAnswers.AnswerColumns), new WindowAnswers(calendar).Plans(questions));
        await database.ExecuteAsync($"ANALYZE proof.question; DROP TABLE IF EXISTS sql_answer; CREATE TEMP TABLE sql_answer AS SELECT * FROM proof.answer WHERE calendar = {calendar}");
        (long rows, string? words) = await Differences.BetweenAsync(database, "sql_answer", "csharp_answer", ["issued", "contact", "contract"], WindowAnswers.AnswerColumns);
        Assert.True(words is null, string.Create(CultureInfo.InvariantCulture, $"Calendar {calendar}, patents of {issued[0]:yyyy-MM-dd} to {issued[^1]:yyyy-MM-dd}. {words}"));
        Assert.Equal(questions.Length, rows);
        return rows;
    }
}
