using System.Collections.Immutable;
using System.Globalization;
using Okno.Domain.Payments;
using Okno.Domain.Payments.Matching;
using Okno.Domain.People;

namespace Okno.Testing.Noise;

/// <summary>An applicant with the card of the case. <paramref name="Family"/> and <paramref name="Crew"/> group relatives and workers of one employer.</summary>
public sealed record Payee(OfferCard Card, Named Name, LatinStandard Passport, int Family, int Crew)
{
    /// <summary>An offer stands and the whole price is owed or a part of it.</summary>
    public bool IsLive => Card.State == CardState.Offered && Card.Owed > Money.Zero;
}

/// <summary>
/// Some thousands of applicants of two months: namesakes to the last letter, families who came together (patents one after another, brothers with the same initials), workers of one employer, persons with an
/// ended case and an open one, contracts that wait for their line, cases without an offer.
/// </summary>
public sealed class Population
{
    /// <summary>The first day of the two months.</summary>
    public static readonly DateOnly From = new(2026, 3, 2);

    private const int Days = 60;

    private readonly Random random;
    private readonly List<Payee> payees = [];
    private readonly Dictionary<MatchKey, List<int>> index = [];
    private long nextPatent;
    private int nextCase;
    private int families;

    public Population(Random random, int size)
    {
        this.random = random;
        nextPatent = 2_400_000_000L + random.Next(90_000_000);
        nextCase = 1_000 + random.Next(100_000);
        Employers = [.. Enumerable.Range(0, Math.Max(3, size / 40)).Select(_ => Employer())];
        while (payees.Count < size)
        {
            switch (random.Next(100))
            {
                case < 15:
                    Family();
                    break;
                case < 19 when payees.Count > 0:
                    Namesake(payees[random.Next(payees.Count)].Name);
                    break;
                case < 22:
                    TwoCases();
                    break;
                default:
                    Add(NamePool.Next(random), Day(), ++families, RandomCrew());
                    break;
            }
        }

        for (int i = 0; i < payees.Count; i++)
        {
            foreach (MatchKey key in MatchKeys.OfCard(payees[i].Card))
            {
                (index.TryGetValue(key, out List<int>? found) ? found : index[key] = []).Add(i);
            }
        }

        Live = [.. payees.Where(payee => payee.IsLive)];
        ByFamily = payees.ToLookup(payee => payee.Family);
        ByCrew = payees.Where(payee => payee.Crew >= 0).ToLookup(payee => payee.Crew);
    }

    public IReadOnlyList<Payee> All => payees;

    public ImmutableArray<Payee> Live { get; }

    public ILookup<int, Payee> ByFamily { get; }

    public ILookup<int, Payee> ByCrew { get; }

    public ImmutableArray<(string Name, string Inn)> Employers { get; }

    /// <summary>Cards that share a key with the line, each once: what the database would answer.</summary>
    public List<OfferCard> Candidates(ImmutableArray<MatchKey> keys)
    {
        HashSet<int> seen = [];
        List<OfferCard> cards = [];
        foreach (MatchKey key in keys)
        {
            if (index.TryGetValue(key, out List<int>? found))
            {
                foreach (int at in found)
                {
                    if (seen.Add(at))
                    {
                        cards.Add(payees[at].Card);
                    }
                }
            }
        }

        return cards;
    }

    public string NewPatent() => string.Create(CultureInfo.InvariantCulture, $"77{nextPatent += 1 + random.Next(40)}");

    public string NewPassport() => random.Next(4) switch
    {
        0 => string.Create(CultureInfo.InvariantCulture, $"{400_000_000 + random.Next(99_999_999)}"),
        1 => string.Create(CultureInfo.InvariantCulture, $"C{random.Next(10_000_000, 99_999_999)}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{"FAACFBAD".AsSpan(random.Next(4) * 2, 2)}{random.Next(1_000_000, 9_999_999)}"),
    };

    private DateOnly Day() => From.AddDays(random.Next(Days));

    private int RandomCrew() => random.Next(3) == 0 ? random.Next(Employers.Length) : -1;

    /// <summary>Two to four of one surname; half of them children of one father, some with the same first letter; they came on one day and hold patents of one row.</summary>
    private void Family()
    {
        Named first = NamePool.Next(random);
        int family = ++families;
        int crew = RandomCrew();
        DateOnly day = Day();
        Add(first, day, family, crew);
        int more = random.Next(1, 4);
        HashSet<(string Given, string Father)> siblings = [(first.Given, first.Father)];
        for (int i = 0; i < more; i++)
        {
            string father = random.Next(3) > 0 ? first.Father : NamePool.Next(random).Father;
            Named next = NamePool.Of(random, first.Surname, random.Next(4) > 0, father) with { Form = first.Form };
            for (int tries = 0; tries < 20 && random.Next(2) == 0 && next.Given[0] != first.Given[0]; tries++)
            {
                next = NamePool.Of(random, first.Surname, first.Male, father) with { Form = first.Form };
            }

            // Parents do not name two children alike.
            if (siblings.Add((next.Given, next.Father)))
            {
                Add(next, day, family, crew, rowOfPatents: true);
            }
        }
    }

    /// <summary>Another person of the same name: to the last letter, or with another father.</summary>
    private void Namesake(Named of) => Add(random.Next(2) == 0 ? of : of with { Father = NamePool.Next(random).Father }, Day(), ++families, RandomCrew());

    /// <summary>One person, an ended case and an open one.</summary>
    private void TwoCases()
    {
        Named name = NamePool.Next(random);
        int family = ++families;
        int crew = RandomCrew();
        Add(name, From.AddDays(-random.Next(20, 300)), family, crew);
        Payee earlier = payees[^1];
        payees[^1] = earlier with { Card = earlier.Card with { State = CardState.Ended, Owed = Money.Zero, Receipts = null } };
        Add(name, Day(), family, crew);
        Payee now = payees[^1];
        payees[^1] = now with { Passport = earlier.Passport, Card = now.Card with { Paper = earlier.Card.Paper, Inn = earlier.Card.Inn, LatinSurname = earlier.Card.LatinSurname, LatinGivenName = earlier.Card.LatinGivenName } };
    }

    private void Add(Named name, DateOnly day, int family, int crew, bool rowOfPatents = false)
    {
        LatinStandard standard = (LatinStandard)random.Next(4);
        PersonName written = name.Written(standard);
        Money price = Money.Roubles(8_900);
        (CardState state, int offers, Money? owed) = random.Next(100) switch
        {
            < 80 => (CardState.Offered, random.Next(10) == 0 ? 2 + random.Next(2) : 1, random.Next(20) == 0 ? Money.Roubles(3_900) : price),
            < 88 => (CardState.Contracted, 1, Money.Zero),
            < 94 => (CardState.NotOffered, 0, (Money?)null),
            _ => (CardState.Ended, 1, Money.Zero),
        };
        if (rowOfPatents)
        {
            nextPatent++;
        }

        OfferCard card = new(
            Guid.CreateVersion7(),
            string.Create(CultureInfo.InvariantCulture, $"26-{nextCase++:000000}"),
            state,
            offers,
            owed,
            day,
            offers > 0 ? day.AddDays(3) : null,
            rowOfPatents ? string.Create(CultureInfo.InvariantCulture, $"77{nextPatent}") : NewPatent(),
            NewPassport(),
            written.Surname,
            written.GivenName,
            written.Patronymic,
            written.LatinSurname,
            written.LatinGivenName,
            Inn: random.Next(3) == 0 ? string.Create(CultureInfo.InvariantCulture, $"77{random.NextInt64(1_000_000_000, 9_999_999_999)}") : null,
            Employer: crew >= 0 ? Employers[crew].Name : null,
            EmployerInn: crew >= 0 ? Employers[crew].Inn : null,
            Receipts: state == CardState.Contracted && random.Next(2) == 0
                ? [new WaitingReceipt($"receipt:БАНК:{random.Next(100_000)}:{day:yyyy-MM-dd}", price, day, name.Full)]
                : null);
        payees.Add(new Payee(card, name, standard, family, crew));
    }

    private (string Name, string Inn) Employer()
    {
        string inn = string.Create(CultureInfo.InvariantCulture, $"77{random.Next(10_000_000, 99_999_999)}");
        return random.Next(4) == 0 ? ($"ИП {NamePool.Next(random).Full}", "50" + inn) : ($"ООО «{"Тёплый дом|Чистый город|Строй Север|Рассвет|Вектор|Альянс Сервис|Каримов и партнёры".Split('|')[random.Next(7)]}»", inn);
    }
}
