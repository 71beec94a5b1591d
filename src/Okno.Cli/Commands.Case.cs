using System.CommandLine;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Okno.Desk;
using Okno.Desk.Record;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Law;
using Okno.Store.Streams;

namespace Okno.Cli;

/// <summary><c>okno case</c>: opening, finding and showing cases, and every step of their life under its own name.</summary>
internal static partial class Commands
{
    private static readonly DeskAtHand AtHand = new();
    private static readonly Option<string?> Data = new("--data") { Description = "Данные шага как JSON: файл, или - для стандартного ввода" };
    private static readonly Option<bool> Propose = new("--propose") { Description = "Если нужен второй сотрудник, запросить его" };

    private static Command Case()
    {
        Command command = new("case", "Дела: открыть, найти, показать, сделать шаг") { CaseOpen(), CaseList(), CaseShow() };
        foreach ((string name, (Type type, StepInfo info)) in CaseSteps.ByName.OrderBy(step => step.Key, StringComparer.Ordinal))
        {
            if (type != typeof(OpenCase))
            {
                command.Add(CaseStep(name, type, info));
            }
        }

        return command;
    }

    private static Command CaseOpen() => AtHand.Acts(
        new Command("open", "Открыть дело (данные: intake, consent, contactedOn; пп. 1.3, 3.6, 3.10.1)") { Data },
        async (parsed, desk, by) => StepFrom(parsed, typeof(OpenCase), []) is OpenCase step ? AtHand.Tell(parsed, await desk.OpenCaseAsync(step, by)) : Exit.Refused);

    private static Command CaseList()
    {
        Option<string?> phase = new("--phase") { Description = "Только в этом состоянии: " + string.Join(", ", Enum.GetNames<Phase>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName)) };
        Option<string?> due = new("--due-to") { Description = "Срок не позже этого дня" };
        Option<string?> find = new("--find") { Description = "Номер дела, патент, паспорт, телефон или имя" };
        Option<int> limit = new("--limit") { Description = "Не больше стольких дел", DefaultValueFactory = _ => 50 };
        return AtHand.Reads(new Command("list", "Дела по ближайшему сроку") { phase, due, find, limit }, async (parsed, desk) =>
        {
            if (parsed.GetValue(phase) is { } named && !Snake.TryParse<Phase>(named, out _))
            {
                return WrongUsage($"Состояния {named} нет.");
            }

            DateOnly? to = parsed.GetValue(due) is { } typed && DateOnly.TryParseExact(Typed(typed), "yyyy-MM-dd", out DateOnly day) ? day : null;
            if (parsed.GetValue(due) is not null && to is null)
            {
                return WrongUsage("--due-to: такой даты нет.");
            }

            int most = Math.Clamp(parsed.GetValue(limit), 1, 1000);
            IReadOnlyList<Case> cases = parsed.GetValue(find) is { } sought
                ? await desk.SearchCasesAsync(sought, most)
                : (await desk.ListCasesAsync(new CaseList(Snake.TryParse(parsed.GetValue(phase), out Phase wanted) ? [wanted] : default, DueTo: to, Limit: most))).Rows;
            if (AtHand.AsJson(parsed))
            {
                DeskAtHand.Write(cases.ToArray());
                return Exit.Answered;
            }

            foreach (Case @case in cases)
            {
                Console.Out.WriteLine($"{@case.Number}  {Words.Day(@case.NearestDeadline?.On),-10}  {PhaseWords(@case),-24}  {@case.Intake?.Applicant.Name.Full}");
            }

            Console.Out.WriteLine(cases.Count == 0 ? "Дел нет." : $"Дел: {cases.Count}");
            return Exit.Answered;
        });
    }

    private static Command CaseShow()
    {
        Argument<string> number = new("номер") { Description = "Номер дела" };
        return AtHand.Reads(new Command("show", "Показать дело и его историю") { number }, async (parsed, desk) =>
        {
            if (await desk.FindCaseAsync(parsed.GetValue(number)!) is not { } seen)
            {
                return AtHand.Tell(parsed, new Performed.NotFound(parsed.GetValue(number)!));
            }

            if (AtHand.AsJson(parsed))
            {
                DeskAtHand.Write(new CaseShown(seen.Revision, seen.State));
                return Exit.Answered;
            }

            await TellCaseAsync(desk, seen);
            return Exit.Answered;
        });
    }

    private static async Task TellCaseAsync(ServiceDesk desk, Seen<Case> seen)
    {
        Case @case = seen.State;
        TextWriter words = Console.Out;
        words.WriteLine($"Дело {@case.Number} (версия {seen.Revision}): {PhaseWords(@case)}");
        if (@case.Intake is { } intake)
        {
            words.WriteLine($"  {intake.Applicant.Name.Full}, патент {intake.Patent.Series} {intake.Patent.Number} от {Words.Day(intake.Patent.IssuedOn)}");
        }

        if (@case.NearestDeadline is { } deadline)
        {
            words.WriteLine($"  ближайший срок {Words.Day(deadline.On)} (п. {deadline.Clause})");
        }

        if (@case.Offer is { } offer)
        {
            words.WriteLine($"  предложение {offer.Reference}: {Words.Sum(offer.Price)}");
        }

        if (@case.Contract is { } contract)
        {
            words.WriteLine($"  договор по {Words.Day(contract.Last)}, не хватает документов: {string.Join(", ", @case.Missing.Select(item => item.Paper.ToString()).DefaultIfEmpty("-"))}");
        }

        foreach (HistoryLine line in await desk.HistoryAsync(@case.Id))
        {
            words.WriteLine($"  {line.Revision,3}  {line.At:yyyy-MM-dd HH:mm}Z  {line.EventName}  {line.By.Account}{(line.By.Why.Length == 0 ? "" : $" ({line.By.Why})")}");
        }
    }

    private static string PhaseWords(Case @case) => Words.Say("phase." + JsonNamingPolicy.CamelCase.ConvertName(@case.Phase.ToString()));

    private static Command CaseStep(string name, Type type, StepInfo info)
    {
        Argument<string> number = new("номер") { Description = "Номер дела" };
        StepOption[] options = [.. type.GetConstructors().Where(made => made.GetParameters() is not [{ } only] || only.ParameterType != type).MaxBy(made => made.GetParameters().Length)!.GetParameters().Select(parameter => new StepOption(parameter))];
        Command command = new(name, $"пп. {info.Clauses}") { number, Data, Propose };
        foreach (StepOption option in options)
        {
            command.Add(option.Option);
        }

        return AtHand.Acts(command, async (parsed, desk, by) => StepFrom(parsed, type, options) is { } step
            ? await PerformAsync(parsed, desk, parsed.GetValue(number)!, step, by)
            : Exit.Refused);
    }

    private static async Task<int> PerformAsync(ParseResult parsed, ServiceDesk desk, string number, ICaseStep step, By by)
    {
        if (await desk.FindCaseAsync(number) is not { } seen)
        {
            return AtHand.Tell(parsed, new Performed.NotFound(number));
        }

        return AtHand.Tell(parsed, parsed.GetValue(Propose) ? await desk.ProposeAsync(seen.State.Id, step, by) : await desk.PerformAsync(seen.State.Id, step, by));
    }

    /// <summary>The step out of <c>--data</c> and the options, options last; null after telling what is wrong.</summary>
    private static ICaseStep? StepFrom(ParseResult parsed, Type type, StepOption[] options)
    {
        try
        {
            JsonNode? told = parsed.GetValue(Data) is { } source ? JsonNode.Parse(ReadText(source)) : new JsonObject();
            if (told is not JsonObject step)
            {
                Console.Error.WriteLine("--data: нужен один объект JSON.");
                return null;
            }

            foreach (StepOption option in options)
            {
                if (option.Put(parsed, step) is { } wrong)
                {
                    Console.Error.WriteLine(wrong);
                    return null;
                }
            }

            string[] missing = [.. options.Where(option => option.IsNeeded && !step.ContainsKey(option.Member)).Select(option => option.Option.Name)];
            if (missing.Length > 0)
            {
                Console.Error.WriteLine($"Не хватает: {string.Join(", ", missing)}.");
                return null;
            }

            return (ICaseStep)RecordJson.Read(JsonSerializer.SerializeToUtf8Bytes(step), type);
        }
        catch (JsonException wrong)
        {
            Console.Error.WriteLine($"Данные шага не годятся{(wrong.Path is null or "$" ? "" : $" ({wrong.Path})")}: {wrong.Message}");
            return null;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"--data: {wrong.Message}");
            return null;
        }
    }

    private static string ReadText(string source)
    {
        using Stream stream = source == "-" ? Console.OpenStandardInput() : File.OpenRead(source);
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }

    /// <summary>What <c>case show --json</c> gives.</summary>
    private sealed record CaseShown(long Revision, Case Case);
}
