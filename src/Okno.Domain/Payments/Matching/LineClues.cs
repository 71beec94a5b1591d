using System.Collections.Immutable;

namespace Okno.Domain.Payments.Matching;

/// <summary>What the payer's bank calls the payer.</summary>
public enum PayerKind
{
    /// <summary>Nothing but a name, or nothing at all.</summary>
    Person,
    Entrepreneur,
    Organisation,
}

/// <summary>What a number on a line was said to be by the word before it.</summary>
internal enum NumberLabel
{
    None,
    Patent,
    Paper,
    Inn,
    Other,
}

/// <summary>A number in a purpose, plain (<see cref="PaperNumbers.Plain"/>).</summary>
internal readonly record struct NumberClue(string Value, NumberLabel Label)
{
    /// <summary>Twelve digits that are no INN: what a patent looks like.</summary>
    public bool LooksLikePatent => Value.Length == 12 && Label is NumberLabel.Patent or NumberLabel.None && char.IsAsciiDigit(Value[0]);
}

/// <summary>A word of a line that may belong to a name: <paramref name="Length"/> sounds from <paramref name="Start"/>. Words of one <paramref name="Phrase"/> stand together.</summary>
/// <param name="Spelling">The letters as written (<see cref="NameSounds.Spelling"/>).</param>
/// <param name="Patronymic">It ends as patronymics do, or "son of" follows it.</param>
internal readonly record struct NameWord(int Start, int Length, int Phrase, bool Initial, bool Patronymic, int Spelling);

/// <summary>
/// What a line of a statement says, read once: references, numbers of papers, names of the payer and in the purpose as sounds, the sum, the day. Judged against any number of cards without reading the text again.
/// </summary>
public sealed class LineClues
{
    private LineClues()
    {
    }

    public Money Amount { get; private init; }

    /// <summary>The day of payment by Q26 as far as a statement tells it: debited, else credited, else the document's.</summary>
    public DateOnly Day { get; private init; }

    /// <summary>References whose check digit is right, without repetition.</summary>
    public ImmutableArray<FoundReference> References { get; private init; } = [];

    /// <summary>What has the shape of a reference but not its check digit: 10 to 12 digits. Hints only.</summary>
    public ImmutableArray<string> BrokenReferences { get; private init; } = [];

    public PayerKind PayerKind { get; private init; }

    /// <summary>INN of the payer where the bank gives one, digits.</summary>
    public string? PayerInn { get; private init; }

    /// <summary>The purpose says that the money is for something else: tax, rent, salary, loan, return.</summary>
    public bool SaysOtherPurpose { get; private init; }

    internal ImmutableArray<NumberClue> Numbers { get; private init; } = [];

    internal NameWord[] PayerWords { get; private init; } = [];

    internal NameWord[] PurposeWords { get; private init; } = [];

    /// <summary>Some word is written in Latin letters.</summary>
    internal bool HasLatin { get; private init; }

    /// <summary>The sounds of all words, one behind the other.</summary>
    internal int[] Sounds { get; private init; } = [];

    internal ReadOnlySpan<int> SoundsOf(NameWord word) => Sounds.AsSpan(word.Start, word.Length);

    /// <summary>Reads a line.</summary>
    public static LineClues Of(BankFacts line)
    {
        DateOnly day = line.DebitedOn ?? line.CreditedOn ?? line.DocumentDate;
        ImmutableArray<FoundReference> references = [];
        ImmutableArray<string> broken = [];
        ReferenceScan.Scan(line.Purpose, day, ref references, ref broken);
        LineReader reader = new(line.Payer.Length + line.Purpose.Length, references, broken);
        reader.ReadPayer(line.Payer);
        NameWord[] payer = reader.TakeWords();
        reader.ReadPurpose(line.Purpose);
        return new LineClues
        {
            Amount = line.Amount,
            Day = day,
            References = references,
            BrokenReferences = broken,
            PayerKind = reader.PayerKind,
            PayerInn = PaperNumbers.Plain(line.PayerInn) is { Length: 10 or 12 } inn && inn.Trim('0').Length > 0 ? inn : null,
            SaysOtherPurpose = reader.SaysOtherPurpose,
            PayerWords = payer,
            PurposeWords = reader.TakeWords(),
            Numbers = reader.Numbers,
            HasLatin = reader.HasLatin,
            Sounds = reader.Sounds,
        };
    }
}
