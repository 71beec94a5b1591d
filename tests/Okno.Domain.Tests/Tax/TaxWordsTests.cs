using Okno.Desk.Wording;
using Okno.Domain.Law;
using Okno.Domain.Tax;

namespace Okno.Domain.Tests.Tax;

/// <summary>Each rule on the tax has its sentence in both languages, filled by its own example, and its repair.</summary>
public sealed class TaxWordsTests
{
    public static TheoryData<string, string> Codes
    {
        get
        {
            TheoryData<string, string> data = [];
            foreach (TaxRule rule in TaxRules.All)
            {
                data.Add("ru", rule.Code);
                data.Add("en", rule.Code);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_broken_rule_is_told_with_every_place_filled_and_its_repair_has_words(string language, string code)
    {
        TextBook words = TextBook.Load(language);
        Finding finding = TaxRuleExamplesTests.Broken(code);

        string told = words.Finding(finding);

        Assert.DoesNotContain("…", told, StringComparison.Ordinal);
        Assert.DoesNotContain("[", told, StringComparison.Ordinal);
        Assert.EndsWith(".", told, StringComparison.Ordinal);
        Assert.True(finding.Repair is null || words.Repair(finding) is { Length: > 0 });
    }
}
