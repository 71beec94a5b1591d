using System.Globalization;
using System.Text;
using Okno.Desk.Wording;
using Okno.Domain.Cases;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.Payments;
using Okno.Domain.Terms;

namespace Okno.Desk.LawInUse;

/// <summary>The difference of two laws in words: «п. 3.4: срок договора: 30 календарных дней → 45 календарных дней».</summary>
public static class LawWords
{
    /// <summary>Words on each side of a changed place that are shown; the rest of an unchanged stretch is an ellipsis.</summary>
    private const int Around = 6;

    /// <summary>One sentence without the edition; a changed text shows [-убранное-] and {+добавленное+} with some words around.</summary>
    public static string Say(LawChange change, TextBook words)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(words);
        string head = Head(change, words);
        return change switch
        {
            { Kind: LawChangeKind.Added } => $"{head}: {words.Say("law-diff.added")}{Tail(change.After, words)}",
            { Kind: LawChangeKind.Dropped } => $"{head}: {words.Say("law-diff.dropped")}{Tail(change.Before, words)}",
            { Words.IsEmpty: false } => $"{head}: {Marked(change)}",
            _ => $"{head}: {Field(change, words)}{Value(change.Before, words)} → {Value(change.After, words)}",
        };
    }

    /// <summary>What would become otherwise for a case: «оценка: можно → решает сотрудник», «последний день подачи: 24.04.2026 → 17.04.2026».</summary>
    public static IEnumerable<string> Say(LawFlip flip, TextBook words)
    {
        ArgumentNullException.ThrowIfNull(flip);
        ArgumentNullException.ThrowIfNull(words);
        (LawDays old, LawDays now) = (flip.Before.Days, flip.After.Days);
        (string What, string Before, string After)[] all =
        [
            ("verdict", words.Say($"law-verdict.{flip.Before.Verdict}"), words.Say($"law-verdict.{flip.After.Verdict}")),
            ("price", flip.Before.Price is { } before ? words.Sum(before) : words.Say("law-value.nothing"), flip.After.Price is { } after ? words.Sum(after) : words.Say("law-value.nothing")),
            ("twelve-months", words.Day(old.TwelveMonths), words.Day(now.TwelveMonths)),
            ("last-filing", Days(old.LastFiling, words), Days(now.LastFiling, words)),
            ("last-standard", Days(old.LastStandard, words), Days(now.LastStandard, words)),
            ("safe-contact", words.Day(old.SafeContact), words.Day(now.SafeContact)),
            ("papers-by", Day(old.PapersBy, words), Day(now.PapersBy, words)),
            ("hand-over", Day(old.HandOverOn, words), Day(now.HandOverOn, words)),
            ("contract-ends", words.Day(old.ContractEnds), words.Day(now.ContractEnds)),
        ];
        return all.Where(each => each.Before != each.After).Select(each => $"{words.Say($"law-flip.{each.What}")}: {each.Before} → {each.After}");
    }

    private static string Day(DateOnly? day, TextBook words) => day is { } known ? words.Day(known) : words.Say("law-value.nothing");

    private static string Days(DayInterval days, TextBook words) => days.Earliest == days.Latest ? words.Day(days.Earliest) : $"{words.Day(days.Earliest)}-{words.Day(days.Latest)}";

    /// <summary>The pieces of a changed text with long unchanged stretches cut to an ellipsis, for a page that colours them.</summary>
    public static IReadOnlyList<DifferenceLine> Cut(LawChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        List<DifferenceLine> cut = [];
        for (int i = 0; i < change.Words.Length; i++)
        {
            DifferenceLine piece = change.Words[i];
            string[] words = piece.Text.Split(' ');
            bool first = i == 0;
            bool last = i == change.Words.Length - 1;
            if (piece.Kind != LineKind.Same || words.Length <= (first || last ? Around : 2 * Around) + 1)
            {
                cut.Add(piece);
                continue;
            }

            string before = first ? "" : string.Join(' ', words[..Around]) + " ";
            string after = last ? "" : " " + string.Join(' ', words[^Around..]);
            cut.Add(piece with { Text = $"{before}…{after}" });
        }

        return cut;
    }

    /// <summary>What changed, with its clause: «п. 3.4: срок договора».</summary>
    public static string Head(LawChange change, TextBook words)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(words);
        string name = change.Subject switch
        {
            "term" => words.Say($"law-term.{change.Name}"),
            "paper" => PaperId.TryParse(change.Name, out PaperId id) ? $"«{words.Say($"paper.{id}.name")}»" : $"«{change.Name}»",
            "dated-rule" => words.Say($"law-rule.{change.Name}"),
            _ => Value(change.Name, words),
        };
        string subject = words.Say($"law-subject.{change.Subject}");
        string whole = change.Subject switch
        {
            "clause" => "",
            "term" or "dated-rule" or "hours" => name,
            _ when change.Name.Length == 0 => subject,
            _ => $"{subject} {name}",
        };
        string clause = change.Clause.Length == 0 ? "" : ClauseText(change.Clause, words);
        return clause.Length == 0 ? whole : whole.Length == 0 ? clause : $"{clause}: {whole}";
    }

    /// <summary>A value of a change as people read it.</summary>
    public static string Value(string? value, TextBook words)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (string.IsNullOrEmpty(value))
        {
            return words.Say("law-value.nothing");
        }

        string[] parts = value.Split('|');
        return parts switch
        {
            ["@term", var amount, var unit, var direction, var reading, var roll] => TermWords(int.Parse(amount, CultureInfo.InvariantCulture), unit, direction, reading, roll, words),
            ["@period", var from, var to] => Period(from, to, words),
            _ when value.Contains('@') => string.Join("; ", value.Split("; ").Select(item => string.Join(", ", item.Split(", ").Select(word => Word(word, words))))),
            _ when Iso(value) is { } day => words.Day(day),
            _ when value.Length > 3 && value[^3] == '.' && Money.TryParse(value, out Money sum) => words.Sum(sum),
            _ => value,
        };
    }

    private static string ClauseText(string clause, TextBook words) =>
        char.IsAsciiDigit(clause[0]) ? words.Say("law-diff.clause", ("clause", clause.Replace("-tail", "", StringComparison.Ordinal))) : clause.StartsWith("annex", StringComparison.Ordinal) ? words.Say("law-diff.annex") : clause;

    private static string Field(LawChange change, TextBook words) => change.Field is null or "length" ? "" : words.Say($"law-field.{change.Field}") + ": ";

    private static string Tail(string? value, TextBook words) => string.IsNullOrEmpty(value) ? "" : $": {Value(value, words)}";

    private static string Marked(LawChange change)
    {
        StringBuilder marked = new();
        foreach (DifferenceLine piece in Cut(change))
        {
            marked.Append(marked.Length > 0 ? " " : "").Append(piece.Kind switch
            {
                LineKind.Added => $"{{+{piece.Text}+}}",
                LineKind.Removed => $"[-{piece.Text}-]",
                _ => piece.Text,
            });
        }

        return marked.ToString();
    }

    private static string TermWords(int amount, string unit, string direction, string reading, string roll, TextBook words)
    {
        string[] forms = words.Say($"law-unit.{unit}").Split('|');
        string noun = forms.Length == 3 ? Russian.Plural(amount, forms[0], forms[1], forms[2]) : forms[amount == 1 ? 0 : ^1];
        string[] more =
        [
            .. direction == "before" ? (string[])[words.Say("law-value.before")] : [],
            .. reading == "plain" ? (string[])[] : [words.Say($"law-reading.{reading}")],
            .. roll == "none" ? (string[])[] : [words.Say("law-value.rolled")],
        ];
        return $"{amount} {noun}{(more.Length > 0 ? $" ({string.Join(", ", more)})" : "")}";
    }

    private static string Period(string from, string to, TextBook words) => (Iso(from), Iso(to)) switch
    {
        ({ } first, { } last) => words.Say("law-value.from-to", ("from", first), ("to", last)),
        ({ } first, null) => words.Say("law-value.from", ("from", first)),
        (null, { } last) => words.Say("law-value.to", ("to", last)),
        _ => words.Say("law-value.always"),
    };

    private static string Word(string word, TextBook words) => word.StartsWith('@') ? words.Say(word[1..])
        : word.IndexOf(" @", StringComparison.Ordinal) is >= 0 and var at ? $"{Value(word[..at], words)} {words.Say(word[(at + 2)..])}"
        : word;

    private static DateOnly? Iso(string value) => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;
}
