using System.Globalization;
using System.Text.RegularExpressions;
using Okno.Demo.Bank;
using Okno.Demo.Browsing;
using Okno.Demo.Scenario;

namespace Okno.Demo.Offices;

/// <summary>The accountant: takes statements in, decides each line, gives money back with a second person.</summary>
public sealed partial class Accounting(Staff staff)
{
    private int orders = 700;

    /// <summary>How many statement files were imported.</summary>
    public int Files { get; private set; }

    /// <summary>How many lines the service proposed to the right case by itself.</summary>
    public int ProposedRight { get; private set; }

    /// <summary>How many lines the accountant had to find the case for.</summary>
    public int FoundByHand { get; private set; }

    /// <summary>How many lines paid for nobody.</summary>
    public int SetAside { get; private set; }

    /// <summary>Takes in what the bank has today, if anything, and decides every line.</summary>
    public async Task TakeStatementAsync()
    {
        if (staff.Bank.StatementOf(staff.Clock.Today) is not ({ } file, { } all, var before))
        {
            return;
        }

        BankLine[] lines = [.. all.Where(line => !line.Leaves)];
        string name = $"kl_to_1c_{staff.Clock.Today:yyyyMMdd}_{++Files}.txt";
        (int added, int known) = await ImportAsync(name, file);
        if (added != lines.Length - before || known != before)
        {
            staff.Trials.Add(($"Выписка {name}", $"новых {lines.Length - before}, известных {before}", $"новых {added}, известных {known}"));
        }

        if (Files == 2)
        {
            (added, known) = await ImportAsync(name, file);
            staff.Trials.Add(("Та же выписка загружена второй раз", $"новых 0, известных {lines.Length}", $"новых {added}, известных {known}"));
        }

        foreach ((string pile, string html) in new[] { ("proposed", ""), ("unknown", "") })
        {
            PageSeen page = await staff.Accountant.OpenAsync($"/desk/statements?pile={pile}");
            foreach (string card in page.Html.Split("<section class=\"okno-card\"").Skip(1))
            {
                await DecideAsync(page, card, lines);
            }
        }
    }

    /// <summary>Decides the outcome with a second person where money leaves or 3.12 keeps all.</summary>
    /// <param name="kind">"full", "minus-costs", "none".</param>
    public Task DecideAsync(Life life, string kind, int costs, string reason) => staff.DoByTwoAsync(staff.Accountant, life, "decide-outcome", reason, form =>
    {
        form.Set("kind", kind).Set("reason", reason);
        if (costs > 0)
        {
            form.Set("costs", Window.Sum(costs));
        }
    });

    /// <summary>Money goes back by a payment order.</summary>
    public Task RefundAsync(Life life, int roubles) => Staff.DoAsync(staff.Accountant, life, "record-refund", form => Refund(form, roubles));

    /// <summary>Money that came after the outcome goes back only by two.</summary>
    public Task RefundByTwoAsync(Life life, int roubles, string why) => staff.DoByTwoAsync(staff.Accountant, life, "record-refund", why, form => Refund(form, roubles));

    /// <summary>The last statement, and the whole time against the book: not a kopeck may be without a name.</summary>
    public async Task ReconcileAsync(DateOnly from, DateOnly to)
    {
        await TakeStatementAsync();
        const string Agrees = "Выписка и учёт сходятся до копейки";
        PageSeen page = await staff.Accountant.OpenAsync(string.Create(CultureInfo.InvariantCulture, $"/desk/book?from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}"));
        int at = page.Text.IndexOf("Расхождения", StringComparison.Ordinal);
        staff.Trials.Add(("Сверка за все недели", Agrees, page.Text.Contains(Agrees, StringComparison.Ordinal) ? Agrees : at < 0 ? page.Errors : page.Text[at..Math.Min(page.Text.Length, at + 400)]));
    }

    private void Refund(HtmlForm form, int roubles)
    {
        // The form that came back for the second person keeps its order number.
        form.Set("amount", Window.Sum(roubles)).Set("paidOn", Window.Day(staff.Clock.Today)).Set("order", (++orders).ToString(CultureInfo.InvariantCulture));
        staff.Bank.Pay(staff.Clock.Today, orders, roubles, "Заявитель", "Возврат оплаты");
    }

    private async Task<(int Added, int Known)> ImportAsync(string name, byte[] file)
    {
        PageSeen page = await staff.Accountant.OpenAsync("/desk/statements/import");
        // The form of the page is the one without a field of its own but the file: it holds the token only.
        HtmlForm form = page.Forms.First(form => form.Names.All(field => field == "form-token") && form.Action is "" or "/desk/statements/import");
        PageSeen answer = await staff.Accountant.SendFileAsync(page, form, "File", name, file);
        return answer.Text.Contains("Этот файл уже загружен", StringComparison.Ordinal)
            ? (0, Count(answer, "Поступлений в файле"))
            : (Count(answer, "Из них новых"), Count(answer, "Уже были у нас"));
    }

    private static int Count(PageSeen page, string words) => Regex.Match(page.Text, Regex.Escape(words) + @" (\d+)") is { Success: true } found
        ? int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture)
        : throw new UnexpectedException($"выписка: на странице нет «{words}». {page.Errors}");

    private async Task DecideAsync(PageSeen page, string card, IReadOnlyList<BankLine> lines)
    {
        int number = int.Parse(DocumentNumber().Match(card).Groups[1].Value, CultureInfo.InvariantCulture);
        string ours = LineNumber().Match(card).Value;
        if (lines.FirstOrDefault(line => line.Number == number) is not { } line)
        {
            throw new UnexpectedException($"строка {ours}: документа № {number} банк не давал");
        }

        if (line.CaseNumber is not { } owner)
        {
            PageSeen aside = await staff.Accountant.OpenAsync($"/desk/statements/{Uri.EscapeDataString(ours)}/set-aside");
            Staff.Must(Said.Done, Answer.Of(await staff.Accountant.SendAsync(aside, aside.FormWith("why").Set("why", "Плательщика и дела у нас нет: вернуть отправителю"))), "set-aside");
            SetAside++;
            return;
        }

        HtmlForm? proposed = HtmlForm.ReadAll(card).FirstOrDefault(form => form["case"] == owner);
        if (proposed is not null)
        {
            ProposedRight++;
            Staff.Must(Said.Done, Answer.Of(await staff.Accountant.SendAsync(page, proposed)), "match");
            return;
        }

        FoundByHand++;
        PageSeen match = await staff.Accountant.OpenAsync($"/desk/statements/{Uri.EscapeDataString(ours)}/match");
        Staff.Must(Said.Done, Answer.Of(await staff.Accountant.SendAsync(match, match.FormWith("case").Set("case", owner))), "match");
    }

    [GeneratedRegex(@"№ (\d+) от")]
    private static partial Regex DocumentNumber();

    [GeneratedRegex(@"В-\d\d-\d{6}")]
    private static partial Regex LineNumber();
}
