using System.Collections.Immutable;
using System.CommandLine;
using Okno.Desk;
using Okno.Desk.Decisions;
using Okno.Domain.Cases;

namespace Okno.Cli;

/// <summary><c>okno decision</c>: the decision records of a case, a record as a file, and deciding such a file again without the database.</summary>
internal static partial class Commands
{
    private static Command Decision() => new("decision", "Записи решений: список, выдать файлом, проверить файл") { DecisionList(), DecisionExport(), DecisionVerify() };

    private static Command DecisionList()
    {
        Argument<string> number = new("номер") { Description = "Номер дела" };
        return AtHand.Reads(new Command("list", "Решения по делу: номер, шаг, контрольная сумма") { number }, async (parsed, desk) =>
        {
            if (await desk.FindCaseAsync(parsed.GetValue(number)!) is not { } seen)
            {
                return AtHand.Tell(parsed, new Performed.NotFound(parsed.GetValue(number)!));
            }

            ImmutableArray<DecisionLine> lines = await desk.ListDecisionsAsync(seen.State.Id);
            if (AtHand.AsJson(parsed))
            {
                DeskAtHand.Write(lines.ToArray());
                return Exit.Answered;
            }

            foreach (DecisionLine line in lines)
            {
                Console.Out.WriteLine($"{line.Record.Name,-14} {Words.Day(line.Record.Moment.Day)}  {line.Record.Step,-20} {line.Hash}");
            }

            Console.Out.WriteLine($"Решений: {lines.Length}");
            return Exit.Answered;
        });
    }

    private static Command DecisionExport()
    {
        Argument<string> name = new("решение") { Description = "Номер решения: 26-000123/7" };
        Option<string?> file = new("--out") { Description = "Куда записать; без ключа - на стандартный вывод. В файле личные данные" };
        return AtHand.Reads(new Command("export", "Выдать запись решения файлом, который проверяется без базы") { name, file }, async (parsed, desk) =>
        {
            string[] parts = parsed.GetValue(name)!.Split('/');
            if (parts is not [string number, string first] || !long.TryParse(first, out long event_))
            {
                return WrongUsage("Номер решения пишется так: 26-000123/7.");
            }

            if (await desk.FindCaseAsync(number) is not { } seen || await desk.ExportDecisionAsync(seen.State.Id, event_) is not { } bytes)
            {
                return AtHand.Tell(parsed, new Performed.NotFound(parsed.GetValue(name)!));
            }

            if (parsed.GetValue(file) is { } path)
            {
                await File.WriteAllBytesAsync(path, bytes);
                return Exit.Answered;
            }

            await using Stream output = Console.OpenStandardOutput();
            await output.WriteAsync(bytes);
            return Exit.Answered;
        });
    }

    private static Command DecisionVerify()
    {
        Argument<string> file = new("файл") { Description = "Файл записи решения" };
        Option<bool> json = new("--json") { Description = "Ответ одним документом JSON" };
        Command command = new("verify", "Решить заново по файлу, без базы и сети: тот же ли ответ") { file, json };
        command.SetAction(parsed =>
        {
            if (!File.Exists(parsed.GetValue(file)))
            {
                return WrongUsage($"Файла {parsed.GetValue(file)} нет.");
            }

            DecisionCheck check = DecisionCheck.Of(File.ReadAllBytes(parsed.GetValue(file)!));
            if (parsed.GetValue(json))
            {
                DeskAtHand.Write(new DecisionAnswer(check.Same, check.Number, check.Hash, check.Decided.Length, [.. check.Faults], [.. check.Differences]));
            }
            else
            {
                TellCheck(check);
            }

            return check.Same ? Exit.Answered : Exit.Refused;
        });
        return command;
    }

    private static void TellCheck(DecisionCheck check)
    {
        foreach (DecisionFault fault in check.Faults)
        {
            Console.Out.WriteLine(Words.Say(fault.Code, ("detail", fault.Detail)));
        }

        if (!check.Faults.IsEmpty)
        {
            Console.Out.WriteLine("НЕ ДОВЕРЯЙТЕ этому файлу.");
            return;
        }

        foreach (DecisionDifference difference in check.Differences)
        {
            Console.Out.WriteLine(Words.Say($"decision.differs.{difference.What}", ("name", difference.Decision), ("now", difference.Now)));
            Console.Out.WriteLine($"  было:   {difference.Recorded.Replace("\n", "\n          ", StringComparison.Ordinal)}");
            Console.Out.WriteLine($"  сейчас: {difference.Now.Replace("\n", "\n          ", StringComparison.Ordinal)}");
        }

        DecisionRecord asked = check.Decided[^1];
        Console.Out.WriteLine($"Решение {check.Number} от {Words.Day(asked.Moment.Day)}: {asked.Step}, принял {asked.By.Name}{(asked.By.ApprovedBy is { } second ? $", подтвердил {second}" : "")}.");
        Console.Out.WriteLine($"Право: {asked.Law.Version.Edition}, {asked.Law.Version.Statutes}, календарь {asked.Law.Version.Calendar}.");
        Console.Out.WriteLine($"SHA-256 записи: {check.Hash}");
        Console.Out.WriteLine(check.Same
            ? $"Файл цел. Решений заново: {check.Decided.Length}, ответ тот же."
            : $"Файл цел, но эта версия программы решает иначе: различий {check.Differences.Length}.");
    }

    /// <summary>What <c>decision verify --json</c> gives.</summary>
    private sealed record DecisionAnswer(bool Same, string Number, string Hash, int Decided, DecisionFault[] Faults, DecisionDifference[] Differences);
}
