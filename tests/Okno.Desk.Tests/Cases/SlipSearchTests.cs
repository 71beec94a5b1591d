using Okno.Desk.Record;
using Okno.Domain.Cases;
using Okno.Store;
using Okno.Store.Journal;
using Okno.Testing.Noise;
using Okno.Testing.Cases;

namespace Okno.Desk.Tests.Cases;

public sealed class SlipSearchTests(SqliteDesk fixture) : IClassFixture<SqliteDesk>
{
    private const int People = 2_000;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_two_thousand_people_the_right_one_is_among_the_first_ten_though_one_word_has_a_slip_or_another_transliteration()
    {
        Workplace at = new(fixture);
        IReadOnlyList<Guid> ids = RecordStore.NewIds(People, at.Desk.Now.Utc);
        await using (BulkCommit bulk = await at.Desk.Store.BeginBulkAsync(at.Desk.Now.Utc, Ct))
        {
            Assert.Null(await bulk.AddAsync(
                [.. ids.Select((id, n) =>
                {
                    Life life = new Life(at.Desk.Now.Day, Sample.Day("2025-05-12"), number: Number(n), intake: SoughtPeople.Intake(n)).Open();
                    return StreamKinds.Case.Change(id, Number(n), StreamKinds.Case.Empty(id, Number(n)), 0, life.Events, new Stamp("test", "Проба", Role.Operator, "проба", "job")).Change;
                })],
                Ct));
            await bulk.FinishAsync(Ct);
        }

        Random random = new(7);
        List<string> missed = [];
        const int asked = 500;
        for (int i = 0; i < asked; i++)
        {
            int n = random.Next(People);
            string typed = SoughtPeople.Typed(n, random);
            if (!(await at.Desk.SearchCasesAsync(typed, 10, Ct)).Any(found => found.Number == Number(n)))
            {
                missed.Add($"{typed} ({SoughtPeople.Person(n).Name.Full})");
            }
        }

        Assert.True(missed.Count <= asked / 100, $"{missed.Count} of {asked}: {string.Join("; ", missed)}");

        // The very day of birth tells namesakes apart, wherever it is typed.
        (Named name, _, DateOnly born) = SoughtPeople.Person(0);
        Assert.Equal(Number(0), (await at.Desk.SearchCasesAsync($"{name.Full} {born:dd.MM.yyyy}", 10, Ct))[0].Number);
        Assert.Equal(Number(0), (await at.Desk.SearchCasesAsync($"{born:dd.MM.yyyy} {name.Full}", 10, Ct))[0].Number);
    }

    private static string Number(int n) => $"19-{n:000000}";
}
