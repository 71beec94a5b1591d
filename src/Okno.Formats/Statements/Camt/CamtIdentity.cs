using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Okno.Formats.Statements.Camt;

/// <summary>
/// What makes a document the same in two files (<c>docs/adr/0012</c>). With a bank's reference: account, side, sum and that reference; of several transactions
/// also the transaction's own reference. Without one: everything known of it, and which of its equals it is, because two people may pay alike on one day.
/// </summary>
internal sealed class CamtIdentity
{
    /// <summary>Of documents without any bank's reference; beyond, equals of one file are no longer told apart.</summary>
    private const int MostCounted = 500_000;

    private readonly Dictionary<UInt128, int> _met = [];
    private readonly Dictionary<string, int> _inEntry = new(StringComparer.Ordinal);

    /// <summary>For each entry before its documents.</summary>
    public void Begin() => _inEntry.Clear();

    /// <param name="of">How many documents the entry has.</param>
    public string Of(StatementDocument document, CamtTransaction? transaction, int of)
    {
        string start = $"camt|{document.OwnAccount}|{document.Direction.Name()}|{document.Amount.Money.Kopecks}|{document.Currency}|{document.BankReference}";
        if (document.BankReference is not null && of == 1)
        {
            return start;
        }

        if (document.BankReference is not null)
        {
            string within = $"{start}|{transaction?.BankReference ?? transaction?.Transaction ?? transaction?.EndToEnd ?? transaction?.Instruction ?? transaction?.OtherReference ?? document.Purpose}";
            return Numbered(within, ++CollectionsMarshal.GetValueRefOrAddDefault(_inEntry, within, out _));
        }

        string all = $"{start}|{document.Date:yyyy-MM-dd}|{document.Number}|{document.PayerAccount}|{document.PayeeAccount}|{document.PayerName}|{document.PayeeName}|{document.Purpose}";
        if (_met.Count >= MostCounted)
        {
            return all;
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(all.AsSpan()), hash);
        return Numbered(all, ++CollectionsMarshal.GetValueRefOrAddDefault(_met, MemoryMarshal.Read<UInt128>(hash), out _));
    }

    private static string Numbered(string identity, int times) => times == 1 ? identity : $"{identity}|{times}";
}
