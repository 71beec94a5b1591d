using System.CommandLine;
using Okno.Desk;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Payments;

namespace Okno.Cli;

/// <summary><c>okno payment</c>: receipts, statements, and whose a line is.</summary>
internal static partial class Commands
{
    private static Command Payment() => new("payment", "Оплата: квитанция, выписка, чья это строка") { PaymentRecord(), PaymentImport(), PaymentLines(), PaymentMatch(), PaymentAside() };

    private static Command PaymentRecord()
    {
        Argument<string> number = new("номер") { Description = "Номер дела" };
        Option<string> amount = new("--amount") { Description = "Сумма, 8900.00", Required = true };
        Option<string> receipt = new("--receipt") { Description = "Номер квитанции", Required = true };
        Option<string> bank = new("--bank") { Description = "Банк, выдавший квитанцию", Required = true };
        Option<string> issued = new("--issued-on") { Description = "День квитанции", Required = true };
        Option<string?> executed = new("--executed-on") { Description = "День исполнения, если напечатан" };
        Option<string> payer = new("--payer") { Description = "Плательщик, как в квитанции", Required = true };
        return AtHand.Acts(new Command("record", "Записать оплату по квитанции (пп. 3.2, 5.2)") { number, amount, receipt, bank, issued, executed, payer, Propose }, async (parsed, desk, by) =>
        {
            if (!Money.TryParse(parsed.GetValue(amount), out Money sum))
            {
                return WrongUsage("--amount: нужна сумма вида 8900.00.");
            }

            if (!Date(parsed.GetValue(issued), out DateOnly issuedOn) || (parsed.GetValue(executed) is { } text && !Date(text, out _)))
            {
                return WrongUsage("--issued-on, --executed-on: такой даты нет.");
            }

            DateOnly? executedOn = Date(parsed.GetValue(executed), out DateOnly day) ? day : null;
            PaymentReceipt evidence = new(parsed.GetValue(receipt)!, parsed.GetValue(bank)!, issuedOn, executedOn, parsed.GetValue(payer)!);
            return await PerformAsync(parsed, desk, parsed.GetValue(number)!, new RecordPayment(sum, executedOn ?? issuedOn, evidence), by);
        });
    }

    private static Command PaymentImport()
    {
        Argument<string> file = new("файл") { Description = "Файл выписки; - читает стандартный ввод" };
        return AtHand.Acts(new Command("import", "Принять банковскую выписку и предложить, чьи это деньги") { file }, async (parsed, desk, by) =>
        {
            await using Stream? input = OpenStatement(parsed.GetValue(file)!);
            if (input is null)
            {
                return RefuseStatement("no_file", $"Файла {parsed.GetValue(file)} нет, или его нельзя прочитать.", AtHand.AsJson(parsed));
            }

            if (await desk.ImportStatementAsync(input, by) is not { } imported)
            {
                return AtHand.Tell(parsed, new Performed.Forbidden("import-statement", [Domain.Cases.Role.Accountant, Domain.Cases.Role.Supervisor]));
            }

            if (imported.Error is { } error)
            {
                return RefuseStatement(error, StatementWords(error), AtHand.AsJson(parsed));
            }

            if (AtHand.AsJson(parsed))
            {
                DeskAtHand.Write(imported);
                return Exit.Answered;
            }

            Console.Out.WriteLine($"Поступлений {imported.Incoming}: новых {imported.New}, уже известных {imported.Known}; с предложением дела {imported.Proposed}. Прочих документов {imported.OtherLines}, не принято строк {imported.Quarantined.Length}.");
            if (imported.CutShort)
            {
                Console.Out.WriteLine("Файл, возможно, обрезан: в нём нет отметки конца.");
            }

            return Exit.Answered;
        });
    }

    private static Command PaymentLines()
    {
        Option<string?> pile = new("--pile") { Description = "proposed (обычно), unknown, matched, set-aside" };
        return AtHand.Reads(new Command("lines", "Строки выписок, которые ждут решения") { pile }, async (parsed, desk) =>
        {
            LineMatch wanted = LineMatch.Proposed;
            if (parsed.GetValue(pile) is { } named && !Snake.TryParse(named, out wanted))
            {
                return WrongUsage($"Стопки {named} нет.");
            }

            IReadOnlyList<IncomingLine> lines = (await desk.ListLinesAsync(wanted, limit: 1000)).Rows;
            if (AtHand.AsJson(parsed))
            {
                DeskAtHand.Write(lines.ToArray());
                return Exit.Answered;
            }

            foreach (IncomingLine line in lines)
            {
                string proposals = string.Join("; ", line.Proposals.Select(proposal => $"{proposal.CaseNumber} ({proposal.Score}: {string.Join(", ", proposal.Reasons.Select(reason => Words.Say(reason)))})"));
                Console.Out.WriteLine($"{line.Number}  {Words.Day(line.Bank.DocumentDate)}  {Words.Sum(line.Bank.Amount)}  {line.Bank.Payer}  {proposals}");
            }

            Console.Out.WriteLine($"Строк: {lines.Count}");
            return Exit.Answered;
        });
    }

    private static Command PaymentMatch()
    {
        Argument<string> line = new("строка") { Description = "Номер строки выписки" };
        Argument<string> number = new("номер") { Description = "Номер дела, за которое заплачено" };
        return AtHand.Acts(new Command("match", "Решить, чья это строка") { line, number }, async (parsed, desk, by) =>
            AtHand.Tell(parsed, await desk.MatchLineAsync(parsed.GetValue(line)!, parsed.GetValue(number)!, by)));
    }

    private static Command PaymentAside()
    {
        Argument<string> line = new("строка") { Description = "Номер строки выписки" };
        return AtHand.Acts(new Command("set-aside", "Строка не про услугу или подлежит возврату; причина в --why") { line }, async (parsed, desk, by) =>
            AtHand.Tell(parsed, await desk.SetLineAsideAsync(parsed.GetValue(line)!, by.Why, by)));
    }

    private static bool Date(string? typed, out DateOnly day) => DateOnly.TryParseExact(Typed(typed ?? ""), "yyyy-MM-dd", out day);
}
