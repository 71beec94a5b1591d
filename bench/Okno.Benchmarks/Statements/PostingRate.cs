using System.Diagnostics;
using System.Globalization;
using System.Text;
using Npgsql;
using Okno.Desk;
using Okno.Desk.LawInUse;
using Okno.Desk.Record;
using Okno.Domain.Cases;
using Okno.Domain.People;
using Okno.Store;
using Okno.Store.Journal;
using Okno.Testing;
using Okno.Testing.Cases;

namespace Okno.Benchmarks.Statements;

/// <summary>How fast certain lines come into their cases: each is one transaction that concludes a contract, keeps its decision, ties the line and writes the book.</summary>
internal static class PostingRate
{
    private const string Group = "Posting of certain lines";
    private const int Workers = 4;
    private const double Least = 300;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(bool quick)
    {
        if (PostgresServer.Missing is { } missing)
        {
            return [new Figure(Group, "PostgreSQL", missing)];
        }

        int warm = 100;
        int cases = quick ? 300 : 3_000;
        using TemporaryFolder folder = new();
        string database = await PostgresServer.NewDatabaseAsync();
        List<Figure> figures = [];
        await using (RecordStore store = await RecordStore.OpenAsync(new StoreOptions(StoreOptions.Postgres, database, folder.File("keys"))))
        {
            ServiceDesk desk = new(store, LawShelf.Open(RepositoryRoot.Law), new Record.StandingClock(new DateTimeOffset(2026, 4, 6, 8, 30, 0, TimeSpan.Zero)));
            Life[] lives = await KeepAsync(store, desk, warm + cases);
            await ImportAsync(desk, lives[..warm]);
            await desk.PostCertainAsync(Workers);
            await ImportAsync(desk, lives[warm..]);
            TimeSpan worked = Environment.CpuUsage.TotalTime;
            long began = Stopwatch.GetTimestamp();
            Posting posting = await desk.PostCertainAsync(Workers);
            double rate = posting.Posted / Stopwatch.GetElapsedTime(began).TotalSeconds;
            worked = Environment.CpuUsage.TotalTime - worked;
            if (posting.Posted != cases)
            {
                throw new InvalidOperationException($"Of {cases} lines {posting.Posted} were posted.");
            }

            figures.Add(new Figure(
                Group, string.Create(CultureInfo.InvariantCulture, $"PostgreSQL, {Workers} workers, {cases:#,0} contracts concluded"), $"{Figure.Said(rate)} cases/s", "",
                $"at least {Least:0}: {Figure.Kept(rate >= Least)}"));
            figures.Add(new Figure(Group, "processor time of one posting in our process", $"{Figure.Said(worked.TotalMilliseconds / cases)} ms"));
        }

        NpgsqlConnection.ClearAllPools();
        await PostgresServer.DropDatabaseAsync(database);
        return figures;
    }

    /// <summary>Cases with an offer each, as many in one transaction as a bulk takes at once.</summary>
    private static async Task<Life[]> KeepAsync(RecordStore store, ServiceDesk desk, int count)
    {
        DateOnly issued = Sample.Day("2025-05-12");
        Stamp stamp = new("bench", "Замер", Role.Operator, "замер", "job");
        Life[] lives = new Life[count];
        IReadOnlyList<Guid> ids = RecordStore.NewIds(count, desk.Now.Utc);
        StreamChange[] changes = new StreamChange[count];
        for (int n = 0; n < count; n++)
        {
            Intake person = Sample.Intake(issued, n);
            person = person with { Applicant = person.Applicant with { BornOn = issued.AddYears(-30).AddDays(-(n % 3000)) } };
            lives[n] = new Life(desk.Now.Day, issued, number: $"26-{n + 1:000000}", intake: person).Offer();
            changes[n] = StreamKinds.Case.Change(ids[n], lives[n].Case.Number, StreamKinds.Case.Empty(ids[n], lives[n].Case.Number), 0, lives[n].Events, stamp).Change;
        }

        await using BulkCommit bulk = await store.BeginBulkAsync(desk.Now.Utc);
        if (await bulk.AddAsync(changes) is { } refused)
        {
            throw new InvalidOperationException($"The record did not take the cases: {refused}.");
        }

        await bulk.FinishAsync();
        return lives;
    }

    private static async Task ImportAsync(ServiceDesk desk, Life[] lives)
    {
        string account = desk.Law.For(null, desk.Now.Day).Edition.Requisites.Account;
        StringBuilder file = new($"1CClientBankExchange\nВерсияФормата=1.03\nКодировка=UTF-8\nРасчСчет={account}\n");
        for (int i = 0; i < lives.Length; i++)
        {
            file.Append(CultureInfo.InvariantCulture, $"СекцияДокумент=Платежное поручение\nНомер={lives[i].Case.Number[3..]}\nДата=06.04.2026\nСумма={lives[i].Price}\nПлательщикСчет=40817810{i:000000000000}\nПлательщик={lives[i].Intake.Applicant.Name.Full}\nПолучательСчет={account}\nДатаСписано=06.04.2026\nДатаПоступило=06.04.2026\nНазначениеПлатежа=Оплата {lives[i].Case.Offer!.Reference} патент {lives[i].Intake.Patent.Key}\nКонецДокумента\n");
        }

        using MemoryStream content = new(Encoding.UTF8.GetBytes(file.Append("КонецФайла\n").ToString()));
        StatementImported imported = (await desk.ImportStatementAsync(content, new By("bench", "Замер", [Role.Accountant], "замер", "job")))!;
        if (imported.Counts.Certain != lives.Length)
        {
            throw new InvalidOperationException($"Of {lives.Length} lines {imported.Counts.Certain} are certain.");
        }
    }
}
