using System.Text.Json;
using Okno.Domain.Payments;
using Okno.Store.Book;

namespace Okno.Desk.Record;

/// <summary>A ledger's entries as lines of the book, and the codes of its accounts.</summary>
public static class BookLines
{
    /// <summary>The entries after the first <paramref name="known"/>, which the book has already.</summary>
    internal static IReadOnlyList<BookLine> Of(Ledger ledger, int known) =>
        [.. ledger.Entries.Skip(known).Select((entry, at) => new BookLine(known + at + 1, entry.On, Code(entry.From), Code(entry.To), entry.Amount.Kopecks, entry.Reason))];

    /// <summary>"refundDue".</summary>
    public static string Code(LedgerAccount account) => JsonNamingPolicy.CamelCase.ConvertName(account.ToString());

    /// <summary>The account of a code that <see cref="Code"/> wrote.</summary>
    public static LedgerAccount Account(string code) => Enum.Parse<LedgerAccount>(code, ignoreCase: true);
}
