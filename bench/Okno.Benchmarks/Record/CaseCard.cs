using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Okno.Benchmarks.Start;
using Okno.Store;
using Okno.Testing;

namespace Okno.Benchmarks.Record;

/// <summary>The page of a case, decrypted, judged and written out, with its durable read record, beside a bare endpoint that asks the same of the same tables, inserts the same row and answers as many bytes.</summary>
internal static partial class CaseCard
{
    private const string Group = "The page of a case with its durable read record against a bare endpoint (SQLite)";
    private const int Cases = 40;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(bool quick)
    {
        using TemporaryFolder folder = new();
        string record = $"Data Source={folder.File("okno.db")}";
        string[] numbers;
        await using (MeasuredDesk desk = await MeasuredDesk.OpenAsync(new StoreOptions(StoreOptions.Sqlite, record, folder.File("keys")), Cases))
        {
            numbers = [.. Enumerable.Range(1, Cases).Select(n => string.Create(CultureInfo.InvariantCulture, $"26-{n:000000}"))];
        }

        SqliteConnection.ClearAllPools();
        await using Host okno = await Host.StartAsync(Built.Web, [], folder.Path, "/account/sign-in");
        using HttpClient client = new() { BaseAddress = okno.Address };
        await SignInAsync(client);
        foreach (string number in numbers)
        {
            await GiveReasonAsync(client, number);
        }

        int length = (await client.GetByteArrayAsync(new Uri($"/desk/cases/{numbers[0]}", UriKind.Relative))).Length;
        await using Host bare = await Host.StartAsync(typeof(CaseCard).Assembly.Location, ["--bare-card", folder.File("okno.db"), length.ToString(CultureInfo.InvariantCulture)], folder.Path, $"/{numbers[0]}");
        using HttpClient other = new() { BaseAddress = bare.Address };

        int pages = quick ? 100 : 600;
        List<double> ours = [], theirs = [];
        TimeSpan began = TimeSpan.Zero, beganBare = TimeSpan.Zero;
        for (int i = -pages; i < pages; i++)
        {
            if (i == 0)
            {
                (began, beganBare) = (okno.Worked, bare.Worked);
            }

            string number = numbers[(i + pages) % Cases];
            double page = await TimeAsync(client, $"/desk/cases/{number}");
            double plain = await TimeAsync(other, $"/{number}");
            if (i >= 0)
            {
                ours.Add(page);
                theirs.Add(plain);
            }
        }

        double share = Statistics.Median(theirs) / Statistics.Median(ours);
        return
        [
            Figure.Milliseconds(Group, $"page of a case ({length:#,0} B)", ours),
            Figure.Milliseconds(Group, "bare endpoint: the same SQL, the same insert, as many bytes", theirs),
            new Figure(Group, "processor time of a page, ours and the bare one's", $"{Figure.Said((okno.Worked - began).TotalMilliseconds / pages)} and {Figure.Said((bare.Worked - beganBare).TotalMilliseconds / pages)} ms"),
            new Figure(Group, "our share of its speed", Figure.Said(share), Budget: $"at least 0.6: {Figure.Kept(share >= 0.6)}"),
        ];
    }

    private static async Task<double> TimeAsync(HttpClient client, string address)
    {
        long began = Stopwatch.GetTimestamp();
        using HttpResponseMessage answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static async Task SignInAsync(HttpClient client) =>
        await SendAsync(client, "/account/sign-in", ("Account", "operator"), ("Password", "okno-demo"));

    /// <summary>The case may not wait for the operator: the reason is typed once, before anything is measured.</summary>
    private static async Task GiveReasonAsync(HttpClient client, string number)
    {
        if ((await client.GetAsync(new Uri($"/desk/cases/{number}", UriKind.Relative))).RequestMessage!.RequestUri!.AbsolutePath.EndsWith("/reason", StringComparison.Ordinal))
        {
            await SendAsync(client, $"/desk/cases/{number}/reason", ("why", "замер"));
        }
    }

    private static async Task SendAsync(HttpClient client, string address, params (string Name, string Value)[] fields)
    {
        string form = await client.GetStringAsync(new Uri(address, UriKind.Relative));
        using FormUrlEncodedContent content = new([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), KeyValuePair.Create("form-token", FormToken().Match(form).Groups[1].Value)]);
        using HttpResponseMessage answer = await client.PostAsync(new Uri(address, UriKind.Relative), content);
        answer.EnsureSuccessStatusCode();
    }

    [GeneratedRegex("name=\"form-token\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
