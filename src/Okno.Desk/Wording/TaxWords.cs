using Okno.Domain.Tax;

namespace Okno.Desk.Wording;

/// <summary>The remedy of the tax in sentences, for the page and for the terminal.</summary>
public static class TaxWords
{
    /// <summary>What to pay and by when, in order; first what money cannot do.</summary>
    public static IEnumerable<string> Remedy(TaxRemedy remedy, TextBook words)
    {
        ArgumentNullException.ThrowIfNull(remedy);
        ArgumentNullException.ThrowIfNull(words);
        if (remedy.Kind == TaxRemedyKind.NothingToPay)
        {
            yield return words.Say("tax.remedy.nothing");
        }

        if (remedy.Kind == TaxRemedyKind.PayCannotCure)
        {
            yield return words.Say("tax.remedy.cannot-cure");
        }

        foreach (TaxRemedyPayment payment in remedy.Payments.Where(payment => payment.NeededAtFiling))
        {
            string sentence = words.Say(payment.Late ? "tax.remedy.pay-late" : "tax.remedy.pay", ("amount", payment.Amount), ("by", payment.PayBy));
            yield return payment.BankDay < payment.PayBy && !payment.Late ? $"{sentence} {words.Say("tax.remedy.bank-day", ("by", payment.PayBy), ("bank", payment.BankDay))}" : sentence;
        }

        if (remedy.Payments.FirstOrDefault(payment => !payment.NeededAtFiling) is { } next)
        {
            yield return words.Say("tax.remedy.after-filing", ("amount", remedy.Total - remedy.ForFiling), ("by", next.PayBy));
        }

        if (remedy.After.Months.Any(month => month.State == TaxMonthState.RateUnknown))
        {
            yield return words.Say("tax.remedy.rate-unknown");
        }
    }
}
