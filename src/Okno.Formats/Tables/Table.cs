using System.Collections.Immutable;
using Okno.Domain.Payments;

namespace Okno.Formats.Tables;

/// <summary>One value of a table that people take away. A closed family; an absent value is an empty <see cref="Text"/>.</summary>
public abstract record Cell
{
    public static readonly Cell Empty = new Text("");

    private Cell()
    {
    }

    /// <summary>Words as they are; control characters that no file may hold are left out when it is written.</summary>
    public sealed record Text(string Words) : Cell;

    /// <summary>A day.</summary>
    public sealed record Day(DateOnly On) : Cell;

    /// <summary>Roubles and kopecks; may be negative.</summary>
    public sealed record Sum(Money Amount) : Cell;

    /// <summary>A whole number.</summary>
    public sealed record Count(long Number) : Cell;

    public static Cell Of(string? words) => string.IsNullOrEmpty(words) ? Empty : new Text(words);

    public static Cell Of(DateOnly? day) => day is { } on ? new Day(on) : Empty;

    public static Cell Of(Money amount) => new Sum(amount);

    public static Cell Of(long number) => new Count(number);
}

/// <summary>A column: its heading and its width in characters, 4-80.</summary>
public sealed record TableColumn(string Heading, int Width);

/// <summary>A table with a heading row. Every row has as many cells as there are columns; rows are read once and may come one by one.</summary>
/// <param name="Name">Name of the sheet: 1-31 characters without the marks : \ / ? * [ ].</param>
public sealed record Table(string Name, ImmutableArray<TableColumn> Columns, IEnumerable<ImmutableArray<Cell>> Rows);
