using Okno.Desk.Record;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Payments;
using Okno.Domain.Payments.Matching;
using Okno.Testing.Cases;
using static Okno.Testing.Cases.Sample;

namespace Okno.Domain.Tests.Payments.Matching;

/// <summary>What of a case can be paid for, stage by stage.</summary>
public sealed class OfferCardTests
{
    [Fact]
    public void A_case_without_an_intake_has_no_card() => Assert.Null(OfferCard.Of(new Case(Guid.Empty, "26-000001")));

    [Fact]
    public void An_open_case_has_no_price_before_its_offer()
    {
        OfferCard card = OfferCard.Of(Life.Usual().Open().Case)!;
        Assert.Equal((CardState.NotOffered, 0, (Money?)null, false), (card.State, card.Offers, card.Owed, card.AwaitsMoney));
        Assert.Equal(Day("2026-04-06"), card.Day);
    }

    [Fact]
    public void An_offer_tells_the_price_its_days_and_the_reference()
    {
        Life life = Life.Usual().Offer();
        OfferCard card = OfferCard.Of(life.Case)!;
        Assert.Equal((CardState.Offered, 1, life.Price, true), (card.State, card.Offers, card.Owed, card.AwaitsMoney));
        Assert.Equal((life.Case.Offer!.MadeOn, life.Case.Offer.ValidUntil), (card.Day!.Value, card.Until!.Value));
        LineClues line = LineClues.Of(new BankFacts("i", "s", "1", life.Today, life.Price, life.Today, life.Today, card.Surname + " " + card.GivenName, null, null, life.Case.Offer.Reference));
        Assert.Equal(card.Number, Matcher.Judge(line, [card]).Certain?.CaseNumber);
    }

    [Fact]
    public void A_deposit_lowers_what_is_owed_and_a_receipt_that_waits_is_on_the_card()
    {
        Life life = Life.Usual().Offer();
        Money part = Money.Roubles(3_000);
        life.Do(new RecordPayment(part, life.Today, Receipt(life.Today)));
        OfferCard card = OfferCard.Of(life.Case)!;
        Assert.Equal(life.Price - part, card.Owed);
        WaitingReceipt waiting = Assert.Single(card.Receipts!.Value);
        Assert.Equal((part, life.Today), (waiting.Amount, waiting.PaidOn));
    }

    [Fact]
    public void After_the_contract_nothing_is_owed()
    {
        OfferCard card = OfferCard.Of(Life.Usual().Offer().Pay().Case)!;
        Assert.Equal((CardState.Contracted, Money.Zero), (card.State, card.Owed!.Value));
    }

    [Fact]
    public void A_card_is_small_and_comes_back_as_it_was_written()
    {
        OfferCard card = OfferCard.Of(Life.Usual().Offer().Case)!;
        byte[] json = RecordJson.Write(card);
        Assert.InRange(json.Length, 100, 600);
        Assert.Equal(card, RecordJson.Read<OfferCard>(json));
    }
}
