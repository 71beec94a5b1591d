using Okno.Domain.Payments;

namespace Okno.Formats.Statements.Camt;

/// <summary>
/// Makes documents of an entry so that they add up to exactly its sum: one document where it has one transaction or none; one for each where each has its own
/// sum in the entry's currency (one may lack it and takes the rest); else the entry stands as one document, and that is said.
/// </summary>
internal sealed class CamtDocuments(CamtIdentity identity)
{
    private const int LongestPurpose = 4_000;

    /// <param name="entry">With its sum, side and day.</param>
    /// <param name="own">The statement's account.</param>
    /// <param name="broken">Null, or why the transactions do not stand for the entry, as a reason of quarantine.</param>
    public IReadOnlyList<StatementDocument> Of(CamtEntry entry, string? own, out string? broken)
    {
        broken = entry.TooMany ? QuarantineReason.TooMany : null;
        identity.Begin();
        if (entry.Transactions.Count <= 1)
        {
            return [Named(Document(entry, entry.Transactions.FirstOrDefault(), own, entry.Sum!.Value.Amount, entry.Credit!.Value), entry.Transactions.FirstOrDefault(), 1)];
        }

        if (Shares(entry) is { } shares)
        {
            List<StatementDocument> documents = new(shares.Length);
            for (int i = 0; i < shares.Length; i++)
            {
                CamtTransaction transaction = entry.Transactions[i];
                documents.Add(Named(Document(entry, transaction, own, shares[i], transaction.Credit ?? entry.Credit!.Value), transaction, shares.Length));
            }

            return documents;
        }

        broken = QuarantineReason.BatchSum;
        return [Named(Together(entry, own), null, 1)];
    }

    private StatementDocument Named(StatementDocument document, CamtTransaction? transaction, int of) => document with { Known = identity.Of(document, transaction, of) };

    /// <summary>What each transaction moved; null where they do not add up to the entry.</summary>
    private static StatementAmount[]? Shares(CamtEntry entry)
    {
        StatementAmount whole = entry.Sum!.Value.Amount;
        StatementAmount[] shares = new StatementAmount[entry.Transactions.Count];
        Int128 told = 0;
        int lacking = -1;
        for (int i = 0; i < shares.Length; i++)
        {
            CamtTransaction transaction = entry.Transactions[i];
            if (transaction.Sum is { } sum)
            {
                shares[i] = sum.Amount;
                told += (transaction.Credit ?? entry.Credit) == entry.Credit ? sum.Amount.Money.Kopecks : -sum.Amount.Money.Kopecks;
            }
            else if (lacking >= 0)
            {
                return null;
            }
            else
            {
                lacking = i;
            }
        }

        Int128 rest = whole.Money.Kopecks - told;
        if (lacking < 0)
        {
            return rest == 0 ? shares : null;
        }

        if (rest <= 0 || (entry.Transactions[lacking].Credit ?? entry.Credit) != entry.Credit)
        {
            return null;
        }

        shares[lacking] = new(new Money((long)rest), 2);
        return shares;
    }

    private static StatementDocument Document(CamtEntry entry, CamtTransaction? transaction, string? own, StatementAmount amount, bool credit)
    {
        // A reversal names the parties of the entry that it takes back.
        bool ownIsPayee = credit != entry.Reversal;
        string? reference = entry.BankReference ?? transaction?.BankReference;
        return new(
            entry.Line,
            transaction?.Code ?? entry.Code,
            transaction?.BankReference ?? reference ?? transaction?.EndToEnd ?? transaction?.Transaction ?? transaction?.Instruction ?? entry.Reference ?? transaction?.OtherReference,
            (entry.BookedOn ?? entry.ValuedOn)!.Value,
            amount,
            credit ? StatementDirection.In : StatementDirection.Out,
            transaction?.DebtorAccount ?? (ownIsPayee ? null : own),
            transaction?.CreditorAccount ?? (ownIsPayee ? own : null),
            transaction?.Debtor.TaxNumber,
            transaction?.Creditor.TaxNumber,
            transaction?.Debtor.Name,
            transaction?.Creditor.Name,
            credit ? null : entry.BookedOn,
            credit ? entry.BookedOn : null,
            transaction?.Purpose ?? transaction?.Information ?? entry.Information,
            null,
            null,
            Fields(entry, transaction))
        {
            Currency = entry.Sum!.Value.Currency,
            OwnAccount = own,
            BankReference = reference,
            Reversal = entry.Reversal,
            ValuedOn = entry.ValuedOn,
        };
    }

    /// <summary>The whole entry: what all its transactions agree in, and what each says of its purpose.</summary>
    private static StatementDocument Together(CamtEntry entry, string? own)
    {
        StatementDocument document = Document(entry, null, own, entry.Sum!.Value.Amount, entry.Credit!.Value);
        string purpose = string.Join("; ", entry.Transactions.Take(100).Select(transaction => transaction.Purpose ?? transaction.Information).Append(entry.Information).Where(said => said is not null).Distinct());
        return document with
        {
            PayerAccount = Same(entry, transaction => transaction.DebtorAccount) ?? document.PayerAccount,
            PayeeAccount = Same(entry, transaction => transaction.CreditorAccount) ?? document.PayeeAccount,
            PayerInn = Same(entry, transaction => transaction.Debtor.TaxNumber),
            PayeeInn = Same(entry, transaction => transaction.Creditor.TaxNumber),
            PayerName = Same(entry, transaction => transaction.Debtor.Name),
            PayeeName = Same(entry, transaction => transaction.Creditor.Name),
            Purpose = purpose.Length == 0 ? null : purpose.Length > LongestPurpose ? purpose[..LongestPurpose] : purpose,
        };
    }

    private static string? Same(CamtEntry entry, Func<CamtTransaction, string?> of)
    {
        string? first = of(entry.Transactions[0]);
        return entry.Transactions.TrueForAll(transaction => of(transaction) == first) ? first : null;
    }

    /// <summary>What has no property of its own, under the names of ISO 20022.</summary>
    private static List<KeyValuePair<string, string>> Fields(CamtEntry entry, CamtTransaction? transaction)
    {
        List<KeyValuePair<string, string>> fields = new(6);
        Add("NtryRef", entry.Reference);
        Add("EndToEndId", transaction?.EndToEnd);
        Add("TxId", transaction?.Transaction);
        Add("InstrId", transaction?.Instruction);
        Add("Prtry/Ref", transaction?.OtherReference);
        Add("TxDtls/AcctSvcrRef", transaction?.BankReference);
        Add("UltmtDbtr/Nm", transaction?.LastDebtor.Name);
        Add("AddtlTxInf", transaction?.Information);
        Add("AddtlNtryInf", entry.Information);
        return fields;

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                fields.Add(new(name, value));
            }
        }
    }
}
