using System.Collections.Immutable;
using Okno.Desk.Cases;
using Okno.Desk.Record;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Papers;
using Okno.Domain.Tax;
using Okno.Store.Search;
using Okno.Store.Streams;

namespace Okno.Desk;

/// <summary>The same tax receipt in two cases (6.2): found by keyed tokens, shown to a human.</summary>
public sealed partial class ServiceDesk
{
    /// <summary>More cases than this with one receipt are not listed: the first ones tell enough.</summary>
    private const int MostCasesShown = 20;

    /// <summary>Which of the recorded receipts other cases have too, line by line.</summary>
    public Task<ImmutableArray<TaxReceiptReuse>> FindTaxReceiptsAsync(Case @case, CancellationToken ct = default) => FindTaxReceiptsAsync(@case.Id, @case.TaxReceipts?.Receipts ?? [], ct);

    private async Task<ImmutableArray<TaxReceiptReuse>> FindTaxReceiptsAsync(Guid id, ImmutableArray<TaxReceipt> receipts, CancellationToken ct)
    {
        Token[] tokens = [.. receipts.SelectMany(CaseIndex.TaxTokens).Distinct()];
        if (tokens.Length == 0)
        {
            return [];
        }

        Case[] others = [.. (await store.SearchAsync(StreamKinds.Case.Name, TokenMatch.Any, tokens, MostCasesShown, ct)).Where(found => found.Id != id && !found.Erased).Select(StreamKinds.Case.Open)];
        ImmutableArray<TaxReceiptReuse>.Builder reuse = ImmutableArray.CreateBuilder<TaxReceiptReuse>();
        for (int i = 0; i < receipts.Length; i++)
        {
            ImmutableArray<string> identities = receipts[i].Identities;
            string[] cases = [.. others.Where(other => other.TaxReceipts!.Receipts.Any(theirs => theirs.Identities.Intersect(identities).Any())).Select(other => other.Number).Order(StringComparer.Ordinal)];
            if (cases.Length > 0)
            {
                reuse.Add(new TaxReceiptReuse(i + 1, [.. cases]));
            }
        }

        return reuse.ToImmutable();
    }

    /// <summary>The receipts that a step asks about: those that it records, or those that its acceptance rests on.</summary>
    private static ImmutableArray<TaxReceipt> ReceiptsAskedBy(ICaseStep step, Case? @case) => step switch
    {
        RecordTaxReceipts record => record.Receipts,
        ReviewPaper { Accept: true, Paper.Kind: PaperKind.TaxReceipts } => @case?.TaxReceipts?.Receipts ?? [],
        _ => [],
    };
}
