using System.Diagnostics.CodeAnalysis;
using Okno.Domain.Payments;

namespace Okno.Formats.Statements;

/// <summary>What a reader has found: entries that wait to be handed out, counts, sums and checks, in memory that does not grow with the documents.</summary>
internal sealed class StatementTally
{
    public const int MostAccounts = 10_000;
    private const int MostQuarantined = 1_000;
    private const int MostCurrencies = 100;

    private readonly Queue<StatementEntry> _ready = new();
    private readonly List<StatementTotal> _totals = [];
    private readonly Dictionary<(string Account, string Currency), Sheet> _sheets = [];
    private readonly List<Sheet> _inOrder = [];
    private Sheet? _lastSheet;
    private bool? _balance;
    private int _accounts;
    private int _documents;

    /// <summary>All of them, also those that are no longer handed out.</summary>
    public int Quarantined { get; private set; }

    /// <summary>Whether the text of one more quarantined line will be seen by anybody.</summary>
    public bool TellsQuarantined => Quarantined < MostQuarantined;

    public bool TryTake([NotNullWhen(true)] out StatementEntry? entry) => _ready.TryDequeue(out entry);

    /// <summary><paramref name="whole"/>: the statement holds every document of its period, so they may stand for the turnover that the bank did not say.</summary>
    public void Add(StatementAccount account, bool whole = false)
    {
        _accounts++;
        _balance = Both(_balance, account.BalanceHolds);
        if (SheetOf(account.Account, account.Currency) is { } sheet)
        {
            sheet.Say(account, whole);
        }

        _ready.Enqueue(account);
    }

    /// <summary>False where a total would leave the range of money, or the currencies pass all count: no bank's file. Nothing is then counted.</summary>
    public bool TryAdd(StatementDocument document)
    {
        int at = _totals.Count - 1;
        while (at >= 0 && _totals[at].Currency != document.Currency)
        {
            at--;
        }

        StatementTotal total = at >= 0 ? _totals[at] : new(document.Currency, StatementAmount.Zero, StatementAmount.Zero);
        (StatementAmount into, StatementAmount outOf) = (total.In, total.Out);
        bool fits = document.Direction switch
        {
            StatementDirection.In => StatementAmount.TryAdd(ref into, document.Amount),
            StatementDirection.Out => StatementAmount.TryAdd(ref outOf, document.Amount),
            _ => true,
        };
        if (!fits || (at < 0 && _totals.Count == MostCurrencies))
        {
            return false;
        }

        if (at < 0)
        {
            _totals.Add(total);
            at = _totals.Count - 1;
        }

        _totals[at] = total with { In = into, Out = outOf };
        if (document.Direction is StatementDirection.In or StatementDirection.Internal)
        {
            SheetOf(document.Direction == StatementDirection.Internal ? document.PayeeAccount : document.OwnAccount, document.Currency)?.Credit(document.Amount);
        }

        if (document.Direction is StatementDirection.Out or StatementDirection.Internal)
        {
            SheetOf(document.OwnAccount, document.Currency)?.Debit(document.Amount);
        }

        _documents++;
        _ready.Enqueue(document);
        return true;
    }

    public void Add(QuarantinedLine line)
    {
        if (++Quarantined <= MostQuarantined)
        {
            _ready.Enqueue(line);
        }
    }

    public StatementSummary Summary(StatementHeader header, string? lineEnding, bool endMarker, bool unterminated)
    {
        StatementTotal main = _totals.Find(total => total.Currency == StatementCurrency.Rouble) ?? (_totals.Count > 0 ? _totals[0] : new(StatementCurrency.Rouble, StatementAmount.Zero, StatementAmount.Zero));
        bool? balance = _balance;
        foreach (Sheet sheet in _inOrder)
        {
            balance = Both(balance, sheet.BalanceHolds);
        }

        return new(header, lineEnding, endMarker, unterminated, _accounts, _documents, main.In, main.Out, balance, Quarantined)
        {
            Currency = main.Currency,
            Totals = [.. _totals],
            Checks = [.. _inOrder.Select(sheet => sheet.Check())],
        };
    }

    private static bool? Both(bool? one, bool? other) => one == false || other == false ? false : one ?? other;

    private Sheet? SheetOf(string? account, string currency)
    {
        // Documents of one account come one after another.
        if (_lastSheet is { } last && ReferenceEquals(last.Account, account) && ReferenceEquals(last.Currency, currency))
        {
            return last;
        }

        return _lastSheet = FoundSheet(account, currency);
    }

    private Sheet? FoundSheet(string? account, string currency)
    {
        if (_sheets.TryGetValue((account ?? "", currency), out Sheet? sheet) || _sheets.Count >= MostAccounts)
        {
            return sheet;
        }

        sheet = new(account, currency);
        _sheets.Add((account ?? "", currency), sheet);
        _inOrder.Add(sheet);
        return sheet;
    }

    /// <summary>One account in one currency.</summary>
    private sealed class Sheet(string? account, string currency)
    {
        private StatementAmount? _credited;
        private StatementAmount? _debited;
        private StatementAmount _creditedByDocuments = StatementAmount.Zero;
        private StatementAmount _debitedByDocuments = StatementAmount.Zero;
        private bool? _balance;

        // Closing less opening of the sections whose turnover only the documents tell.
        private StatementAmount? _change;
        private bool _overflowed;

        public string? Account => account;

        public string Currency => currency;

        public bool? BalanceHolds => _overflowed || _change is not { } change || _credited is not null || _debited is not null
            ? _balance
            : Both(_balance, (Int128)_creditedByDocuments.Money.Kopecks - _debitedByDocuments.Money.Kopecks == change.Money.Kopecks);

        public void Say(StatementAccount section, bool whole)
        {
            _balance = Both(_balance, section.BalanceHolds);
            _credited = Added(_credited, section.Credited);
            _debited = Added(_debited, section.Debited);
            if (whole && section is { Credited: null, Debited: null, Opening: { } opening, Closing: { } closing })
            {
                _change = Added(Added(_change, closing), opening with { Money = new Money(-opening.Money.Kopecks) });
            }
        }

        public void Credit(StatementAmount amount) => _overflowed |= !StatementAmount.TryAdd(ref _creditedByDocuments, amount);

        public void Debit(StatementAmount amount) => _overflowed |= !StatementAmount.TryAdd(ref _debitedByDocuments, amount);

        public StatementCheck Check() => new(account, currency, _credited, _debited, _creditedByDocuments, _debitedByDocuments, BalanceHolds);

        private StatementAmount? Added(StatementAmount? total, StatementAmount? amount)
        {
            if (amount is not { } more)
            {
                return total;
            }

            StatementAmount sum = total ?? StatementAmount.Zero;
            _overflowed |= !StatementAmount.TryAdd(ref sum, more);
            return sum;
        }
    }
}
