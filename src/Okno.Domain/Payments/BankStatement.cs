using System.Collections.Immutable;

namespace Okno.Domain.Payments;

/// <summary>What the bank says of one account in one period of a statement; days inclusive. Sums and days that the file leaves out are null.</summary>
/// <param name="Currency">ISO 4217 letters where the account is in another currency than the rouble; its sums are then hundredths of that currency.</param>
public sealed record StatementPeriod(string Account, DateOnly? From, DateOnly? To, Money? Opening, Money? Credited, Money? Debited, Money? Closing, string? Currency = null)
{
    /// <summary>Closing less (opening + credited - debited): zero where the bank's own equation holds, null where one of the four is missing.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Money? BalanceGap => this is { Opening: { } opening, Credited: { } credited, Debited: { } debited, Closing: { } closing } ? closing - (opening + credited - debited) : null;
}

/// <summary>What the documents of a statement that could be read move on one account, in hundredths of its currency; money between two of the Centre's own accounts counts on both.</summary>
public sealed record StatementTurnover(string Account, Money In, Money Out);

/// <summary>What of a statement could not be used. <paramref name="Line"/> counts from 1; <paramref name="Reason"/> is a text code (<c>quarantine.REASON</c>); <paramref name="Text"/> is the line itself, cut.</summary>
public sealed record RejectedLine(int Line, string Reason, string Text);

/// <summary>How many documents a statement has, by what became of them.</summary>
/// <param name="Documents">All that could be read.</param>
/// <param name="Incoming">Came to the Centre, whatever the currency, with a sum above zero.</param>
/// <param name="Outgoing">Left the Centre, the same.</param>
/// <param name="New">Of incoming and outgoing together: kept by this import.</param>
/// <param name="NewIncoming">Of the incoming: kept by this import; the others were known, or stand in the file twice.</param>
/// <param name="Foreign">Of the new: in another currency.</param>
/// <param name="Certain">Of the new: so certainly of one case that the system posts them.</param>
/// <param name="Proposed">Of the new: with one or more cases proposed.</param>
/// <param name="Unknown">Of the new: nobody knows whose.</param>
public sealed record StatementCounts(int Documents, int Incoming, int Outgoing, int New, int NewIncoming, int Foreign, int Certain, int Proposed, int Unknown);

/// <summary>Everything that a taken statement says beside its lines.</summary>
/// <param name="Hash">First 32 hexadecimal digits of the file's SHA-256: the same file again is found by it.</param>
/// <param name="Format">"1c" or "camt".</param>
/// <param name="RejectedInAll">How many there were; of them the first are kept in <paramref name="Rejected"/>.</param>
/// <param name="CutShort">The file has no mark of its end.</param>
public sealed record StatementFacts(
    string Hash, string FileName, string Format, DateOnly ImportedOn, ImmutableArray<StatementPeriod> Periods, ImmutableArray<StatementTurnover> Turnovers,
    StatementCounts Counts, Money SumIn, Money SumOut, ImmutableArray<RejectedLine> Rejected, int RejectedInAll, bool CutShort);

/// <summary>A bank statement that was taken in: a stream of its own. Its lines are streams beside it (<see cref="IncomingLine"/>), born in the same transaction.</summary>
public sealed record BankStatement(Guid Id, string Number)
{
    public StatementFacts? Facts { get; init; }

    /// <summary>By how much what the bank credited differs from the incoming documents of an account, and what it debited from the outgoing ones; null where the bank does not say.</summary>
    public (Money? In, Money? Out) TurnoverGap(string account)
    {
        StatementTurnover turnover = Facts?.Turnovers.FirstOrDefault(one => one.Account == account) ?? new StatementTurnover(account, Money.Zero, Money.Zero);
        StatementPeriod[] periods = [.. (Facts?.Periods ?? []).Where(period => period.Account == account)];
        return (Gap(periods.Select(period => period.Credited), turnover.In), Gap(periods.Select(period => period.Debited), turnover.Out));

        static Money? Gap(IEnumerable<Money?> said, Money read)
        {
            Int128 sum = -read.Kopecks;
            int parts = 0;
            foreach (Money? one in said)
            {
                if (one is not { } part)
                {
                    return null;
                }

                sum += part.Kopecks;
                parts++;
            }

            return parts == 0 ? null : new Money((long)Int128.Clamp(sum, -long.MaxValue, long.MaxValue));
        }
    }

    public BankStatement Apply(StatementEvent @event) => @event switch
    {
        StatementTaken e => this with { Facts = e.Facts },
        _ => throw new InvalidOperationException($"A statement does not know the event {@event.GetType().Name}."),
    };
}

/// <summary>A fact of a statement. A closed family.</summary>
public abstract record StatementEvent
{
    private protected StatementEvent()
    {
    }
}

[Cases.Event("statement-taken")]
public sealed record StatementTaken(StatementFacts Facts) : StatementEvent;
