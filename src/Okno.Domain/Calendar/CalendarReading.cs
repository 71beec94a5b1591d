namespace Okno.Domain.Calendar;

/// <summary>How the disputed days are read (Q31). By default presidential days are not working days in a backward count, and Moscow-only days are working days.</summary>
public readonly record struct CalendarReading(bool PresidentialDaysWork = false, bool MoscowDaysOff = false);
