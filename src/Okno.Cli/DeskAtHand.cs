using System.Collections.Immutable;
using System.CommandLine;
using System.Data.Common;
using System.Text;
using System.Text.Json;
using Okno.Desk;
using Okno.Desk.LawInUse;
using Okno.Desk.Record;
using Okno.Domain.Cases;
using Okno.Domain.Law;
using Okno.Store;
using Okno.Store.Keys;
using Okno.Store.Reads;

namespace Okno.Cli;

/// <summary>
/// The desk over the same database as the web (OKNO_DATA, default <c>data</c> of the current folder; OKNO_POSTGRES), and who works at it.
/// Whoever may read the database and its keys is trusted to name their account and role; both are recorded with each step.
/// </summary>
internal sealed class DeskAtHand
{
    private readonly Option<string?> account = new("--as") { Description = "Кто: учётная запись (или переменная OKNO_AS)" };
    private readonly Option<string?> role = new("--role") { Description = "В какой роли, если её не называет сама учётная запись: operator, reviewer, accountant, courier, supervisor, auditor, rules-editor" };
    private readonly Option<string?> why = new("--why") { Description = "Зачем: причина, остаётся в журнале" };
    private readonly Option<string?> key = new("--key") { Description = "Ключ повтора: тот же ключ - тот же ответ и никакого второго действия" };
    private readonly Option<long?> revision = new("--revision") { Description = "Версия, которую вы видели; если она сменилась, ничего не произойдёт" };
    private readonly Option<bool> json = new("--json") { Description = "Ответ одним документом JSON" };

    public bool AsJson(ParseResult parsed) => parsed.GetValue(json);

    /// <summary>A command that reads. What it opened is in the log of reads, under --as (else the user of this machine) and --why, before a word of it is printed.</summary>
    public Command Reads(Command command, Func<ParseResult, ServiceDesk, Task<int>> work)
    {
        foreach (Option option in new Option[] { account, why, json })
        {
            command.Add(option);
        }

        command.SetAction(parsed => Run(desk => RecordedAsync(desk, ReaderOf(parsed), () => work(parsed, desk))));
        return command;
    }

    private static async Task<int> RecordedAsync(ServiceDesk desk, By reader, Func<Task<int>> work)
    {
        TextWriter console = Console.Out;
        await using StringWriter held = new();
        using Reading reading = Reading.Begin();
        Console.SetOut(held);
        try
        {
            int code = await work();
            await desk.RecordReadsAsync(reading, reader, "cli");
            await console.WriteAsync(held.GetStringBuilder());
            return code;
        }
        finally
        {
            Console.SetOut(console);
        }
    }

    private By ReaderOf(ParseResult parsed)
    {
        string name = parsed.GetValue(account) ?? Environment.GetEnvironmentVariable("OKNO_AS") ?? Environment.UserName;
        return new By(name, name, Snake.TryParse(name, out Role role) ? [role] : [], parsed.GetValue(why) ?? "", "cli");
    }

    /// <summary>A command that changes something: who, why, once.</summary>
    public Command Acts(Command command, Func<ParseResult, ServiceDesk, By, Task<int>> work)
    {
        foreach (Option option in new Option[] { account, role, why, key, revision, json })
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            if (ByOf(parsed, out string? wrong) is not { } by)
            {
                Console.Error.WriteLine(wrong);
                return Exit.WrongUsage;
            }

            return Run(desk => work(parsed, desk, by));
        });
        return command;
    }

    /// <summary>Tells how a step ended; the exit code of that ending.</summary>
    public int Tell(ParseResult parsed, Performed performed)
    {
        if (AsJson(parsed))
        {
            Write(performed);
        }
        else
        {
            Say(Console.Out, performed);
        }

        return IsRefusal(performed) ? Exit.Refused : Exit.Answered;
    }

    public static bool IsRefusal(Performed performed) => performed is not (Performed.Done or Performed.AlreadyDone or Performed.AwaitsSecondPerson);

    public static void Say(TextWriter words, Performed performed)
    {
        ImmutableArray<Finding> findings = [];
        switch (performed)
        {
            case Performed.Done done:
                words.WriteLine($"Сделано: {done.Number} (версия {done.Revision}; {string.Join(", ", done.Events)})");
                findings = done.Warnings;
                break;
            case Performed.AlreadyDone already:
                words.WriteLine($"Это уже записано: {already.Number}. Ничего не изменено.");
                break;
            case Performed.AwaitsSecondPerson awaits:
                words.WriteLine($"Ждёт второго сотрудника под номером {awaits.Approval}. Подтвердить: okno approval confirm {awaits.Approval} --as ДРУГОЙ --why ПРИЧИНА");
                findings = awaits.Findings;
                break;
            case Performed.NeedsSecondPerson needs:
                words.WriteLine("Нужен второй сотрудник; ничего не изменено. Запросить: повторите с --propose.");
                findings = needs.Findings;
                break;
            case Performed.Refused refused:
                words.WriteLine("Нельзя; ничего не изменено:");
                findings = refused.Findings;
                break;
            case Performed.Stale stale:
                words.WriteLine($"{stale.Number} успели изменить (теперь версия {stale.Revision}): посмотрите заново и повторите. Ничего не изменено.");
                break;
            case Performed.NotFound missing:
                words.WriteLine($"Не найдено: {missing.What}.");
                break;
            case Performed.Forbidden forbidden:
                words.WriteLine($"Этой роли такое действие ({forbidden.Step}) не дано. Может: {string.Join(", ", forbidden.Allowed.Select(allowed => JsonNamingPolicy.KebabCaseLower.ConvertName(allowed.ToString())))}.");
                break;
        }

        foreach (Finding finding in findings)
        {
            words.WriteLine($"- {Words.Of(finding)} {Words.Repair(finding)}".TrimEnd());
        }
    }

    /// <summary>One JSON document in the form of the record.</summary>
    public static void Write<T>(T value)
        where T : notnull
    {
        Console.Out.Write(Encoding.UTF8.GetString(RecordJson.Write(value)) + "\n");
    }

    public static int Run(Func<ServiceDesk, Task<int>> work) => RunAsync(work).GetAwaiter().GetResult();

    private static async Task<int> RunAsync(Func<ServiceDesk, Task<int>> work)
    {
        try
        {
            ServiceDesk desk = await ServiceDesk.OpenAsync(DeskSettings.FromEnvironment(), TimeProvider.System);
            await using RecordStore store = desk.Store;
            return await work(desk);
        }
        catch (Exception trouble) when (trouble is DbException or MasterKeyException or LawBrokenException or UnauthorizedAccessException or DirectoryNotFoundException)
        {
            await Console.Error.WriteLineAsync(trouble.Message);
            return Exit.Failed;
        }
    }

    private By? ByOf(ParseResult parsed, out string? wrong)
    {
        string? name = parsed.GetValue(account) ?? Environment.GetEnvironmentVariable("OKNO_AS");
        if (string.IsNullOrWhiteSpace(name))
        {
            wrong = "Назовите, кто это делает: --as УЧЁТНАЯ_ЗАПИСЬ.";
            return null;
        }

        string named = parsed.GetValue(role) ?? name;
        if (!Snake.TryParse(named, out Role known) || known == Role.System)
        {
            wrong = parsed.GetValue(role) is null ? $"Учётная запись {name} не называет роли: добавьте --role." : $"Роли {named} нет.";
            return null;
        }

        wrong = null;
        return new By(name, name, [known], parsed.GetValue(why) ?? "", "cli", parsed.GetValue(key), parsed.GetValue(revision));
    }
}
