using Okno.Domain.Names;

namespace Okno.Domain.Payments.Matching;

/// <summary>
/// The name on a card as sounds: in Cyrillic and, where it sounds otherwise, in Latin. Lives on the stack of whoever judges: a card is judged once or twice in its life, so nothing is kept.
/// </summary>
internal ref struct CardName
{
    /// <summary>Sounds that the five words may take together.</summary>
    public const int Room = 5 * NameSounds.Longest;

    public ReadOnlySpan<int> Surname { get; private init; }

    public ReadOnlySpan<int> Given { get; private init; }

    /// <summary>Empty where the person has none.</summary>
    public ReadOnlySpan<int> Patronymic { get; private init; }

    /// <summary>Empty where it sounds as the Cyrillic one.</summary>
    public ReadOnlySpan<int> LatinSurname { get; private init; }

    public ReadOnlySpan<int> LatinGiven { get; private init; }

    /// <summary>First letters of the given name in both alphabets and of the patronymic, by their spelling.</summary>
    private (int Given, int LatinGiven, int Patronymic) initials;

    /// <summary>True where <paramref name="initial"/> of a line can stand for the given name.</summary>
    public readonly bool BeginsGiven(NameWord initial, ReadOnlySpan<int> sounds) =>
        initial.Spelling == initials.Given || initial.Spelling == initials.LatinGiven || NameSounds.Initial(Given, sounds) || NameSounds.Initial(LatinGiven, sounds);

    /// <summary>True where <paramref name="initial"/> of a line can stand for the patronymic.</summary>
    public readonly bool BeginsPatronymic(NameWord initial, ReadOnlySpan<int> sounds) => initial.Spelling == initials.Patronymic || NameSounds.Initial(Patronymic, sounds);

    /// <summary>Reads the name into <paramref name="room"/> (<see cref="Room"/> places); in Latin only where asked, or where there is no other.</summary>
    public static CardName Of(OfferCard card, Span<int> room, bool latin)
    {
        int used = 0;
        ReadOnlySpan<int> surname = Word(card.Surname, room, ref used);
        ReadOnlySpan<int> given = Word(card.GivenName, room, ref used);
        ReadOnlySpan<int> latinSurname = latin || surname.IsEmpty ? Word(card.LatinSurname, room, ref used) : default;
        ReadOnlySpan<int> latinGiven = latin || given.IsEmpty ? Word(card.LatinGivenName, room, ref used) : default;
        surname = surname.IsEmpty ? latinSurname : surname;
        given = given.IsEmpty ? latinGiven : given;
        return new CardName
        {
            Surname = surname,
            Given = given,
            Patronymic = Word(card.Patronymic, room, ref used),
            LatinSurname = latinSurname.SequenceEqual(surname) ? default : latinSurname,
            LatinGiven = latinGiven.SequenceEqual(given) ? default : latinGiven,
            initials = (Initial(card.GivenName), Initial(card.LatinGivenName), Initial(card.Patronymic)),
        };
    }

    private static int Initial(string? word) => string.IsNullOrEmpty(word) ? 0 : NameSounds.Spelling(word.AsSpan(0, 1));

    /// <summary>The first word that tells people apart: of "Рустам угли" the first, of "Абдул Рахман" too, because a payer leaves the others out.</summary>
    private static ReadOnlySpan<int> Word(string? words, Span<int> room, scoped ref int used)
    {
        if (string.IsNullOrEmpty(words))
        {
            return default;
        }

        // The usual name is one word of letters: no list of words is made for it.
        bool plain = true;
        foreach (char c in words)
        {
            plain &= char.IsLetter(c) || NameLetters.IsSilent(c);
        }

        string? word = plain ? words : NameKeys.Words(words) is { Count: > 0 } several ? several[0] : null;
        int start = used;
        used += word is null ? 0 : NameSounds.Of(word, room[start..]);
        return room[start..used];
    }
}
