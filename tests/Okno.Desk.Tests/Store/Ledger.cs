using System.Text;
using Okno.Store;
using Okno.Store.Journal;
using Okno.Store.Search;
using Okno.Store.Streams;

namespace Okno.Desk.Tests.Store;

/// <summary>A kind of stream that is easy to check: its events are words, its fold is the words in a row.</summary>
internal static class Ledger
{
    public const string Kind = "case";

    public static readonly DateTimeOffset Noon = new(2026, 4, 20, 9, 0, 0, TimeSpan.Zero);

    public static byte[] Fold(string kind, IEnumerable<RecordedEvent> events) => Bytes(string.Join(' ', events.Select(@event => Text(@event.Payload))));

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    public static Commit Commit(params StreamChange[] changes) => new(changes, null, null, [], Noon);

    public static Commit Keyed(this Commit commit, string key, string answer) => commit with { IdempotencyKey = key, Answer = Bytes(answer) };

    /// <summary>A new stream whose events are the words.</summary>
    public static StreamChange Open(Guid stream, string words, string? number = null) => new(
        stream,
        Kind,
        0,
        [.. words.Split(' ').Select(word => new NewEvent("Said", 1, Bytes(word)))],
        Bytes(words),
        new StreamIndex(number ?? stream.ToString("N"), "open", "operator", new DateOnly(2026, 11, 22), "standard", null),
        [],
        []);

    /// <summary>The stream with one more word.</summary>
    public static StreamChange Say(this LoadedStream stream, string word) => new(
        stream.Id,
        stream.Kind,
        stream.Version,
        [new NewEvent("Said", 1, Bytes(word))],
        Bytes($"{Text(stream.State)} {word}"),
        stream.Index,
        [],
        []);

    public static StreamChange WithTokens(this StreamChange change, params Token[] tokens) => change with { Tokens = tokens };

    public static StreamChange WithClaims(this StreamChange change, params UniqueClaim[] claims) => change with { Claims = claims };

    public static async Task<LoadedStream> StreamAsync(this RecordStore store, Guid id) =>
        (await store.LoadAsync(id, ct: TestContext.Current.CancellationToken)).Stream ?? throw new InvalidOperationException("No such stream.");

    public static async Task<long> DoneAsync(this RecordStore store, Commit commit) =>
        Assert.IsType<CommitOutcome.Done>(await store.CommitAsync(commit, TestContext.Current.CancellationToken)).Position;
}
