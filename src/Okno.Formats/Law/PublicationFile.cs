using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Okno.Formats.Law;

/// <summary>
/// The file <c>publications.yaml</c>: on which day which draft became the Rules (7.1). The desk writes it when two persons publish a draft; a law without such a deed has no such file.
/// </summary>
public static class PublicationFile
{
    public const string Name = "publications.yaml";

    /// <summary>The text of the file with one publication more.</summary>
    /// <param name="before">The file as it is; null where there is none yet.</param>
    /// <param name="edition">The id of the draft.</param>
    /// <param name="day">The day of the deed, from which the edition governs.</param>
    /// <param name="source">Who says so: the request of the two persons.</param>
    public static string With(string? before, string edition, DateOnly day, string source)
    {
        StringBuilder text = new(before ?? "# Когда проекты редакций стали Правилами (п. 7.1). Пишет программа, когда проект публикуют двое.\npublications:\n");
        if (text.Length > 0 && text[^1] != '\n')
        {
            text.Append('\n');
        }

        return text.Append(CultureInfo.InvariantCulture, $"  - {{edition: \"{edition}\", day: {day:yyyy-MM-dd}, source: \"{source}\"}}\n").ToString();
    }

    internal static ImmutableDictionary<string, DateOnly> Read(Fields? file, IReadOnlySet<string> editions)
    {
        ImmutableDictionary<string, DateOnly>.Builder days = ImmutableDictionary.CreateBuilder<string, DateOnly>();
        foreach (Fields entry in file?.Each("publications") ?? [])
        {
            string edition = entry.Text("edition");
            if (days.ContainsKey(edition))
            {
                entry.Fail("edition", $"редакция «{edition}» названа дважды");
            }

            if (edition.Length > 0 && !editions.Contains(edition))
            {
                entry.Fail("edition", $"редакции «{edition}» нет");
            }

            days[edition] = entry.Day("day");
            entry.Text("source");
            entry.Close();
        }

        file?.Close();
        return days.ToImmutable();
    }
}
