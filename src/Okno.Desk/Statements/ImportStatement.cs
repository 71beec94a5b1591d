using System.Collections.Immutable;
using System.Security.Cryptography;
using Okno.Desk.Record;
using Okno.Desk.Statements;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Law;
using Okno.Domain.Payments;
using Okno.Formats.Statements;
using Okno.Store.Journal;
using Okno.Store.Search;
using Okno.Store.Streams;

namespace Okno.Desk;

/// <summary>What importing a file came to. <paramref name="Error"/> is a text code where the file could not be read at all; then nothing was changed.</summary>
public sealed record StatementImported(string? Error, string Statement, int Incoming, int New, int Known, int Proposed, int OtherLines, ImmutableArray<QuarantinedLine> Quarantined, ImmutableArray<StatementAccount> Accounts, bool CutShort)
{
    /// <summary>The file is larger than any statement; beside <see cref="StatementError"/>. Words: <c>statement.error.CODE</c>.</summary>
    public const string TooLarge = "too_large";
}

/// <summary>Bank statements: one transaction per file; the same, an overlapping, or a re-ordered file adds nothing twice.</summary>
public sealed partial class ServiceDesk
{
    /// <summary>Bytes of one statement: a day of ten thousand payments has a fifth of it.</summary>
    private const int LargestStatement = 32 * 1024 * 1024;

    /// <summary>Reads a statement, keeps its incoming lines with proposed matches. Only money that came to the Centre's account in roubles is kept.</summary>
    public async Task<StatementImported?> ImportStatementAsync(Stream file, By by, CancellationToken ct = default)
    {
        if (by.RoleFor([Role.Accountant, Role.Supervisor]) is not { } role)
        {
            return null;
        }

        using MemoryStream bytes = new();
        byte[] part = new byte[81920];
        while (await file.ReadAsync(part, ct) is var read and > 0)
        {
            bytes.Write(part, 0, read);
            if (bytes.Length > LargestStatement)
            {
                return new StatementImported(StatementImported.TooLarge, "", 0, 0, 0, 0, 0, [], [], false);
            }
        }

        string name = Convert.ToHexStringLower(SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)))[..16];
        bytes.Position = 0;
        if (Statement.Read(bytes, out Statement? statement) is { } error)
        {
            return new StatementImported(error, name, 0, 0, 0, 0, 0, [], [], false);
        }

        Moment now = Now;
        StatementDocument[] incoming = [.. statement!.Documents.Where(document => document.Direction == StatementDirection.In && document.Amount.Money > Money.Zero)];
        Dictionary<string, BankFacts> lines = [];
        foreach (StatementDocument document in incoming)
        {
            BankFacts facts = FactsOf(document, name);
            lines.TryAdd(facts.Identity, facts);
        }

        UniqueClaim[] probes = [.. lines.Keys.Select(identity => new UniqueClaim("statement-line", identity))];
        HashSet<string> known = [.. (await store.LoadAsync(Guid.Empty, null, probes, ct)).Holders.Select(holder => holder.Claim.Value)];
        MatchLine matcher = new(store);
        List<StreamChange> changes = [];
        int proposed = 0;
        foreach (BankFacts facts in lines.Values.Where(facts => !known.Contains(facts.Identity)))
        {
            ImmutableArray<MatchProposal> proposals = await matcher.ProposeAsync(facts, ct);
            proposed += proposals.IsEmpty ? 0 : 1;
            Guid id = Guid.CreateVersion7(now.Utc);
            string number = $"В-{now.Day.Year % 100:00}-{await store.NextAsync($"line-{now.Day.Year}", ct):000000}";
            changes.Add(StreamKinds.Line.Change(id, number, StreamKinds.Line.Empty(id, number), 0, [new LineImported(facts, proposals)], StampOf(by, role)).Change);
        }

        StatementImported result = new(
            null, name, incoming.Length, changes.Count, incoming.Length - changes.Count, proposed, statement.Documents.Count - incoming.Length,
            [.. statement.Quarantined], [.. statement.Accounts], !statement.Summary.EndMarker);
        if (changes.Count == 0)
        {
            return result;
        }

        // Two accountants may import the same file at once: the unique claim lets one through, the other reads again and finds the lines known.
        bytes.Position = 0;
        return await store.CommitAsync(new Commit(changes, null, null, [], now.Utc), ct) is CommitOutcome.Done ? result : await ImportStatementAsync(bytes, by, ct);
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

        if (await store.FindByNumberAsync(StreamKinds.Line.Name, lineNumber, ct) is not { } stream)
        {
            return new Performed.NotFound(lineNumber);
        }

        IncomingLine line = StreamKinds.Line.Open(stream);
        if (line.Match is LineMatch.SetAside)
        {
            return new Performed.Refused([Finding.Of("line.open", "3.2", Verdict.NotMet, Effect.Blocks, ("number", lineNumber))]);
        }

        if (await store.FindByNumberAsync(StreamKinds.Case.Name, caseNumber, ct) is not { } found)
        {
            return new Performed.NotFound(caseNumber);
        }

        Case @case = StreamKinds.Case.Open(found);
        DateOnly paidOn = line.Evidence.PaidOn ?? line.Bank.DocumentDate;
        // Of several receipts of this sum the line proves the one nearest to its day; a line that is in this case already proves nothing more.
        ICaseStep step = line.Match != LineMatch.Matched
            && @case.Payments.Where(payment => !payment.Confirmed && payment.Amount == line.Bank.Amount).MinBy(payment => Math.Abs(payment.PaidOn.DayNumber - paidOn.DayNumber)) is { } waiting
            ? new ConfirmPayment(waiting.Id, line.Bank.Amount, line.Evidence)
            : new RecordPayment(line.Bank.Amount, paidOn, line.Evidence);
        return await how(found.Id, step, by, ct);
    }

    /// <summary>A line that pays for no case here: an orphan to be returned, or no payment for the service at all; with a reason.</summary>
    public async Task<Performed> SetLineAsideAsync(string lineNumber, string words, By by, CancellationToken ct = default)
    {
        if (by.RoleFor([Role.Accountant, Role.Supervisor]) is not { } role)
        {
            return new Performed.Forbidden("set-line-aside", [Role.Accountant, Role.Supervisor]);
        }

        if (await AnsweredAsync(by, ct) is { } answered)
        {
            return answered;
        }

        if (await store.FindByNumberAsync(StreamKinds.Line.Name, lineNumber, ct) is not { } stream)
        {
            return new Performed.NotFound(lineNumber);
        }

        IncomingLine line = StreamKinds.Line.Open(stream);
        if (line.Match is LineMatch.Matched or LineMatch.SetAside || string.IsNullOrWhiteSpace(words))
        {
            return new Performed.Refused([Finding.Of(string.IsNullOrWhiteSpace(words) ? "line.aside-has-reason" : "line.open", "3.2", Verdict.NotMet, Effect.Blocks, ("number", lineNumber))]);
        }

        (StreamChange change, _) = StreamKinds.Line.Change(stream.Id, lineNumber, line, stream.Version, [new LineSetAside(words.Trim())], StampOf(by, role));
        Performed.Done done = new(stream.Id, lineNumber, stream.Version + 1, ["line-set-aside"], []);
        return await CommitAsync([change], done, by, Now, ct) switch
        {
            CommitOutcome.Done => done,
            CommitOutcome.AlreadyDone first => RecordJson.Read<Performed>(first.Answer),
            _ => new Performed.Stale(lineNumber, stream.Version + 1),
        };
    }

    private static BankFacts FactsOf(StatementDocument document, string statement)
    {
        return new BankFacts(
            Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(document.Identity)))[..32],
            statement, document.Number ?? "", document.Date, document.Amount.Money, document.DebitedOn, document.CreditedOn, document.PayerName ?? "", document.PayerInn, document.PayerAccount, document.Purpose ?? "");
    }
}
