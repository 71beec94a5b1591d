namespace Okno.Formats.Statements.OneC;

/// <summary>Makes entries of a statement out of sections that were read to their end.</summary>
internal sealed class OneCEntries(OneCSection head, OneCOwnAccounts own)
{
    private (string? Account, string? Currency) _ofAccount;
    private (string? First, string? Whole, string? Name) _payer;
    private (string? First, string? Whole, string? Name) _payee;

    public StatementAccount Account(OneCSection read) => read.ToAccount(head.Currency);

    /// <summary>Null where the sum or the day is missing.</summary>
    public StatementDocument? Document(OneCSection read)
    {
        if (read.Amount is not { } amount || read.Date is not { } date)
        {
            return null;
        }

        string? payerOwn = own.Known(read.AccountOf(OneCKey.PayerAccount, OneCKey.PayerSettlementAccount));
        string? payeeOwn = own.Known(read.AccountOf(OneCKey.PayeeAccount, OneCKey.PayeeSettlementAccount));
        string? moved = payerOwn ?? payeeOwn;
        return new(
            read.Line,
            read.Kind,
            read[OneCKey.Number],
            date,
            amount,
            StatementDirections.Of(payerOwn is not null, payeeOwn is not null),
            payerOwn ?? read.AccountTextOf(OneCKey.PayerAccount, OneCKey.PayerSettlementAccount),
            payeeOwn ?? read.AccountTextOf(OneCKey.PayeeAccount, OneCKey.PayeeSettlementAccount),
            read[OneCKey.PayerInn],
            read[OneCKey.PayeeInn],
            Name(ref _payer, read, OneCKey.Payer1, OneCKey.Payer),
            Name(ref _payee, read, OneCKey.Payee1, OneCKey.Payee),
            read.DebitedOn,
            read.CreditedOn,
            read.Purpose(),
            read.NotEmpty(OneCKey.Kbk),
            read.NotEmpty(OneCKey.Uin),
            read.ToFields())
        {
            OwnAccount = moved,
            Currency = StatementCurrency.Together(read.Currency, CurrencyOf(moved), head.Currency),
        };
    }

    /// <summary>Most statements are about one account.</summary>
    private string? CurrencyOf(string? account)
    {
        if (!ReferenceEquals(_ofAccount.Account, account))
        {
            _ofAccount = (account, StatementCurrency.OfAccount(account));
        }

        return _ofAccount.Currency;
    }

    /// <summary>Half of all names are the statement's own: a name that the document before had is not cut anew.</summary>
    private static string? Name(ref (string? First, string? Whole, string? Name) before, OneCSection read, OneCKey first, OneCKey whole)
    {
        string? one = read[first];
        string? all = string.IsNullOrEmpty(one) ? read[whole] : null;
        if (!ReferenceEquals(before.First, one) || !ReferenceEquals(before.Whole, all))
        {
            before = (one, all, OneCPartyName.Of(one, all));
        }

        return before.Name;
    }
}
