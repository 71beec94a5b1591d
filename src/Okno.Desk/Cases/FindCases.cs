using System.Collections.Immutable;
using Okno.Desk.Cases;
using Okno.Desk.Record;
using Okno.Domain.Approvals;
using Okno.Domain.Cases;
using Okno.Domain.Handovers;
using Okno.Domain.Payments;
using Okno.Store.Journal;
using Okno.Store.Reads;
using Okno.Store.Search;
using Okno.Store.Streams;
using Okno.Store.Verify;

namespace Okno.Desk;

/// <summary>A fold with the revision that a form sends back.</summary>
public sealed record Seen<T>(T State, long Revision);

/// <summary>One line of a case's history: when, what, by whom. <paramref name="Decided"/>: the first event of a decision, whose record can be asked for by the case and this revision.</summary>
public sealed record HistoryLine(long Revision, DateTimeOffset At, string EventName, CaseEvent Event, Stamp By, bool Decided);

/// <summary>Reading the record.</summary>
public sealed partial class ServiceDesk
{
    public async Task<Seen<Case>?> FindCaseAsync(string number, CancellationToken ct = default) =>
        await store.FindByNumberAsync(StreamKinds.Case.Name, number, ct) is { Erased: false } stream ? new(StreamKinds.Case.Open(stream), stream.Version) : null;

    public async Task<Seen<Register>?> FindRegisterAsync(string number, CancellationToken ct = default)
    {
        if (await store.FindByNumberAsync(StreamKinds.Register.Name, number, ct) is not { Erased: false } stream)
        {
            return null;
        }

        Register register = StreamKinds.Register.Open(stream);
        foreach (RegisterLine line in register.Lines)
        {
            Reading.Saw(line.Case, StreamKinds.Case.Name);
        }

        return new(await NamedAsync(register, ct), stream.Version);
    }

    public async Task<Seen<Approval>?> FindApprovalAsync(string number, CancellationToken ct = default) =>
        await store.FindByNumberAsync(StreamKinds.Approval.Name, number, ct) is { Erased: false } stream ? new(StreamKinds.Approval.Open(stream), stream.Version) : null;

    public async Task<Seen<IncomingLine>?> FindLineByNumberAsync(string number, CancellationToken ct = default) =>
        await store.FindByNumberAsync(StreamKinds.Line.Name, number, ct) is { Erased: false } stream ? new(StreamKinds.Line.Open(stream), stream.Version) : null;

    /// <summary>Cases by nearest legal deadline.</summary>
    public async Task<Page<Case>> ListCasesAsync(CaseList list, CancellationToken ct = default)
    {
        StreamQuery query = new(StreamKinds.Case.Name)
        {
            Phases = list.Phases.IsDefault ? null : [.. list.Phases.Select(CaseIndex.Camel)],
            Turn = list.Turn is { } turn ? CaseIndex.Camel(turn) : null,
            DueTo = list.DueTo,
            After = list.After,
            Limit = list.Limit,
        };
        return Open(await store.ListAsync(query, ct), StreamKinds.Case);
    }

    public async Task<Page<Register>> ListRegistersAsync(bool openOnly, string? after = null, int limit = 50, CancellationToken ct = default) =>
        Open(await store.ListAsync(new StreamQuery(StreamKinds.Register.Name) { Phases = openOnly ? ["open", "handed-over"] : null, Order = openOnly ? StreamOrder.Due : StreamOrder.Newest, After = after, Limit = limit }, ct), StreamKinds.Register);

    public async Task<Page<Approval>> ListApprovalsAsync(bool waitingOnly, string? after = null, int limit = 50, CancellationToken ct = default) =>
        Open(await store.ListAsync(new StreamQuery(StreamKinds.Approval.Name) { Phases = waitingOnly ? [CaseIndex.Camel(ApprovalStatus.Proposed)] : null, Order = waitingOnly ? StreamOrder.Due : StreamOrder.Newest, After = after, Limit = limit }, ct), StreamKinds.Approval);

    public async Task<Page<IncomingLine>> ListLinesAsync(LineMatch pile, string? after = null, int limit = 50, CancellationToken ct = default) =>
        Open(await store.ListAsync(new StreamQuery(StreamKinds.Line.Name) { Phases = [CaseIndex.Camel(pile)], Order = StreamOrder.Newest, After = after, Limit = limit }, ct), StreamKinds.Line);

    /// <summary>The statements that were taken in, latest first.</summary>
    public async Task<Page<BankStatement>> ListStatementsAsync(string? after = null, int limit = 50, CancellationToken ct = default) =>
        Open(await store.ListAsync(new StreamQuery(StreamKinds.Statement.Name) { Order = StreamOrder.Newest, After = after, Limit = limit }, ct), StreamKinds.Statement);

    public async Task<BankStatement?> FindStatementAsync(string number, CancellationToken ct = default) =>
        await store.FindByNumberAsync(StreamKinds.Statement.Name, number, ct) is { Erased: false } stream ? StreamKinds.Statement.Open(stream) : null;

    /// <summary>How many open cases have their nearest deadline on each day of a span, both inclusive, by turn; days without any are left out.</summary>
    public Task<IReadOnlyList<DueCount>> CountDeadlinesAsync(DateOnly from, DateOnly to, CancellationToken ct = default) =>
        store.DueCountsAsync(StreamKinds.Case.Name, [.. Enum.GetValues<Phase>().Where(phase => !PhaseFacts.Of(phase).Ended).Select(CaseIndex.Camel)], from, to, ct);

    /// <summary>The files of the law that two persons published through the desk, latest first.</summary>
    public async Task<ImmutableArray<LawInUse.PublishedFile>> ListPublishedLawAsync(CancellationToken ct = default) =>
        (await store.LoadAsync(LawInUse.LawShelf.Stream, ct: ct)).Stream is { } stream ? [.. StreamKinds.Law.Open(stream).Files.Reverse()] : [];

    /// <summary>
    /// Finds cases by whatever was typed or scanned: a case number, a patent, a passport, a phone, a payment reference, or a name in Cyrillic or Latin letters.
    /// A name with the year or day of birth is found in spite of one slip, the likest first. At most <paramref name="limit"/>.
    /// </summary>
    public async Task<ImmutableArray<Case>> SearchCasesAsync(string text, int limit = 20, CancellationToken ct = default)
    {
        string typed = text.Trim();
        if (typed.Length == 0)
        {
            return [];
        }

        string plain = CaseIndex.Plain(typed);
        if (plain is { Length: 8 } && plain.All(char.IsAsciiDigit) && await FindCaseAsync($"{plain[..2]}-{plain[2..]}", ct) is { } exact)
        {
            return [exact.State];
        }

        List<Token> exactTokens = [new("patent", plain), new("passport", plain), new("phone", CaseIndex.Digits(typed))];
        if (PaymentReference.FindIn(typed) is { } reference)
        {
            exactTokens.Add(new Token("reference", reference));
        }

        IReadOnlyList<LoadedStream> found = await store.SearchAsync(StreamKinds.Case.Name, TokenMatch.Any, [.. exactTokens.Where(token => token.Value.Length >= 4)], limit, ct);
        if (found.Count == 0 && NameSearch.In(typed) is { } named)
        {
            IReadOnlyList<LoadedStream> near = await store.SearchAsync(StreamKinds.Case.Name, TokenMatch.Any, named.Tokens, NameSearch.Opened, ct);
            if (named.Rank(near.Where(stream => !stream.Erased).Select(StreamKinds.Case.Open), limit) is { Length: > 0 } ranked)
            {
                return ranked;
            }
        }

        if (found.Count == 0 && typed.Any(char.IsLetter))
        {
            // Every typed word must be found; a word has several keys and one of them is enough, so words are asked for one by one.
            Dictionary<Guid, LoadedStream>? all = null;
            foreach (string word in typed.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                Token[] keys = [.. CaseIndex.NameTokens(word)];
                if (keys.Length == 0)
                {
                    continue;
                }

                Dictionary<Guid, LoadedStream> here = (await store.SearchAsync(StreamKinds.Case.Name, TokenMatch.Any, keys, 1000, ct)).ToDictionary(stream => stream.Id);
                all = all is null ? here : all.Where(pair => here.ContainsKey(pair.Key)).ToDictionary();
            }

            found = [.. (all ?? []).Values.Take(limit)];
        }

        return [.. found.Where(stream => !stream.Erased).Select(StreamKinds.Case.Open)];
    }

    /// <summary>What happened to a case, latest first.</summary>
    public async Task<ImmutableArray<HistoryLine>> HistoryAsync(Guid @case, CancellationToken ct = default)
    {
        List<HistoryLine> lines = [];
        await foreach (RecordedEvent recorded in store.HistoryAsync(@case, ct))
        {
            if (recorded.Erased)
            {
                break;
            }

            (Stamp by, CaseEvent e, bool decided) = StreamKinds.Case.Read(recorded);
            lines.Add(new HistoryLine(recorded.Number, recorded.At, recorded.Type, e, by, decided));
        }

        lines.Reverse();
        return [.. lines];
    }

    /// <summary>Proves the whole record: every fold agrees with its journal, every chain holds, the book has the lines of every ledger and no other, and the trees are what their heads say.</summary>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="headsFolder">Exported heads; null = the folder of the settings.</param>
    /// <param name="ct">Cancels.</param>
    public Task<VerifyReport> VerifyAsync(IProgress<VerifyProgress>? progress = null, string? headsFolder = null, CancellationToken ct = default) => store.VerifyAsync(
        new VerifyRules((kind, events) => StreamKinds.ByName[kind].Fold(events))
        {
            Book = (kind, state) => StreamKinds.ByName[kind].BookOf(state),
            Scans = (kind, state) => StreamKinds.ByName[kind].ScansOf(state),
            ScanIsThere = async (scan, stop) => await store.Scans.CheckAsync(scan.Address, scan.Length, stop) is null,
            Counter = NumberCounters.Of,
            HeadsFolder = headsFolder,
        },
        progress,
        ct);

    private static Page<TState> Open<TState, TEvent>(Page<LoadedStream> page, StreamKind<TState, TEvent> kind)
        where TState : notnull
        where TEvent : class => new([.. page.Rows.Where(row => !row.Erased).Select(kind.Open)], page.Next, page.Count, page.CountIsBound);
}

/// <summary>Which cases a list shows. Filters that are null let all pass.</summary>
public sealed record CaseList(ImmutableArray<Phase> Phases = default, Turn? Turn = null, DateOnly? DueTo = null, string? After = null, int Limit = 50);
