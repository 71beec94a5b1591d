using System.CommandLine;
using Okno.Desk;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Payments;

namespace Okno.Cli;

/// <summary><c>okno payment</c>: receipts, statements, and whose a line is.</summary>
internal static partial class Commands
{
    private static Command Payment() => new("payment", "Оплата: квитанция, выписка, чья это строка") { PaymentRecord(), PaymentImport(), PaymentLines(), PaymentPost(), PaymentMatch(), PaymentAside() };

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

            string name = parsed.GetValue(file) is { } path and not "-" ? Path.GetFileName(path) : "";
            if (await desk.ImportStatementAsync(input, name, by) is not { } imported)
            {
                return AtHand.Tell(parsed, new Performed.Forbidden("import-statement", [Domain.Cases.Role.Accountant, Domain.Cases.Role.Supervisor]));
            }

            if (imported.Error is { } error)
            {
                return RefuseStatement(error, StatementWords(error), AtHand.AsJson(parsed));
            }

            if (AtHand.AsJson(parsed))
            {
                DeskAtHand.Write(new ImportTold(imported.Statement, imported.Again, imported.New, imported.Known, imported.State));
                return Exit.Answered;
            }

            Say(imported);
            return Exit.Answered;
        });
    }

    /// <summary>What importing came to, as a machine reads it.</summary>
    private sealed record ImportTold(string Statement, bool Again, int New, int Known, BankStatement? State);

    private static void Say(StatementImported imported)
    {
        StatementCounts counts = imported.Counts;
        if (imported.Again)
        {
            Console.Out.WriteLine($"Этот файл уже загружен {Words.Day(imported.State!.Facts!.ImportedOn)} под номером {imported.State.Number}. Ничего не изменено.");
        }

        Console.Out.WriteLine($"Поступлений {counts.Incoming}: новых {imported.New}, уже известных {imported.Known}. Из новых система разнесёт сама {counts.Certain}, предложено {counts.Proposed}, неизвестно чьих {counts.Unknown}, в другой валюте {counts.Foreign}.");
        Console.Out.WriteLine($"Списаний {counts.Outgoing}, всего документов {counts.Documents}, не принято строк {imported.State!.Facts!.RejectedInAll}.");
        if (imported.State.Facts.CutShort)
        {
            Console.Out.WriteLine("Файл, возможно, обрезан: в нём нет отметки конца.");
        }
    }

    private static Command PaymentLines()
    {
        Option<string?> pile = new("--pile") { Description = "proposed (обычно), certain, unknown, matched, set-aside, foreign, outgoing" };
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

    private static Command PaymentPost()
    {
        Option<int> workers = new("--workers") { Description = "Сколько дел записывать одновременно, 1-64", DefaultValueFactory = _ => 4 };
        return AtHand.Reads(new Command("post", "Разнести строки, в которых система не сомневается; Ctrl+C останавливает, повтор продолжает") { workers }, async (parsed, desk) =>
        {
            if (parsed.GetValue(workers) is < 1 or > 64)
            {
                return WrongUsage("--workers: от 1 до 64.");
            }

            using CancellationTokenSource stop = new();
            Console.CancelKeyPress += (_, pressed) =>
            {
                pressed.Cancel = true;
                stop.Cancel();
            };
            Posting posting = await desk.PostCertainAsync(parsed.GetValue(workers), new Said(), stop.Token);
            if (AtHand.AsJson(parsed))
            {
                DeskAtHand.Write(posting);
            }
            else
            {
                Console.Out.WriteLine($"Разнесено {posting.Posted}, отдано бухгалтеру {posting.Returned}.{(stop.IsCancellationRequested ? " Остановлено: повторите, чтобы продолжить." : "")}");
            }

            return Exit.Answered;
        });
    }

    /// <summary>Every thousandth line, beside the answer.</summary>
    private sealed class Said : IProgress<Posting>
    {
        public void Report(Posting value)
        {
            if ((value.Posted + value.Returned) % 1000 == 0)
            {
                Console.Error.WriteLine($"разнесено {value.Posted}, отдано бухгалтеру {value.Returned}");
            }
        }
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
