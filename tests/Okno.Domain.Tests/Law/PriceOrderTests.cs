using System.Collections.Immutable;
using CsCheck;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Law;
using Okno.Domain.Payments;
using Okno.Formats.Law;
using Okno.Testing;
using Okno.Testing.Cases;
using static Okno.Testing.Cases.Sample;

namespace Okno.Domain.Tests.Law;

/// <summary>Price orders (5.1): one price for all on every day, and what an offer freezes of it (Q6).</summary>
public sealed class PriceOrderTests
{
    private static readonly ImmutableDictionary<string, string> Files = LawReader.FilesOf(RepositoryRoot.Law).ToImmutableDictionary();

    private static PriceOrder Order(string from, string? to = null, decimal amount = 7000, string number = "31-п", string date = "2026-03-20") =>
        new(number, Day(date), new Money((long)(amount * 100)), Day(from), to is null ? null : Day(to), "п. 5.1", Assumption: false);

    private static LawReading With(params PriceOrder[] orders) => LawReader.Read(orders.Aggregate(Files, (files, order) => files.SetItem(PriceOrderFiles.NameOf(order.InForceFrom), PriceOrderFiles.Write(order))));

    private static void Refuses(string reason, PriceOrder order)
    {
        LawReading reading = With(order);
        Assert.Null(reading.Library);
        LawError error = Assert.Single(reading.Errors);
        Assert.Equal(PriceOrderFiles.NameOf(order.InForceFrom), error.File);
        Assert.Contains(reason, error.Reason, StringComparison.Ordinal);
        Assert.True(error.Line > 0);
    }

    [Fact]
    public void A_new_order_closes_the_one_before_it_on_the_day_before_its_own_begin()
    {
        LawLibrary law = With(Order("2026-04-08")).Library!;
        Assert.Equal((Day("2026-01-01"), Day("2026-04-07")), (law.Prices[1].InForceFrom, law.Prices[1].InForceTo));
        Assert.Equal(Money.Roubles(6400), law.On(Day("2026-04-07")).PriceOn(Day("2026-04-07"))!.Amount);
        Assert.Equal(Money.Roubles(7000), law.On(Day("2026-04-08")).PriceOn(Day("2026-04-08"))!.Amount);
        Assert.Null(law.Prices[2].InForceTo);
    }

    [Fact]
    public void An_order_set_between_two_others_ends_where_the_later_one_begins()
    {
        LawLibrary law = With(Order("2026-09-01", number: "40-п"), Order("2026-06-01", amount: 6800)).Library!;
        Assert.Equal([Day("2026-05-31"), Day("2026-08-31"), null], law.Prices.Skip(1).Select(order => order.InForceTo));
    }

    [Fact]
    public void One_price_for_all_leaves_no_day_with_two_orders() => Refuses("с того же дня начинает действовать приказ № 112-п", Order("2026-01-01", date: "2025-12-20"));

    [Fact]
    public void An_overlap_is_refused_with_the_last_day_of_the_other_order() => Refuses("пересекаются с приказом № 1-п: он действует по 31.12.2025 включительно", Order("2025-12-31", "2025-12-31", date: "2025-12-01"));

    [Fact]
    public void A_day_without_a_price_between_two_orders_is_refused_and_named()
    {
        LawReading reading = With(Order("2026-04-08", "2026-04-30"), Order("2026-05-02", number: "32-п"));
        Assert.Contains("с 01.05.2026 по 01.05.2026 цены нет: приказ № 31-п", Assert.Single(reading.Errors).Reason, StringComparison.Ordinal);
        Assert.NotNull(With(Order("2026-04-08", "2026-04-30"), Order("2026-05-01", number: "32-п")).Library);
    }

    [Fact]
    public void The_same_order_twice_is_refused()
    {
        LawReading reading = With(Order("2026-04-08"), Order("2026-06-01"));
        Assert.Contains("приказ № 31-п от 20.03.2026 уже загружен", Assert.Single(reading.Errors).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_order_is_in_force_from_its_own_day_at_the_earliest()
    {
        Assert.NotNull(With(Order("2026-04-08", date: "2026-04-08")).Library);
        Refuses("не может действовать раньше себя", Order("2026-04-08", date: "2026-04-09"));
    }

    [Fact]
    public void A_price_is_published_on_its_first_day_at_the_latest_and_the_hash_of_the_file_is_whole()
    {
        PriceOrder order = Order("2026-04-08");
        Assert.NotNull(With(order with { Publication = new("http://mc.mos.ru/", Day("2026-04-08"), new string('a', 64)) }).Library);
        Refuses("цену сначала публикуют", order with { Publication = new("http://mc.mos.ru/", Day("2026-04-09"), null) });
        Refuses("нужны 64 знака", order with { Publication = new("http://mc.mos.ru/", Day("2026-04-08"), new string('a', 63)) });
    }

    [Fact]
    public void Whatever_an_order_says_is_read_back_from_the_file_that_is_written_of_it()
    {
        Gen<string> text = Gen.OneOf(Gen.Char["абвЯ №«»\"'\\:#{}[]&*!|>%@`-–0"], Gen.Char[' ', '~']).Array[1, 30].Select(letters => "п" + new string(letters).TrimEnd() + ".");
        Gen.Select(text, text, Gen.Int[1, 900_000_000], Gen.Int[0, 400], Gen.Bool, Gen.Bool).Sample((number, place, kopecks, days, ends, hashed) =>
        {
            DateOnly from = Day("2026-04-08").AddDays(days);
            PriceOrder order = new(number, Day("2026-03-20"), new Money(kopecks), from, ends ? from.AddDays(days) : null, place, Assumption: ends) { Publication = new(place, from, hashed ? new string('0', 64) : null) };
            Assert.Equal(order, PriceOrderFiles.ReadOne("prices/x.yaml", PriceOrderFiles.Write(order)));
            Assert.Equal(order with { InForceTo = from }, PriceOrderFiles.ReadOne("prices/x.yaml", PriceOrderFiles.EndingOn(PriceOrderFiles.Write(order), from)));
        });
    }

    [Fact]
    public void The_file_of_an_order_is_found_by_its_number_and_day()
    {
        PriceOrder now = CheckoutLaw.Library.Prices[^1];
        Assert.Equal("prices/2026.yaml", PriceOrderFiles.Find(Files, now));
        Assert.Null(PriceOrderFiles.Find(Files, now with { Number = "нет такого" }));
    }

    /// <summary>The edition holds an offered price for three days: an offer of 06.04 keeps 6 400 up to 09.04, though the price is 7 000 from 08.04.</summary>
    [Theory]
    [InlineData("2026-04-07", 6400)]
    [InlineData("2026-04-08", 6400)]
    [InlineData("2026-04-09", 6400)]
    [InlineData("2026-04-10", 7000)]
    public void An_offer_made_before_a_change_holds_its_price_to_its_last_day_and_not_a_day_longer(string paidOn, int price)
    {
        Life life = Life.Usual(library: With(Order("2026-04-08")).Library).Offer();
        Assert.Equal((Money.Roubles(6400), Day("2026-04-06").AddDays(life.Law.Edition.OfferFreezeDays)), (life.Case.Offer!.Price, life.Case.Offer.ValidUntil));
        life.On(paidOn).Do(new RecordPayment(Money.Roubles(price) - new Money(1), life.Today, life.NextReceipt()));
        Assert.Null(life.Case.Contract);
        life.Do(new RecordPayment(new Money(1), life.Today, life.NextReceipt()));
        Assert.Equal(Money.Roubles(price), life.Case.Contract!.Price);
    }

    [Fact]
    public void An_offer_made_on_the_first_day_of_the_new_order_takes_its_price()
    {
        LawLibrary law = With(Order("2026-04-08")).Library!;
        Assert.Equal("112-п", Life.Usual("2026-04-07", library: law).Offer().Case.Offer!.PriceOrder);
        Assert.Equal(("31-п", Money.Roubles(7000)), (Life.Usual("2026-04-08", library: law).Offer().Case.Offer!.PriceOrder, Life.Usual("2026-04-08", library: law).Offer().Case.Offer!.Price));
    }
}
