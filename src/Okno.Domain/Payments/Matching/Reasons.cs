using System.Collections.Immutable;

namespace Okno.Domain.Payments.Matching;

/// <summary>Says in text codes what speaks for a card and what against it.</summary>
internal static class Reasons
{
    public static MatchProposal Proposal(LineClues line, OfferCard card, in Evidence e, string? rival, bool certain) =>
        new(card.Case, card.Number, e.Score, For(line, e), e.Receipt >= 0 ? card.Receipts!.Value[e.Receipt].Payment : null, Against(line, card, e, rival, certain), null, certain ? true : null);

    public static MatchProposal Share(LineClues line, OfferCard card, in Evidence e) =>
        new(card.Case, card.Number, e.Score, [.. For(line, e), "match.share"], null, Payer(line, e) is { } payer ? [payer] : null, card.Owed);

    private static ImmutableArray<string> For(LineClues line, in Evidence e)
    {
        ImmutableArray<string>.Builder reasons = ImmutableArray.CreateBuilder<string>(6);
        Add(reasons, e.Reference switch { NumberFit.Same => "match.reference", NumberFit.Earlier => "match.reference-earlier", NumberFit.OneWrong => "match.reference-nearly", _ => null });
        Add(reasons, e.Patent switch { NumberFit.Same => "match.patent", NumberFit.OneWrong => "match.patent-nearly", _ => null });
        Add(reasons, e.Paper switch { NumberFit.Same => "match.passport", NumberFit.OneWrong => "match.passport-nearly", _ => null });
        Add(reasons, e.PayerIsApplicantByInn ? "match.inn" : null);
        Add(reasons, e.Purpose switch { NameFit.Full => "match.name", NameFit.Near => "match.name-nearly", NameFit.Initials => "match.name-initials", NameFit.Part => "match.name-part", NameFit.Surname => "match.surname", _ => null });
        Add(reasons, e.Payer switch { NameFit.Full => "match.payer", NameFit.Near => "match.payer-nearly", NameFit.Initials => "match.payer-initials", NameFit.Part => "match.payer-part", _ => null });
        Add(reasons, e.Amount switch { AmountFit.Exact => "match.amount", AmountFit.Receipt => "match.receipt", AmountFit.Part => "match.amount-part", _ => null });
        return reasons.DrainToImmutable();
    }

    private static ImmutableArray<string>? Against(LineClues line, OfferCard card, in Evidence e, string? rival, bool certain)
    {
        ImmutableArray<string>.Builder reasons = ImmutableArray.CreateBuilder<string>(4);
        Add(reasons, line.SaysOtherPurpose ? "match.against.other-purpose" : null);
        Add(reasons, e.Reference == NumberFit.Another ? "match.against.reference" : line.References.Length > 1 ? "match.against.several-references" : null);
        Add(reasons, e.Patent == NumberFit.Another ? "match.against.patent" : null);
        Add(reasons, e.Paper == NumberFit.Another ? "match.against.passport" : null);
        Add(reasons, e.Purpose switch { NameFit.Another => "match.against.name", NameFit.Relative => "match.against.namesake", _ => null });
        Add(reasons, Payer(line, e));
        Add(reasons, e.Amount switch { AmountFit.Over => "match.against.over", AmountFit.Several => "match.against.several", AmountFit.NothingOwed => "match.against.paid-already", AmountFit.ReceiptDiffers => "match.against.receipt-differs", AmountFit.Unknown => "match.against.price-unknown", _ => null });
        Add(reasons, e.Day switch
        {
            DayFit.TooEarly => "match.against.before-offer",
            DayFit.TooLate => "match.against.after-offer",
            DayFit.NoOffer => card.Offers > 0 ? "match.against.offer-gone" : "match.against.no-offer",
            DayFit.Ended => "match.against.ended",
            _ => null,
        });
        Add(reasons, rival is not null ? "match.against.rival" : !certain && OnlyOneClue(e) ? "match.against.one-clue" : null);
        return reasons.Count == 0 ? null : reasons.DrainToImmutable();
    }

    /// <summary>Q15: somebody else pays; the person is asked for a letter that clears it up.</summary>
    private static string? Payer(LineClues line, in Evidence e) => e switch
    {
        { EmployerPays: true } => "match.payer-employer",
        { Payer: NameFit.Relative } => "match.payer-relative",
        { Payer: NameFit.Another } => "match.payer-another",
        _ when line.PayerKind == PayerKind.Organisation => "match.payer-organisation",
        _ => null,
    };

    private static bool OnlyOneClue(in Evidence e) =>
        (e.HasReference ? 1 : 0) + (e.HasPaper ? 1 : 0) + (e.Name >= NameFit.Part ? 1 : 0) < 2;

    private static void Add(ImmutableArray<string>.Builder reasons, string? reason)
    {
        if (reason is not null)
        {
            reasons.Add(reason);
        }
    }
}
