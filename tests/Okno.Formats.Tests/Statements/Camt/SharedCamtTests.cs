using System.Text.Json;
using System.Text.Json.Nodes;
using Okno.Formats.Statements;
using Okno.Testing;

namespace Okno.Formats.Tests.Statements.Camt;

public sealed class SharedCamtTests
{
    /// <summary>The expected values were read in the XML by eye and compared with what another project's reader printed beside it.</summary>
    [Theory]
    [InlineData("camt053.v2.minimal")]
    [InlineData("camt053.v2.multi.statement")]
    [InlineData("camt053.v4")]
    [InlineData("camt054.v2")]
    [InlineData("camt054.v4")]
    public void A_message_of_another_project_reads_as_a_person_reads_it(string name)
    {
        using FileStream file = File.OpenRead(SharedJson.PathOf("data", "bank", "camt", $"{name}.xml"));
        Assert.Null(Statement.Read(file, out Statement? statement));
        using MemoryStream written = new();
        using (Utf8JsonWriter json = new(written))
        {
            StatementJson.Write(json, statement!);
        }

        JsonNode expected = JsonNode.Parse(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "tests", "Okno.Formats.Tests", "Statements", "Camt", "Expected", $"{name}.json")))!;
        JsonNode actual = JsonNode.Parse(written.ToArray())!;
        Assert.True(JsonNode.DeepEquals(expected, actual), actual.ToJsonString());
    }

    [Fact]
    public void A_message_without_a_statement_is_refused()
    {
        using FileStream file = File.OpenRead(SharedJson.PathOf("data", "bank", "camt", "camt053.v2.wrong.xml"));
        Assert.Equal(StatementError.NoStatement, Statement.Read(file, out _));
    }

    /// <summary>Of the file with several statements that reader told only the last entry.</summary>
    [Theory]
    [InlineData("camt053.v2.minimal")]
    [InlineData("camt053.v4")]
    [InlineData("camt054.v2")]
    [InlineData("camt054.v4")]
    public void The_sums_of_entries_are_those_that_another_reader_found(string name)
    {
        using JsonDocument other = SharedJson.Open("data", "bank", "camt", $"{name}.json");
        using FileStream file = File.OpenRead(SharedJson.PathOf("data", "bank", "camt", $"{name}.xml"));
        Assert.Null(Statement.Read(file, out Statement? statement));
        Assert.Equal(
            other.RootElement.GetProperty("getEntries").EnumerateArray().Select(entry => entry.GetProperty("getAmount")).Select(sum => $"{sum.GetProperty("getAmount").GetString()} {sum.GetProperty("getCurrency").GetProperty("getCode").GetString()}").Order(),
            statement!.Documents.Select(document => $"{(document.Direction == StatementDirection.In ? "" : "-")}{document.Sum.Kopecks} {document.Currency}").Order());
    }
}
