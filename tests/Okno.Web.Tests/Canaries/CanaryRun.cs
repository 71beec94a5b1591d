using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Okno.Desk;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Papers;
using Okno.Domain.People;
using Okno.Testing;
using Okno.Testing.Canaries;
using Okno.Testing.Cases;
using Okno.Web.Tests.Offices;
using Okno.Web.Tests.Running;

namespace Okno.Web.Tests.Canaries;

/// <summary>What came of a run.</summary>
/// <param name="Planted">Texts of each kind.</param>
/// <param name="Forms">Byte strings that were looked for.</param>
/// <param name="Files">Files looked through.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="Hits">What leaked; empty is wanted.</param>
/// <param name="Proved">A canary put into the very folders afterwards, in clear, was found there.</param>
internal sealed record CanaryReport(int Planted, int Forms, int Files, long Bytes, IReadOnlyList<CanaryHit> Hits, bool Proved);

/// <summary>
/// Lives some cases on the real host with names, passports, phones, diagnoses and scans that nobody else has, reads their pages, prints, breaks things, makes backups, stops, and searches whatever is left on the disk:
/// database, WAL, temporary files, logs, backups, and the answers to failed requests.
/// </summary>
internal static class CanaryRun
{
    private const int TextsOfPerson = 6;

    private static readonly By Clerk = new("operator", "Учебный оператор", [.. Enum.GetValues<Role>()], "", "desk");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <param name="count">Texts of each kind.</param>
    /// <param name="postgres">Connection string, or null for SQLite.</param>
    public static async Task<CanaryReport> RunAsync(int count, string? postgres)
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder.File("log"));
        Directory.CreateDirectory(folder.File("backup"));
        Random random = new(count);
        Person[] people = [.. Enumerable.Range(0, count).Select(_ => Person.Next(random))];
        await using (FileLog log = new(folder.File("log/okno.log")))
        {
            RunningOkno okno = await RunningOkno.StartAsync(
                new DateTimeOffset(2026, 4, 20, 10, 0, 0, TimeSpan.FromHours(3)), dataFolder: folder.File("data"), postgres: postgres, log: logging => logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(log));
            ServiceDesk desk = okno.Services.GetRequiredService<ServiceDesk>();
            List<string> numbers = await LiveAsync(desk, people);
            await VisitAsync(okno, people, numbers, folder.File("log"));
            await BreakAsync(okno, desk, people, numbers, postgres, folder.File("log"));
            await BackUpAsync(postgres, folder.File("data/okno.db"), folder.File("backup"));
            await okno.StopAsync();
        }

        CanaryHunt hunt = new(people.SelectMany(person => person.Texts));
        hunt.Folder(folder.Path);
        if (postgres is not null)
        {
            string data = await DataFolderAsync(postgres);
            hunt.Folder(data);
            hunt.In(await File.ReadAllBytesAsync(Path.Combine(Path.GetDirectoryName(data)!, "log"), Ct), "server log");
        }

        foreach (string left in Directory.EnumerateFiles(folder.Path, "*.pdf", SearchOption.AllDirectories))
        {
            Assert.Fail($"A printed paper stays behind: {left}");
        }

        CanaryHit[] hits = [.. hunt.Hits];
        (int files, long bytes) = (hunt.Files, hunt.Bytes);
        await File.WriteAllTextAsync(folder.File("data/planted"), people[0].Texts[0].Text, Ct);
        hunt.Folder(folder.File("data"));
        return new CanaryReport(count, hunt.Strings, files, bytes, hits, hunt.Hits.Count > hits.Length);
    }

    private static async Task<List<string>> LiveAsync(ServiceDesk desk, Person[] people)
    {
        List<string> numbers = [];
        for (int i = 0; i < people.Length; i++)
        {
            Person person = people[i];
            By by = Clerk with { Why = person.Diagnosis };
            Performed.Done opened = Assert.IsType<Performed.Done>(await desk.OpenCaseAsync(new OpenCase(person.Intake(i), Sample.Consent(desk.Now.Day), desk.Now.Day), by, Ct));
            numbers.Add(opened.Number);
            Guid id = (await desk.FindCaseAsync(opened.Number, Ct))!.State.Id;
            await using (MemoryStream scan = new(Encoding.UTF8.GetBytes($"scan of {person.Scan} and more")))
            {
                await desk.Store.Scans.PutAsync(id, scan, Ct);
            }

            if (i % 10 == 0)
            {
                await DoAsync(new Assess());
                await DoAsync(new MakeOffer(null, false, true));
                await DoAsync(new RecordPayment((await desk.FindCaseAsync(opened.Number, Ct))!.State.Offer!.Price, desk.Now.Day, Sample.Receipt(desk.Now.Day, $"к-{i}", person.Surname)));
                foreach (ChecklistItem item in (await desk.FindCaseAsync(opened.Number, Ct))!.State.Missing.Where(item => item.Need != Need.HumanDecides).ToArray())
                {
                    await DoAsync(new ReceivePaper(item.Paper, PaperForm.Original, Custody.Taken, Sample.Details(item.Paper, (await desk.FindCaseAsync(opened.Number, Ct))!.State.Intake!)));
                    await DoAsync(new ReviewPaper(item.Paper, false, [], person.Diagnosis));
                }
            }

            async Task DoAsync(ICaseStep step) => await desk.PerformAsync(id, step, by with { Key = Guid.NewGuid().ToString() }, Ct);
        }

        return numbers;
    }

    /// <summary>Pages, papers, searches; and requests that fail, whose answers are kept as files among the logs.</summary>
    private static async Task VisitAsync(RunningOkno okno, Person[] people, List<string> numbers, string errors)
    {
        using Visitor clerk = await Visitor.SignInAsync(okno, "operator");
        for (int i = 0; i < people.Length; i += Math.Max(1, people.Length / 25))
        {
            await clerk.OpenAsync($"/desk/cases/{numbers[i]}");
            await clerk.OpenAsync($"/desk/search?q={Uri.EscapeDataString(people[i].Surname)}");
            await clerk.OpenAsync($"/desk/search?q={people[i].Passport}");
        }

        foreach (string paper in (string[])["application", "offer", "payment-order", "checklist"])
        {
            await clerk.DownloadAsync($"/desk/cases/{numbers[0]}/papers/{paper}.pdf");
        }

        using HttpClient stranger = okno.NewClient(follow: false);
        for (int i = 0; i < Math.Min(50, people.Length); i++)
        {
            Person person = people[i];
            using FormUrlEncodedContent form = new([new("Surname", person.Surname), new("Passport", person.Passport), new("Phone", person.Phone), new("Why", person.Diagnosis)]);
            await KeepAsync(await stranger.PostAsync("/desk/cases/new", form, Ct), $"post-{i}", i);
            await KeepAsync(await stranger.PostAsync("/account/sign-in", form, Ct), $"sign-in-{i}", i);
            await KeepAsync(await stranger.GetAsync($"/desk/cases/{numbers[i]}", Ct), $"get-{i}", i);
            using HttpRequestMessage odd = new(HttpMethod.Put, $"/desk/cases/{numbers[i]}") { Content = new StringContent(person.Diagnosis) };
            odd.Headers.TryAddWithoutValidation("X-Name", person.Passport);
            await KeepAsync(await stranger.SendAsync(odd, Ct), $"put-{i}", i);
        }

        async Task KeepAsync(HttpResponseMessage answer, string name, int _)
        {
            using (answer)
            {
                await File.WriteAllTextAsync(Path.Combine(errors, name + ".html"), answer.Headers + "\n" + await answer.Content.ReadAsStringAsync(Ct), Ct);
            }
        }
    }

    /// <summary>Clashes inside the database, and a row that was tampered with: whatever exceptions then say.</summary>
    private static async Task BreakAsync(RunningOkno okno, ServiceDesk desk, Person[] people, List<string> numbers, string? postgres, string errors)
    {
        for (int i = 0; i < Math.Min(10, people.Length); i++)
        {
            // Several at once with one new patent: the unique index itself refuses all but one.
            Intake usual = people[i].Intake(i);
            Intake again = usual with { Patent = usual.Patent with { Number = string.Create(CultureInfo.InvariantCulture, $"{2_900_000_000L + i}") } };
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => desk.OpenCaseAsync(new OpenCase(again, Sample.Consent(desk.Now.Day), desk.Now.Day), Clerk, Ct), Ct)));
        }

        using Visitor clerk = await Visitor.SignInAsync(okno, "operator");
        string damage = $"UPDATE streams SET marks = head WHERE number = '{numbers[0]}'";
        if (postgres is null)
        {
            await using SqliteConnection connection = new(SqlitePath(okno));
            await connection.OpenAsync(Ct);
            await using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // A text of this test.
            command.CommandText = damage;
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync(Ct);
        }
        else
        {
            await using NpgsqlDataSource source = NpgsqlDataSource.Create(postgres);
#pragma warning disable CA2100 // A text of this test.
            await using NpgsqlCommand command = source.CreateCommand(damage);
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync(Ct);
        }

        byte[] page = (await clerk.DownloadAsync($"/desk/cases/{numbers[0]}")).Bytes;
        await File.WriteAllBytesAsync(Path.Combine(errors, "damaged.html"), page, Ct);
        Assert.Contains("Номер ошибки", Encoding.UTF8.GetString(page), StringComparison.Ordinal);
    }

    private static string SqlitePath(RunningOkno okno) =>
        $"Data Source={Path.Combine(okno.Services.GetRequiredService<Okno.Web.Hosting.HostSettings>().Desk.DataFolder, "okno.db")};Pooling=False";

    private static async Task BackUpAsync(string? postgres, string file, string target)
    {
        if (postgres is null)
        {
            await using SqliteConnection connection = new($"Data Source={file};Pooling=False");
            await connection.OpenAsync(Ct);
            await using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "VACUUM INTO $target";
            command.Parameters.AddWithValue("$target", Path.Combine(target, "vacuum.db"));
            await command.ExecuteNonQueryAsync(Ct);
            foreach (string part in Directory.EnumerateFiles(Path.GetDirectoryName(file)!, "okno.db*"))
            {
                File.Copy(part, Path.Combine(target, Path.GetFileName(part)));
            }

            return;
        }

        NpgsqlConnectionStringBuilder server = new(postgres);
        string port = server.Port.ToString(CultureInfo.InvariantCulture);
        await RunAsync("pg_basebackup", "-h", server.Host!, "-p", port, "-U", server.Username!, "-D", Path.Combine(target, "base"), "-Ft", "-z", "-X", "fetch", "--checkpoint=fast");
        await RunAsync("pg_dump", "-h", server.Host!, "-p", port, "-U", server.Username!, "-d", server.Database!, "-f", Path.Combine(target, "plain.sql"));
        await RunAsync("pg_dump", "-h", server.Host!, "-p", port, "-U", server.Username!, "-d", server.Database!, "-Fc", "-f", Path.Combine(target, "custom.dump"));
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        string words = await process.StandardError.ReadToEndAsync(Ct);
        await process.WaitForExitAsync(Ct);
        Assert.True(process.ExitCode == 0, $"{program}: {words}");
    }

    private static async Task<string> DataFolderAsync(string postgres)
    {
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(postgres);
        await using NpgsqlCommand command = source.CreateCommand("CHECKPOINT; SELECT current_setting('data_directory')");
        return (string)(await command.ExecuteScalarAsync(Ct))!;
    }

    /// <summary>A person whom nobody else resembles.</summary>
    private sealed record Person(string Surname, string Latin, string Passport, string Phone, string Diagnosis, string Scan)
    {
        public (string Kind, string Text)[] Texts => [("name", Surname), ("name", Latin), ("passport", Passport), ("phone", Phone), ("diagnosis", Diagnosis), ("scan", Scan)];

        public static Person Next(Random random)
        {
            string surname = Word(random, "бвгджзклмнпрст", "аеиоу", 6);
            Person person = new(
                char.ToUpperInvariant(surname[0]) + surname[1..],
                Word(random, "bdfghklmnprst", "aeiou", 6).ToUpperInvariant(),
                string.Create(CultureInfo.InvariantCulture, $"{(char)('A' + random.Next(26))}{random.NextInt64(1_000_000_000, 9_999_999_999)}"),
                string.Create(CultureInfo.InvariantCulture, $"79{random.NextInt64(100_000_000, 999_999_999)}"),
                "диагноз " + Word(random, "бвгджзклмнпрст", "аеиоу", 7),
                Word(random, "бвгджзклмнпрст", "аеиоу", 8));
            Debug.Assert(person.Texts.Length == TextsOfPerson, "Every text of a person is sought.");
            return person;
        }

        public Intake Intake(int n)
        {
            Intake usual = Sample.Intake(Sample.Day("2025-05-25"), n % 100);
            return usual with
            {
                Patent = usual.Patent with { Number = string.Create(CultureInfo.InvariantCulture, $"{2_400_000_000L + n}") },
                Phone = "+" + Phone,
                Applicant = usual.Applicant with
                {
                    Name = new PersonName(Surname, "Азиз", "Рустамович", Latin, "AZIZ"),
                    Identity = usual.Applicant.Identity with { Number = Passport },
                },
            };
        }

        private static string Word(Random random, string consonants, string vowels, int syllables) =>
            string.Concat(Enumerable.Range(0, syllables).Select(_ => $"{consonants[random.Next(consonants.Length)]}{vowels[random.Next(vowels.Length)]}"));
    }

    /// <summary>Everything that the host says, whatever its level, with exceptions whole.</summary>
    private sealed class FileLog(string path) : ILoggerProvider, IAsyncDisposable
    {
        private readonly StreamWriter file = new(path);

        public ILogger CreateLogger(string categoryName) => new Category(file, categoryName);

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => file.DisposeAsync();

        private sealed class Category(StreamWriter file, string name) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                lock (file)
                {
                    file.WriteLine($"{logLevel} {name} {formatter(state, exception)} {exception}");
                    file.Flush();
                }
            }
        }
    }
}
