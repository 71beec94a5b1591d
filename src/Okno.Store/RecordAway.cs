using Microsoft.Data.Sqlite;
using Npgsql;
using Okno.Store.Scans;

namespace Okno.Store;

/// <summary>
/// Tells failures of what the record rests on (disk full, database away, connection lost, too busy) from everything else. After such a failure the outcome of a write is unknown; the same request with the same key
/// may be sent again as soon as the trouble is over, and nothing has to be restarted.
/// </summary>
public static class RecordAway
{
    // https://www.sqlite.org/rescode.html
    private const int Busy = 5, Locked = 6, ReadOnly = 8, InputOutput = 10, Full = 13, CannotOpen = 14, Protocol = 15;

    // errno of Linux, which .NET gives as HResult: EIO, ENOSPC, EROFS, EDQUOT; and ERROR_DISK_FULL of Windows.
    private static readonly int[] Disk = [5, 28, 30, 122, unchecked((int)0x80070070)];

    /// <summary>True where the failure, or one that it wraps, is of this kind.</summary>
    public static bool Is(Exception? wrong) => wrong switch
    {
        null => false,
        SqliteException { SqliteErrorCode: Busy or Locked or ReadOnly or InputOutput or Full or CannotOpen or Protocol } => true,
        PostgresException refused => IsAway(refused.SqlState),
        NpgsqlException or TimeoutException or ShelfException => true,
        IOException io when Disk.Contains(io.HResult) => true,
        AggregateException many => many.InnerExceptions.Any(Is),
        _ => Is(wrong.InnerException),
    };

    /// <summary>Classes of https://www.postgresql.org/docs/17/errcodes-appendix.html: connection, resources (disk full, too many sessions), intervention (shutdown, cancelled), system error, and a server that only reads.</summary>
    private static bool IsAway(string state) => state[..2] is "08" or "53" or "57" or "58" || state is PostgresErrorCodes.ReadOnlySqlTransaction;
}
