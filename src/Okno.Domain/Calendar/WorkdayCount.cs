namespace Okno.Domain.Calendar;

/// <summary>A number of working days, or, beyond the loaded calendar, the closed interval in which it must lie (Q32).</summary>
public readonly record struct WorkdayCount(int Fewest, int Most, bool Provisional);
