namespace Okno.Store.Reads;

/// <summary>Somebody is about to be shown personal data of a stream.</summary>
/// <param name="Stream">Whose data.</param>
/// <param name="Account">Who reads; stays clear.</param>
/// <param name="Role">In which role; stays clear.</param>
/// <param name="Page">Code of the page, paper or command; stays clear.</param>
/// <param name="Why">The typed reason; sealed under the stream's key, for it may tell of the person. Null within one's own queue.</param>
public sealed record NewRead(Guid Stream, string Account, string Role, string Page, string? Why = null);

/// <summary>A read as it was recorded.</summary>
/// <param name="Id">Grows, with gaps, nearly in the order of time.</param>
/// <param name="At">Moment, UTC, whole microseconds.</param>
/// <param name="Stream">Whose data.</param>
/// <param name="Kind">Kind of the stream; empty if its row is gone.</param>
/// <param name="Number">Its human number; empty if its row is gone.</param>
/// <param name="Account">Who read.</param>
/// <param name="Role">In which role.</param>
/// <param name="Page">Code of the page, paper or command.</param>
/// <param name="Why">The typed reason; null where none was asked for, or the stream is erased.</param>
public sealed record RecordedRead(long Id, DateTimeOffset At, Guid Stream, string Kind, string Number, string Account, string Role, string Page, string? Why);

/// <summary>Which reads are asked for. Filters that are null let all pass.</summary>
/// <param name="From">First moment, inclusive.</param>
/// <param name="To">Last moment, exclusive.</param>
/// <param name="Account">Who read.</param>
/// <param name="Stream">Whose data.</param>
public sealed record ReadQuery(DateTimeOffset? From = null, DateTimeOffset? To = null, string? Account = null, Guid? Stream = null);

/// <summary>How much one person saw since a moment.</summary>
/// <param name="Account">Who.</param>
/// <param name="Opened">Different streams opened one by one, on pages of one stream.</param>
/// <param name="Listed">Different streams seen on whatever page.</param>
public sealed record SeenCount(string Account, int Opened, int Listed);
