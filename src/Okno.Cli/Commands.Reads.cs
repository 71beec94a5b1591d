using System.CommandLine;
using System.Globalization;
using Okno.Desk;
using Okno.Domain.Cases;
using Okno.Store.Reads;

namespace Okno.Cli;

/// <summary><c>okno reads</c>: who saw what between two instants.</summary>
internal static partial class Commands
{
    private static readonly string[] MomentForms = ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "dd.MM.yyyy", "dd.MM.yyyy HH:mm"];

    private static Command Reads()
    {
        Option<string?> from = new("--from") { Description = "С этого мига (Москва): 2026-04-20 или 2026-04-20T09:30" };
        Option<string?> to = new("--to") { Description = "По этот миг, не включая его" };
        Option<string?> account = new("--account") { Description = "Только этот сотрудник" };
        Option<string?> number = new("--case") { Description = "Только это дело" };
        Option<bool> json = new("--json") { Description = "Строка JSON на каждую запись" };
        Command command = new("reads", "Кто, когда, чьи данные и зачем видел (3.9.2)") { from, to, account, number, json };
        command.SetAction(parsed => DeskAtHand.Run(async desk =>
        {
            if (!TryMoment(parsed.GetValue(from), out DateTimeOffset? first) || !TryMoment(parsed.GetValue(to), out DateTimeOffset? last))
            {
                return WrongUsage("--from, --to: день как 2026-04-20, с временем как 2026-04-20T09:30.");
            }

            Guid? of = null;
            if (parsed.GetValue(number) is { } named)
            {
                if (await desk.FindCaseAsync(named) is not { } found)
                {
                    return WrongUsage($"Дела {named} нет.");
                }

                of = found.State.Id;
            }

            bool asJson = parsed.GetValue(json);
            await using StreamWriter output = new(Console.OpenStandardOutput(), bufferSize: 1 << 16);
            long count = 0;
            await foreach (RecordedRead read in desk.Store.ReadsAsync(new ReadQuery(first, last, parsed.GetValue(account), of)))
            {
                await output.WriteLineAsync(asJson ? LineOf(read) : $"{ServiceDesk.InMoscow(read.At):dd.MM.yyyy HH:mm:ss}  {read.Account} ({read.Role})  {read.Kind} {read.Number}  {read.Page}{(read.Why is { } why ? $"  «{why}»" : "")}");
                count++;
            }

            await output.FlushAsync();
            await Console.Error.WriteLineAsync($"Записей: {count.ToString(CultureInfo.InvariantCulture)}");
            return Exit.Answered;
        }));
        return command;
    }

    private static string LineOf(RecordedRead read) => System.Text.Json.JsonSerializer.Serialize(
        new { at = read.At, account = read.Account, role = read.Role, kind = read.Kind, number = read.Number, page = read.Page, why = read.Why }, Okno.Desk.Record.RecordJson.Options);

    private static bool TryMoment(string? typed, out DateTimeOffset? moment)
    {
        moment = null;
        if (typed is null)
        {
            return true;
        }

        if (!DateTime.TryParseExact(typed, MomentForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime local))
        {
            return false;
        }

        moment = ServiceDesk.FromMoscow(local);
        return true;
    }
}
