using System.Collections.Immutable;
using Okno.Desk.Cases;
using Okno.Desk.Record;
using Okno.Domain.Cases;
using Okno.Domain.Payments;
using Okno.Domain.People;
using Okno.Store;
using Okno.Store.Search;
using Okno.Store.Streams;

namespace Okno.Desk.Statements;

/// <summary>
/// Proposes cases for one incoming line: by the payment reference, the patent or the passport in the purpose, or the payer's name; a sum equal to what the case still owes, or to a receipt that waits for its
/// line, raises the score. It only proposes: the accountant decides.
/// </summary>
internal sealed class MatchLine(RecordStore store)
{
    private const int Most = 5;

    /// <summary>Namesakes that are looked at for one line, those with most words of the name first.</summary>
    private const int NamesLookedThrough = 25;

    public async Task<ImmutableArray<MatchProposal>> ProposeAsync(BankFacts line, CancellationToken ct)
    {
        Dictionary<Guid, (LoadedStream Stream, HashSet<string> Reasons)> found = [];
        foreach ((string reason, Token token) in Keys(line))
        {
            foreach (LoadedStream stream in await store.SearchAsync(StreamKinds.Case.Name, TokenMatch.All, [token], Most, ct))
            {
                Add(stream, reason);
            }
        }

        Token[] names = [.. CaseIndex.NameTokens(line.Payer).Concat(CaseIndex.NameTokens(NamesIn(line.Purpose))).Distinct()];
        if (found.Count == 0 && names.Length > 1)
        {
            // A given name or a patronymic alone is nobody: the surname must be there, in either alphabet, and one more word of the name.
            foreach (LoadedStream stream in await store.SearchAsync(StreamKinds.Case.Name, TokenMatch.Any, names, NamesLookedThrough, ct))
            {
                if (!stream.Erased && StreamKinds.Case.Open(stream).Intake is { } intake && Surname(intake).Any(names.Contains) && GivenNames(intake).Any(names.Contains))
                {
                    Add(stream, "match.name");
                }
            }
        }

        return
        [
            .. found.Values
                .Where(pair => !pair.Stream.Erased)
                .Select(pair => Judge(StreamKinds.Case.Open(pair.Stream), pair.Reasons, line))
                .Where(proposal => proposal.Score > 0)
                .OrderByDescending(proposal => proposal.Score)
                .ThenBy(proposal => proposal.CaseNumber, StringComparer.Ordinal)
                .Take(Most),
        ];

        void Add(LoadedStream stream, string reason)
        {
            if (!found.TryGetValue(stream.Id, out (LoadedStream Stream, HashSet<string> Reasons) entry))
            {
                found[stream.Id] = entry = (stream, []);
            }

            entry.Reasons.Add(reason);
        }
    }

    private static MatchProposal Judge(Case @case, HashSet<string> reasons, BankFacts line)
    {
        Payment? waiting = @case.Payments.FirstOrDefault(payment => !payment.Confirmed && payment.Amount == line.Amount);
        Money price = @case.Contract?.Price ?? @case.Offer?.Price ?? Money.Zero;
        Money owed = @case.Contract is null ? price - @case.Ledger.Balance(LedgerAccount.Deposit) : Money.Zero;
        if (waiting is not null)
        {
            reasons.Add("match.receipt");
        }
        else if (line.Amount == owed && owed > Money.Zero)
        {
            reasons.Add("match.amount");
        }

        if (CaseIndex.NameTokens(line.Payer).Any(Surname(@case.Intake!).Contains))
        {
            reasons.Add("match.payer");
        }

        int score = (reasons.Contains("match.reference") ? 60 : 0)
            + (reasons.Contains("match.patent") ? 45 : 0)
            + (reasons.Contains("match.passport") ? 40 : 0)
            + (reasons.Contains("match.name") ? 15 : 0)
            + (reasons.Contains("match.payer") ? 15 : 0)
            + (reasons.Contains("match.amount") || reasons.Contains("match.receipt") ? 25 : 0);
        return new MatchProposal(@case.Id, @case.Number, Math.Min(score, 100), [.. reasons.Order(StringComparer.Ordinal)], waiting?.Id);
    }

    private static HashSet<Token> Surname(Intake intake) => [.. CaseIndex.NameTokens($"{intake.Applicant.Name.Surname} {intake.Applicant.Name.LatinSurname}")];

    private static HashSet<Token> GivenNames(Intake intake) =>
        [.. CaseIndex.NameTokens($"{intake.Applicant.Name.GivenName} {intake.Applicant.Name.LatinGivenName} {intake.Applicant.Name.Patronymic}")];

    private static IEnumerable<(string Reason, Token Token)> Keys(BankFacts line)
    {
        if (PaymentReference.FindIn(line.Purpose) is { } reference)
        {
            yield return ("match.reference", new Token("reference", reference));
        }

        foreach (string word in Words(line.Purpose))
        {
            if (word.Length == 12 && word.All(char.IsAsciiDigit))
            {
                yield return ("match.patent", new Token("patent", word));
            }
            else if (word.Length is >= 7 and <= 11 && word.Any(char.IsAsciiDigit))
            {
                yield return ("match.passport", new Token("passport", word));
            }
        }
    }

    /// <summary>Words of letters and digits; a region code that stands apart ("77 №2400123456", "77 2400123456") is joined to the number after it.</summary>
    private static IEnumerable<string> Words(string purpose)
    {
        string[] words = purpose.Split(purpose.Where(c => !char.IsLetterOrDigit(c)).Distinct().ToArray(), StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < words.Length; i++)
        {
            string word = words[i].ToUpperInvariant();
            yield return word;
            if (word.Length == 2 && i + 1 < words.Length)
            {
                yield return word + words[i + 1].ToUpperInvariant();
            }
        }
    }

    /// <summary>Only words that begin with a capital letter can be a name.</summary>
    private static string NamesIn(string purpose) => string.Join(' ', purpose.Split([' ', ',', ';', '.', ':'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 2 && char.IsUpper(word[0]) && word.All(c => char.IsLetter(c) || c is '-' or '\'')));
}
