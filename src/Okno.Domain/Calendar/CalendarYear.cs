using System.Collections.Immutable;

namespace Okno.Domain.Calendar;

/// <summary>A day that differs from the plain week, with the act that made it so.</summary>
public sealed record MarkedDay(DateOnly Day, DayMark Mark, string Source, bool Shortened = false);

/// <summary>The facts of one decreed year. <paramref name="Days"/> holds at most one entry per day, all within <paramref name="Year"/>.</summary>
public sealed record CalendarYear(int Year, string Decree, ImmutableArray<MarkedDay> Days);
