using System.Diagnostics;
using Npgsql;
using Okno.Domain.Law;
using Okno.Testing;

namespace Okno.Proof.Tests;

/// <summary>The verdict before an offer and the codes of its findings, for combinations of all facts on and beside their limits.</summary>
[Collection(nameof(ProofDatabase))]
public sealed class VerdictProofTests(ProofDatabase database)
{
    private const int AtOnce = 50_000;

    [Fact]
    public async Task A_sample_of_persons_gets_the_same_verdict_for_the_same_findings() => await CompareAsync(20_000);

    [Fact(Explicit = true)]
    public async Task A_million_and_more_persons_on_and_beside_every_limit_get_the_same_verdict_for_the_same_findings() => await CompareAsync(1_200_000);

    private async Task CompareAsync(int cases)
    {
        Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? "");
        Random random = Seed.Next("verdicts");
        Stopwatch clock = Stopwatch.StartNew();
        for (int done = 0; done < cases; done += AtOnce)
        {
            int calendar = done / AtOnce % LoadedLaw.Calendars.Length;
            LawInForce law = LoadedLaw.Under(calendar);
            PersonCases people = new(random, law);
            (AssessmentFacts Facts, DateOnly Today)[] persons = [.. Enumerable.Range(0, Math.Min(AtOnce, cases - done)).Select(_ => people.Next())];
            await AskAsync(calendar, persons, law);
            if (cases > AtOnce)
            {
                Progress.Say($"verdicts: {done + persons.Length:N0} persons in {clock.Elapsed.TotalSeconds:0} s, 0 differences");
            }
        }
    }

    private async Task AskAsync(int calendar, (AssessmentFacts Facts, DateOnly Today)[] persons, LawInForce law)
    {
        await database.ExecuteAsync("TRUNCATE proof.person; TRUNCATE proof.patent; DROP TABLE IF EXISTS csharp_verdict; CREATE TEMP TABLE csharp_verdict (id int, verdict text, findings text)");
        await database.CopyAsync("proof.person", PersonCases.Columns, persons.Select((person, id) => PersonCases.Row(id, person.Facts, person.Today)));
        await database.ExecuteAsync("INSERT INTO proof.patent SELECT DISTINCT issued FROM proof.person WHERE issued IS NOT NULL; ANALYZE proof.patent; ANALYZE proof.person");
        await database.CopyAsync("csharp_verdict", "id, verdict, findings", persons.Select((person, id) =>
        {
            AssessmentResult result = Assessment.Of(person.Facts, person.Today, law);
            return new object?[] { id, result.Verdict.ToString(), string.Join(' ', result.Findings.Select(finding => finding.Code).Order(StringComparer.Ordinal)) };
        }));
        await database.ExecuteAsync($"DROP TABLE IF EXISTS sql_verdict; CREATE TEMP TABLE sql_verdict AS SELECT * FROM proof.verdict WHERE calendar = {calendar}");
        (long rows, string? words) = await Differences.BetweenAsync(database, "sql_verdict", "csharp_verdict", ["id"], ["verdict", "findings"]);
        Assert.True(words is null, words is null ? "" : $"Calendar {calendar}. {words}{await ByCodeAsync(persons)}");
        Assert.Equal(persons.Length, rows);
    }

    /// <summary>Which codes and verdicts stand against each other, how often, and the facts of one such person.</summary>
    private async Task<string> ByCodeAsync((AssessmentFacts Facts, DateOnly Today)[] persons)
    {
        await using NpgsqlCommand command = new("SELECT s.id, s.verdict || ' ' || s.findings, c.verdict || ' ' || c.findings FROM sql_verdict s JOIN csharp_verdict c USING (id) WHERE (s.verdict, s.findings) IS DISTINCT FROM (c.verdict, c.findings)", database.Connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        List<(string Kind, int Id)> found = [];
        while (await reader.ReadAsync())
        {
            string[] sql = reader.GetString(1).Split(' '), csharp = reader.GetString(2).Split(' ');
            found.Add(($"SQL says {string.Join(' ', sql.Except(csharp))}, C# says {string.Join(' ', csharp.Except(sql))}", reader.GetInt32(0)));
        }

        return string.Join('\n', found.GroupBy(each => each.Kind).OrderByDescending(each => each.Count()).Take(20).Select(each =>
            $"{each.Count()} x {each.Key}; {string.Join(' ', PersonCases.Columns.Split(", ").Zip(PersonCases.Row(each.First().Id, persons[each.First().Id].Facts, persons[each.First().Id].Today), (name, value) => value is null ? "" : $"{name}={(value is DateOnly day ? ProofDatabase.Iso(day) : value)} "))}"));
    }
}
