using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Okno.Testing;

namespace Okno.Web.Tests.Architecture;

/// <summary>The arrows of the house: Web, Cli, Demo -> Desk -> Store, Documents, Formats -> Domain. Nothing points back.</summary>
public sealed partial class ArrowTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Okno.Domain"] = [],
        ["Okno.Formats"] = ["Okno.Domain"],
        ["Okno.Documents"] = ["Okno.Domain"],
        ["Okno.Store"] = ["Okno.Domain"],
        ["Okno.Desk"] = ["Okno.Domain", "Okno.Formats", "Okno.Documents", "Okno.Store"],
        ["Okno.Web"] = ["Okno.Desk", "Okno.Domain", "Okno.Formats", "Okno.Documents", "Okno.Store"],
        ["Okno.Cli"] = ["Okno.Desk", "Okno.Domain", "Okno.Formats", "Okno.Documents", "Okno.Store"],
    };

    public static TheoryData<string> Rooms => [.. Allowed.Keys];

    private static string Source(string room) => Path.Combine(RepositoryRoot.Path, "src", room);

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_refers_only_to_the_rooms_below_it(string room)
    {
        XDocument project = XDocument.Load(Path.Combine(Source(room), room + ".csproj"));
        string[] referenced = [.. project.Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')))];
        string[] unasked = [.. referenced.Except(Allowed[room])];
        Assert.Empty(unasked);

        string[] used = [.. Directory.EnumerateFiles(Source(room), "*.cs", SearchOption.AllDirectories)
            .Where(IsOurs)
            .SelectMany(file => UsedRoom().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .Distinct()];
        string[] upwards = [.. used.Where(Allowed.ContainsKey).Except(Allowed[room]).Where(name => name != room)];
        Assert.Empty(upwards);
    }

    [Fact]
    public void The_domain_asks_for_no_package_no_file_no_clock()
    {
        Assert.Empty(XDocument.Load(Path.Combine(Source("Okno.Domain"), "Okno.Domain.csproj")).Descendants("PackageReference"));
        string[] forbidden = ["System.IO", "System.Net", "TimeProvider", "Environment.", "File.", "DateTime.Now", "Console."];
        Assert.Empty(Directory.EnumerateFiles(Source("Okno.Domain"), "*.cs", SearchOption.AllDirectories)
            .Where(IsOurs)
            .SelectMany(file => File.ReadAllLines(file).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)).Select(line => (file, line)))
            .Where(pair => forbidden.Any(word => Regex.IsMatch(pair.line, @"(?<![\w.])" + Regex.Escape(word))))
            .Select(pair => $"{Path.GetFileName(pair.file)}: {pair.line.Trim()}"));
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Namespaces_equal_folders(string room)
    {
        Assert.Empty(Directory.EnumerateFiles(Source(room), "*.cs", SearchOption.AllDirectories)
            .Where(IsOurs)
            .Select(file => (file, Declared: Declaration().Match(File.ReadAllText(file)).Groups[1].Value))
            .Where(pair => pair.Declared.Length > 0 && pair.Declared != Expected(room, pair.file) && !IsPartOfAClassAbove(room, pair.file, pair.Declared))
            .Select(pair => $"{Path.GetRelativePath(RepositoryRoot.Path, pair.file)} declares {pair.Declared}"));
    }

    [Fact]
    public void No_room_is_named_by_a_technical_kind()
    {
        string[] banned = ["Services", "Helpers", "Utils", "Managers", "Common", "Models"];
        Assert.Empty(Directory.EnumerateDirectories(Path.Combine(RepositoryRoot.Path, "src"), "*", SearchOption.AllDirectories).Where(IsOurs).Select(Path.GetFileName).Intersect(banned));
    }

    private static string Expected(string room, string file)
    {
        string folder = Path.GetDirectoryName(Path.GetRelativePath(Source(room), file))!;
        return folder.Length == 0 ? room : $"{room}.{folder.Replace(Path.DirectorySeparatorChar, '.')}";
    }

    /// <summary>The use cases of one partial class lie in folders by business step and share the namespace of their room.</summary>
    private static bool IsPartOfAClassAbove(string room, string file, string declared) => declared == room && PartialClass().IsMatch(File.ReadAllText(file));

    private static bool IsOurs(string path) => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
        && !path.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
        && !path.Contains("node_modules", StringComparison.Ordinal)
        && !path.Contains("Migrations", StringComparison.Ordinal);

    [GeneratedRegex(@"^\s*using (?:static )?(Okno\.\w+)", RegexOptions.Multiline)]
    private static partial Regex UsedRoom();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\bpartial class (ServiceDesk|Commands)\b")]
    private static partial Regex PartialClass();
}
