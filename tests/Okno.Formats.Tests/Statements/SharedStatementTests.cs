using System.Text.Json;
using System.Text.Json.Nodes;
using Okno.Formats.Statements;

namespace Okno.Formats.Tests.Statements;

public sealed class SharedStatementTests
{
    [Theory]
    [InlineData("condo_statement")]
    [InlineData("dmdv_format_demo")]
    [InlineData("kily_one_day_cp1251")]
    [InlineData("kily_one_day_utf8")]
    [InlineData("xini1_sample1")]
    [InlineData("xini1_sample3")]
    public void A_sample_of_another_project_reads_as_expected(string name)
    {
        using JsonDocument expected = SharedJson.Open("data", "bank", "1c", $"{name}.expected.json");
        using FileStream file = File.OpenRead(SharedJson.PathOf("data", "bank", "1c", $"{name}.txt"));
        Assert.Null(Statement.Read(file, out Statement? statement));
        Assert.Empty(statement!.Quarantined);

        using MemoryStream written = new();
        using (Utf8JsonWriter json = new(written))
        {
            StatementJson.Write(json, statement);
        }

        JsonNode actual = JsonNode.Parse(written.ToArray())!;
        Assert.All(expected.RootElement.EnumerateObject().Where(p => p.Name != "note"), property =>
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(property.Value.GetRawText()), actual[property.Name]), $"{property.Name}: {actual[property.Name]?.ToJsonString()}"));
    }

    [Fact]
    public void Camt_is_recognised_by_its_content()
    {
        string path = SharedJson.PathOf("data", "bank", "camt", "camt053.v4.xml");
        Assert.Equal(StatementFormat.Camt, StatementReader.Detect(File.ReadAllBytes(path)));
    }
}
