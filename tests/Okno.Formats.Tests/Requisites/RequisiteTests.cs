using System.Text.Json;
using CsCheck;
using Okno.Formats.Requisites;

namespace Okno.Formats.Tests.Requisites;

public sealed class RequisiteTests
{
    [Theory]
    [InlineData("inn", "7707083893", null)]
    [InlineData("inn", "123456789047", null)]
    [InlineData("kpp", "775001001", null)]
    [InlineData("kpp", "0000AZ000", null)]
    [InlineData("ogrn", "1027739244741", null)]
    [InlineData("ogrnip", "312502904600034", null)]
    [InlineData("snils", "112-233-445 95", null)]
    [InlineData("snils", "00100199899", null)]
    [InlineData("bik", "044583001", null)]
    [InlineData("bik", "004525988", null)]
    [InlineData("account", "40702810900000000025", "044514512")]
    [InlineData("account", "30101810400000000225", "044525225")]
    [InlineData("account", "40102810545370000003", "004525988")]
    [InlineData("account", "03224643450000007300", "004525988")]
    [InlineData("account", "03224643450000007300", null)]
    [InlineData("patent", "772400123456", null)]
    [InlineData("patent", "77 2400123456", null)]
    [InlineData("patent", "77 №2400123456", null)]
    [InlineData("patent", "ФМ1234567", null)]
    [InlineData("patent", "ПР 1234567", null)]
    [InlineData("migration_card", "4012 305784", null)]
    [InlineData("migration_card", "40123057841", null)]
    public void A_well_formed_requisite_passes(string type, string value, string? bik) =>
        Assert.Equal(RequisiteVerdict.Good, RequisiteCheck.Check(type, value, bik));

    [Theory]
    [InlineData("inn", "7707083894", null, RequisiteReason.CheckDigit)]
    [InlineData("inn", "77$7083893", null, RequisiteReason.Characters)]
    [InlineData("inn", "77337085714", null, RequisiteReason.Length)]
    [InlineData("inn", "0000000000", null, RequisiteReason.Placeholder)]
    [InlineData("inn", "", null, RequisiteReason.Empty)]
    [InlineData("inn", "٧٧٠٧٠٨٣٨٩٣", null, RequisiteReason.Characters)]
    [InlineData("kpp", "111111111", null, RequisiteReason.Placeholder)]
    [InlineData("kpp", "77AB01001", null, RequisiteReason.Characters)]
    [InlineData("ogrn", "0022500001325", null, RequisiteReason.LeadingDigits)]
    [InlineData("ogrnip", "985768585948944", null, RequisiteReason.LeadingDigits)]
    [InlineData("snils", "00100199999", null, RequisiteReason.CheckDigit)]
    [InlineData("snils", "112-233-445#95", null, RequisiteReason.Characters)]
    [InlineData("bik", "104525225", null, RequisiteReason.LeadingDigits)]
    [InlineData("account", "40601810000003000003", "044583001", RequisiteReason.CheckDigit)]
    [InlineData("account", "40601810000003000002", null, RequisiteReason.BikMissing)]
    [InlineData("account", "40601810000003000002", "04458300", RequisiteReason.BikMalformed)]
    [InlineData("account", "4060181000000300000", "044583001", RequisiteReason.Length)]
    [InlineData("patent", "002400123456", null, RequisiteReason.LeadingDigits)]
    [InlineData("patent", "77240012345", null, RequisiteReason.Length)]
    [InlineData("patent", "ПP1234567", null, RequisiteReason.LatinLetters)]
    [InlineData("patent", "ПР123456", null, RequisiteReason.Length)]
    [InlineData("migration_card", "40A2 305784", null, RequisiteReason.Characters)]
    [InlineData("migration_card", "4012 30578", null, RequisiteReason.Length)]
    [InlineData("passport", "1", null, RequisiteReason.UnknownType)]
    public void A_wrong_requisite_is_named_by_its_fault(string type, string value, string? bik, string reason) =>
        Assert.Equal(RequisiteVerdict.Bad(reason), RequisiteCheck.Check(type, value, bik));

    [Fact]
    public void The_account_of_clause_5_2_passes_though_it_fails_the_rule_of_credit_organisations()
    {
        Assert.True(RequisiteCheck.Check("account", "40601810000003000002", "044583001").Valid);
        Assert.False(RequisiteCheck.Check("account", "40601810000003000002", "044583101").Valid);
    }

    [Theory]
    [InlineData("40702A10900000000025", "40702010900000000025")]
    [InlineData("40702Х10900000000025", "40702910900000000025")]
    public void A_letter_in_the_sixth_place_counts_as_its_digit(string lettered, string plain) =>
        Assert.Equal(RequisiteCheck.Check("account", plain, "044514512"), RequisiteCheck.Check("account", lettered, "044514512"));

    [Fact]
    public void Every_shared_vector_agrees()
    {
        using JsonDocument vectors = SharedJson.Open("data", "checkdigits", "vectors_open.json");
        List<string> wrong = [];
        foreach (JsonElement vector in vectors.RootElement.EnumerateArray())
        {
            RequisiteVerdict verdict = RequisiteCheck.Check(vector.Text("type")!, vector.Text("value")!, vector.Text("bik"));
            if (verdict.Valid != vector.GetProperty("valid").GetBoolean() || verdict.Valid != verdict.Reason is null)
            {
                wrong.Add($"{vector.Text("type")} {vector.Text("value")}: {verdict}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Changing_one_digit_of_a_valid_inn_of_an_organisation_is_noticed() =>
        Gen.Select(Gen.Int[100_000_000, 999_999_999], Gen.Int[1, 8], Gen.Int[1, 9]).Sample((body, place, shift) =>
        {
            string number = Enumerable.Range(0, 10).Select(d => $"{body:000000000}{d}").FirstOrDefault(n => RequisiteCheck.Check("inn", n).Valid) ?? "7707083893";
            char[] digits = number.ToCharArray();
            digits[place] = (char)('0' + ((digits[place] - '0' + shift) % 10));
            int[] weights = [2, 4, 10, 3, 5, 9, 4, 6, 8];
            int Sum(string n) => weights.Select((w, i) => w * (n[i] - '0')).Sum() % 11;

            // mod 11 mod 10 cannot tell a remainder of 10 from 0; every other change must show.
            bool blind = Sum(number) % 10 == Sum(new string(digits)) % 10;
            Assert.Equal(blind, RequisiteCheck.Check("inn", new string(digits)).Valid);
        });

    [Fact]
    public void Any_text_gets_an_answer() =>
        Gen.Select(Gen.Int[0, RequisiteCheck.Types.Count].Select(i => i < RequisiteCheck.Types.Count ? RequisiteCheck.Types[i] : "?"), Gen.OneOf(Gen.String, Gen.String[Gen.Char["0123456789 №-АПРX"], 0, 24]), Gen.String[Gen.Char["0123456789"], 0, 10])
            .Sample((type, value, bik) =>
            {
                RequisiteVerdict verdict = RequisiteCheck.Check(type, value, bik);
                Assert.Equal(verdict.Valid, verdict.Reason is null);
            });
}
