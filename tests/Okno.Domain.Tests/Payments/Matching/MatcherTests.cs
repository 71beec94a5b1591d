using Okno.Domain.Payments;
using Okno.Domain.Payments.Matching;
using static Okno.Domain.Tests.Payments.Matching.Lines;

namespace Okno.Domain.Tests.Payments.Matching;

/// <summary>What is posted by itself, what is only proposed, and why.</summary>
public sealed class MatcherTests
{
    private static readonly OfferCard Nazarov = Card(124, "Назаров", "Фаррух", "Хакимович", "NAZAROV", "FARRUKH") with { EmployerInn = null };
    private static readonly OfferCard Brother = Card(125, "Каримов", "Бахром", "Рустамович", "KARIMOV", "BAHROM");

    [Fact]
    public void The_reference_and_the_name_of_the_payer_are_certain()
    {
        Matched matched = Judge(Line("КАРИМОВ БАХТИЕР РУСТАМОВИЧ", $"Оплата услуги {Karimov.Reference()} без НДС"), Karimov, Nazarov, Brother);
        Assert.Equal("26-000123", matched.Certain?.CaseNumber);
        Assert.Equal(["match.reference", "match.payer", "match.amount"], matched.Certain!.Reasons);
        Assert.Null(matched.Certain.Against);
    }

    [Fact]
    public void A_reference_alone_is_proposed_not_posted()
    {
        Matched matched = Judge(Line("Иванова Мария Петровна", $"Оплата {Karimov.Reference()}"), Karimov);
        Assert.Null(matched.Certain);
        MatchProposal proposal = Assert.Single(matched.Proposals);
        Assert.Contains("match.against.one-clue", proposal.Against!.Value);
        Assert.Contains("match.payer-another", proposal.Against.Value);
    }

    [Theory]
    [InlineData("Каримов Бахтиёр Рустамович")]
    [InlineData("Каримов Б.Р.")]
    [InlineData("патент 77 2400000123")]
    [InlineData("паспорт FA1000123")]
    public void A_valid_reference_of_another_applicant_is_never_posted_by_itself(string who)
    {
        Matched matched = Judge(Line("", $"Оплата {Nazarov.Reference()} {who}"), Karimov, Nazarov);
        Assert.Null(matched.Certain);
        Assert.Equal(2, matched.Proposals.Length);
        Assert.Contains(matched.Proposals, proposal => proposal.CaseNumber == Karimov.Number && proposal.Against!.Value.Contains("match.against.reference"));
    }

    [Fact]
    public void A_namesake_is_proposed_not_posted()
    {
        Matched matched = Judge(Line("Каримов Бахтиёр Рустамович", "Оплата услуги по переоформлению патента"), Karimov);
        Assert.Null(matched.Certain);
        Assert.Equal("26-000123", matched.Proposals[0].CaseNumber);
        Assert.Contains("match.against.one-clue", matched.Proposals[0].Against!.Value);
    }

    [Fact]
    public void A_relative_with_the_same_surname_pays_with_the_reference_posted_and_the_payer_is_named()
    {
        Matched matched = Judge(Line("Каримова Лола Азизовна", $"За услугу {Karimov.Reference()}"), Karimov);
        Assert.Equal("26-000123", matched.Certain?.CaseNumber);
        Assert.Equal(["match.payer-relative"], matched.Certain!.Against!.Value);
    }

    [Fact]
    public void A_relative_who_awaits_money_himself_and_pays_with_the_reference_of_the_other_is_left_to_the_accountant()
    {
        Matched matched = Judge(Line("Каримов Бахром Рустамович", $"За услугу {Karimov.Reference()}"), Karimov, Brother);
        Assert.Null(matched.Certain);
        Assert.Contains("match.against.rival", matched.Proposals[0].Against!.Value);
    }

    [Fact]
    public void Without_a_reference_the_patent_and_the_name_are_certain_and_the_patent_alone_is_not()
    {
        Assert.Equal("26-000123", Judge(Line("Каримов Бахтиёр Рустамович", "за патент 77 № 2400000123"), Karimov).Certain?.CaseNumber);
        Assert.Equal("26-000123", Judge(Line("ООО «Тёплый дом»", "за патент 772400000123 Каримова Б.Р."), Karimov).Certain?.CaseNumber);
        Matched alone = Judge(Line("Иванов Пётр Ильич", "за патент 772400000123"), Karimov);
        Assert.Null(alone.Certain);
        Assert.Equal("26-000123", alone.Proposals[0].CaseNumber);
    }

    [Fact]
    public void Money_said_to_be_for_something_else_is_never_posted()
    {
        Assert.Null(Judge(Line("Каримов Бахтиёр Рустамович", "НДФЛ за патент 772400000123"), Karimov).Certain);
    }

    [Theory]
    [InlineData("2026-04-05", "match.against.before-offer")]
    [InlineData("2026-04-06", null)]
    [InlineData("2026-04-09", null)]
    [InlineData("2026-04-10", "match.against.after-offer")]
    public void Only_a_payment_within_the_days_of_the_offer_is_posted_by_itself(string day, string? against)
    {
        Matched matched = Judge(Line("Каримов Бахтиёр Рустамович", Karimov.Reference(), day: day), Karimov);
        Assert.Equal(against is null, matched.Certain is not null);
        Assert.Equal(against is null ? [] : [against], matched.Proposals[0].Against ?? []);
    }

    [Theory]
    [InlineData(8_900, null)]
    [InlineData(8_899, null)]
    [InlineData(8_901, "match.against.over")]
    [InlineData(17_800, "match.against.several")]
    public void The_whole_price_or_a_part_is_posted_by_itself_and_more_is_not(int roubles, string? against)
    {
        Matched matched = Judge(Line("Каримов Бахтиёр Рустамович", Karimov.Reference(), Money.Roubles(roubles)), Karimov);
        Assert.Equal(against is null, matched.Certain is not null);
        Assert.Equal(against is null ? [] : [against], matched.Proposals[0].Against ?? []);
    }

    [Fact]
    public void One_line_that_pays_for_two_is_proposed_as_shares_and_never_posted_by_itself()
    {
        Matched matched = Judge(Line("ООО «Тёплый дом»", $"за Каримова Б.Р., Назарова Ф.Х. {Karimov.Reference()} {Nazarov.Reference()}", Money.Roubles(17_800)), Karimov, Nazarov);
        Assert.True(matched.Split);
        Assert.Null(matched.Certain);
        Assert.Equal([Price, Price], matched.Proposals.Select(proposal => proposal.Share));
    }

    [Fact]
    public void A_receipt_that_waits_is_confirmed_by_the_line_of_its_sum_and_days()
    {
        OfferCard shown = Karimov with { State = CardState.Contracted, Owed = Money.Zero, Receipts = [new WaitingReceipt("receipt:БАНК:4471:2026-04-06", Price, new DateOnly(2026, 4, 6), "Каримов Б. Р.")] };
        Assert.Equal("receipt:БАНК:4471:2026-04-06", Judge(Line("Каримов Бахтиёр Рустамович", Karimov.Reference()), shown).Certain?.ConfirmsPayment);
        Matched other = Judge(Line("Каримов Бахтиёр Рустамович", Karimov.Reference(), Money.Roubles(1_000)), shown);
        Assert.Null(other.Certain);
        Assert.Contains("match.against.receipt-differs", other.Proposals[0].Against!.Value);
        Assert.Equal("receipt:БАНК:4471:2026-04-06", other.Proposals[0].ConfirmsPayment);
        Matched late = Judge(Line("Каримов Бахтиёр Рустамович", Karimov.Reference(), day: "2026-04-20"), shown);
        Assert.Null(late.Certain);
        Assert.Contains("match.against.paid-already", late.Proposals[0].Against!.Value);
    }

    [Theory]
    [InlineData("Хасан", "Хусан")]
    [InlineData("Гульнора", "Гюльнара")]
    [InlineData("Жамол", "Камол")]
    public void A_brother_with_nearly_the_same_name_and_the_next_patent_of_the_row_is_not_the_applicant(string applicant, string brother)
    {
        // Found by the noise: the reference is the applicant's, the patent and the name are those of a brother to whom nothing was offered.
        OfferCard card = Card(130, "Сафаров", applicant, null);
        Assert.Null(Judge(Line("Сафаров " + brother, $"За услугу {card.Reference()} патент 77 2400000131"), card).Certain);
        Assert.Null(Judge(Line("Сафаров " + brother, "патент 77 2400000131"), card).Certain);
        Assert.NotNull(Judge(Line("Сафаров " + applicant, "патент 77 2400000131"), card).Certain);
    }

    [Theory]
    [InlineData("Жамшид", "Джамшед", "Курбанов Джамшед Жахонгирович")]
    [InlineData("Хуршед", "Хуршеда", "Курбанова Хуршеда")]
    [InlineData("Андрей", "Андрей", "Курбанов Андрей")]
    public void The_patent_of_a_relative_with_a_name_that_sounds_the_same_is_not_posted_to_the_relative(string relative, string meant, string written)
    {
        // Found by the noise: a slip in the last digit makes it the patent of the other one.
        OfferCard other = Card(134, "Курбанов", relative, null);
        OfferCard right = Card(135, "Курбанов", meant, null);
        Matched matched = Judge(Line(written, "патент 77 2400000134"), other, right);
        Assert.Null(matched.Certain);
        Assert.Contains("match.against.rival", matched.Proposals[0].Against!.Value);
    }

    [Theory]
    [InlineData("Давлатов А.", "Улугбек")]
    [InlineData("Н.А. Давлатов", "Азиз")]
    [InlineData("Давлатов И.", "Алишер")]
    [InlineData("Давлатов О.", "Умида")]
    [InlineData("Давлатов И.", "Юрий")]
    public void Initials_that_do_not_begin_the_given_name_are_anothers(string written, string given) =>
        Assert.Null(Judge(Line("ПАО СБЕРБАНК", $"{written} патент 77 2400000136"), Card(136, "Давлатов", given, null)).Certain);

    [Fact]
    public void A_declined_name_that_fits_two_brothers_alike_does_not_confirm_the_reference_of_either()
    {
        OfferCard one = Card(145, "Одинаев", "Жамшид", "Хамидович");
        OfferCard other = Card(146, "Одинаев", "Джамшед", "Хамидович");
        Assert.Null(Judge(Line("ПАО СБЕРБАНК", $"{one.Reference()} за Одинаева Джамшеда Хамидовича"), one, other).Certain);
        Assert.NotNull(Judge(Line("ПАО СБЕРБАНК", $"{other.Reference()} Одинаев Джамшед Хамидович"), one, other).Certain);
    }

    [Fact]
    public void A_slip_in_the_patronymic_of_a_sister_does_not_make_her_name_the_brothers()
    {
        OfferCard brother = Card(143, "Холматов", "Хуршед", "Санжарович");
        OfferCard sister = Card(144, "Холматова", "Хуршеда", "Санжаровна");
        Assert.Null(Judge(Line("ПАО СБЕРБАНК", $"{brother.Reference()} Холматова Хуршеда Санжаронва"), brother, sister).Certain);
        Assert.Equal(brother.Number, Judge(Line("ПАО СБЕРБАНК", $"{brother.Reference()} за Холматова Хуршеда Санжаровича"), brother).Certain?.CaseNumber);
    }

    [Fact]
    public void Of_two_relatives_of_one_name_whose_patents_are_each_one_digit_away_neither_is_posted()
    {
        OfferCard one = Card(141, "Абдуллаев", "Бахтиёр", "Азиз угли");
        OfferCard other = Card(142, "Абдуллаев", "Бахтиёр", "Михай угли") with { State = CardState.NotOffered, Offers = 0, Owed = null };
        Assert.Null(Judge(Line("Абдуллаев Бахтиёр Михай угли", "патент 772400000146 Абдуллаев Бахтиёр"), one, other).Certain);
        Assert.Null(Judge(Line("ПАО СБЕРБАНК", "патент 772400000146 Абдуллаев Бахтиёр"), one, other).Certain);
        Assert.Null(Judge(Line("Абдуллаев Бахтиёр Михай угли", "патент 772400000146 Абдуллаев Бахтиёр"), one).Certain);
    }

    [Fact]
    public void A_reference_that_holds_the_digits_of_the_region_does_not_hide_the_patent_of_another()
    {
        // 26-040777-01-8 has "77" in it, which once made "патент 77 2458388100" a part of the reference.
        OfferCard sister = Card(40777, "Ротару", "Одина", null);
        Matched matched = Judge(Line("ПАО СБЕРБАНК", $"{sister.Reference()} Ротару О. патент 77 2458388100"), sister);
        Assert.Null(matched.Certain);
        Assert.Contains("match.against.patent", matched.Proposals[0].Against!.Value);
    }

    [Fact]
    public void Names_of_few_consonants_have_keys_too()
    {
        OfferCard payer = Card(141, "Югай", "Оксана", "Ион кизи");
        OfferCard sister = Card(142, "Югай", "Малика", "Ион кизи");
        Assert.Null(Judge(Line("Югай Оксана Ион кизи", sister.Reference()), payer, sister).Certain);
        Assert.Equal(payer.Number, Judge(Line("Югай О.", "за услугу"), payer).Proposals.FirstOrDefault()?.CaseNumber);
    }

    [Fact]
    public void A_sister_whose_name_sounds_the_same_and_who_awaits_money_may_have_taken_the_wrong_reference()
    {
        OfferCard one = Card(137, "Гусейнова", "Гульнора", "Собировна");
        OfferCard other = Card(138, "Гусейнова", "Гюльнара", "Собировна");
        Assert.Null(Judge(Line("Гусейнова Гульнора Собировна", other.Reference()), one, other).Certain);
        Assert.Equal(one.Number, Judge(Line("Гусейнова Гульнора Собировна", one.Reference()), one, other).Certain?.CaseNumber);
    }

    [Fact]
    public void A_reference_swapped_between_brothers_with_the_same_initials_is_left_to_the_accountant()
    {
        Matched matched = Judge(Line("ПАО СБЕРБАНК", $"{Karimov.Reference()} Каримов Б.Р."), Karimov, Brother);
        Assert.Null(matched.Certain);
        Assert.Contains("match.against.rival", matched.Proposals[0].Against!.Value);
        Assert.NotNull(Judge(Line("ПАО СБЕРБАНК", $"{Karimov.Reference()} Каримов Б.Р. патент 772400000123"), Karimov, Brother).Certain);
    }

    [Fact]
    public void The_payer_who_awaits_money_himself_is_no_rival_where_the_purpose_names_the_other() =>
        Assert.Equal(Karimov.Number, Judge(Line("Каримов Бахром Рустамович", $"{Karimov.Reference()} за Каримова Бахтиёра Рустамовича"), Karimov, Brother).Certain?.CaseNumber);

    [Fact]
    public void The_employer_who_pays_with_the_reference_is_posted_and_named_as_payer()
    {
        Matched matched = Judge(Line("ООО «Тёплый дом»", $"Оплата {Karimov.Reference()}", inn: "7707083893"), Karimov);
        Assert.Equal(["match.payer-employer"], matched.Certain!.Against!.Value);
        Assert.Null(Judge(Line("ООО «Рассвет»", $"Оплата {Karimov.Reference()}", inn: "7700000000"), Karimov).Certain);
    }

    [Fact]
    public void The_reference_of_an_earlier_offer_still_finds_its_case()
    {
        OfferCard second = Karimov with { Offers = 2 };
        Matched matched = Judge(Line("Каримов Бахтиёр Рустамович", second.Reference(1)), second);
        Assert.Contains("match.reference-earlier", matched.Certain!.Reasons);
        Assert.Null(Judge(Line("Каримов Бахтиёр Рустамович", second.Reference(3)), second).Certain);
    }

    [Theory]
    [InlineData(CardState.NotOffered, 0, "match.against.no-offer")]
    [InlineData(CardState.NotOffered, 1, "match.against.offer-gone")]
    [InlineData(CardState.Ended, 1, "match.against.ended")]
    [InlineData(CardState.Contracted, 1, "match.against.paid-already")]
    public void A_payment_that_no_offer_awaits_is_proposed_with_the_reason(CardState state, int offers, string against)
    {
        OfferCard card = Karimov with { State = state, Offers = offers, Owed = offers == 0 ? null : Money.Zero };
        Matched matched = Judge(Line("Каримов Бахтиёр Рустамович", "патент 772400000123"), card);
        Assert.Null(matched.Certain);
        Assert.Contains(against, matched.Proposals[0].Against!.Value);
    }

    [Fact]
    public void Of_two_cases_of_one_person_the_one_that_awaits_money_is_paid()
    {
        OfferCard ended = Card(90, "Каримов", "Бахтиёр", "Рустамович") with { State = CardState.Ended, Owed = Money.Zero, Paper = Karimov.Paper };
        Assert.Equal(Karimov.Number, Judge(Line("Каримов Бахтиёр Рустамович", "паспорт FA1000123"), ended, Karimov).Certain?.CaseNumber);
        Assert.Null(Judge(Line("Каримов Бахтиёр Рустамович", ended.Reference()), ended, Karimov).Certain);
    }

    [Fact]
    public void The_order_of_the_cards_makes_no_difference()
    {
        LineClues line = Line("Каримов Бахтиёр Рустамович", $"{Nazarov.Reference()} Каримов Б.");
        string One(params OfferCard[] cards) => string.Join(' ', Matcher.Judge(line, cards).Proposals.Select(proposal => proposal.CaseNumber + proposal.Score));
        Assert.Equal(One(Karimov, Nazarov, Brother), One(Brother, Nazarov, Karimov, Karimov));
    }
}
