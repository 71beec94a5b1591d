using System.Collections.Immutable;
using Okno.Domain.Law;

namespace Okno.Formats.Law;

/// <summary>The files of <c>statutes/</c>: public law with its dates.</summary>
internal static class StatuteFiles
{
    public static Statutes? Read(Func<string, Fields?> one)
    {
        Fields? authority = one("statutes/authority.yaml");
        Fields? citizenship = one("statutes/citizenship.yaml");
        Fields? tariff = one("statutes/tariff.yaml");
        Fields? fee = one("statutes/state-fee.yaml");
        Fields? rules = one("statutes/rules.yaml");
        if (authority is null || citizenship is null || tariff is null || fee is null || rules is null)
        {
            return null;
        }

        ImmutableArray<Authority> authorities = Dated(authority, "authorities", entry => new Authority(entry.Name("name"), entry.Name("short"), entry.InForce(), entry.Text("source"), entry.Flag("assumption")), item => item.InForce, _ => "");
        if (authorities.IsEmpty)
        {
            authority.Fail("authorities", "нужен хотя бы один орган");
        }

        ImmutableArray<CitizenshipRule> citizenships = Dated(
            citizenship,
            "citizenships",
            entry => new CitizenshipRule(Country(entry), entry.Word<PatentNeed>("need"), entry.InForce(), entry.Text("why"), entry.Text("source"), entry.Flag("assumption")),
            item => item.InForce,
            item => item.Country);
        (ImmutableArray<TaxBudgetCode> budgetCodes, int paidAhead) = Tax(tariff);
        ImmutableArray<Tariff> tariffs = Dated(
            tariff,
            "tariffs",
            entry => new Tariff(entry.SumAboveZero("monthly"), entry.InForce(), entry.Text("deflator"), entry.Text("coefficient"), entry.Text("source"), entry.Flag("assumption")),
            item => item.InForce,
            _ => "");
        ImmutableArray<StateFee> fees = Dated(fee, "state_fees", entry => new StateFee(entry.SumAboveZero("amount"), entry.InForce(), entry.Text("source")), item => item.InForce, _ => "");

        string region = "";
        if (rules.Child("region") is { } place)
        {
            region = place.Text("code");
            place.Text("source");
            place.Close();
        }

        DatedRule onceOnly = Rule(rules, "once_only");
        DatedRule freeze = Rule(rules, "freeze");
        ImmutableArray<PresidentialAct> acts = Dated(rules, "presidential_acts", entry => new PresidentialAct(entry.InForce(), entry.Text("act"), entry.Text("source")), item => item.Days, _ => "");
        rules.Close();
        return new Statutes(region, authorities, citizenships, tariffs, fees, acts, onceOnly, freeze) { TaxBudgetCodes = budgetCodes, TaxPaidAheadOfPatent = paidAhead };
    }

    /// <summary>What the tariff file says beside the tariffs: where the money goes, and how early the first payment may be.</summary>
    private static (ImmutableArray<TaxBudgetCode> Codes, int PaidAhead) Tax(Fields tariff)
    {
        List<TaxBudgetCode> codes = [];
        foreach (Fields entry in tariff.Each("budget_codes"))
        {
            TaxBudgetCode code = new(entry.Text("kbk"), entry.InForce(), entry.Text("source"), entry.Flag("assumption"));
            if (code.Code.Length != 20 || !code.Code.All(char.IsAsciiDigit))
            {
                entry.Fail("kbk", $"КБК - 20 цифр, а не «{code.Code}»");
            }

            if (codes.Any(other => other.InForce.Touches(code.InForce.From ?? DateOnly.MinValue, code.InForce.To ?? DateOnly.MaxValue)))
            {
                entry.Fail("даты пересекаются с другой записью");
            }

            codes.Add(code);
            entry.Close();
        }

        int paidAhead = 0;
        if (tariff.Child("first_payment") is { } first)
        {
            paidAhead = first.Number("days_before_issue", 0, 366);
            first.Text("source");
            first.Flag("assumption");
            first.Close();
        }

        return ([.. codes], paidAhead);
    }

    /// <summary>Reads a list whose entries have days of force; entries of one group must not overlap.</summary>
    internal static ImmutableArray<T> Dated<T>(Fields fields, string list, Func<Fields, T> read, Func<T, Period> inForce, Func<T, string> group)
    {
        List<T> items = [];
        foreach (Fields entry in fields.Each(list))
        {
            T item = read(entry);
            Period period = inForce(item);
            foreach (T other in items.Where(other => group(other) == group(item)))
            {
                Period before = inForce(other);
                if (before.Touches(period.From ?? DateOnly.MinValue, period.To ?? DateOnly.MaxValue))
                {
                    entry.Fail($"даты пересекаются с другой записью ({before.From:yyyy-MM-dd}..{before.To:yyyy-MM-dd})");
                }
            }

            items.Add(item);
            entry.Close();
        }

        if (list != "presidential_acts")
        {
            fields.Close();
        }

        return [.. items];
    }

    private static string Country(Fields entry)
    {
        string country = entry.Text("country");
        if (country.Length != 3 || !country.All(char.IsAsciiLetterUpper))
        {
            entry.Fail("country", $"код страны - три заглавные латинские буквы, а не «{country}»");
        }

        return country;
    }

    private static DatedRule Rule(Fields rules, string key)
    {
        if (rules.Child(key) is not { } rule)
        {
            return new DatedRule(key, default, "", "");
        }

        DatedRule read = new(key, rule.InForce(), rule.Text("statute"), rule.Text("source"));
        rule.Close();
        return read;
    }
}
