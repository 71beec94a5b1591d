using System.Data.Common;
using Okno.Store.Book;
using Okno.Store.Databases;
using Okno.Store.Schema;

namespace Okno.Store.Verify;

/// <summary>Some hundred streams that follow each other by id, with everything of theirs in every table; and what lies in that span of ids without a stream.</summary>
internal sealed class StreamsPage
{
    private const int StreamsAtOnce = 200;

    public required List<StreamRow> Rows { get; init; }

    public required List<JournalRow> Journal { get; init; }

    public required ILookup<Guid, byte[]> Tokens { get; init; }

    public required ILookup<Guid, ClaimRow> Claims { get; init; }

    public required Dictionary<Guid, byte[]> Cards { get; init; }

    public required ILookup<Guid, BookLine> Book { get; init; }

    public required ILookup<Guid, ScanRow> Scans { get; init; }

    public required ILookup<Guid, AnswerRow> Answers { get; init; }

    public required ILookup<Guid, OutboxRow> Messages { get; init; }

    /// <summary>True if it reaches to the end of all ids.</summary>
    public required bool IsLast { get; init; }

    /// <summary>The page that begins after a stream; null = the first. A page goes from one's last id to the other's, so that rows of streams that have none themselves fall into one too.</summary>
    public static async Task<StreamsPage> ReadAsync(Snapshot at, Guid? after, CancellationToken ct)
    {
        var rows = after is { } last
            ? await at.ListAsync($"SELECT {RecordDatabase.StreamColumns} FROM streams WHERE id > @p0 ORDER BY id LIMIT @p1", RecordDatabase.ReadStream, ct, last, (long)StreamsAtOnce)
            : await at.ListAsync($"SELECT {RecordDatabase.StreamColumns} FROM streams ORDER BY id LIMIT @p0", RecordDatabase.ReadStream, ct, (long)StreamsAtOnce);
        var isLast = rows.Count < StreamsAtOnce;
        object low = after ?? Guid.Empty;
        object high = isLast ? Guid.AllBitsSet : rows[^1].Id;

        // The house (the empty id) has answers and messages, and may have nothing else: it falls into the first page.
        var span = after is null ? "stream >= @p0 AND stream <= @p1" : "stream > @p0 AND stream <= @p1";
        Task<List<T>> Read<T>(string what, Func<DbDataReader, T> row) => at.ListAsync(what.Replace("{span}", span, StringComparison.Ordinal), row, ct, low, high);
        return new StreamsPage
        {
            Rows = rows,
            IsLast = isLast,
            Journal = await Read("SELECT position, stream, number, type, event_version, at, key_id, payload, hash FROM journal WHERE {span} ORDER BY stream, number", reader => new JournalRow
            {
                Position = reader.GetInt64(0),
                Stream = reader.GetGuid(1),
                Number = reader.GetInt64(2),
                Type = reader.GetString(3),
                EventVersion = reader.GetInt32(4),
                At = at.Database.MomentAt(reader, 5),
                KeyId = reader.GetGuid(6),
                Payload = reader.GetFieldValue<byte[]>(7),
                Hash = reader.GetFieldValue<byte[]>(8),
            }),
            Tokens = (await Read("SELECT stream, token FROM tokens WHERE {span}", Pair)).ToLookup(row => row.Stream, row => row.Bytes),
            Claims = (await Read("SELECT stream, token, kind FROM claims WHERE {span}", reader => new ClaimRow { Stream = reader.GetGuid(0), Token = reader.GetFieldValue<byte[]>(1), Kind = reader.GetString(2) })).ToLookup(row => row.Stream),
            Cards = (await Read("SELECT stream, card FROM cards WHERE {span}", Pair)).ToDictionary(row => row.Stream, row => row.Bytes),
            Book = (await Read("SELECT stream, ordinal, day, from_account, to_account, kopecks, reason FROM book WHERE {span} ORDER BY stream, ordinal", reader => (Stream: reader.GetGuid(0), Line:
                new BookLine(reader.GetInt32(1), reader.GetFieldValue<DateOnly>(2), reader.GetString(3), reader.GetString(4), reader.GetInt64(5), reader.GetString(6))))).ToLookup(row => row.Stream, row => row.Line),
            Scans = (await Read("SELECT stream, address, length FROM scans WHERE {span} ORDER BY address", reader => new ScanRow { Stream = reader.GetGuid(0), Address = reader.GetFieldValue<byte[]>(1), Length = reader.GetInt64(2) })).ToLookup(row => row.Stream),
            Answers = (await Read("SELECT stream, key, answer FROM answers WHERE {span}", reader => new AnswerRow { Stream = reader.GetGuid(0), Key = reader.GetFieldValue<byte[]>(1), Answer = reader.GetFieldValue<byte[]>(2), At = default })).ToLookup(row => row.Stream),
            Messages = (await Read("SELECT stream, id, kind, payload FROM outbox WHERE {span}", reader => new OutboxRow { Stream = reader.GetGuid(0), Id = reader.GetInt64(1), Kind = reader.GetString(2), Payload = reader.GetFieldValue<byte[]>(3), NotBefore = default })).ToLookup(row => row.Stream),
        };
    }

    /// <summary>Streams that something names and that have no row.</summary>
    public IEnumerable<(Guid Stream, FaultKind What, string Detail)> Strays()
    {
        // Events without a row are named as what they are; what hangs on them is not named beside.
        var known = Rows.Select(row => row.Id).Concat(Journal.Select(row => row.Stream)).ToHashSet();
        foreach (var (streams, what, detail) in new (IEnumerable<Guid>, FaultKind, string)[]
        {
            (Book.Select(group => group.Key), FaultKind.Book, "Lines of the book of a stream that has no row."),
            (Tokens.Select(group => group.Key).Concat(Claims.Select(group => group.Key)).Concat(Cards.Keys), FaultKind.Tokens, "Search tokens, claims, or a card of a stream that has no row."),
            (Scans.Select(group => group.Key), FaultKind.Scan, "Scans of a stream that has no row."),
            (Answers.Select(group => group.Key).Where(stream => stream != Guid.Empty), FaultKind.Answer, "Answers about a stream that has no row."),
            (Messages.Select(group => group.Key).Where(stream => stream != Guid.Empty), FaultKind.Message, "Messages about a stream that has no row."),
        })
        {
            foreach (var stray in streams.Distinct().Where(stream => !known.Contains(stream)))
            {
                yield return (stray, what, detail);
            }
        }
    }

    private static (Guid Stream, byte[] Bytes) Pair(DbDataReader reader) => (reader.GetGuid(0), reader.GetFieldValue<byte[]>(1));
}
