using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Okno.Desk.Record;
using Okno.Desk.Statements;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Law;
using Okno.Domain.Payments;
using Okno.Domain.Payments.Matching;
using Okno.Formats.Statements;
using Okno.Store;
using Okno.Store.Journal;
using Okno.Store.Search;
using Okno.Store.Streams;

namespace Okno.Desk;

/// <summary>What importing a file came to. <paramref name="Error"/> is a text code where the file could not be read at all; then nothing was changed.</summary>
/// <param name="Statement">By this the lines name the file that brought them: the first 16 digits of its SHA-256.</param>
/// <param name="State">The statement as it was kept; of a file that was here before, as it was kept then. Null beside an error.</param>
/// <param name="Again">The very file was here before: nothing was changed.</param>
public sealed record StatementImported(string? Error, string Statement, BankStatement? State, bool Again)
{
    /// <summary>The file is larger than any statement; beside <see cref="StatementError"/>. Words: <c>statement.error.CODE</c>.</summary>
    public const string TooLarge = "too_large";

    /// <summary>Documents by what they are and what became of them; zeros beside an error.</summary>
    public StatementCounts Counts => State?.Facts?.Counts ?? new StatementCounts(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>Incoming lines that this import kept.</summary>
    public int New => Again ? 0 : Counts.NewIncoming;

    /// <summary>Incoming documents whose lines were known, or stand in the file twice.</summary>
    public int Known => Counts.Incoming - New;
}

/// <summary>Bank statements: one transaction per file; the same, an overlapping, or a re-ordered file adds nothing twice.</summary>
public sealed partial class ServiceDesk
{
    /// <summary>The counter of line numbers of a year; held by an import to its end, so that imports come one after the other and see each other's lines.</summary>
    private static string LineCounter(DateOnly day) => $"line-{day.Year}";

    /// <summary>Documents that are worked on at once: what an import holds in memory at a time.</summary>
    private const int LinesAtOnce = 10_000;

    /// <summary>Bytes of the largest statement that is taken: a million documents have less.</summary>
    public long LargestStatement { get; init; } = 2L * 1024 * 1024 * 1024;

    /// <summary>Reads a statement, keeps its lines with proposed matches and what it says of its accounts.</summary>
    public Task<StatementImported?> ImportStatementAsync(Stream file, By by, CancellationToken ct = default) => ImportStatementAsync(file, "", by, ct);

    /// <summary>The same for a file with a name. A stream that can be read again is read where it lies; another is first taken aside, sealed.</summary>
    /// <returns>Null where the person may not.</returns>
    public async Task<StatementImported?> ImportStatementAsync(Stream file, string name, By by, CancellationToken ct = default)
    {
        if (by.RoleFor([Role.Accountant, Role.Supervisor]) is not { } role)
        {
            return null;
        }

        await using SealedSpool? spool = file.CanSeek ? null : await SealedSpool.TakeAsync(file, LargestStatement, ct);
        if ((file.CanSeek ? file : spool) is not { } content || content.Length > LargestStatement)
        {
            return new StatementImported(StatementImported.TooLarge, "", null, false);
        }

        content.Position = 0;
        string hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct))[..32];
        for (int attempt = 1; ; attempt++)
        {
            if (await StatementOfAsync(hash, ct) is { } before)
            {
                return new StatementImported(null, hash[..16], before, Again: true);
            }

            content.Position = 0;
            if (StatementReader.Open(content, out StatementReader? reader) is { } error)
            {
                return new StatementImported(error, hash[..16], null, false);
            }

            if (await ImportAsync(reader!, hash, name, StampOf(by, role), ct) is { } kept)
            {
                return new StatementImported(null, hash[..16], kept, false);
            }

            if (attempt == Attempts)
            {
                throw new TimeoutException("The statement met other writers again and again. Nothing was changed; try again.");
            }
        }
    }

    /// <summary>One transaction. Null where another writer brought one of the lines meanwhile: begin again.</summary>
    private async Task<BankStatement?> ImportAsync(StatementReader reader, string hash, string name, Stamp stamp, CancellationToken ct)
    {
        Moment now = Now;
        LineProposals proposals = new(store);
        StatementTally tally = new();
        HashSet<UInt128> seen = [];
        await using BulkCommit bulk = await store.BeginBulkAsync(now.Utc, ct);
        await bulk.NextAsync(LineCounter(now.Day), 0, ct);
        Task<CommitOutcome?> writing = Task.FromResult<CommitOutcome?>(null);
        try
        {
            while (TakePart(reader, tally) is { Count: > 0 } part)
            {
                // While the database writes one part the next one is read and matched.
                BankFacts[] fresh = await UnknownAsync(FactsOf(part, hash[..16]), seen, ct);
                Matched[] matched = await proposals.ForAsync(fresh, ct);
                if (await writing is not null)
                {
                    return null;
                }

                StreamChange[] changes = await BornAsync(bulk, fresh, matched, tally, stamp, now, ct);
                writing = bulk.AddAsync(changes, ct);
            }
        }
        finally
        {
            // A file that breaks in the middle must not take the connection away from under a part that is being written.
            await ((Task)writing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (await writing is not null)
        {
            return null;
        }

        (StreamChange change, BankStatement kept) = await TakenAsync(bulk, tally.Facts(hash, name, now.Day, reader.Summary), stamp, now, ct);
        if (await bulk.AddAsync([change], ct) is not null)
        {
            return null;
        }

        await bulk.FinishAsync(ct);
        return kept;
    }

    private async Task<BankStatement?> StatementOfAsync(string hash, CancellationToken ct) =>
        (await store.LoadAsync(Guid.Empty, null, [new UniqueClaim("statement", hash)], ct)).Holders is [var holder] && (await store.LoadAsync(holder.Stream, ct: ct)).Stream is { Erased: false } stream
            ? StreamKinds.Statement.Open(stream)
            : null;

    private static List<StatementDocument> TakePart(StatementReader reader, StatementTally tally)
    {
        List<StatementDocument> part = [];
        while (part.Count < LinesAtOnce && reader.Read(out StatementEntry? entry))
        {
            if (tally.Add(entry) && entry is StatementDocument document)
            {
                part.Add(document);
            }
        }

        return part;
    }

    /// <summary>Lines that neither the file nor the record had before.</summary>
    private async Task<BankFacts[]> UnknownAsync(BankFacts[] facts, HashSet<UInt128> seen, CancellationToken ct)
    {
        BankFacts[] once = [.. facts.Where(one => seen.Add(UInt128.Parse(one.Identity, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)))];
        IReadOnlySet<UniqueClaim> known = await store.HeldAsync([.. once.Select(one => new UniqueClaim(LineClaim, one.Identity))], ct);
        return known.Count == 0 ? once : [.. once.Where(one => !known.Contains(new UniqueClaim(LineClaim, one.Identity)))];
    }

    private static async Task<StreamChange[]> BornAsync(
        BulkCommit bulk, BankFacts[] fresh, Matched[] matched, StatementTally tally, Stamp stamp, Moment now, CancellationToken ct)
    {
        if (fresh.Length == 0)
        {
            return [];
        }

        long first = await bulk.NextAsync(LineCounter(now.Day), fresh.Length, ct);
        IReadOnlyList<Guid> ids = RecordStore.NewIds(fresh.Length, now.Utc);
        StreamChange[] changes = new StreamChange[fresh.Length];
        LineMatch[] piles = new LineMatch[fresh.Length];
        Parallel.For(0, fresh.Length, i =>
        {
            string number = $"В-{now.Day.Year % 100:00}-{first + i:000000}";
            LineImported imported = new(fresh[i], matched[i].Proposals);
            (changes[i], IncomingLine line) = StreamKinds.Line.Change(ids[i], number, StreamKinds.Line.Empty(ids[i], number), 0, [imported], stamp);
            piles[i] = line.Match;
        });
        for (int i = 0; i < fresh.Length; i++)
        {
            tally.Keep(piles[i], fresh[i].IsIncoming);
        }

        return changes;
    }

    private static async Task<(StreamChange Change, BankStatement Kept)> TakenAsync(BulkCommit bulk, StatementFacts facts, Stamp stamp, Moment now, CancellationToken ct)
    {
        Guid id = Guid.CreateVersion7(now.Utc);
        string number = $"ВП-{now.Day.Year % 100:00}-{await bulk.NextAsync($"statement-{now.Day.Year}", 1, ct):00000}";
        return StreamKinds.Statement.Change(id, number, StreamKinds.Statement.Empty(id, number), 0, [new StatementTaken(facts)], stamp);
    }

    /// <summary>The accountant says whose payment a line is: a receipt that waits for it is confirmed, else the payment is recorded.</summary>
    public Task<Performed> MatchLineAsync(string lineNumber, string caseNumber, By by, CancellationToken ct = default) => MatchAsync(lineNumber, caseNumber, PerformAsync, by, ct);

    /// <summary>The same asked of a second person, where the step needs one.</summary>
    public Task<Performed> ProposeMatchAsync(string lineNumber, string caseNumber, By by, CancellationToken ct = default) => MatchAsync(lineNumber, caseNumber, ProposeAsync, by, ct);

    private async Task<Performed> MatchAsync(string lineNumber, string caseNumber, Func<Guid, ICaseStep, By, CancellationToken, Task<Performed>> how, By by, CancellationToken ct)
    {
        if (by.RoleFor([Role.Accountant, Role.Supervisor]) is null)
        {
            return new Performed.Forbidden("match-line", [Role.Accountant, Role.Supervisor]);
        }

        if (await store.FindByNumberAsync(StreamKinds.Line.Name, lineNumber, ct) is not { Erased: false } stream)
        {
            return new Performed.NotFound(lineNumber);
        }

        IncomingLine line = StreamKinds.Line.Open(stream);
        if (line.Match is LineMatch.SetAside or LineMatch.ToReturn or LineMatch.Returned || !line.Bank.InRoubles)
        {
            return new Performed.Refused([Finding.Of(line.Bank.InRoubles ? "line.open" : "line.pays-in-roubles", "3.2", Verdict.NotMet, Effect.Blocks, ("number", lineNumber))]);
        }

        if (await store.FindByNumberAsync(StreamKinds.Case.Name, caseNumber, ct) is not { Erased: false } found)
        {
            return new Performed.NotFound(caseNumber);
        }

        ICaseStep step = StepOf(line, StreamKinds.Case.Open(found));
        return await how(found.Id, step, by, ct);
    }

    /// <summary>The step by which a line comes into a case: it confirms the receipt that waits for it, else it is a payment of its own.</summary>
    private static ICaseStep StepOf(IncomingLine line, Case @case)
    {
        DateOnly paidOn = line.Evidence.PaidOn ?? line.Bank.DocumentDate;
        // Of several receipts of this sum the line proves the one nearest to its day; a line that is in this case already proves nothing more.
        return !line.Bank.IsIncoming ? RefundBehind(line)
            : line.Match != LineMatch.Matched
            && @case.Payments.Where(payment => !payment.Confirmed && payment.Amount == line.Bank.Amount).MinBy(payment => Math.Abs(payment.PaidOn.DayNumber - paidOn.DayNumber)) is { } waiting
            ? new ConfirmPayment(waiting.Id, line.Bank.Amount, line.Evidence)
            : new RecordPayment(line.Bank.Amount, paidOn, line.Evidence);
    }

    /// <summary>A line that pays for no case here: an orphan to be returned, or no payment for the service at all; with a reason.</summary>
    public Task<Performed> SetLineAsideAsync(string lineNumber, string words, By by, CancellationToken ct = default) => ChangeLineAsync(
        "set-line-aside", lineNumber,
        line => string.IsNullOrWhiteSpace(words) ? Finding.Of("line.aside-has-reason", "3.2", Verdict.NotMet, Effect.Blocks, ("number", lineNumber))
            : line.Match is LineMatch.Matched or LineMatch.SetAside or LineMatch.Refund or LineMatch.ToReturn or LineMatch.Returned ? Finding.Of("line.open", "3.2", Verdict.NotMet, Effect.Blocks, ("number", lineNumber)) : null,
        new LineSetAside(words?.Trim() ?? ""), by, ct);

    private static BankFacts[] FactsOf(List<StatementDocument> part, string statement)
    {
        BankFacts[] facts = new BankFacts[part.Count];
        Parallel.For(0, facts.Length, i => facts[i] = FactsOf(part[i], statement));
        return facts;
    }

    private static BankFacts FactsOf(StatementDocument document, string statement)
    {
        bool leaves = document.Direction == StatementDirection.Out;
        return new BankFacts(
            Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(document.Identity)))[..32],
            statement, document.Number ?? "", document.Date, document.Amount.Money, document.DebitedOn, document.CreditedOn, document.PayerName ?? "", document.PayerInn, document.PayerAccount, document.Purpose ?? "",
            leaves ? LineDirection.Out : null,
            document.InRoubles ? null : document.Currency,
            document.OwnAccount ?? (leaves ? document.PayerAccount : document.PayeeAccount),
            leaves ? document.PayeeName : null,
            leaves ? document.PayeeInn : null,
            leaves ? document.PayeeAccount : null,
            document.Reversal ? true : null);
    }
}
