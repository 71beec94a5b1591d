using System.Collections.Immutable;
using System.Globalization;
using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Payments;
using Okno.Domain.Tax;

namespace Okno.Web.Pages.Desk.Cases.Steps;

/// <summary>The payment papers line by line, as many lines as there are papers; a line without number, day and sum is an empty one.</summary>
public sealed class RecordTaxReceiptsPage(ServiceDesk desk, TextBook words) : StepPage(desk, words, "record-tax-receipts")
{
    /// <summary>A patent of a year has twelve months; more lines are given out by this many.</summary>
    private const int LinesAtOnce = 3;

    /// <summary>No case has more papers; a form with more is not ours.</summary>
    private const int MostLines = 60;

    public int Lines => int.TryParse(Typed["lines"], NumberStyles.None, CultureInfo.InvariantCulture, out int lines) ? Math.Clamp(lines, 1, MostLines) : LinesAtOnce;

    public override string Button => "Записать квитанции";

    protected override ICaseStep? Read()
    {
        if (Typed["do"] == "more")
        {
            int before = Lines;
            Typed.Set("lines", Math.Min(before + LinesAtOnce, MostLines).ToString(CultureInfo.InvariantCulture));
            for (int line = before + 1; line <= Lines; line++)
            {
                Blank(line);
            }

            return null;
        }

        return new RecordTaxReceipts([.. Enumerable.Range(1, Lines).Where(IsFilled).Select(ReadLine)], Typed.Ticked("lossStated"));
    }

    protected override void Prefill()
    {
        ImmutableArray<TaxReceipt> recorded = Case.TaxReceipts?.Receipts ?? [];
        Typed.Set("lines", Math.Min(recorded.Length + (recorded.IsEmpty ? LinesAtOnce : 1), MostLines).ToString(CultureInfo.InvariantCulture));
        if (Case.TaxReceipts is { LossStated: true })
        {
            Typed.Set("lossStated", "yes");
        }

        for (int line = 1; line <= Lines; line++)
        {
            if (line > recorded.Length)
            {
                Blank(line);
                continue;
            }

            TaxReceipt receipt = recorded[line - 1];
            Typed.Set($"proof{line}", CaseWords.Kebab(receipt.Proof));
            Typed.Set($"number{line}", receipt.Number);
            Typed.Set($"paid{line}", receipt.Paid);
            Typed.Set($"amount{line}", receipt.Amount.ToString().Replace('.', ','));
            Typed.Set($"payer{line}", receipt.Payer);
            Typed.Set($"kind{line}", CaseWords.Kebab(receipt.Kind));
            Typed.Set($"taxpayer{line}", receipt.Taxpayer);
            Typed.Set($"inn{line}", receipt.TaxpayerInn);
            Typed.Set($"purpose{line}", receipt.Purpose);
            Typed.Set($"from{line}", receipt.PeriodFrom);
            Typed.Set($"to{line}", receipt.PeriodTo);
            Typed.Set($"kbk{line}", receipt.BudgetCode);
        }
    }

    /// <summary>True where the less usual fields of a line hold something, so that they stand open.</summary>
    public bool HasMore(int line) => new[] { "taxpayer", "inn", "purpose", "from", "to", "kbk" }.Any(name => Typed[$"{name}{line}"].Length > 0 || Typed.IsWrong($"{name}{line}"));

    private void Blank(int line)
    {
        Typed.Set($"proof{line}", CaseWords.Kebab(TaxProof.Receipt));
        Typed.Set($"kind{line}", CaseWords.Kebab(TaxPaymentKind.FixedAdvance));
        Typed.Set($"payer{line}", Case.Intake?.Applicant.Name.Full);
    }

    private bool IsFilled(int line) => Typed[$"number{line}"].Length > 0 || Typed[$"paid{line}"].Length > 0 || Typed[$"amount{line}"].Length > 0;

    private TaxReceipt ReadLine(int line)
    {
        DateOnly paid = Typed.Day($"paid{line}", "Напишите дату платежа, как в квитанции.");
        if (!Typed.IsWrong($"paid{line}") && paid > Today)
        {
            Typed.Wrong($"paid{line}", "Этот день ещё не наступил.");
        }

        Money amount = Typed.Sum($"amount{line}", "Напишите сумму, как в квитанции.");
        if (!Typed.IsWrong($"amount{line}") && !TaxSum.IsSensible(amount, Law))
        {
            Typed.Wrong($"amount{line}", amount == Money.Zero ? "Сумма должна быть больше нуля." : $"Сумма больше налога за два года ({Russian.Sum(TaxSum.Largest(Law))}). Проверьте, нет ли лишних нулей.");
        }

        string? inn = Typed.Optional($"inn{line}");
        if (inn is not null && !inn.All(char.IsAsciiDigit))
        {
            // A number that is wrong on the paper is kept as it is printed: the rules compare it.
            Typed.Wrong($"inn{line}", "Здесь только цифры.");
        }

        string? kbk = Typed.Optional($"kbk{line}") is { } code ? Typed.Digits($"kbk{line}", 20, "") : null;
        DateOnly? from = Typed.OptionalDay($"from{line}");
        DateOnly? to = Typed.OptionalDay($"to{line}");
        if (to < from)
        {
            Typed.Wrong($"to{line}", "Период кончается раньше, чем начинается.");
        }

        return new TaxReceipt(
            Typed.Choose<TaxProof>($"proof{line}", "Выберите, какой это документ."), Typed[$"number{line}"], paid, amount, Typed[$"payer{line}"],
            Typed.Choose<TaxPaymentKind>($"kind{line}", "Выберите вид платежа, как в квитанции."), Typed.Optional($"taxpayer{line}"), inn, Typed.Optional($"purpose{line}"), from, to, kbk);
    }
}
