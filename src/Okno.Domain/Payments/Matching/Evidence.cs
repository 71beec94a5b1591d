namespace Okno.Domain.Payments.Matching;

/// <summary>How a reference or a number of a paper agrees.</summary>
internal enum NumberFit
{
    /// <summary>The line has none of the kind.</summary>
    None,

    /// <summary>The line has one, and it is another's.</summary>
    Another,

    /// <summary>The line's has one sign wrong, lost, doubled, or swapped.</summary>
    OneWrong,

    /// <summary>A reference of an earlier offer of the same case.</summary>
    Earlier,
    Same,
}

/// <summary>What the sum of a line is to a card.</summary>
internal enum AmountFit
{
    /// <summary>No offer says how much.</summary>
    Unknown,

    /// <summary>What is owed, to the kopeck.</summary>
    Exact,

    /// <summary>Less than what is owed: a part (Q6).</summary>
    Part,

    /// <summary>The sum of a receipt that waits for its line, of nearly the same day.</summary>
    Receipt,

    /// <summary>Not the sum of the receipt that waits, though of nearly the same day: the two evidences disagree (3.2).</summary>
    ReceiptDiffers,
    Over,

    /// <summary>What is owed, two times or more: perhaps for several persons.</summary>
    Several,

    /// <summary>The price is there already.</summary>
    NothingOwed,
}

/// <summary>Where the day of a line lies.</summary>
internal enum DayFit
{
    /// <summary>Within the days of the standing offer, or a receipt waits.</summary>
    InTime,

    /// <summary>Before the offer was made (7.2).</summary>
    TooEarly,

    /// <summary>After the last day of the offer.</summary>
    TooLate,

    /// <summary>No offer stands (Q33).</summary>
    NoOffer,

    /// <summary>The case is over (Q23).</summary>
    Ended,

    /// <summary>The contract is there already.</summary>
    Contracted,
}

/// <summary>Everything for and against one card, each clue by itself. A small value: no text is made before something is proposed.</summary>
internal struct Evidence
{
    public NumberFit Reference;
    public NumberFit Patent;
    public NumberFit Paper;
    public NameFit Purpose;
    public NameFit Payer;

    /// <summary>The given name stands in the purpose letter by letter, not only by its sounds: sisters may be Гульнора and Гюльнара.</summary>
    public bool PurposeSpelled;

    /// <summary>The same of the payer's field.</summary>
    public bool PayerSpelled;
    public bool PayerIsApplicantByInn;
    public bool EmployerPays;
    public AmountFit Amount;
    public DayFit Day;

    /// <summary>Index of the receipt that waits for this line, -1 where none does.</summary>
    public int Receipt;

    /// <summary>The name as the line gives it anywhere.</summary>
    public readonly NameFit Name => Purpose > Payer ? Purpose : Payer;

    /// <summary>The given name stands anywhere on the line letter by letter.</summary>
    public readonly bool Spelled => PurposeSpelled || PayerSpelled;

    public readonly bool HasReference => Reference is NumberFit.Same or NumberFit.Earlier;

    /// <summary>A number of the person's papers is there in full.</summary>
    public readonly bool HasPaper => Patent == NumberFit.Same || Paper == NumberFit.Same || PayerIsApplicantByInn;

    public readonly bool HasPaperNearly => Patent == NumberFit.OneWrong || Paper == NumberFit.OneWrong;

    /// <summary>0-100: how much speaks for the card; only an order, never by itself a reason to post.</summary>
    public readonly int Score
    {
        get
        {
            int score = Reference switch { NumberFit.Same => 45, NumberFit.Earlier => 40, NumberFit.OneWrong => 15, _ => 0 };
            score += Patent switch { NumberFit.Same => 30, NumberFit.OneWrong => 18, NumberFit.Another => -12, _ => 0 };
            score += Paper switch { NumberFit.Same => 30, NumberFit.OneWrong => 18, NumberFit.Another => -8, _ => 0 };
            score += PayerIsApplicantByInn ? 25 : 0;
            score += Purpose switch { NameFit.Full => 28, NameFit.Near => 22, NameFit.Initials => 18, NameFit.Part => 10, NameFit.Surname => 6, NameFit.Relative => -4, NameFit.Another => -6, _ => 0 };
            // Who pays says less than who is named, and as much where nobody is named.
            score += Purpose <= NameFit.Another || Payer < NameFit.Surname
                ? Payer switch { NameFit.Full => 26, NameFit.Near => 20, NameFit.Initials => 16, NameFit.Part => 9, NameFit.Surname => 6, NameFit.Relative => 3, _ => 0 }
                : 2;
            score += EmployerPays ? 8 : 0;
            score += Amount switch { AmountFit.Exact or AmountFit.Receipt => 10, AmountFit.Part => 3, AmountFit.Several or AmountFit.ReceiptDiffers => 2, AmountFit.NothingOwed => -3, _ => 0 };
            score += Day switch { DayFit.InTime => 6, DayFit.TooLate => 1, DayFit.Ended => -8, _ => -1 };
            return Math.Clamp(score, 0, 100);
        }
    }

    /// <summary>Something of the line points to this very person, so that it is worth showing.</summary>
    public readonly bool Points => HasReference || HasPaper || Name >= NameFit.Part || (HasPaperNearly && Name >= NameFit.Relative) || (Reference == NumberFit.OneWrong && Name >= NameFit.Relative);
}
