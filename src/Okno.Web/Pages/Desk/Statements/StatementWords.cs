using Okno.Desk.Wording;
using Okno.Domain.Payments;

namespace Okno.Web.Pages.Desk.Statements;

/// <summary>What a statement's own figures prove, in words.</summary>
public static class StatementWords
{
    /// <summary>A sum in the currency of its account.</summary>
    public static string Sum(Money? amount, string? currency = null) => amount is not { } sum ? "—" : currency is null ? Russian.Sum(sum) : $"{Russian.Sum(sum).TrimEnd('₽')}{currency}";

    /// <summary>The other side of a line.</summary>
    public static string Party(BankFacts bank) => bank.IsIncoming
        ? bank.Payer.Length > 0 ? bank.Payer : "плательщик не назван"
        : bank.Payee is { Length: > 0 } payee ? $"ушло: {payee}" : "ушло, получатель не назван";

    /// <summary>How a statement or a period stands, for the class of its note.</summary>
    public static string Kind(bool? holds) => holds switch { true => "good", false => "bad", _ => "care" };

    /// <summary>The equation of a period in words: holds, does not hold by so much, or cannot be checked and why.</summary>
    public static string Balance(StatementPeriod period)
    {
        if (period.BalanceGap is not { } gap)
        {
            return "Остатки проверить нельзя: в выписке нет " + string.Join(", ", new[]
            {
                period.Opening is null ? "начального остатка" : null,
                period.Credited is null ? "суммы поступлений" : null,
                period.Debited is null ? "суммы списаний" : null,
                period.Closing is null ? "конечного остатка" : null,
            }.OfType<string>()) + ".";
        }

        return gap == Money.Zero ? "Остатки сходятся."
            : $"Остатки не сходятся: на счёте на {Sum(Size(gap), period.Currency)} {(gap > Money.Zero ? "больше" : "меньше")}, чем по оборотам. Запросите выписку в банке ещё раз.";
    }

    /// <summary>Whether the documents add up to what the bank says of an account.</summary>
    public static string Turnover(BankStatement statement, StatementPeriod period)
    {
        (Money? cameGap, Money? leftGap) = statement.TurnoverGap(period.Account);
        if (cameGap is null && leftGap is null)
        {
            return "Обороты проверить нельзя: банк не назвал сумм поступлений и списаний.";
        }

        string[] wrong = [.. new[] { Gap("поступлениям", cameGap, period.Currency), Gap("списаниям", leftGap, period.Currency) }.OfType<string>()];
        return wrong.Length == 0 ? "Документы сходятся с оборотами счёта."
            : $"Документы не сходятся с оборотами счёта: {string.Join("; ", wrong)}.{(statement.Facts is { RejectedInAll: > 0 } ? " Часть строк файла не прочитана: они названы ниже." : "")}";
    }

    /// <summary>True where everything that could be checked holds, false where something fails, null where nothing could be checked.</summary>
    public static bool? Holds(BankStatement statement)
    {
        bool? all = null;
        foreach (StatementPeriod period in statement.Facts?.Periods ?? [])
        {
            (Money? cameGap, Money? leftGap) = statement.TurnoverGap(period.Account);
            foreach (Money? gap in (ReadOnlySpan<Money?>)[period.BalanceGap, cameGap, leftGap])
            {
                all = gap is null ? all : (all ?? true) && gap == Money.Zero;
            }
        }

        return all;
    }

    /// <summary>The verdict of a whole statement, for lists.</summary>
    public static string Verdict(BankStatement statement) => Holds(statement) switch
    {
        true => "Остатки и обороты сходятся",
        false => "Есть расхождение",
        _ => "Проверить нечем",
    };

    private static string? Gap(string what, Money? gap, string? currency) => gap is not { } size || size == Money.Zero ? null
        : $"по {what} банк называет на {Sum(Size(size), currency)} {(size > Money.Zero ? "больше" : "меньше")}";

    private static Money Size(Money gap) => gap > Money.Zero ? gap : -gap;
}
