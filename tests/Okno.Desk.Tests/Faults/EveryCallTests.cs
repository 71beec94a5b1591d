using Okno.Desk.Tests.Cases;
using Okno.Domain.Cases;
using Okno.Testing;
using Okno.Testing.Faults;

namespace Okno.Desk.Tests.Faults;

/// <summary>Every act of a whole life fails at every round trip and file call, before it, after it, and with unknown outcome. The record verifies and the money is conserved when the class is over.</summary>
public abstract class EveryCallTests(DeskFixture fixture)
{
    /// <summary>Calls of an act beyond which nothing was ever seen; a play in which no act fails ends the search sooner.</summary>
    private const int Bound = 60;

    [Fact(Explicit = true)]
    public async Task Every_call_of_every_act_fails_in_every_way_and_the_effect_is_whole_or_none_and_once()
    {
        int tried = 0;
        HashSet<string> steps = [];
        Dictionary<string, int> calls = [];
        foreach ((string name, Func<Scene, Task> play) in Plays.All)
        {
            List<Effect> model = await ModelAsync(play, steps);
            bool any = true;
            for (int call = 1; any && call < Bound; call++)
            {
                any = false;
                foreach (FaultKind kind in Enum.GetValues<FaultKind>())
                {
                    List<string> failed = await PlayAsync(play, call, kind, model);
                    any |= failed.Count > 0;
                    tried += failed.Count;
                    failed.ForEach(one => calls[one] = calls.GetValueOrDefault(one) + 1);
                }

                Progress.Say($"faults: {name}, call {call}: {tried} acts failed and retried");
            }
        }

        Progress.Say($"faults: {tried} in all: " + string.Join(", ", calls.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {pair.Value}")));
        Assert.True(tried > 900, $"{tried}");
        Assert.Empty(CaseSteps.ByName.Keys.Except(steps));
    }

    [Fact]
    public async Task A_sample_of_calls_fails_in_every_way_and_the_effect_is_whole_or_none_and_once()
    {
        int tried = 0;
        foreach ((_, Func<Scene, Task> play) in Plays.All)
        {
            List<Effect> model = await ModelAsync(play, []);
            foreach (FaultKind kind in Enum.GetValues<FaultKind>())
            {
                // Of most acts the second call is the commit, on which the ways of failing differ most.
                tried += (await PlayAsync(play, kind == FaultKind.Before ? Random.Shared.Next(1, 5) : 2, kind, model)).Count;
            }
        }

        Assert.True(tried > 100, $"{tried}");
    }

    private async Task<List<Effect>> ModelAsync(Func<Scene, Task> play, HashSet<string> steps)
    {
        await using Scene scene = await Scene.BeginAsync(fixture, 0, FaultKind.Before, null);
        await play(scene);
        steps.UnionWith(scene.Steps);
        return scene.Effects;
    }

    private async Task<List<string>> PlayAsync(Func<Scene, Task> play, int call, FaultKind kind, List<Effect> model)
    {
        await using Scene scene = await Scene.BeginAsync(fixture, call, kind, model);
        await play(scene);
        return scene.Failed;
    }
}

public sealed class EveryCallOnSqliteTests(SqliteDesk fixture) : EveryCallTests(fixture), IClassFixture<SqliteDesk>;

public sealed class EveryCallOnPostgresTests(PostgresDesk fixture) : EveryCallTests(fixture), IClassFixture<PostgresDesk>;
