using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Law;
using Okno.Domain.Tax;

namespace Okno.Web.Pages.Desk.Cases;

/// <summary>The tax of one patent month by month, under each reading, with the remedy and every finding.</summary>
public sealed class TaxModel(ServiceDesk desk, TextBook words) : CasePage(desk, words)
{
    public TaxVerdict Verdict { get; private set; } = null!;

    public ImmutableArray<TaxReceiptReuse> Reuse { get; private set; } = [];

    public bool IsRecorded => Case.TaxReceipts is { Receipts.IsEmpty: false };

    public bool MayRecord => Me("").RoleFor(CaseSteps.InfoOf<RecordTaxReceipts>().Roles) is not null && NextStep.Others(Case).Contains("record-tax-receipts");

    /// <summary>The reading that decides, and those that say something else of some month; a reading that says the same is only named.</summary>
    public IEnumerable<(TaxReading Reading, TaxRemedy Remedy, bool Decides)> Shown => Verdict.Coverage.Readings.Zip(Verdict.Remedies)
        .Select(pair => (pair.First, pair.Second, Decides: ReferenceEquals(pair.First, Verdict.Coverage.Decisive)))
        .Where(shown => shown.Decides || Differs(shown.First)).OrderByDescending(shown => shown.Decides);

    public bool SomeSayTheSame => Verdict.Coverage.Readings.Any(reading => !ReferenceEquals(reading, Verdict.Coverage.Decisive) && !Differs(reading));

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync())
        {
            return NotFound();
        }

        Reuse = await Service.FindTaxReceiptsAsync(Case, HttpContext.RequestAborted);
        if (CaseTax.Of(Case, Reuse, Today, Law) is not { } verdict)
        {
            return NotFound();
        }

        Verdict = verdict;
        return Page();
    }

    public static string NameOf(TaxReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return (reading.Rate == TaxRateReading.Strict ? "По ставке каждого месяца (п. 4.6 дословно)" : "По ставке дня оплаты (письмо ФНС)")
            + (reading.Rounding == MonthEndRounding.FromPreviousMonth ? "; месяцы — от конца предыдущего" : "");
    }

    public string State(TaxMonth month)
    {
        ArgumentNullException.ThrowIfNull(month);
        string name = month.State.ToString();
        return Words.Say($"tax.state.{char.ToLowerInvariant(name[0])}{name[1..]}");
    }

    /// <summary>The shape beside the word; a month that has not begun is nobody's fault yet.</summary>
    public string Shape(TaxMonth month) => (month ?? throw new ArgumentNullException(nameof(month))).State switch
    {
        TaxMonthState.Safe => "good",
        TaxMonthState.Gap => "bad",
        TaxMonthState.Short or TaxMonthState.Unpaid => month.From > Today ? "wait" : "bad",
        _ => "care",
    };

    private bool Differs(TaxReading reading) =>
        !reading.Months.Select(month => (month.From, month.State, month.Missing)).SequenceEqual(Verdict.Coverage.Decisive.Months.Select(month => (month.From, month.State, month.Missing)));
}
