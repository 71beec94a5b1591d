using Okno.Domain.Payments;

namespace Okno.Testing.Noise;

/// <summary>Which clues of the person who is paid for are readable on a line, as the generator knows them: after every slip, and after the bank has cut the text.</summary>
[Flags]
public enum Clues
{
    None = 0,

    /// <summary>A reference of this very case, every digit right; separators, look-alike letters and glued words do not count against it.</summary>
    Reference = 1,

    /// <summary>The number of the patent, every digit right.</summary>
    Patent = 2,

    /// <summary>The number of the passport, every sign right.</summary>
    Passport = 4,

    /// <summary>Surname and given name in any alphabet and order, at most one slip in at most one word.</summary>
    Name = 8,

    /// <summary>Surname and initials without a slip.</summary>
    Initials = 16,

    /// <summary>The payer has the applicant's surname, or is the employer by INN.</summary>
    Payer = 32,
}

/// <summary>A line with the truth about it, which only the generator knows.</summary>
/// <param name="Kind">What was done, in words.</param>
/// <param name="For">The cases that it pays for; empty for an orphan or unrelated money.</param>
/// <param name="Clear">The truth can be read from the line: nothing on it says another person, the offer stands, the sum is owed. Only such a line ought to be posted without a human.</param>
/// <param name="Written">What the text holds of the person.</param>
public sealed record NoisyLine(BankFacts Bank, string Kind, Guid[] For, bool Clear, Clues Written)
{
    /// <summary>The reference is there and at least one clue of another kind.</summary>
    public bool HasUsableReference => Written.HasFlag(Clues.Reference) && (Written & ~Clues.Reference) != Clues.None;

    /// <summary>No reference, but a number of the person's papers together with the name, or both numbers: two clues of different kinds.</summary>
    public bool IsUsableWithoutReference => !Written.HasFlag(Clues.Reference)
        && (((Written & (Clues.Patent | Clues.Passport)) != 0 && (Written & (Clues.Name | Clues.Initials)) != 0) || Written.HasFlag(Clues.Patent | Clues.Passport));

    /// <summary>The person is named, or a number of the papers is there.</summary>
    public bool PointsToPerson => For.Length == 1 && (Written & ~Clues.Payer) != 0;
}
