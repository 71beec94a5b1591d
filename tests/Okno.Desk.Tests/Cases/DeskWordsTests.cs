using System.Text.RegularExpressions;
using Okno.Desk.Wording;
using Okno.Formats.Statements;
using Okno.Testing;

namespace Okno.Desk.Tests.Cases;

public sealed partial class DeskWordsTests
{
    [Theory]
    [InlineData("ru")]
    [InlineData("en")]
    public void Whatever_the_desk_finds_has_its_words(string language)
    {
        TextBook words = TextBook.Load(language);
        string[] codes = [.. Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "src", "Okno.Desk"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Codes().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .Distinct()];
        Assert.True(codes.Length >= 11, "the codes were not found in the source");
        Assert.DoesNotContain(codes, code => !words.Has(code));
    }

    [Fact]
    public void A_file_that_cannot_be_imported_is_told_why_in_Russian()
    {
        TextBook words = TextBook.Load("ru");
        Assert.All((string[])[StatementError.Empty, StatementError.NotStatement, StatementError.UnsupportedFormat, StatementError.Broken, StatementError.NoStatement, StatementImported.TooLarge], code => Assert.True(words.Has("statement.error." + code), code));
    }

    [GeneratedRegex("\"((?:approval|line|register|law)\\.[a-z]+(?:-[a-z]+)*)\"")]
    private static partial Regex Codes();
}
