using System.Collections.Concurrent;
using CsCheck;
using Okno.Desk.LawInUse;
using Okno.Desk.Record;
using Okno.Desk.Tests.Cases;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Papers;
using Okno.Domain.Payments;
using Okno.Store;
using Okno.Testing;
using Okno.Testing.Cases;
using Okno.Testing.Faults;

namespace Okno.Desk.Tests.Faults;

/// <summary>
/// Two operators on one case, each through a process of its own. Every history of what they sent and were told must be one that a single careful person could have written, one request after the other
/// (linearizable per case); the person is the pure step of the domain.
/// </summary>
public abstract class TwoOperatorsTests(DeskFixture fixture)
{
    /// <summary>A wish of a client: which request, whether it names the revision it saw last, whether its answer is lost.</summary>
    private static readonly Gen<(int What, bool Sees, bool Lost)[][]> Plans =
        Gen.Select(Gen.Int[0, 11], Gen.Bool, Gen.Int[0, 7], (what, sees, luck) => (what, sees, luck == 0)).Array[2, 5].Array[2];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public Task A_hundred_random_histories_are_linearizable() => RunAsync(100);

    [Fact(Explicit = true)]
    public Task Ten_thousand_random_histories_are_linearizable() => RunAsync(10_000);

    private async Task RunAsync(int histories)
    {
        Workplace at = new(fixture);
        await using RecordStore other = await RecordStore.OpenAsync(fixture.Record.Options, Ct);
        LawShelf law = at.Desk.Law;
        ServiceDesk[] desks = [at.Desk, new ServiceDesk(other, law, at.Clock)];
        CaseModel model = new(law, at.Desk.Now);
        Linearizability<CaseState, Request, string> checker = new(model.Step, state => state.Trace);
        Queue<(Guid Id, string Number)> cases = new();
        Life life = at.Contracted();
        int requests = 0, done = 0;
        for (int i = 0; i < histories; i++)
        {
            if (cases.Count == 0)
            {
                cases = new(await at.KeepCopiesAsync(life, Math.Min(200, histories - i)));
            }

            Guid id = cases.Dequeue().Id;
            CaseState begin = CaseModel.Begin(await at.CaseAsync(id), await at.RevisionAsync(id));
            (int, bool, bool)[][] plan = Plans.Single();
            var history = await PlayAsync(plan, begin, async (client, request, _) =>
                request.Step is null
                    ? await LookAsync(desks[client], id)
                    : Workplace.Said(await desks[client].PerformAsync(id, request.Step, request.By, Ct)));
            requests += history.Count;
            done += history.Count(one => one.Answer.StartsWith("{\"$type\":\"done\"", StringComparison.Ordinal));
            Assert.True(checker.Holds(begin, history), "Not linearizable: " + string.Join('\n', history.Select(one => $"{one.Began}-{one.Ended} {one.Request.By.Account} {one.Request.Step} {one.Request.By.Key} {one.Request.By.SeenRevision}: {one.Answer}")));
            if (i % 500 == 499)
            {
                Progress.Say($"faults: {i + 1} histories of two operators, {requests} requests, {done} effects or repeated answers");
            }
        }
    }

    private static async Task<string> LookAsync(ServiceDesk desk, Guid id)
    {
        var loaded = (await desk.Store.LoadAsync(id, ct: Ct)).Stream!;
        return CaseModel.Look(StreamKinds.Case.Open(loaded), loaded.Version);
    }

    /// <summary>A random history of two clients at a desk in memory.</summary>
    internal static Task<IReadOnlyList<Asked<Request, string>>> PlayAsync(CaseState begin, FlawedDesk desk) => PlayAsync(Plans.Single(), begin, async (_, request, upcoming) =>
    {
        // Sometimes the other client is let in between, before the desk or after it.
        int luck = Random.Shared.Next(4);
        if (luck == 1)
        {
            await Task.Yield();
        }

        string answer = desk.Ask(request, upcoming);
        if (luck == 2)
        {
            await Task.Yield();
        }

        return answer;
    });

    /// <summary>Both clients at once, each one request after the other; in the end both look at the case.</summary>
    private static async Task<IReadOnlyList<Asked<Request, string>>> PlayAsync((int What, bool Sees, bool Lost)[][] plan, CaseState begin, Func<int, Request, Request?, Task<string>> ask)
    {
        long clock = 0;
        string play = Guid.NewGuid().ToString("N");
        ConcurrentBag<Asked<Request, string>> history = [];
        int[] next = new int[plan.Length];
        TaskCompletionSource start = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task[] clients = [.. Enumerable.Range(0, plan.Length).Select(client => Task.Run(async () =>
        {
            await start.Task;
            long seen = begin.Revision;
            foreach ((int what, bool sees, bool lost) in plan[client])
            {
                next[client]++;
                int other = 1 - client, place = Volatile.Read(ref next[other]);
                Request? upcoming = place < plan[other].Length ? RequestOf(plan[other][place].What, other, play, begin, null) : null;
                Request request = RequestOf(what, client, play, begin, sees ? seen : null);
                long began = Interlocked.Increment(ref clock);
                string answer = await ask(client, request, upcoming);
                long ended = Interlocked.Increment(ref clock);
                if (lost)
                {
                    history.Add(new Asked<Request, string>(request, "", began, Asked<Request, string>.Never));
                    continue;
                }

                history.Add(new Asked<Request, string>(request, answer, began, ended));
                seen = request.Step is null ? long.Parse(answer.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture) : RevisionIn(answer) ?? seen;
            }
        }))];
        start.SetResult();
        await Task.WhenAll(clients);
        for (int client = 0; client < plan.Length; client++)
        {
            Request look = RequestOf(0, client, play, begin, null);
            long began = Interlocked.Increment(ref clock);
            string answer = await ask(client, look, null);
            history.Add(new Asked<Request, string>(look, answer, began, Interlocked.Increment(ref clock)));
        }

        return [.. history.OrderBy(one => one.Began)];
    }

    /// <summary>Twelve things to ask. The same thing of the same client has the same key: a form sent again. Receipts are shared, so that one operator may record what the other has recorded.</summary>
    private static Request RequestOf(int what, int client, string play, CaseState begin, long? seen)
    {
        DateOnly day = begin.Case.Contract!.On;
        PaperId photo = new(PaperKind.Photo);
        ICaseStep? step = what switch
        {
            0 or 1 => null,
            2 or 3 => new BookVisit(day, new TimeOnly(12 + what + client, 0)),
            4 => new RecordVisit(Attended: true),
            5 or 6 => new RecordPayment(new Money(100_00), day, Sample.Receipt(day, $"{play}-{what}")),
            7 => new ReceivePaper(photo, PaperForm.Original, Custody.Taken, Sample.Details(photo, begin.Case.Intake!)),
            8 => new ReviewPaper(photo, Accept: true, [], null),
            9 => new ReturnPaper(photo, "возврат"),
            10 => new Withdraw("передумал"),
            _ => new WaivePaper(photo, "не нужна"),
        };
        By by = client == 0 ? Workplace.Supervisor : Workplace.Supervisor with { Account = "sonya", Name = "Серова Софья" };
        return new Request(by with { Key = step is null ? null : $"{play} {client} {what}", SeenRevision = seen }, step);
    }

    private static long? RevisionIn(string answer) =>
        System.Text.RegularExpressions.Regex.Match(answer, "\"revision\":([0-9]+)") is { Success: true } found ? long.Parse(found.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) : null;
}

public sealed class TwoOperatorsOnSqliteTests(SqliteDesk fixture) : TwoOperatorsTests(fixture), IClassFixture<SqliteDesk>;

public sealed class TwoOperatorsOnPostgresTests(PostgresDesk fixture) : TwoOperatorsTests(fixture), IClassFixture<PostgresDesk>;
