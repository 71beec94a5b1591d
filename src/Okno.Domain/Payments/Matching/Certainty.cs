namespace Okno.Domain.Payments.Matching;

/// <summary>
/// When a line may be posted without a human (adr/0013). Every rule here answers a way in which two persons can be mistaken for each other; a wrong posting is a contract for the wrong person (3.3), so a doubt is
/// always left to the accountant.
/// </summary>
internal static class Certainty
{
    /// <summary>The line says this person twice, in clues of different kinds, contradicts itself nowhere, and pays what is asked for when it is asked for.</summary>
    public static bool Holds(LineClues line, in Evidence e) =>
        !line.SaysOtherPurpose
        && e.Day == DayFit.InTime
        && e.Amount is AmountFit.Exact or AmountFit.Part or AmountFit.Receipt
        && !Contradicts(line, e)
        && (ReferenceAndMore(line, e) || PaperAndName(e) || NearlyAndName(e));

    /// <summary>A number or a name on the line is another's. Brothers hold patents of one row: one with a wrong digit may be the own one of a brother with nearly the same name.</summary>
    private static bool Contradicts(LineClues line, in Evidence e) =>
        e.Reference == NumberFit.Another
        || line.References.Length > 1
        || e.Patent == NumberFit.Another
        || e.Paper == NumberFit.Another
        || (e.Patent == NumberFit.OneWrong && !(e.Name == NameFit.Full && e.Spelled))
        || (e.Purpose is NameFit.Another or NameFit.Relative && !(e.HasReference && e.HasPaper));

    /// <summary>The reference, and one more: a paper, a name, the applicant's own INN, a payer of the same surname, or the employer. A payer who is somebody else says nothing.</summary>
    private static bool ReferenceAndMore(LineClues line, in Evidence e) =>
        e.HasReference && (e.HasPaper || e.HasPaperNearly || e.Name >= NameFit.Part || e.Payer is NameFit.Relative or NameFit.Surname || (e.EmployerPays && line.PayerKind != PayerKind.Person));

    /// <summary>No reference, but a paper in full and the name; or both papers.</summary>
    private static bool PaperAndName(in Evidence e) =>
        (e.HasPaper && e.Name >= NameFit.Initials) || (e.Patent == NumberFit.Same && e.Paper == NumberFit.Same);

    /// <summary>A number with one wrong digit, and the name in full and letter by letter; not if a relative pays, whose own number it may be.</summary>
    private static bool NearlyAndName(in Evidence e) =>
        (e.HasPaperNearly || e.Reference == NumberFit.OneWrong) && e.Name == NameFit.Full && e.Spelled && e.Payer != NameFit.Relative;

    /// <summary>Another card which has a clue that the best one lacks, or which cannot be told from it: the number of its case; null where there is none.</summary>
    public static string? Rival(LineClues line, IReadOnlyList<OfferCard> cards, ReadOnlySpan<Evidence> evidence, int best)
    {
        ref readonly Evidence e = ref evidence[best];
        OfferCard card = cards[best];
        for (int i = 0; i < evidence.Length; i++)
        {
            if (i != best && cards[i].Case != card.Case && (HasMore(evidence[i], e) || (cards[i].AwaitsMoney && (NamesPayer(evidence[i], e) || IsSpelledBetter(evidence[i], e) || CannotBeTold(cards[i], evidence[i], card, e)))))
            {
                return cards[i].Number;
            }
        }

        return null;
    }

    /// <summary>A number, or a better name in the purpose, that the best card has not; or as good a name, and a number one digit away, as relatives with patents of one row have.</summary>
    private static bool HasMore(in Evidence rival, in Evidence best) =>
        rival.Reference > best.Reference && rival.HasReference
        || (rival.Patent > best.Patent && rival.Patent >= NumberFit.OneWrong)
        || (rival.Paper > best.Paper && rival.Paper >= NumberFit.OneWrong)
        || (rival.HasPaperNearly && !best.HasReference && best.Name >= NameFit.Part && rival.Name >= best.Name)
        || (rival.PayerIsApplicantByInn && !best.PayerIsApplicantByInn && !best.HasPaper && best.Purpose < NameFit.Initials)
        || (rival.Purpose > best.Purpose && rival.Purpose >= NameFit.Part && !(best.HasReference && best.Purpose >= NameFit.Near && best.EmployerPays && !rival.EmployerPays));

    /// <summary>The payer is an applicant who awaits money, and the line names nobody else: a reference of a brother may have been taken by mistake.</summary>
    private static bool NamesPayer(in Evidence rival, in Evidence best) =>
        rival.Payer > best.Payer && rival.Payer >= NameFit.Initials && best.Purpose < NameFit.Initials && !(best.HasReference && (best.HasPaper || best.EmployerPays));

    /// <summary>Of two whose names sound alike (Хуршед and Хуршеда, Джамшед and Жамшид) the line spells the other's given name, whatever slip the rest has.</summary>
    private static bool IsSpelledBetter(in Evidence rival, in Evidence best) =>
        !(best.HasReference && best.HasPaper)
        && ((best.Purpose >= NameFit.Part && (rival.Purpose >= best.Purpose || rival.Purpose >= NameFit.Near) && rival.PurposeSpelled && !best.PurposeSpelled)
            || (best.Purpose < NameFit.Initials && best.Payer >= NameFit.Part && (rival.Payer >= best.Payer || rival.Payer >= NameFit.Near) && rival.PayerSpelled && !best.PayerSpelled));

    /// <summary>Two who await money and whom the name on the line fits alike: without a paper only the reference is left, and brothers or workers of one employer who share initials, or names that sound alike when declined, swap references.</summary>
    private static bool CannotBeTold(OfferCard rivalCard, in Evidence rival, OfferCard card, in Evidence best) =>
        rival.Name >= best.Name && !best.HasPaper && best.Name >= NameFit.Part
        && (!best.HasReference
            ? rival.Patent >= best.Patent && rival.Paper >= best.Paper && rival.Reference >= best.Reference
            : (best.Name < NameFit.Full || (!best.Spelled && rival.Purpose >= best.Purpose)) && ((card.EmployerInn is not null && card.EmployerInn == rivalCard.EmployerInn) || (card.Patronymic is not null && card.Surname == rivalCard.Surname && card.Patronymic == rivalCard.Patronymic)));
}
