using System.Globalization;
using Okno.Domain.Cases;
using Okno.Domain.People;
using Okno.Testing.Cases;

namespace Okno.Testing.Noise;

/// <summary>People by the million, the same for the same number, and how each is asked for at a desk: full name and year of birth, with one slip in one word, in another transliteration, or both.</summary>
public static class SoughtPeople
{
    private static readonly DateOnly Issued = new(2025, 5, 12);

    /// <summary>The <paramref name="n"/>-th person's name.</summary>
    public static (Named Name, LatinStandard Passport, DateOnly Born) Person(int n)
    {
        Random random = new(n * 31 + 7);
        Named name = NamePool.Next(random);

        // Workers: the youngest is 18, the most are about 30.
        int age = 18 + (int)(45 * random.NextDouble() * Math.Sqrt(random.NextDouble()));
        return (name, (LatinStandard)random.Next(4), new DateOnly(2026 - age, 1 + random.Next(12), 1 + random.Next(28)));
    }

    /// <summary>The intake of that person, with a patent, a passport and a phone that nobody else has.</summary>
    public static Intake Intake(int n)
    {
        (Named name, LatinStandard passport, DateOnly born) = Person(n);
        Intake intake = Sample.Intake(Issued, 0);
        return intake with
        {
            Phone = string.Create(CultureInfo.InvariantCulture, $"+7 9{n:00 000-00-00}"),
            Patent = intake.Patent with { Number = string.Create(CultureInfo.InvariantCulture, $"{2_400_000_000L + n:0000000000}") },
            Applicant = intake.Applicant with
            {
                Name = name.Written(passport),
                BornOn = born,
                Sex = name.Male ? Sex.Male : Sex.Female,
                Identity = intake.Applicant.Identity with { Number = string.Create(CultureInfo.InvariantCulture, $"{n:0000000}") },
            },
        };
    }

    /// <summary>What is typed to find the person: full name and year.</summary>
    /// <param name="n">The person.</param>
    /// <param name="random">Draws the way and the slip.</param>
    public static string Typed(int n, Random random)
    {
        (Named name, _, DateOnly born) = Person(n);
        List<string> words = [name.CyrillicSurname, name.Given, .. name.Patronymic is { } patronymic ? patronymic.Split(' ') : []];
        bool latin = random.Next(2) == 0;
        if (latin)
        {
            LatinStandard standard = (LatinStandard)random.Next(5);
            words = [.. words.Select(word => Spelling.Latin(word, standard))];
        }

        if (!latin || random.Next(2) == 0)
        {
            int at = random.Next(Math.Min(3, words.Count));
            words[at] = Typing.Slip(words[at], random);
        }

        return string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', words)} {born.Year}");
    }
}
