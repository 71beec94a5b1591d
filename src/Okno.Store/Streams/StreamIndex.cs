namespace Okno.Store.Streams;

/// <summary>Clear columns of a stream, for lists. No personal data: anyone with the database reads them.</summary>
/// <param name="Number">Human number, unique per kind, 1-100 characters.</param>
/// <param name="Phase">Phase of the stream in the words of its kind.</param>
/// <param name="Turn">Whose turn it is, or null if nobody's.</param>
/// <param name="Due">Nearest legal deadline (that day inclusive), or null.</param>
/// <param name="Lane">Lane (standard or compressed) or another small label, or null.</param>
/// <param name="SortDay">The day by which lists of finished things are ordered, or null.</param>
public sealed record StreamIndex(string Number, string Phase, string? Turn, DateOnly? Due, string? Lane, DateOnly? SortDay);
