using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Okno.Desk.LawInUse;
using Okno.Desk.Tests.Cases;
using Okno.Store;
using Okno.Testing;
using Okno.Testing.Cases;
using Okno.Testing.Faults;

namespace Okno.Desk.Tests.Faults;

/// <summary>What one act of a play came to without a fault: the answer, without the numbers that differ from play to play, and by how much each table grew.</summary>
internal sealed record Effect(string Said, string Grown);

/// <summary>
/// One play of a life at the desk in which every act fails at its N-th call. After the failure the record must hold the whole effect or none of it; then the act is tried again with the same key, in turn by the same
/// process and by another one, until it answers, and once more: one effect, one answer. Compared with the same play without faults.
/// </summary>
internal sealed partial class Scene : IAsyncDisposable
{
    /// <summary>The place of the search tokens among the counts.</summary>
    private const int Tokens = 5;

    private static readonly Lazy<LawShelf> Law = new(() => LawShelf.Open(RepositoryRoot.Law));

    private readonly FakeTimeProvider clock = new();
    private readonly FaultPlan plan = new();
    private readonly DeskFixture fixture;
    private readonly int call;
    private readonly FaultKind kind;
    private readonly List<Effect>? model;
    private readonly string name = Guid.NewGuid().ToString("N");
    private readonly DbConnection counting;
    private (RecordStore Store, ServiceDesk Desk)[] processes = [];
    private int acts;

    private Scene(DeskFixture fixture, int call, FaultKind kind, List<Effect>? model)
    {
        (this.fixture, this.call, this.kind, this.model) = (fixture, call, kind, model);
        counting = fixture.Record.Options.Provider == StoreOptions.Sqlite
            ? new SqliteConnection(fixture.Record.Options.ConnectionString + ";Pooling=False")
            : new NpgsqlConnection(fixture.Record.Options.ConnectionString + ";Pooling=False");
    }

    public static async Task<Scene> BeginAsync(DeskFixture fixture, int call, FaultKind kind, List<Effect>? model)
    {
        Assert.SkipWhen(fixture.Missing is not null, fixture.Missing ?? string.Empty);
        Scene scene = new(fixture, call, kind, model);
        await scene.counting.OpenAsync(Ct);
        for (int i = 0; i < 2; i++)
        {
            RecordStore store = await scene.plan.OpenAsync(fixture.Record.Options, Ct);
            scene.processes = [.. scene.processes, (store, new ServiceDesk(store, Law.Value, scene.clock))];
        }

        scene.At = new Workplace(fixture);
        return scene.On("2026-04-06");
    }

    /// <summary>The same desk without faults, for looking and for what stands before the play.</summary>
    public Workplace At { get; private set; } = null!;

    public DateOnly Today => At.Today;

    /// <summary>What each act came to, in the play without faults.</summary>
    public List<Effect> Effects { get; } = [];

    /// <summary>Steps that the play took.</summary>
    public HashSet<string> Steps { get; } = [];

    /// <summary>Acts that failed as planned, by the call that failed.</summary>
    public List<string> Failed { get; } = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public Scene On(string day)
    {
        At.On(day);
        clock.SetUtcNow(new DateTimeOffset(Sample.Day(day).ToDateTime(new TimeOnly(11, 30)), TimeSpan.FromHours(3)));
        return this;
    }

    public Task<Performed> ActAsync(By by, Func<ServiceDesk, By, Task<Performed>> act) => ActAsync(by, act, Workplace.Said);

    /// <summary>One act with a key of its own. <paramref name="said"/>: the answer as text; where a repetition rightly answers otherwise (an import: "was here before") the text leaves that out.</summary>
    public async Task<T> ActAsync<T>(By by, Func<ServiceDesk, By, Task<T>> act, Func<T, string> said)
    {
        int number = acts++;
        By keyed = by with { Key = $"{name} {number}" };
        long[] before = await CountAsync();
        T answer = default!;
        ServiceDesk first = processes[number % 2].Desk, second = processes[(number / 2) % 2].Desk;
        bool failed = await plan.FailAsync(call, kind, async () => answer = await act(first, keyed));
        string where = $"act {number} ({plan.Fired}, call {call}, {kind})";
        long[] between = await CountAsync();
        if (failed)
        {
            Failed.Add($"{plan.Fired} {kind}");
            answer = await act(second, keyed);
            await plan.LandAsync();
        }

        T again = await act(first, keyed);
        long[] after = await CountAsync();
        string text = Anonymous(said(answer)), grown = Less(after, before);
        // Names of other people have more or fewer keys to be found by.
        string comparable = Less([.. after.Where((_, at) => at != Tokens)], [.. before.Where((_, at) => at != Tokens)]);
        Assert.True(between.SequenceEqual(before) || between.SequenceEqual(after), $"{where}: half an effect, {Less(between, before)} of {grown}");
        Assert.True(said(answer) == said(again), $"{where}: answered {said(answer)}, then {said(again)}");
        Effects.Add(new Effect(text, comparable));
        if (model is not null)
        {
            Assert.True(model[number] == Effects[number], $"{where}: {Effects[number]}, without faults {model[number]}");
        }

        return answer;
    }

    public async ValueTask DisposeAsync()
    {
        foreach ((RecordStore store, _) in processes)
        {
            await store.DisposeAsync();
        }

        await counting.DisposeAsync();
    }

    /// <summary>Rows that only an effect makes. A text of the law is kept by whichever step needs it first.</summary>
    private async Task<long[]> CountAsync()
    {
        await using DbCommand command = counting.CreateCommand();
        command.CommandText = "SELECT (SELECT count(*) FROM journal WHERE type <> 'law-text-kept'), (SELECT count(*) FROM streams WHERE kind <> 'law-text'), (SELECT count(*) FROM book), "
            + "(SELECT count(*) FROM answers), (SELECT count(*) FROM claims), (SELECT count(*) FROM tokens), (SELECT count(*) FROM cards), (SELECT count(*) FROM outbox)";
        await using DbDataReader reader = await command.ExecuteReaderAsync(Ct);
        await reader.ReadAsync(Ct);
        return [.. Enumerable.Range(0, 8).Select(reader.GetInt64)];
    }

    private static string Less(long[] after, long[] before) => string.Join(' ', after.Zip(before, (now, then) => now - then));

    private static string Anonymous(string said) => Numbers().Replace(said, "#");

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}|(?<![0-9])[0-9]{2}-[0-9]{4,6}|line-[0-9a-f-]+|чек-[0-9]+|(?<=\"applicant\":\")[^\"]*")]
    private static partial Regex Numbers();
}
