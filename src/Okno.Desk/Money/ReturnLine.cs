using System.Collections.Immutable;
using Okno.Desk.Record;
using Okno.Domain.Approvals;
using Okno.Domain.Cases;
using Okno.Domain.Law;
using Okno.Domain.Payments;
using Okno.Store.Journal;
using Okno.Store.Streams;

namespace Okno.Desk;

/// <summary>What two persons decide about money of nobody: that it goes back to its sender by this order.</summary>
public sealed record LineReturn(string Words, string Order, RefundPayee Payee);

/// <summary>A statement line that pays for no case here goes back to its sender (Q23): one asks, another confirms, the bank pays, the refund is recorded.</summary>
public sealed partial class ServiceDesk
{
    /// <summary>The name of the request to return a line, beside the steps of a case.</summary>
    public const string ReturnLineName = "return-line";

    private static readonly ImmutableArray<Role> MoneyRoles = [Role.Accountant, Role.Supervisor];

    /// <summary>Asks a second person to send a line's money back.</summary>
    public async Task<Performed> ProposeLineReturnAsync(string lineNumber, LineReturn wish, By by, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(wish);
        if (by.RoleFor(MoneyRoles) is not { } role)
        {
            return new Performed.Forbidden(ReturnLineName, MoneyRoles);
        }

        if (await AnsweredAsync(by, ct) is { } answered)
        {
            return answered;
        }

        if (await store.FindByNumberAsync(StreamKinds.Line.Name, lineNumber, ct) is not { Erased: false } stream)
        {
            return new Performed.NotFound(lineNumber);
        }

        IncomingLine line = StreamKinds.Line.Open(stream);
        LineReturn fair = wish with { Words = wish.Words.Trim(), Order = wish.Order.Trim() };
        ImmutableArray<Finding> faults = [.. FaultsOf(line, fair)];
        return faults.IsEmpty
            ? await ProposeAsync(ReturnLineName, stream.Id, lineNumber, RecordJson.Text(fair), [.. ShownOf(line, fair)], by with { Why = fair.Words }, role, ct)
            : new Performed.Refused(faults);
    }

    /// <summary>The bank has paid the order of a return.</summary>
    public Task<Performed> RecordLineReturnAsync(string lineNumber, DateOnly paidOn, By by, CancellationToken ct = default) => ChangeLineAsync(
        "record-line-return", lineNumber,
        line => line.Match != LineMatch.ToReturn ? Finding.Of("line.to-return", "Q23", Verdict.NotMet, Effect.Blocks, ("number", lineNumber))
            : paidOn > Now.Day || paidOn < line.Return!.On ? Finding.Of("refund.day-fits", "Q17", Verdict.NotMet, Effect.Blocks, ("paid", paidOn)) : null,
        new LineReturned(paidOn), by, ct);

    /// <summary>A line that was set aside in error waits again.</summary>
    public Task<Performed> TakeLineUpAsync(string lineNumber, string why, By by, CancellationToken ct = default) => ChangeLineAsync(
        "take-line-up", lineNumber,
        line => string.IsNullOrWhiteSpace(why) ? Finding.Of("line.aside-has-reason", "3.2", Verdict.NotMet, Effect.Blocks, ("number", lineNumber))
            : line.Match != LineMatch.SetAside ? Finding.Of("line.set-aside", "3.2", Verdict.NotMet, Effect.Blocks, ("number", lineNumber)) : null,
        new LineTakenUp(Now.Day, why?.Trim() ?? ""), by, ct);

    private async Task<Performed> ReturnLineAsync(Approval approval, Confirmation confirmation, By by, Moment now, CancellationToken ct)
    {
        if ((await store.LoadAsync(approval.Subject, ct: ct)).Stream is not { Erased: false } stream)
        {
            return new Performed.NotFound(approval.SubjectNumber);
        }

        IncomingLine line = StreamKinds.Line.Open(stream);
        LineReturn wish = RecordJson.Read<LineReturn>(System.Text.Encoding.UTF8.GetBytes(approval.Content));
        if (FaultsOf(line, wish).ToImmutableArray() is { IsEmpty: false } faults)
        {
            return new Performed.Refused(faults);
        }

        LineReturnDecided decided = new(wish.Words, new RefundOrder(wish.Order, now.Day, line.Bank.Amount, wish.Payee, $"line:{line.Bank.Identity}"));
        return await CommitLineAsync(stream, line, decided, confirmation.Stamp, by, [confirmation.Change], ct);
    }

    /// <summary>One event of one line by an accountant, once.</summary>
    /// <param name="name">What is done, for whoever may not do it.</param>
    /// <param name="fault">Why the line as it stands cannot; null where it can.</param>
    private async Task<Performed> ChangeLineAsync(string name, string lineNumber, Func<IncomingLine, Finding?> fault, LineEvent happens, By by, CancellationToken ct)
    {
        if (by.RoleFor(MoneyRoles) is not { } role)
        {
            return new Performed.Forbidden(name, MoneyRoles);
        }

        if (await AnsweredAsync(by, ct) is { } answered)
        {
            return answered;
        }

        if (await store.FindByNumberAsync(StreamKinds.Line.Name, lineNumber, ct) is not { Erased: false } stream)
        {
            return new Performed.NotFound(lineNumber);
        }

        IncomingLine line = StreamKinds.Line.Open(stream);
        return fault(line) is { } found ? new Performed.Refused([found]) : await CommitLineAsync(stream, line, happens, StampOf(by, role), by, [], ct);
    }

    private async Task<Performed> CommitLineAsync(LoadedStream stream, IncomingLine line, LineEvent happens, Stamp stamp, By by, IReadOnlyList<StreamChange> beside, CancellationToken ct)
    {
        (StreamChange change, _) = StreamKinds.Line.Change(stream.Id, line.Number, line, stream.Version, [happens], stamp);
        Performed.Done done = new(stream.Id, line.Number, stream.Version + 1, [change.Events[0].Type], []);
        return await CommitAsync([change, .. beside], done, by, Now, ct) switch
        {
            CommitOutcome.Done => done,
            CommitOutcome.AlreadyDone first => RecordJson.Read<Performed>(first.Answer),
            _ => new Performed.Stale(line.Number, stream.Version + 1),
        };
    }

    private static IEnumerable<Finding> FaultsOf(IncomingLine line, LineReturn wish)
    {
        if (line.Match is not (LineMatch.Unknown or LineMatch.Proposed))
        {
            yield return Finding.Of("line.open", "3.2", Verdict.NotMet, Effect.Blocks, ("number", line.Number));
        }

        if (wish.Words.Length == 0)
        {
            yield return Finding.Of("line.aside-has-reason", "3.2", Verdict.NotMet, Effect.Blocks, ("number", line.Number));
        }

        if (wish.Order.Length is 0 or > 6 || !wish.Order.All(char.IsAsciiDigit))
        {
            yield return Finding.Of("refund-order.number", "Q17", Verdict.NotMet, Effect.Blocks, ("number", wish.Order));
        }

        if (!wish.Payee.IsComplete)
        {
            yield return Finding.Of("refund-order.payee-complete", "Q17", Verdict.NotMet, Effect.Blocks, ("account", wish.Payee.Account), ("bik", wish.Payee.Bik));
        }
    }

    /// <summary>What the second person must see.</summary>
    private static IEnumerable<Finding> ShownOf(IncomingLine line, LineReturn wish)
    {
        yield return Finding.Of("line.money-leaves", "Q23", Verdict.NotMet, Effect.NeedsSecondPerson, ("refund", line.Bank.Amount), ("payee", wish.Payee.Name));
        if (line.Bank.PayerAccount is { Length: > 0 } account && account != wish.Payee.Account)
        {
            yield return Finding.Of("refund-order.to-original-payer", "Q17", Verdict.NotMet, Effect.NeedsSecondPerson, ("payee", wish.Payee.Name), ("payer", line.Bank.Payer), ("account", wish.Payee.Account));
        }
    }
}
