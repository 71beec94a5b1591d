using System.Collections.Immutable;

namespace Okno.Domain.Payments.Matching;

/// <summary>What a line was found to be.</summary>
/// <param name="Proposals">Cards that the line may pay for, the likeliest first, each with reasons for and against; empty for an orphan.</param>
/// <param name="Certain">The one that may be posted without a human, which is then the first proposal; null where a human decides.</param>
/// <param name="Split">True where the proposals are shares of one line that pays for several applicants; each has its <see cref="MatchProposal.Share"/>, and only a human posts it.</param>
public sealed record Matched(ImmutableArray<MatchProposal> Proposals, MatchProposal? Certain, bool Split)
{
    public static readonly Matched Nothing = new([], null, false);
}

/// <summary>
/// Judges for which case a line of a statement pays. A line is certain only if two clues of different kinds say the same person (reference, number of a paper, name), nothing on the line says another, no other
/// card has a clue that this one lacks, and the sum and the day are those of a standing offer or of a receipt that waits; see adr/0013. Names alone, and a reference alone, are never enough.
/// </summary>
public static class Matcher
{
    /// <summary>Proposals shown for one line.</summary>
    public const int MostProposals = 5;

    /// <summary>Shares of one line.</summary>
    private const int MostShares = 12;

    /// <summary>Days between the day on a receipt and the day in the statement.</summary>
    private const int ReceiptDays = 7;

    /// <summary>More candidates than this are not looked at: the caller hands the surest first.</summary>
    private const int MostCandidates = 128;

    /// <summary>Judges a line against its candidates: cards that share a key with it (<see cref="MatchKeys"/>). Order and repetition of the cards make no difference but for time.</summary>
    public static Matched Judge(LineClues line, IReadOnlyList<OfferCard> cards)
    {
        int count = Math.Min(cards.Count, MostCandidates);
        if (count == 0)
        {
            return Matched.Nothing;
        }

        Span<Evidence> evidence = count <= 16 ? stackalloc Evidence[count] : new Evidence[count];
        Span<int> room = stackalloc int[CardName.Room];
        int best = -1;
        int bestScore = -1;
        for (int i = 0; i < count; i++)
        {
            evidence[i] = Compare(line, cards[i], room);
            if (evidence[i].Points && evidence[i].Score is var score && (score > bestScore || (score == bestScore && string.CompareOrdinal(cards[i].Number, cards[best].Number) < 0)))
            {
                best = i;
                bestScore = score;
            }
        }

        if (best < 0)
        {
            return Matched.Nothing;
        }

        ImmutableArray<MatchProposal> shares = Shares(line, cards, evidence, ofEmployer: false);
        shares = shares.IsEmpty && line.PayerInn is not null ? Shares(line, cards, evidence, ofEmployer: true) : shares;
        if (!shares.IsEmpty)
        {
            return new Matched(shares, null, true);
        }

        string? rival = Certainty.Rival(line, cards, evidence, best);
        bool certain = rival is null && Certainty.Holds(line, evidence[best]);
        ImmutableArray<MatchProposal> proposals = Ranked(line, cards, evidence, best, certain, rival);
        return new Matched(proposals, certain ? proposals[0] : null, false);
    }

    private static ImmutableArray<MatchProposal> Ranked(LineClues line, IReadOnlyList<OfferCard> cards, ReadOnlySpan<Evidence> evidence, int best, bool certain, string? rival)
    {
        if (certain)
        {
            return [Reasons.Proposal(line, cards[best], evidence[best], null, true)];
        }

        ImmutableArray<MatchProposal>.Builder proposals = ImmutableArray.CreateBuilder<MatchProposal>(MostProposals);
        Span<bool> taken = evidence.Length <= 128 ? stackalloc bool[evidence.Length] : new bool[evidence.Length];
        for (int next = best; next >= 0 && proposals.Count < MostProposals;)
        {
            taken[next] = true;
            proposals.Add(Reasons.Proposal(line, cards[next], evidence[next], next == best ? rival : null, false));
            next = -1;
            for (int i = 0; i < evidence.Length; i++)
            {
                if (!taken[i] && evidence[i].Points && !Repeated(cards, taken, i)
                    && (next < 0 || evidence[i].Score > evidence[next].Score || (evidence[i].Score == evidence[next].Score && string.CompareOrdinal(cards[i].Number, cards[next].Number) < 0)))
                {
                    next = i;
                }
            }
        }

        return proposals.DrainToImmutable();
    }

    private static bool Repeated(IReadOnlyList<OfferCard> cards, ReadOnlySpan<bool> taken, int at)
    {
        for (int i = 0; i < taken.Length; i++)
        {
            if (taken[i] && cards[i].Case == cards[at].Case)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// One line for several applicants: two cards or more that are referenced, or named in the purpose in full or with initials, and that owe together what was paid; namesakes elsewhere are told apart by the
    /// employer who pays. Empty where it is none.
    /// </summary>
    private static ImmutableArray<MatchProposal> Shares(LineClues line, IReadOnlyList<OfferCard> cards, ReadOnlySpan<Evidence> evidence, bool ofEmployer)
    {
        Span<int> shares = stackalloc int[MostShares];
        int count = 0;
        Money owed = Money.Zero;
        for (int i = 0; i < evidence.Length; i++)
        {
            ref readonly Evidence e = ref evidence[i];
            bool meant = e.HasReference || e.Patent == NumberFit.Same || e.Paper == NumberFit.Same || (e.Purpose >= NameFit.Initials && (e.EmployerPays || !ofEmployer));
            bool elsewhere = false;
            for (int known = 0; known < count; known++)
            {
                elsewhere |= cards[shares[known]].Case == cards[i].Case;
            }

            if (meant && !elsewhere && cards[i].Owed is { } price && price > Money.Zero && cards[i].State == CardState.Offered)
            {
                if (count == MostShares)
                {
                    return [];
                }

                shares[count++] = i;
                owed += price;
            }
        }

        if (count < 2 || owed != line.Amount)
        {
            return [];
        }

        ImmutableArray<MatchProposal>.Builder proposals = ImmutableArray.CreateBuilder<MatchProposal>(count);
        for (int i = 0; i < count; i++)
        {
            proposals.Add(Reasons.Share(line, cards[shares[i]], evidence[shares[i]]));
        }

        return proposals.MoveToImmutable();
    }

    private static Evidence Compare(LineClues line, OfferCard card, Span<int> room)
    {
        CardName name = CardName.Of(card, room, line.HasLatin);
        Evidence evidence = new()
        {
            Reference = ReferenceOf(line, card),
            Purpose = NameComparison.Of(line, line.PurposeWords, name),
            Payer = NameComparison.Of(line, line.PayerWords, name),
            PurposeSpelled = Spelled(line.PurposeWords, card),
            PayerSpelled = Spelled(line.PayerWords, card),
            PayerIsApplicantByInn = card.Inn is not null && line.PayerInn == card.Inn,
            EmployerPays = card.EmployerInn is not null && line.PayerInn == card.EmployerInn,
            Receipt = ReceiptOf(line, card, ofThisSum: true),
        };
        Papers(line, card, ref evidence);
        evidence.Amount = evidence.Receipt >= 0 ? AmountFit.Receipt : AmountOf(line.Amount, card);
        evidence.Day = evidence.Receipt >= 0 ? DayFit.InTime : DayOf(line.Day, card);
        if (evidence.Amount == AmountFit.NothingOwed && ReceiptOf(line, card, ofThisSum: false) is >= 0 and var differs)
        {
            evidence.Receipt = differs;
            evidence.Amount = AmountFit.ReceiptDiffers;
        }

        return evidence;
    }

    private static bool Spelled(NameWord[] words, OfferCard card)
    {
        int given = NameSounds.Spelling(card.GivenName);
        int latin = NameSounds.Spelling(card.LatinGivenName);
        foreach (NameWord word in words)
        {
            if (word.Spelling == given || word.Spelling == latin)
            {
                return true;
            }
        }

        return false;
    }

    private static NumberFit ReferenceOf(LineClues line, OfferCard card)
    {
        NumberFit best = line.References.IsEmpty ? NumberFit.None : NumberFit.Another;
        foreach (FoundReference reference in line.References)
        {
            if (reference.IsOf(card.Number) && reference.Ordinal <= card.Offers)
            {
                NumberFit fit = reference.Ordinal == card.Offers ? NumberFit.Same : NumberFit.Earlier;
                best = fit > best ? fit : best;
            }
        }

        if (best == NumberFit.None && card.Offers > 0)
        {
            foreach (string broken in line.BrokenReferences)
            {
                for (int ordinal = card.Offers; ordinal > 0 && best == NumberFit.None; ordinal--)
                {
                    best = ReferenceScan.IsOneWrong(broken, card.Number, ordinal) ? NumberFit.OneWrong : NumberFit.None;
                }
            }
        }

        return best;
    }

    private static void Papers(LineClues line, OfferCard card, ref Evidence evidence)
    {
        foreach (NumberClue number in line.Numbers)
        {
            if (number.Label == NumberLabel.Inn)
            {
                evidence.PayerIsApplicantByInn |= card.Inn is not null && number.Value == card.Inn;
                continue;
            }

            NumberFit patent = Fit(number.Value, card.Patent);
            if (patent == NumberFit.None && number.Value.Length == 10 && number.Label == NumberLabel.Patent && card.Patent.Length == 12)
            {
                patent = Fit(number.Value, card.Patent.AsSpan(2));
            }

            NumberFit blank = card.Blank is null ? NumberFit.None : Fit(number.Value, card.Blank);
            patent = blank > patent ? blank : patent;
            NumberFit paper = Fit(number.Value, card.Paper);
            if (patent == NumberFit.None && paper == NumberFit.None)
            {
                // A number of this kind that is nobody's here speaks against, where the line says what it is.
                patent = number.LooksLikePatent || (number.Label == NumberLabel.Patent && number.Value.Length >= 10) ? NumberFit.Another : NumberFit.None;
                paper = number.Label == NumberLabel.Paper && number.Value.Length is >= 7 and <= 10 ? NumberFit.Another : NumberFit.None;
            }

            evidence.Patent = patent > evidence.Patent ? patent : evidence.Patent;
            evidence.Paper = paper > evidence.Paper ? paper : evidence.Paper;
        }
    }

    private static NumberFit Fit(ReadOnlySpan<char> number, ReadOnlySpan<char> own) =>
        own.Length < 6 ? NumberFit.None : number.SequenceEqual(own) ? NumberFit.Same : PaperNumbers.OneWrong(number, own) ? NumberFit.OneWrong : NumberFit.None;

    private static int ReceiptOf(LineClues line, OfferCard card, bool ofThisSum)
    {
        int found = -1;
        int nearest = ReceiptDays + 1;
        ReadOnlySpan<WaitingReceipt> receipts = (card.Receipts ?? []).AsSpan();
        for (int i = 0; i < receipts.Length; i++)
        {
            int days = Math.Abs(receipts[i].PaidOn.DayNumber - line.Day.DayNumber);
            if ((receipts[i].Amount == line.Amount) == ofThisSum && days < nearest)
            {
                found = i;
                nearest = days;
            }
        }

        return found;
    }

    private static AmountFit AmountOf(Money amount, OfferCard card) => card.Owed switch
    {
        null => AmountFit.Unknown,
        { Kopecks: 0 } => AmountFit.NothingOwed,
        { } owed when amount == owed => AmountFit.Exact,
        { } owed when amount < owed => AmountFit.Part,
        { } owed when amount.Kopecks % owed.Kopecks == 0 => AmountFit.Several,
        _ => AmountFit.Over,
    };

    private static DayFit DayOf(DateOnly day, OfferCard card) => card.State switch
    {
        CardState.Ended => DayFit.Ended,
        CardState.Contracted => DayFit.Contracted,
        CardState.NotOffered => DayFit.NoOffer,
        _ when day < card.Day => DayFit.TooEarly,
        _ when day > card.Until => DayFit.TooLate,
        _ => DayFit.InTime,
    };
}
