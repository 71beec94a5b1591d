using Okno.Desk.Record;
using Okno.Domain.Cases;
using Okno.Domain.People;
using Okno.Domain.Names;
using Okno.Domain.Payments;
using Okno.Domain.Payments.Matching;
using Okno.Domain.Tax;
using Okno.Store.Search;
using Okno.Store.Streams;

namespace Okno.Desk.Cases;

/// <summary>What of a case is found from outside: clear columns without personal data, keyed search tokens, and claims that only one open case may hold.</summary>
internal static class CaseIndex
{
    public static StreamIndex Of(Case @case) => new(@case.Number, Camel(@case.Phase), Camel(@case.Turn), @case.NearestDeadline?.On, @case.Contract is { } contract ? Camel(contract.Lane) : null, @case.ContactedOn);

    public static IReadOnlyList<Token> TokensOf(Case @case)
    {
        if (@case.Intake is not { } intake)
        {
            return [];
        }

        PersonName name = intake.Applicant.Name;
        List<Token> tokens =
        [
            new("patent", Plain(intake.Patent.Key)),
            new("passport", Passport(intake.Applicant.Identity)),
            new("phone", Digits(intake.Phone)),
            .. KeptNames(name),
            .. NameSearch.TokensOf(intake.Applicant),
        ];
        if (intake.Patent.BlankNumber is { } blank)
        {
            tokens.Add(new Token("patent", Plain(intake.Patent.BlankSeries + blank)));
        }

        if (@case.Offer is { } offer)
        {
            tokens.Add(new Token("reference", offer.Reference));
        }

        tokens.AddRange(@case.Refunds.Where(refund => refund.Line is null).Select(refund => RefundOrder(refund.PaymentOrder, refund.Amount)));
        if (@case.TaxReceipts is { } tax)
        {
            tokens.AddRange(tax.Receipts.SelectMany(TaxTokens));
        }

        // 6.3.2 counts re-issues: a hand-over that the authority refused led to none.
        if (@case.Handover is { Accepted: true })
        {
            tokens.Add(new Token("rendered-passport", Passport(intake.Applicant.Identity)));
        }

        tokens.AddRange(MoneyTasks.Of(@case).Select(MoneyTasks.Token));
        if (OfferCard.Of(@case) is { } card)
        {
            tokens.AddRange(MatchKeys.OfCard(card).Select(CardToken));
        }

        return [.. tokens.Where(token => token.Value.Length > 0).Distinct()];
    }

    /// <summary>What a statement line is judged against, as it is kept beside the case; null while nothing is known to match.</summary>
    public static byte[]? CardOf(Case @case) => OfferCard.Of(@case) is { } card ? RecordJson.Write(card) : null;

    public static OfferCard ReadCard(byte[] card) => RecordJson.Read<OfferCard>(card);

    /// <summary>A key under which cards and lines meet; apart from the tokens by which people search.</summary>
    public static Token CardToken(MatchKey key) => new("card-" + key.Kind, key.Value);

    public static IReadOnlyList<UniqueClaim> ClaimsOf(Case @case)
    {
        List<UniqueClaim> claims = [.. @case.Payments.SelectMany(payment => new[] { payment.Id, payment.ConfirmedBy }).Concat(@case.Refunds.Select(refund => refund.Line)).OfType<string>().Distinct().Select(Evidence)];
        if (@case.IsOpen && @case.Intake is { } intake)
        {
            claims.Add(OpenPatent(intake.Patent));
        }

        return claims;
    }

    public static UniqueClaim OpenPatent(Patent patent) => new("open-patent", Plain(patent.Key));

    /// <summary>By this the bank's outgoing line finds the refund that waits for it.</summary>
    public static Token RefundOrder(string order, Money amount) => new("refund-order", $"{Plain(order)}|{amount.Kopecks}");

    public static UniqueClaim Evidence(string identity) => new("evidence", identity);

    public static IEnumerable<Token> NameTokens(string words) => NameKeys.Of(words).Select(key => new Token("name", key));

    // Of two spellings that share a key with vowels the consonants agree too: one kind of key is enough to be found by. And a Latin word that shares a key with a Russian one is found by that.
    private static IEnumerable<Token> KeptNames(PersonName name)
    {
        HashSet<string> keys = [.. Consonants($"{name.Surname} {name.GivenName} {name.Patronymic}")];
        foreach (string word in NameKeys.Words($"{name.LatinSurname} {name.LatinGivenName}"))
        {
            string[] latin = [.. Consonants(word)];
            if (!latin.Any(keys.Contains))
            {
                keys.UnionWith(latin);
            }
        }

        return keys.Select(key => new Token("name", key));

        static IEnumerable<string> Consonants(string words) => NameKeys.Of(words).Where(key => !char.IsAsciiLetterLower(key[0]));
    }

    /// <summary>6.2: under each of these the same payment is found in another case.</summary>
    public static IEnumerable<Token> TaxTokens(TaxReceipt receipt) => receipt.Identities.Select(identity => new Token("tax-receipt", identity));

    public static string Passport(IdentityPaper paper) => Plain(paper.Series + paper.Number);

    /// <summary>Letters and digits only, upper case.</summary>
    public static string Plain(string? text) => string.Concat((text ?? "").Where(char.IsLetterOrDigit)).ToUpperInvariant();

    public static string Digits(string? text)
    {
        string digits = string.Concat((text ?? "").Where(char.IsAsciiDigit));
        // +7, 8 and nothing at all begin the same number.
        return digits.Length == 11 && digits[0] == '8' ? "7" + digits[1..]
            : digits.Length == 10 && digits[0] == '9' ? "7" + digits
            : digits;
    }

    public static string Camel<T>(T value)
        where T : struct, Enum => value.ToString() is var name ? char.ToLowerInvariant(name[0]) + name[1..] : "";
}
