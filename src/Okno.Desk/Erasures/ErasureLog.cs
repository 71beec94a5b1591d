using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Okno.Desk.Record;
using Okno.Domain.Privacy;

namespace Okno.Desk.Erasures;

/// <summary>One act as the log gives it out: numbers, counts, days, names of staff; nothing of an applicant.</summary>
public sealed record ErasureLogLine(
    string Act, string Case, DateOnly On, bool Done, string ProposedBy, string ConfirmedBy, ImmutableArray<string> Because, ImmutableArray<ErasureCount> Destroyed, ImmutableArray<string> Kept, DateOnly KeyCopiesUntil, string Hash)
{
    public static ErasureLogLine? Of(Domain.Privacy.Erasure erasure)
    {
        ArgumentNullException.ThrowIfNull(erasure);
        return erasure.Decided is not { } decided ? null : new(
            erasure.Number, erasure.CaseNumber, decided.On, erasure.Status == ErasureStatus.Done, decided.ProposedBy, decided.ConfirmedBy, erasure.Because,
            [.. decided.Destroyed.GroupBy(target => target.Kind).Select(kind => new ErasureCount(kind.Key, kind.Count())), .. decided.Counts.Where(count => count.Kind != "streams")],
            [.. decided.Kept.Select(target => $"{target.Kind} {target.Number}")], decided.KeyCopiesUntil, decided.Hash);
    }
}

/// <summary>The log of erasures as files for an inspection.</summary>
public static class ErasureLog
{
    public static byte[] Json(IReadOnlyList<ErasureLogLine> lines) => RecordJson.Write(lines.ToArray());

    /// <summary>UTF-8 with a mark, semicolons: what a spreadsheet in Russian opens by itself.</summary>
    public static byte[] Csv(IReadOnlyList<ErasureLogLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        StringBuilder text = new("\uFEFFact;case;on;done;proposed_by;confirmed_by;because;destroyed;kept;key_copies_until;sha256\r\n");
        foreach (ErasureLogLine line in lines)
        {
            text.AppendJoin(';', ((string[])[
                line.Act, line.Case, Day(line.On), line.Done ? "yes" : "no", line.ProposedBy, line.ConfirmedBy, string.Join(' ', line.Because),
                string.Join(' ', line.Destroyed.Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Kind}={count.Number}"))), string.Join(", ", line.Kept), Day(line.KeyCopiesUntil), line.Hash]).Select(Cell)).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // A name that begins like a formula must not become one.
    private static string Cell(string text) => $"\"{(text is ['=' or '+' or '-' or '@', ..] ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
