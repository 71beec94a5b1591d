using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Okno.Domain.Law;

namespace Okno.Formats.Law;

/// <summary>
/// Price orders (5.1), one file each in <c>prices/</c>. There is one price for all (1.4) and on every day: an order without a last day ends on the day before the next one begins, orders that overlap, and days between two orders that have
/// no price, are refused.
/// </summary>
public static partial class PriceOrderFiles
{
    private const string Folder = "prices/";

    /// <summary>The place of a new order: "prices/2027-03-01.yaml".</summary>
    public static string NameOf(DateOnly from) => string.Create(CultureInfo.InvariantCulture, $"{Folder}{from:yyyy-MM-dd}.yaml");

    public static bool IsOne(string path) => path.StartsWith(Folder, StringComparison.Ordinal);

    /// <summary>The text of the file of an order.</summary>
    public static string Write(PriceOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        StringBuilder text = new();
        Line("number", Quoted(order.Number));
        Line("date", Day(order.Date));
        Line("amount", Quoted(order.Amount.ToString()));
        Line("from", Day(order.InForceFrom));
        if (order.InForceTo is { } to)
        {
            Line("to", Day(to));
        }

        Line("source", Quoted(order.Source));
        if (order.Publication is { } published)
        {
            text.Append("publication:\n");
            Line("  place", Quoted(published.Place));
            Line("  on", Day(published.On));
            if (published.FileHash is { } hash)
            {
                Line("  sha256", Quoted(hash));
            }
        }

        if (order.Assumption)
        {
            Line("assumption", "true");
        }

        return text.ToString();

        void Line(string key, string value) => text.Append(key).Append(": ").Append(value).Append('\n');
    }

    /// <summary>The file of an order among the files of the law, by its number and day; null where none holds it.</summary>
    public static string? Find(IReadOnlyDictionary<string, string> files, PriceOrder order)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(order);
        return files.Where(file => IsOne(file.Key)).FirstOrDefault(file => ReadOne(file.Key, file.Value) is { } read && read.Number == order.Number && read.Date == order.Date).Key;
    }

    /// <summary>The order of one file by itself; null where it cannot be read.</summary>
    public static PriceOrder? ReadOne(string path, string text)
    {
        List<LawError> errors = [];
        PriceOrder? order = Fields.Parse(path, text, errors) is { } fields ? Read(fields) : null;
        return errors.Count == 0 ? order : null;
    }

    /// <summary>The same file with another last day, inclusive; all else in it stays as it is written.</summary>
    public static string EndingOn(string text, DateOnly last)
    {
        ArgumentNullException.ThrowIfNull(text);
        string line = $"to: {Day(last)}";
        return LastDay().IsMatch(text) ? LastDay().Replace(text, line, 1) : text.TrimEnd('\n') + $"\n{line}\n";
    }

    internal static ImmutableArray<PriceOrder> ReadAll(IReadOnlyDictionary<string, Fields> files, List<LawError> errors)
    {
        (PriceOrder Order, Fields Fields)[] read = [.. files.Where(pair => IsOne(pair.Key)).Select(pair => (Read(pair.Value), pair.Value)).OrderBy(pair => pair.Item1.InForceFrom).ThenBy(pair => pair.Item1.Date)];
        if (read.Length == 0)
        {
            errors.Add(new LawError("prices", 0, "нет ни одного приказа о цене"));
        }

        for (int i = 1; i < read.Length; i++)
        {
            (PriceOrder before, PriceOrder order) = (read[i - 1].Order, read[i].Order);
            if (read[..i].Any(other => other.Order.Number == order.Number && other.Order.Date == order.Date))
            {
                read[i].Fields.Fail("number", $"приказ № {order.Number} от {order.Date:dd.MM.yyyy} уже загружен");
            }

            if (before.InForceFrom == order.InForceFrom)
            {
                read[i].Fields.Fail("from", $"с того же дня начинает действовать приказ № {before.Number}: цена одна для всех (п. 1.4)");
            }
            else if (before.InForceTo is not { } last)
            {
                read[i - 1].Order = before with { InForceTo = order.InForceFrom.AddDays(-1) };
            }
            else if (last >= order.InForceFrom)
            {
                read[i].Fields.Fail("from", $"даты пересекаются с приказом № {before.Number}: он действует по {last:dd.MM.yyyy} включительно");
            }
            else if (last.AddDays(1) != order.InForceFrom)
            {
                read[i].Fields.Fail("from", $"с {last.AddDays(1):dd.MM.yyyy} по {order.InForceFrom.AddDays(-1):dd.MM.yyyy} цены нет: приказ № {before.Number} кончается раньше, чем начинается этот");
            }
        }

        return [.. read.Select(pair => pair.Order)];
    }

    private static PriceOrder Read(Fields fields)
    {
        string number = fields.Text("number");
        DateOnly date = fields.Day("date");
        DateOnly from = fields.Day("from");
        Period period = fields.InForce();
        if (date > from && from != default)
        {
            fields.Fail("from", $"приказ от {date:dd.MM.yyyy} не может действовать раньше себя, с {from:dd.MM.yyyy}");
        }

        PriceOrder order = new(number, date, fields.SumAboveZero("amount"), from, period.To, fields.Text("source"), fields.Flag("assumption")) { Publication = fields.Has("publication") ? ReadPublication(fields, from) : null };
        fields.Close();
        return order;
    }

    private static PricePublication? ReadPublication(Fields fields, DateOnly from)
    {
        if (fields.Child("publication") is not { } child)
        {
            return null;
        }

        PricePublication read = new(child.Text("place"), child.Day("on"), child.TextOrNull("sha256"));
        if (read.On > from)
        {
            child.Fail("on", $"приказ размещён {read.On:dd.MM.yyyy}, а действует уже с {from:dd.MM.yyyy}: цену сначала публикуют (п. 5.1)");
        }

        if (read.FileHash is { } hash && !Sha256().IsMatch(hash))
        {
            child.Fail("sha256", "«sha256»: нужны 64 знака 0-9, a-f");
        }

        child.Close();
        return read;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A double-quoted YAML scalar on one line.</summary>
    private static string Quoted(string text) =>
        $"\"{string.Concat(text.Select(letter => letter switch { '"' => "\\\"", '\\' => "\\\\", _ when char.IsControl(letter) || letter is '\u2028' or '\u2029' or '\u0085' => " ", _ => letter.ToString() }))}\"";

    [GeneratedRegex("^to:.*$", RegexOptions.Multiline)]
    private static partial Regex LastDay();

    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex Sha256();
}
