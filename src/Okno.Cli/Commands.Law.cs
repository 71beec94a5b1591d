using System.CommandLine;
using System.Collections.Immutable;
using Okno.Desk.LawInUse;
using Okno.Domain.Law;
using Okno.Formats.Law;

namespace Okno.Cli;

/// <summary><c>okno law</c>: check the files, tell two laws apart in words, see what a draft would do to the open cases.</summary>
internal static partial class Commands
{
    private static Command Law() => new("law", "Право: проверить файлы, сравнить редакции, примерить проект на открытых делах")
    {
        LawCheck(), LawDiff(), LawSimulate(), LawPublish(), LawShow(),
    };

    private static Command LawCheck()
    {
        Argument<string?> folder = new("папка") { Description = "Папка с правом или с одной редакцией; без неё - та, которой пользуется программа", Arity = ArgumentArity.ZeroOrOne };
        Command command = new("check", "Прочитать все файлы права и назвать все ошибки сразу: файл, строка, причина") { folder, Json };
        command.SetAction(parsed =>
        {
            LawReading reading = LawSides.ReadFolder(parsed.GetValue(folder) ?? LawSides.Shipped);
            if (parsed.GetValue(Json))
            {
                DeskAtHand.Write(new LawCheckAnswer(reading.Errors.IsEmpty, reading.Errors));
            }
            else if (reading.Library is { } library)
            {
                Console.Out.WriteLine($"Право сходится: редакций {library.Editions.Length} ({string.Join(", ", library.Editions.Select(edition => edition.Id))}), календарь {library.Years[0].Year}-{library.Years[^1].Year}, приказов о цене {library.Prices.Length}.");
                foreach (Edition draft in library.Drafts)
                {
                    Console.Out.WriteLine($"Проект {draft.Id}: открытых вопросов {draft.OpenQuestions.Length}, без ответа нельзя публиковать: {draft.OpenQuestions.Count(question => question.BeforePublication)}.");
                }
            }
            else
            {
                foreach (LawError error in reading.Errors)
                {
                    Console.Out.WriteLine(error);
                }

                Console.Out.WriteLine($"Ошибок: {reading.Errors.Length}. Таким правом пользоваться нельзя.");
            }

            return reading.Library is null ? Exit.Refused : Exit.Answered;
        });
        return command;
    }

    private static Command LawDiff()
    {
        const string what = "редакция (2015), папка редакции или папка права";
        Argument<string> before = new("было") { Description = "Что было: " + what };
        Argument<string> after = new("стало") { Description = "Что стало: " + what };
        Command command = new("diff", "Разница двух редакций или двух папок права словами") { before, after, Json };
        command.SetAction(parsed =>
        {
            if (LawSides.Find(parsed.GetValue(before)!, out string wrong) is not { } old || LawSides.Find(parsed.GetValue(after)!, out wrong) is not { } now)
            {
                Console.Error.WriteLine(wrong);
                return Exit.Refused;
            }

            if (old.Edition is null != now.Edition is null)
            {
                return WrongUsage("Сравнивать можно редакцию с редакцией или папку права с папкой права.");
            }

            ImmutableArray<LawChange> changes = old.Edition is { } first ? LawDifference.Between(first, now.Edition!) : LawDifference.Between(old.Law, now.Law);
            if (parsed.GetValue(Json))
            {
                DeskAtHand.Write(changes.Select(change => new LawChangeAnswer(change, Words.OfChange(change))).ToArray());
                return Exit.Answered;
            }

            foreach (LawChange change in changes)
            {
                Console.Out.WriteLine($"- {(change.Edition is { } edition && old.Edition is null ? $"редакция {edition}, " : "")}{Words.OfChange(change)}");
            }

            Console.Out.WriteLine(changes.IsEmpty ? "Разницы нет." : $"Отличий: {changes.Length}");
            return Exit.Answered;
        });
        return command;
    }

    /// <summary>What <c>law check --json</c> gives.</summary>
    private sealed record LawCheckAnswer(bool Valid, ImmutableArray<LawError> Errors);

    /// <summary>One difference of <c>law diff --json</c>.</summary>
    private sealed record LawChangeAnswer(LawChange Change, string Words);
}
