using System.Globalization;
using System.Text.Json;

namespace Okno.Formats.Statements;

/// <summary>Statements as JSON: days as дд.мм.гггг and sums as text, exactly as banks write them.</summary>
public static class StatementJson
{
    /// <summary>One object: head, accounts, totals, documents, quarantined lines.</summary>
    public static void Write(Utf8JsonWriter json, Statement statement)
    {
        // The shape of a 1C statement is fixed by others (see the expected answers of the sample files) and has no more than this.
        bool full = statement.Summary.Header.Format != StatementFormat.OneC;
        json.WriteStartObject();
        WriteHead(json, statement.Summary);
        json.WriteStartArray("accounts");
        foreach (StatementAccount account in statement.Accounts)
        {
            json.WriteStartObject();
            WriteProperties(json, account, full);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteTotals(json, statement.Summary);
        if (full)
        {
            WriteChecks(json, statement.Summary);
        }

        json.WriteStartArray("documents");
        foreach (StatementDocument document in statement.Documents)
        {
            json.WriteStartObject();
            WriteProperties(json, document, full);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("quarantined");
        foreach (QuarantinedLine line in statement.Quarantined)
        {
            json.WriteStartObject();
            WriteProperties(json, line);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>One object per entry, for a stream of lines; "entry" tells "account", "document" and "quarantined" apart.</summary>
    public static void Write(Utf8JsonWriter json, StatementEntry entry)
    {
        json.WriteStartObject();
        switch (entry)
        {
            case StatementAccount account:
                json.WriteString("entry", "account");
                WriteProperties(json, account, full: true);
                break;
            case StatementDocument document:
                json.WriteString("entry", "document");
                WriteProperties(json, document, full: true);
                break;
            case QuarantinedLine line:
                json.WriteString("entry", "quarantined");
                WriteProperties(json, line);
                break;
        }

        json.WriteEndObject();
    }

    /// <summary>The last object of a stream of lines ("entry": "summary"): head, totals, and the checks of balance and turnover by account.</summary>
    public static void Write(Utf8JsonWriter json, StatementSummary summary)
    {
        json.WriteStartObject();
        json.WriteString("entry", "summary");
        WriteHead(json, summary);
        json.WriteNumber("accounts_count", summary.AccountsCount);
        WriteTotals(json, summary);
        WriteChecks(json, summary);
        WriteBoolean(json, "balance_equation_holds", summary.BalanceHolds);
        json.WriteEndObject();
    }

    private static void WriteHead(Utf8JsonWriter json, StatementSummary summary)
    {
        json.WriteString("encoding", summary.Header.Encoding);
        json.WriteString("declared_encoding", summary.Header.DeclaredEncoding);
        json.WriteString("line_ending", summary.LineEnding);
        json.WriteString("version", summary.Header.Version);
        json.WriteBoolean("end_marker", summary.EndMarker);
        json.WriteBoolean("unterminated_section", summary.UnterminatedSection);
        json.WriteStartArray("header_accounts");
        foreach (string account in summary.Header.Accounts)
        {
            json.WriteStringValue(account);
        }

        json.WriteEndArray();
    }

    private static void WriteTotals(Utf8JsonWriter json, StatementSummary summary)
    {
        json.WriteNumber("documents_count", summary.DocumentsCount);
        json.WriteString("sum_in_documents", summary.SumIn.ToString());
        json.WriteString("sum_out_documents", summary.SumOut.ToString());
        json.WriteNumber("quarantined_count", summary.Quarantined);
    }

    /// <summary>Sums by currency where there is more than one, and what the bank says of each account against its documents.</summary>
    private static void WriteChecks(Utf8JsonWriter json, StatementSummary summary)
    {
        json.WriteString("currency", summary.Currency);
        if (summary.Totals.Count > 1)
        {
            json.WriteStartArray("sums");
            foreach (StatementTotal total in summary.Totals)
            {
                json.WriteStartObject();
                json.WriteString("currency", total.Currency);
                json.WriteString("in", total.In.ToString());
                json.WriteString("out", total.Out.ToString());
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteStartArray("checks");
        foreach (StatementCheck check in summary.Checks)
        {
            json.WriteStartObject();
            json.WriteString("account", check.Account);
            json.WriteString("currency", check.Currency);
            json.WriteString("credited", check.Credited?.ToString());
            json.WriteString("credited_by_documents", check.CreditedByDocuments.ToString());
            json.WriteString("credited_turnover", check.CreditedTurnover.Name());
            json.WriteString("debited", check.Debited?.ToString());
            json.WriteString("debited_by_documents", check.DebitedByDocuments.ToString());
            json.WriteString("debited_turnover", check.DebitedTurnover.Name());
            WriteBoolean(json, "balance_equation_holds", check.BalanceHolds);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteProperties(Utf8JsonWriter json, StatementAccount account, bool full)
    {
        json.WriteString("account", account.Account);
        WriteDay(json, "date_from", account.From);
        WriteDay(json, "date_to", account.To);
        json.WriteString("opening", account.Opening?.ToString());
        json.WriteString("credited", account.Credited?.ToString());
        json.WriteString("debited", account.Debited?.ToString());
        json.WriteString("closing", account.Closing?.ToString());
        WriteBoolean(json, "balance_equation_holds", account.BalanceHolds);
        if (full)
        {
            json.WriteString("currency", account.Currency);
        }
    }

    private static void WriteProperties(Utf8JsonWriter json, StatementDocument document, bool full)
    {
        json.WriteString("type", document.Kind);
        json.WriteString("number", document.Number);
        WriteDay(json, "date", document.Date);
        json.WriteString("amount", document.Amount.ToString());
        json.WriteString("direction", document.Direction.Name());
        json.WriteString("payer_account", document.PayerAccount);
        json.WriteString("payee_account", document.PayeeAccount);
        json.WriteString("payer_inn", document.PayerInn);
        json.WriteString("payee_inn", document.PayeeInn);
        WriteDay(json, "debited", document.DebitedOn);
        WriteDay(json, "credited", document.CreditedOn);
        json.WriteString("purpose", document.Purpose);
        json.WriteString("kbk", document.Kbk);
        json.WriteString("uin", document.Uin);
        if (!full)
        {
            return;
        }

        json.WriteString("currency", document.Currency);
        json.WriteString("payer_name", document.PayerName);
        json.WriteString("payee_name", document.PayeeName);
        if (document.Known is null)
        {
            return;
        }

        json.WriteString("account", document.OwnAccount);
        json.WriteString("bank_reference", document.BankReference);
        if (document.ValuedOn is not null)
        {
            WriteDay(json, "valued", document.ValuedOn);
        }

        if (document.Reversal)
        {
            json.WriteBoolean("reversal", true);
        }

        json.WriteStartObject("fields");
        foreach ((string name, string value) in document.Fields)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
    }

    private static void WriteProperties(Utf8JsonWriter json, QuarantinedLine line)
    {
        json.WriteNumber("line", line.Line);
        json.WriteString("reason", line.Reason);
        json.WriteString("text", line.Text);
    }

    private static void WriteDay(Utf8JsonWriter json, string name, DateOnly? day) => json.WriteString(name, day?.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture));

    private static void WriteBoolean(Utf8JsonWriter json, string name, bool? value)
    {
        if (value is { } known)
        {
            json.WriteBoolean(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
