using System.Collections.Immutable;
using System.CommandLine;
using Okno.Desk;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Cases;
using Okno.Domain.Handovers;

namespace Okno.Cli;

/// <summary><c>okno register</c>: the hand-over registers and the acceptance act.</summary>
internal static partial class Commands
{
    private static Command Register() => new("register", "Реестры передачи и акт приёма-передачи") { RegisterOpen(), RegisterList(), RegisterShow(), RegisterHandOver(), RegisterAct() };

    private static Command RegisterOpen()
    {
        Argument<string> day = new("день") { Description = "День передачи" };
        return AtHand.Acts(new Command("open", "Открыть реестр на день передачи") { day }, async (parsed, desk, by) =>
            Date(parsed.GetValue(day), out DateOnly planned) ? AtHand.Tell(parsed, await desk.OpenRegisterAsync(planned, by)) : WrongUsage("Такой даты нет."));
    }

    private static Command RegisterList()
    {
        Option<bool> all = new("--all") { Description = "И закрытые" };
        return AtHand.Reads(new Command("list", "Реестры, по которым есть что делать") { all }, async (parsed, desk) =>
        {
            IReadOnlyList<Register> registers = (await desk.ListRegistersAsync(!parsed.GetValue(all), limit: 1000)).Rows;
            if (AtHand.AsJson(parsed))
            {
                DeskAtHand.Write(registers.ToArray());
                return Exit.Answered;
            }

            foreach (Register register in registers)
            {
                Console.Out.WriteLine($"{register.Number}  на {Words.Day(register.PlannedFor)}  строк {register.Lines.Length}  передан {Words.Day(register.HandedOverOn)}  акт {register.ActNumber ?? "—"}");
            }

            Console.Out.WriteLine(registers.Count == 0 ? "Реестров нет." : $"Реестров: {registers.Count}");
            return Exit.Answered;
        });
    }

    private static Command RegisterShow()
    {
        Argument<string> number = new("реестр") { Description = "Номер реестра" };
        return AtHand.Reads(new Command("show", "Показать реестр построчно") { number }, async (parsed, desk) =>
        {
            if (await desk.FindRegisterAsync(parsed.GetValue(number)!) is not { State: var register })
            {
                return AtHand.Tell(parsed, new Performed.NotFound(parsed.GetValue(number)!));
            }

            if (AtHand.AsJson(parsed))
            {
                DeskAtHand.Write(register);
                return Exit.Answered;
            }

            Console.Out.WriteLine($"Реестр {register.Number} на {Words.Day(register.PlannedFor)}, передан {Words.Day(register.HandedOverOn)}, акт {register.ActNumber ?? "—"} от {Words.Day(register.ActDate)}");
            foreach (RegisterLine line in register.Lines)
            {
                Console.Out.WriteLine($"  {line.CaseNumber}  {line.Applicant}  {line.Patent}  {LineWords(line.Status)}{(line.Words is null ? "" : ": " + line.Words)}");
            }

            return Exit.Answered;
        });
    }

    private static Command RegisterHandOver()
    {
        Argument<string> number = new("реестр") { Description = "Номер реестра" };
        return AtHand.Acts(new Command("hand-over", "Передать всё, что в реестре можно передать (п. 3.11)") { number }, async (parsed, desk, by) =>
            TellLines(parsed, parsed.GetValue(number)!, await desk.HandOverRegisterAsync(parsed.GetValue(number)!, by)));
    }

    private static Command RegisterAct()
    {
        Argument<string> number = new("реестр") { Description = "Номер реестра" };
        Option<string> act = new("--act") { Description = "Номер акта", Required = true };
        Option<string> day = new("--date") { Description = "День акта", Required = true };
        Option<string[]> refused = new("--refused") { Description = "Отказанное дело: НОМЕР:основание:слова (late-filing, too-many-reissues, refusal-within-year, unlawful-stay, other); остальные строки приняты" };
        Option<string[]> only = new("--accepted") { Description = "Принятое дело; если названо хоть одно, прочие ждут ответа", AllowMultipleArgumentsPerToken = true };
        return AtHand.Acts(new Command("act", "Записать акт приёма-передачи") { number, act, day, refused, only }, async (parsed, desk, by) =>
        {
            string name = parsed.GetValue(number)!;
            if (!Date(parsed.GetValue(day), out DateOnly actDate))
            {
                return WrongUsage("--date: такой даты нет.");
            }

            if (await desk.FindRegisterAsync(name) is not { State: var register })
            {
                return AtHand.Tell(parsed, new Performed.NotFound(name));
            }

            List<LineAnswer> answers = [];
            foreach (string text in parsed.GetValue(refused) ?? [])
            {
                string[] parts = text.Split(':', 3);
                if (parts.Length < 2 || !Snake.TryParse(parts[1], out RefusalGround ground))
                {
                    return WrongUsage($"--refused: {text} - нужно НОМЕР:основание:слова.");
                }

                answers.Add(new LineAnswer(parts[0], false, ground, parts.Length > 2 ? parts[2] : ""));
            }

            HashSet<string> accepted = [.. parsed.GetValue(only) ?? []];
            answers.AddRange(register.Lines
                .Where(line => line.Status == LineStatus.HandedOver && (accepted.Count == 0 || accepted.Contains(line.CaseNumber)) && answers.All(answer => answer.CaseNumber != line.CaseNumber))
                .Select(line => new LineAnswer(line.CaseNumber, true)));
            string[] strangers = [.. answers.Select(answer => answer.CaseNumber).Concat(accepted).Where(given => register.Lines.All(line => line.CaseNumber != given)).Distinct()];
            return strangers.Length > 0
                ? AtHand.Tell(parsed, new Performed.NotFound(string.Join(", ", strangers)))
                : TellLines(parsed, name, await desk.RecordActAsync(name, parsed.GetValue(act)!, actDate, answers, by));
        });
    }

    private static int TellLines(ParseResult parsed, string register, ImmutableArray<LineResult>? results)
    {
        if (results is not { } lines)
        {
            return AtHand.Tell(parsed, new Performed.NotFound(register));
        }

        if (AtHand.AsJson(parsed))
        {
            DeskAtHand.Write(lines.ToArray());
        }
        else
        {
            foreach (LineResult line in lines)
            {
                Console.Out.Write($"{line.CaseNumber} {line.Applicant}: ");
                DeskAtHand.Say(Console.Out, line.Performed);
            }

            Console.Out.WriteLine(lines.Length == 0 ? "Строк, которых это касается, нет." : $"Строк: {lines.Length}");
        }

        return lines.Any(line => DeskAtHand.IsRefusal(line.Performed)) ? Exit.Refused : Exit.Answered;
    }

    private static string LineWords(LineStatus status) => status switch
    {
        LineStatus.Listed => "внесено",
        LineStatus.HandedOver => "передано",
        LineStatus.Accepted => "принято",
        _ => "отказано",
    };
}
