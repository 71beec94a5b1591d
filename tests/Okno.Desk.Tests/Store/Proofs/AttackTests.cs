using System.Data.Common;
using System.Globalization;
using Okno.Store.Verify;

namespace Okno.Desk.Tests.Store.Proofs;

/// <summary>Random attacks on the database: each is found, and the place that is named is the place that was attacked.</summary>
public abstract class AttackTests
{
    /// <summary>
    /// What no check can find, or what is no damage; docs/quality.md says each in words: when an answer was given; when, how often and by whom a message is to be worked on; the fact that an answer or a message is gone or
    /// that a message is there twice; a counter that was set forward; a new line among the reads.
    /// </summary>
    private static readonly HashSet<string> Outside = ["answers.at", "outbox.id", "outbox.not_before", "outbox.attempts", "outbox.lease", "answers delete", "outbox delete", "outbox clone", "counters clone", "reads clone"];

    private readonly StoreFixture fixture;

    protected AttackTests(StoreFixture fixture)
    {
        this.fixture = fixture;
        Assert.SkipWhen(fixture.Missing is not null, fixture.Missing ?? string.Empty);
    }

    /// <summary>Attacks of the normal run.</summary>
    protected abstract int Sample { get; }

    [Fact]
    public Task Attacks_of_every_kind_are_found_and_located() => RunAsync(Sample);

    [Fact(Explicit = true)]
    public Task Ten_thousand_attacks_are_found_and_located() => RunAsync(10_000);

    private async Task RunAsync(int count)
    {
        await using var record = await AttackedRecord.MakeAsync(fixture, 40);
        var missed = new List<string>();
        var kinds = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var done = 0; done < count;)
        {
            var attack = Attack.Random(record);
            if (Outside.Contains(attack.Name) || Outside.Contains($"{attack.Table} {attack.Kind}"))
            {
                continue;
            }

            try
            {
                if (await record.Fixture.AttackAsync(attack.Sql) == 0)
                {
                    continue;
                }

                if (attack.Rebuilds)
                {
                    await record.RebuildTreesAsync();
                }
            }
            catch (DbException)
            {
                // The database itself refuses (a unique index): no attack.
                await record.RestoreAsync();
                continue;
            }

            var report = await record.VerifyAsync();
            if (!report.Faults.Any(attack.IsNamedBy))
            {
                missed.Add($"{attack.Name}: {attack.Sql[..Math.Min(300, attack.Sql.Length)]} -> {string.Join("; ", report.Faults.Take(3).Select(fault => $"{fault.Stream} {fault.What} {fault.Place}"))}");
                Assert.True(missed.Count < 10, string.Join('\n', missed));
            }

            await record.RestoreAsync();
            kinds[attack.Name] = kinds.GetValueOrDefault(attack.Name) + 1;
            if (++done % 1000 == 0)
            {
                Console.Out.WriteLine($"proof: {done} attacks of {count}, {done - missed.Count} found and located");
            }
        }

        Assert.True(missed.Count == 0, string.Join('\n', missed));
        Assert.Empty((await record.VerifyAsync()).Faults);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", kinds.Select(kind => $"{kind.Key} {kind.Value.ToString(CultureInfo.InvariantCulture)}")));
    }
}

public sealed class AttacksOnSqliteTests(SqliteFixture fixture) : AttackTests(fixture), IClassFixture<SqliteFixture>
{
    protected override int Sample => 200;
}

public sealed class AttacksOnPostgresTests(PostgresFixture fixture) : AttackTests(fixture), IClassFixture<PostgresFixture>
{
    protected override int Sample => 40;
}
