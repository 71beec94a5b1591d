using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Okno.Domain.Cases;
using Okno.Domain.Names;
using Okno.Domain.People;
using Okno.Store.Search;

namespace Okno.Desk.Cases;

/// <summary>A typed name with a year or day of birth: found although one word has a slip or is written in another alphabet (<see cref="NamePairs"/>), the likest first.</summary>
internal sealed partial class NameSearch
{
    /// <summary>Cases opened to be compared; the most that one pair of frequent names has in a year among a million cases, twice.</summary>
    public const int Opened = 400;

    /// <summary>Further away than a slip in one word and another spelling of the others: somebody else.</summary>
    private const double Farthest = 3.2;

    private readonly IReadOnlyList<string> words;
    private readonly int year;
    private readonly DateOnly? day;

    private NameSearch(IReadOnlyList<string> words, int year, DateOnly? day)
    {
        this.words = words;
        this.year = year;
        this.day = day;
    }

    /// <summary>Null where the text is no name of two words or more with a year of birth.</summary>
    public static NameSearch? In(string typed)
    {
        if (BirthIn().Matches(typed) is not [var birth])
        {
            return null;
        }

        int year = int.Parse(birth.Groups["year"].Value, CultureInfo.InvariantCulture);
        DateOnly? day = DateOnly.TryParseExact(birth.Value, "d.M.yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly exact) ? exact : null;
        IReadOnlyList<string> words = NameKeys.Words(typed.Remove(birth.Index, birth.Length));
        return words.Count is >= 2 and <= 6 ? new NameSearch(words, year, day) : null;
    }

    public static IEnumerable<Token> TokensOf(Applicant applicant)
    {
        PersonName name = applicant.Name;
        return NamePairs.Kept(name.Surname, name.GivenName, name.Patronymic, applicant.BornOn.Year).Select(Token);
    }

    public IReadOnlyList<Token> Tokens => [.. NamePairs.Asked(words, year).Select(Token)];

    /// <summary>The likest first; of equally like ones those that come first in the list.</summary>
    public ImmutableArray<Case> Rank(IEnumerable<Case> cases, int limit) =>
        [.. cases.Where(found => found.Intake is { } intake && intake.Applicant.BornOn.Year == year)
            .Select(found => (Case: found, Distance: Distance(found.Intake!.Applicant)))
            .Where(pair => pair.Distance <= Farthest)
            .OrderBy(pair => pair.Distance)
            .Take(limit)
            .Select(pair => pair.Case)];

    private double Distance(Applicant applicant)
    {
        PersonName name = applicant.Name;
        List<IReadOnlyList<string>> spellings =
        [
            .. Spelled(name.Surname, name.LatinSurname),
            .. Spelled(name.GivenName, name.LatinGivenName),
            .. name.Patronymic is { } patronymic ? Spelled(patronymic, null) : [],
        ];

        // Of namesakes of one year the one born on the very day.
        return NameLikeness.Distance(words, spellings) + (day is { } exact && exact != applicant.BornOn ? 0.1 : 0);
    }

    private static IEnumerable<IReadOnlyList<string>> Spelled(string word, string? latin)
    {
        IReadOnlyList<string> words = NameKeys.Words(word);
        IReadOnlyList<string> others = NameKeys.Words(latin);
        return words.Select((one, i) => (IReadOnlyList<string>)(others.Count == words.Count ? [one, others[i]] : [one]));
    }

    private static Token Token(string key) => new("near", key);

    [GeneratedRegex(@"(?<!\d)(?:\d{1,2}\.\d{1,2}\.)?(?<year>19\d\d|20\d\d)(?!\d)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BirthIn();
}
