using System.Globalization;
using Okno.Demo.Scenario;
using Spectre.Console;

namespace Okno.Demo.Report;

/// <summary>The table at the end: expected = actual per life, then the sums and the trials; counts the differences.</summary>
public sealed class Comparison(IAnsiConsole console)
{
    private static readonly (string Title, Func<Expected, string> Read)[] Columns =
    [
        ("Где дело", one => Phase(one.Phase)), ("Исход", one => Ending(one.Ending)), ("Порядок", one => one.Lane), ("Договор", one => one.Contract), ("До", one => one.ContractEnd),
        ("Передать", one => one.HandoverDue), ("Передано", one => one.HandedOver), ("Оплата", one => Sum(one.Paid)), ("Удержано", one => Sum(one.Kept)), ("Возврат", one => Sum(one.Back)),
    ];

    /// <summary>Characters that the whole table needs; a narrower terminal gets the columns that tell most, and every difference in words below.</summary>
    private const int WholeWidth = 200;

    private static readonly string[] WhenNarrow = ["Исход", "Договор", "До", "Передано", "Удержано", "Возврат"];

    public int Differences { get; private set; }

    public void Lives(IReadOnlyList<(Life Life, Expected? Seen)> lives)
    {
        bool whole = console.Profile.Width >= WholeWidth;
        Table table = new Table().Border(TableBorder.Simple).AddColumns("№", "Дело", "Кто", "Что показано");
        List<string> different = [];
        foreach ((string title, _) in Columns.Where(column => whole || WhenNarrow.Contains(column.Title)))
        {
            table.AddColumn(new TableColumn(title).NoWrap());
        }

        table.AddColumn("Итог");
        foreach ((Life life, Expected? seen) in lives)
        {
            List<string> row = [$"{life.No}", life.Number ?? "-", life.Who.Short, life.Title];
            bool equal = life.Broken is null && seen is not null;
            foreach ((string title, Func<Expected, string> read) in Columns)
            {
                string expected = read(life.Expected);
                string actual = seen is null ? "?" : read(seen);
                equal &= expected == actual;
                if (expected != actual)
                {
                    different.Add($"Жизнь {life.No} ({life.Title}), {title}: ожидалось «{expected}», вышло «{actual}»");
                }

                if (whole || WhenNarrow.Contains(title))
                {
                    row.Add(expected == actual ? Markup.Escape(expected) : $"[red]{Markup.Escape(expected)} ≠ {Markup.Escape(actual)}[/]");
                }
            }

            Differences += equal ? 0 : 1;
            row.Add(equal ? "[green]=[/]" : "[red]≠[/]");
            table.AddRow([.. row.Take(4).Select(Markup.Escape), .. row.Skip(4)]);
        }

        console.Write(table);
        different.ForEach(one => console.MarkupLine($"[red]≠ {Markup.Escape(one)}[/]"));
        foreach ((Life life, _) in lives.Where(pair => pair.Life.Broken is not null))
        {
            console.MarkupLine($"[red]Жизнь {life.No} ({Markup.Escape(life.Title)}) прервалась: {Markup.Escape(life.Broken!)}[/]");
        }
    }

    /// <summary>One line "what: expected = actual".</summary>
    public void Line(string what, string expected, string actual)
    {
        bool equal = expected == actual;
        Differences += equal ? 0 : 1;
        console.MarkupLine(equal
            ? $"[green]=[/] {Markup.Escape(what)}: {Markup.Escape(actual)}"
            : $"[red]≠ {Markup.Escape(what)}: ожидалось {Markup.Escape(expected)}, вышло {Markup.Escape(actual)}[/]");
    }

    public void Line(string what, decimal expected, decimal actual) => Line(what, Sum(expected), Sum(actual));

    private static string Sum(decimal roubles) => roubles == 0 ? "0" : roubles.ToString("#,0.##", CultureInfo.GetCultureInfo("ru-RU"));

    private static string Phase(string phase) => phase switch
    {
        "Closed" => "закрыто",
        "Collecting" => "собирает",
        "PaidPartly" => "оплачена часть",
        _ => phase,
    };

    private static string Ending(string ending) => ending switch
    {
        "" => "идёт",
        "rendered" => "оказана",
        "rendered-by-63" => "отказ 6.3",
        "expired" => "срок вышел",
        "withdrawn" => "отказался",
        "payment-after-window" => "после окна",
        "closed-unpaid" => "без оплаты",
        _ => ending,
    };
}
