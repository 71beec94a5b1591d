using Okno.Domain.Payments;
using Okno.Domain.Payments.Matching;
using static Okno.Domain.Tests.Payments.Matching.Lines;

namespace Okno.Domain.Tests.Payments.Matching;

/// <summary>References, papers and names however they are typed.</summary>
public sealed class LineCluesTests
{
    // The reference of case 26-000123 for its first offer.
    private static readonly string Reference = Karimov.Reference();
    private static readonly string Digits = Reference.Replace("-", "", StringComparison.Ordinal);

    public static TheoryData<string> Typed =>
    [
        Reference, Digits, Reference.Replace('-', ' '), Reference.Replace("-", "--"), Reference.Replace("-", " - "), Reference.Replace('-', '/'), Reference.Replace('-', '—'), "предл" + Reference, "№" + Digits + "за", Digits + "Каримов",
        "26-OOO123" + Reference[9..], "26-ооо123" + Reference[9..], "26-000l23" + Reference[9..], "26-00012З" + Reference[9..], "2б " + Reference, "от 05.04.26 8900 руб " + Reference + " 77 2400000123", Reference + " 8900-00", Digits + "З" + "а Каримова",
    ];

    [Theory]
    [MemberData(nameof(Typed))]
    public void A_reference_is_read_however_its_signs_are_typed(string text)
    {
        FoundReference found = Assert.Single(Line("", text).References);
        Assert.Equal((Digits, "26-000123", 1), (found.Digits, found.CaseNumber, found.Ordinal));
    }

    [Fact]
    public void Two_references_in_one_line_are_both_read()
    {
        OfferCard other = Card(124, "Назаров", "Фаррух", "Хакимович");
        Assert.Equal(["26-000123", "26-000124"], Line("", $"{Reference}, {other.Reference()}").References.Select(found => found.CaseNumber));
    }

    [Fact]
    public void A_reference_with_any_one_wrong_digit_is_only_a_hint_and_its_case_is_among_the_keys()
    {
        for (int i = 0; i < Digits.Length; i++)
        {
            string wrong = Digits[..i] + (Digits[i] == '9' ? '0' : (char)(Digits[i] + 1)) + Digits[(i + 1)..];
            LineClues line = Line("Каримов Бахтиёр Рустамович", "опл " + wrong);
            Assert.Empty(line.References);
            if (i > 1)
            {
                Assert.Contains(MatchKeys.OfLine(line), key => key == new MatchKey(MatchKeys.Reference, "26-000123"));
            }
        }
    }

    [Theory]
    [InlineData("тел 89161234567")]
    [InlineData("счет 40702810200000001234")]
    [InlineData("договор 27-000123-01-4")]
    [InlineData("ИНН 772400000123")]
    [InlineData("26.04.2026 13:22:41")]
    public void Telephones_accounts_and_days_are_no_references(string text) => Assert.Empty(Line("", text).References);

    [Theory]
    [InlineData("патент 77 2400000123")]
    [InlineData("патент 77№2400000123")]
    [InlineData("пат.772400000123,")]
    [InlineData("ПАТЕНТ № 2400000123")]
    [InlineData("патент серия 77 номер 2400000123")]
    [InlineData("772400000123")]
    [InlineData("паспорт FA 1000123")]
    [InlineData("FA1000123")]
    [InlineData("паспорт №FA1000123выдан")]
    [InlineData("РASPORT FА1000123")]
    public void Papers_are_read_with_or_without_their_names(string text) =>
        Assert.Equal("26-000123", Judge(Line("Каримов Бахтиёр Рустамович", text), Karimov).Certain?.CaseNumber);

    [Theory]
    [InlineData("Каримов Бахтиёр Рустамович", "match.name")]
    [InlineData("КАРИМОВ БАХТИЕР", "match.name")]
    [InlineData("за Каримова Бахтиёра Рустамовича", "match.name")]
    [InlineData("Бахтиёр Рустамович Каримов", "match.name")]
    [InlineData("KARIMOV BAKHTIYOR", "match.name")]
    [InlineData("Baxtiyor Karimov", "match.name")]
    [InlineData("Karimov Бахтиёр", "match.name")]
    [InlineData("Kapимов Бaxтиёр", "match.name")]
    [InlineData("КаримовБахтиёрРустамович", "match.name")]
    [InlineData("КАРИМОВБАХТИЕР", "match.name")]
    [InlineData("Каримов Бахтиёр Рустам угли", "match.name")]
    [InlineData("Каримов Бахтиёр спасибо", "match.name")]
    [InlineData("Кармиов Бахтиёр", "match.name-nearly")]
    [InlineData("Каримов Бахтёир Рустамовч", "match.name-nearly")]
    [InlineData("Каримов Б.Р.", "match.name-initials")]
    [InlineData("Каримов БР", "match.name-initials")]
    [InlineData("Б. Р. Каримов", "match.name-initials")]
    [InlineData("Бахтиёр Рустамович", "match.name-part")]
    [InlineData("за Каримова", "match.surname")]
    public void A_name_is_known_in_any_spelling(string name, string reason) =>
        Assert.Contains(reason, Matcher.Judge(Line("", $"патент 772400000123 {name}"), [Karimov]).Proposals[0].Reasons);

    [Theory]
    [InlineData("Каримов Бахром Рустамович", "match.against.namesake")]
    [InlineData("Каримов Бахтиёр Саидович", "match.against.namesake")]
    [InlineData("Каримов А.Р.", "match.against.namesake")]
    [InlineData("Назаров Фаррух", "match.against.name")]
    public void Another_persons_name_in_the_purpose_speaks_against(string name, string reason)
    {
        MatchProposal proposal = Matcher.Judge(Line("", $"патент 772400000123 {name}"), [Karimov]).Proposals[0];
        Assert.Contains(reason, proposal.Against!.Value);
    }
}
