using System.CommandLine;
using Okno.Desk;
using Okno.Desk.Erasures;
using Okno.Domain.Privacy;

namespace Okno.Cli;

/// <summary><c>okno erasure</c>: what nothing keeps any more, by two persons.</summary>
internal static partial class Commands
{
    private static Command Erasure()
    {
        Argument<string> number = new("дело") { Description = "Номер дела" };
        Argument<string> request = new("запрос") { Description = "Номер запроса второму сотруднику" };
        Option<string> format = new("--format") { Description = "csv или json", DefaultValueFactory = _ => "csv" };
        Command list = AtHand.Reads(new Command("list", "Что пора стереть, и почему"), async (parsed, desk) =>
        {
            IReadOnlyList<Erasure> due = (await desk.ListErasuresAsync(ErasureStatus.Due, limit: 1000)).Rows;
            if (AtHand.AsJson(parsed))
            {
                DeskAtHand.Write(due.ToArray());
                return Exit.Answered;
            }

            foreach (Erasure one in due)
            {
                Console.Out.WriteLine($"{one.CaseNumber}  не позже {Words.Day(one.DestroyBy)}  {string.Join(", ", one.Because)}");
            }

            Console.Out.WriteLine($"Дел: {due.Count}");
            return Exit.Answered;
        });
        Command show = AtHand.Reads(new Command("show", "Когда и почему дело можно стереть") { number }, async (parsed, desk) =>
        {
            if (await desk.KeptAsync(parsed.GetValue(number)!) is not { } kept)
            {
                await Console.Error.WriteLineAsync($"Дела {parsed.GetValue(number)} нет.");
                return Exit.Refused;
            }

            if (AtHand.AsJson(parsed))
            {
                DeskAtHand.Write(kept);
                return Exit.Answered;
            }

            Console.Out.WriteLine(kept.Erased ? "Дело стёрто."
                : kept.Retention.ErasableFrom is { } from ? $"Можно стереть с {Words.Day(from)}, не позже {Words.Day(kept.Retention.DestroyBy)}."
                : "Стирать нельзя: дело ещё идёт, не закрыто, или для него не назван срок хранения.");
            foreach (RetentionSpan span in kept.Retention.Spans)
            {
                Console.Out.WriteLine($"  до {Words.Day(span.Until)}: {span.Rule.Reason} {span.Rule.Source}");
            }

            return Exit.Answered;
        });
        Command round = AtHand.Acts(new Command("round", "Найти дела, которые больше ничто не удерживает, и закончить начатые стирания"), async (parsed, desk, by) =>
        {
            (int due, int finished) = await desk.RetainAsync();
            Console.Out.WriteLine($"Новых дел к стиранию: {due}; законченных стираний: {finished}.");
            return Exit.Answered;
        });
        Command propose = AtHand.Acts(new Command("propose", "Попросить второго сотрудника стереть дело; причина без имени заявителя в --why") { number }, async (parsed, desk, by) =>
            AtHand.Tell(parsed, await desk.ProposeErasureAsync(parsed.GetValue(number)!, by)));
        Command confirm = AtHand.Acts(new Command("confirm", "Подтвердить стирание; слова в --why") { request }, async (parsed, desk, by) =>
            AtHand.Tell(parsed, await desk.ConfirmAsync(parsed.GetValue(request)!, by.Why, by)));
        Command log = AtHand.Reads(new Command("log", "Акты: что уничтожено, без имён заявителей") { format }, async (parsed, desk) =>
        {
            ErasureLogLine[] lines = await desk.ErasureLogAsync();
            Console.Out.WriteLine(System.Text.Encoding.UTF8.GetString(AtHand.AsJson(parsed) || parsed.GetValue(format) == "json" ? ErasureLog.Json(lines) : ErasureLog.Csv(lines)));
            return Exit.Answered;
        });
        return new Command("erasure", "Стирание дел, у которых кончился срок хранения") { list, show, round, propose, confirm, log };
    }
}
