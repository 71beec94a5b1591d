using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using Okno.Domain.Calendar;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Testing;

namespace Okno.Proof.Tests;

/// <summary>The second implementation: a database of the tests' own PostgreSQL with the facts of the law loaded and the SQL of <c>tests/Okno.Proof</c> run over them.</summary>
public sealed class ProofDatabase : IAsyncLifetime
{
    /// <summary>The papers in a foreign language that every question has; some fall due late, one is not asked of natural persons.</summary>
    internal static readonly PaperKind[] ForeignLanguage = [PaperKind.IdentityPaper, PaperKind.MedicalPolicy, PaperKind.HivCertificate, PaperKind.LanguageProof, PaperKind.WorkContract];

    private string? connectionString;
    private NpgsqlConnection? connection;

    internal NpgsqlConnection Connection => connection ?? throw new InvalidOperationException(PostgresServer.Missing);

    public async ValueTask InitializeAsync()
    {
        if (PostgresServer.Missing is not null)
        {
            return;
        }

        connectionString = await PostgresServer.NewDatabaseAsync();
        connection = new NpgsqlConnection(connectionString + ";Command Timeout=0");
        await connection.OpenAsync();
        await ExecuteAsync("SET work_mem = '128MB'; SET jit = off");
        foreach (string file in Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "tests", "Okno.Proof"), "*.sql").Order(StringComparer.Ordinal))
        {
            await ExecuteAsync(await File.ReadAllTextAsync(file));
            if (Path.GetFileName(file) == "1-facts.sql")
            {
                await LoadFactsAsync(LoadedLaw.Library, LoadedLaw.Under(0));
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (connection is not null && connectionString is not null)
        {
            await connection.DisposeAsync();
            await PostgresServer.DropDatabaseAsync(connectionString);
        }
    }

    internal async Task<int> ExecuteAsync(string sql)
    {
#pragma warning disable CA2100 // SQL of the checkout and names made here.
        await using NpgsqlCommand command = new(sql, Connection);
#pragma warning restore CA2100
        return await command.ExecuteNonQueryAsync();
    }

    internal async Task<T> ScalarAsync<T>(string sql)
    {
#pragma warning disable CA2100 // SQL of the checkout and names made here.
        await using NpgsqlCommand command = new(sql, Connection);
#pragma warning restore CA2100
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Streams rows into a table by binary COPY. A value is a date, a text, a boolean, a whole number or null.</summary>
    internal async Task CopyAsync(string table, string columns, IEnumerable<object?[]> rows)
    {
        await using NpgsqlBinaryImporter importer = await Connection.BeginBinaryImportAsync($"COPY {table} ({columns}) FROM STDIN (FORMAT BINARY)");
        foreach (object?[] row in rows)
        {
            await importer.StartRowAsync();
            foreach (object? value in row)
            {
                await (value switch
                {
                    null => importer.WriteNullAsync(),
                    DateOnly day => importer.WriteAsync(day, NpgsqlDbType.Date),
                    string text => importer.WriteAsync(text, NpgsqlDbType.Text),
                    bool flag => importer.WriteAsync(flag, NpgsqlDbType.Boolean),
                    int number => importer.WriteAsync(number, NpgsqlDbType.Integer),
                    long number => importer.WriteAsync(number, NpgsqlDbType.Bigint),
                    _ => throw new ArgumentException($"{value.GetType()} is not a fact.", nameof(rows)),
                });
            }
        }

        await importer.CompleteAsync();
    }

    private async Task LoadFactsAsync(LawLibrary library, LawInForce law)
    {
        Edition edition = law.Edition;
        await CopyAsync("law.year", "year", library.Years.Select(year => new object?[] { year.Year }));
        await CopyAsync("law.marked_day", "day, mark", library.Years.SelectMany(year => year.Days).Where(day => Name(day.Mark) is not null).Select(day => new object?[] { day.Day, Name(day.Mark) }));
        await CopyAsync("law.holiday", "month, day", library.UnknownYear.Holidays.Select(holiday => new object?[] { holiday.Month, holiday.Day }));
        await CopyAsync("law.allowance", "month, days_off, saturdays", Enumerable.Range(1, 12).Select(month => new object?[] { month, library.UnknownYear.ExtraDaysOff[month - 1], library.UnknownYear.ExtraWorkingSaturdays[month - 1] }));
        await CopyAsync("law.term", "code, amount", edition.Terms.Select(term => new object?[] { term.Key, term.Value.Amount }));
        await CopyAsync("law.paper", "code, late, when_needed, not_for_natural_persons", edition.Papers.Select(paper => new object?[] { new PaperId(paper.Kind).ToString(), paper.Due == PaperDue.LatePapersTerm, paper.WhenNeeded, paper.NotForNaturalPersons }));
        HoursTable[] offices = [library.CentreHours, library.AuthorityHours];
        await CopyAsync("law.office", "office, by_calendar", offices.Select(office => new object?[] { office.Code, office.ByProductionCalendar }));
        await CopyAsync("law.office_weekday", "office, isodow", offices.SelectMany(office => office.Week.Keys.Select(day => new object?[] { office.Code, day == DayOfWeek.Sunday ? 7 : (int)day })));
        await CopyAsync("law.office_exception", "office, day, open", offices.SelectMany(office => office.Exceptions.Select(exception => new object?[] { office.Code, exception.Key, exception.Value is not null })));
        await CopyAsync("law.freeze", "from_day, to_day", [[law.Statutes.Freeze.InForce.From, law.Statutes.Freeze.InForce.To]]);
        await CopyAsync("law.tariff", "from_day, to_day, kopecks", law.Statutes.Tariffs.Select(tariff => new object?[] { tariff.InForce.From, tariff.InForce.To, tariff.Monthly.Kopecks }));
        await CopyAsync("law.region", "code", [[law.Statutes.Region]]);
        await CopyAsync("law.once_only", "from_day, to_day", [[law.Statutes.OnceOnly.InForce.From, law.Statutes.OnceOnly.InForce.To]]);
        await CopyAsync("law.citizenship", "country, need, from_day, to_day", law.Statutes.Citizenships.Select(rule => new object?[] { rule.Country, rule.Need.ToString(), rule.InForce.From, rule.InForce.To }));
    }

    private static string? Name(DayMark mark) => mark switch
    {
        DayMark.DayOff => "day-off",
        DayMark.WorkingWeekend => "working-weekend",
        DayMark.Presidential => "presidential",
        DayMark.MoscowOnly => "moscow-only",
        DayMark.Workday or DayMark.Weekend => null,
        _ => throw new ArgumentOutOfRangeException(nameof(mark), mark.ToString()),
    };

    internal static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>One database, one proof at a time: the tables of the questions are shared.</summary>
[CollectionDefinition(nameof(ProofDatabase))]
public sealed class OneDatabase : ICollectionFixture<ProofDatabase>;
