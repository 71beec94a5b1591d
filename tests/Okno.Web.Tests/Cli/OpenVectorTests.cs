using System.Text.Json;
using System.Text.Json.Nodes;
using Okno.Testing;

namespace Okno.Web.Tests.Cli;

/// <summary>The program against the shared open vectors, each through <c>--batch</c>.</summary>
public sealed class OpenVectorTests
{
    [Fact]
    public async Task Days_are_counted_as_in_the_open_cases()
    {
        JsonArray cases = Vectors("calendar", "cases_open.json")["cases"]!.AsArray();
        await EachAsync("days", cases, question => question, (question, answer) =>
        {
            Same(question["expected"], answer["result"], question);
            Same(question["expected_if_presidential_days_are_working"], answer["result_if_presidential_days_are_working"], question);
        });
    }

    [Fact]
    public async Task Windows_close_as_in_the_open_cases()
    {
        JsonArray cases = Vectors("calendar", "cases_open.json")["deadlines"]!.AsArray();
        await EachAsync("window", cases, question => new JsonObject { ["issued"] = question["issue"]!.DeepClone() }, (question, answer) =>
        {
            foreach ((string key, JsonNode? expected) in question.Where(pair => pair.Key != "issue"))
            {
                Same(expected, answer[key], question);
            }
        });
    }

    [Fact]
    public async Task Requisites_are_judged_as_in_the_open_vectors() =>
        await EachAsync("check", Vectors("checkdigits", "vectors_open.json").AsArray(), question => question, (question, answer) => Same(question["valid"], answer["valid"], question));

    [Fact]
    public async Task Passports_are_read_as_in_the_open_vectors() =>
        await EachAsync("mrz", Vectors("mrz", "td3_open.json").AsArray(), question => question, (question, answer) =>
        {
            Same(question["valid"], answer["valid"], question);
            Same(question["checks"], answer["checks"], question);
            Same(question["fields"], answer["fields"], question);
        });

    [Fact]
    public async Task Payment_codes_are_read_as_in_the_open_vectors() =>
        await EachAsync("qr", Vectors("qr", "vectors_open.json").AsArray(), question => question, (question, answer) =>
        {
            Same(question["valid"], answer["valid"], question);
            if ((bool)question["valid"]!)
            {
                Same(question["encoding"], answer["encoding"], question);
                Same(question["separator"], answer["separator"], question);
                Same(question["fields"], answer["fields"], question);
            }
        });

    [Fact]
    public async Task Payment_codes_that_are_written_read_back_the_same()
    {
        JsonArray valid = [.. Vectors("qr", "vectors_open.json").AsArray().Where(vector => (bool)vector!["valid"]!).Select(vector => vector!.DeepClone())];
        JsonArray written = [];
        await EachAsync("qr", valid, question => new JsonObject { ["fields"] = question["fields"]!.DeepClone(), ["encoding"] = question["encoding"]!.DeepClone() }, (question, answer) =>
            written.Add(new JsonObject { ["bytes_hex"] = answer["bytes_hex"]!.DeepClone(), ["fields"] = question["fields"]!.DeepClone() }));
        await EachAsync("qr", written, question => question, (question, answer) =>
        {
            foreach ((string key, JsonNode? value) in question["fields"]!.AsObject())
            {
                Same(value, answer["fields"]![key], question);
            }
        });
    }

    [Fact]
    public async Task Statements_are_read_as_expected()
    {
        string folder = Shared.Find("data", "bank", "1c") ?? Skipped();
        string[] files = Directory.GetFiles(folder, "*.expected.json");
        Assert.NotEmpty(files);
        foreach (string file in files)
        {
            CommandLine.Ended ended = await CommandLine.RunAsync("statement", file.Replace(".expected.json", ".txt", StringComparison.Ordinal), "--json");
            Assert.Equal(0, ended.Code);
            JsonObject expected = JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!.AsObject();
            JsonNode answer = JsonNode.Parse(ended.Output)!;
            foreach ((string key, JsonNode? value) in expected.Where(pair => pair.Key != "note"))
            {
                Same(value, answer[key], JsonValue.Create(Path.GetFileName(file) + ": " + key));
            }
        }
    }

    private static async Task EachAsync(string command, JsonArray vectors, Func<JsonObject, JsonNode> ask, Action<JsonObject, JsonObject> compare)
    {
        Assert.NotEmpty(vectors);
        CommandLine.Ended ended = await CommandLine.BatchAsync(command, vectors.Select(vector => ask(vector!.AsObject()).ToJsonString()));
        string[] answers = ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(0, ended.Code);
        Assert.Equal(vectors.Count, answers.Length);
        for (int i = 0; i < answers.Length; i++)
        {
            compare(vectors[i]!.AsObject(), JsonNode.Parse(answers[i])!.AsObject());
        }
    }

    private static void Same(JsonNode? expected, JsonNode? actual, JsonNode about) =>
        Assert.True(JsonNode.DeepEquals(expected, actual), $"{about.ToJsonString()}: expected {expected?.ToJsonString()}, answered {actual?.ToJsonString()}");

    private static JsonNode Vectors(params string[] path) => JsonNode.Parse(File.ReadAllText(Shared.Find(["data", .. path]) ?? Skipped()))!;

    private static string Skipped()
    {
        Assert.Skip("The shared sample data is absent here: set OKNO_SHARED.");
        return "";
    }
}
