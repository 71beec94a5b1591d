using System.Collections.Immutable;
using Okno.Domain.Payments;
using Okno.Domain.Payments.Matching;
using Okno.Testing.Noise;
using static Okno.Domain.Tests.Payments.Matching.Lines;

namespace Okno.Domain.Tests.Payments.Matching;

/// <summary>Few keys, and selective ones: the database finds candidates by equality alone.</summary>
public sealed class MatchKeysTests
{
    [Fact]
    public void Cards_and_lines_keep_to_their_number_of_keys_and_a_line_has_few_candidates()
    {
        Random random = new(20260406);
        Population population = new(random, 5_000);
        NoisyLines lines = new(population, random);
        long keysOfLines = 0, candidates = 0;
        int most = 0;
        for (int i = 0; i < 5_000; i++)
        {
            ImmutableArray<MatchKey> keys = MatchKeys.OfLine(LineClues.Of(lines.Next().Bank));
            Assert.InRange(keys.Length, 0, MatchKeys.MostOfLine);
            Assert.Equal(keys.Length, keys.Distinct().Count());
            int found = population.Candidates(keys).Count;
            keysOfLines += keys.Length;
            candidates += found;
            most = Math.Max(most, found);
        }

        Assert.True(keysOfLines <= 15 * 5_000, $"{keysOfLines / 5_000.0:0.0} keys of a line");
        // Five thousand applicants of two months, a third of them relatives and namesakes.
        Assert.True(candidates <= 8 * 5_000, $"{candidates / 5_000.0:0.0} candidates of a line");
        Assert.InRange(most, 1, 100);
        Assert.All(population.All, payee => Assert.InRange(MatchKeys.OfCard(payee.Card).Length, 4, MatchKeys.MostOfCard));
    }

    [Fact]
    public void No_name_key_gathers_more_than_a_few_cards_of_one_season()
    {
        Population population = new(new Random(20260406), 5_000);
        int fullest = population.All.SelectMany(payee => MatchKeys.OfCard(payee.Card)).Where(key => key.Kind != MatchKeys.Reference && key.Kind != MatchKeys.Paper).GroupBy(key => key).Max(group => group.Count());
        // The surname with an initial of the most frequent name within ten days, in which 830 offers were made.
        Assert.InRange(fullest, 2, 40);
    }

    [Theory]
    [InlineData("Каримов Бахтиёр Рустамович")]
    [InlineData("Рустамович Каримов Бахтиёр")]
    [InlineData("KARIMOV BAKHTIYOR")]
    [InlineData("Baxtiyor Karimov")]
    [InlineData("Кваримов Бахтиёр Рустамович")]
    [InlineData("Каримов Бабтиёр Рустамович")]
    [InlineData("Каримов Бахтиёр Ругтамович")]
    [InlineData("KARIMVO BAKHTIYOR")]
    [InlineData("LARIMOV BAKHTIYOR")]
    [InlineData("KARIMOV BAKHTITOR")]
    [InlineData("КАРИМОВБАХТИЕРРУСТАМОВИЧ")]
    [InlineData("Каримов Б.Р.")]
    [InlineData("за Каримова Бахтиёра")]
    public void One_wrong_word_of_a_name_does_not_hide_its_card(string name)
    {
        HashSet<MatchKey> keys = [.. MatchKeys.OfLine(Line("", "Оплата услуги " + name))];
        Assert.Contains(MatchKeys.OfCard(Karimov), keys.Contains);
    }

    [Fact]
    public void A_surname_alone_finds_nobody() =>
        Assert.Empty(MatchKeys.OfLine(Line("Каримов", "Оплата услуги")).Where(key => MatchKeys.OfCard(Karimov).Contains(key)));

    [Theory]
    [InlineData("2026-04-06", true)]
    [InlineData("2026-04-12", true)]
    [InlineData("2026-05-12", false)]
    public void Initials_find_a_card_only_near_the_days_of_its_offer_and_the_whole_name_always(string day, bool near)
    {
        Assert.Equal(near, MatchKeys.OfLine(Line("", "за Каримова Б.", day: day)).Any(key => MatchKeys.OfCard(Karimov).Contains(key)));
        Assert.Contains(MatchKeys.OfLine(Line("", "за Каримова Бахтиёра Рустамовича", day: day)), key => MatchKeys.OfCard(Karimov).Contains(key));
    }
}
