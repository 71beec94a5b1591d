using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using System.Text.Json;
using Okno.Cli.Batch;

namespace Okno.Cli;

/// <summary>Every command of the program, one file per command.</summary>
internal static partial class Commands
{
    private static readonly Option<bool> Batch = new("--batch") { Description = "Строки JSON на стандартном вводе, ответ на каждую - строка JSON" };
    private static readonly Option<bool> Json = new("--json") { Description = "Ответ одним документом JSON" };

    public static int Run(string[] args)
    {
        RootCommand root = new("Окно: платная услуга переоформления патента - сроки, документы, деньги, дела")
        {
            Days(), Window(), Check(), Mrz(), Qr(), Tax(), Statement(),
            Case(), Payment(), Register(), Approval(), Decision(), Verify(), Erasure(), Proof(), Reads(), Law(), Keys(), BackupCommand(), RestoreCommand(),
        };
        if (args.Length == 0)
        {
            args = ["--help"];
        }

        ParseResult parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            foreach (ParseError error in parsed.Errors)
            {
                Console.Error.WriteLine(error.Message);
            }

            return WrongUsage($"Как пользоваться: okno {(parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ")}--help");
        }

        return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }

    private static int WrongUsage(string words)
    {
        Console.Error.WriteLine(words);
        return Exit.WrongUsage;
    }

    /// <summary>
    /// A command over a pure reader. The question comes as lines (<c>--batch</c>), as one JSON object (an argument in braces, or standard input), or from the arguments
    /// through <paramref name="ask"/>, which answers false where they do not make a question.
    /// </summary>
    private static Command ReaderCommand<TQuestion, TAnswer>(string name, string description, Reading<TQuestion, TAnswer> reading, Argument<string[]> words, Func<ParseResult, Utf8JsonWriter, bool> ask, params Option[] options)
        where TQuestion : struct
    {
        Command command = new(name, description) { words, Batch, Json };
        foreach (Option option in options)
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            if (parsed.GetValue(Batch))
            {
                using Stream input = Console.OpenStandardInput();
                using Stream answers = Console.OpenStandardOutput();
                return BatchLoop.Run(input, answers, reading.AnswerLine) == 0 ? Exit.Answered : Exit.Failed;
            }

            byte[]? line = Question(parsed, words, options, ask);
            if (line is null)
            {
                return WrongUsage($"Не хватает данных. Как пользоваться: okno {name} --help");
            }

            using Stream output = Console.OpenStandardOutput();
            return reading.AnswerOnce(line, parsed.GetValue(Json), output, Console.Out, Console.Error);
        });
        return command;
    }

    private static Argument<string[]> Positional(string name, string description)
    {
        Argument<string[]> words = new(name) { Description = description, Arity = ArgumentArity.ZeroOrMore };
        words.Validators.Add(given =>
        {
            // An argument of any number of words would take a mistyped option for one of them.
            if (given.Tokens.FirstOrDefault(token => token.Value.StartsWith("--", StringComparison.Ordinal)) is { } option)
            {
                given.AddError($"Ключа {option.Value} нет.");
            }
        });
        return words;
    }

    private static byte[]? Question(ParseResult parsed, Argument<string[]> words, Option[] options, Func<ParseResult, Utf8JsonWriter, bool> ask)
    {
        string[] given = parsed.GetValue(words) ?? [];
        bool plain = given.Length == 0 && options.All(option => parsed.GetResult(option) is null or { Implicit: true });
        if (plain && Console.IsInputRedirected)
        {
            using Stream input = Console.OpenStandardInput();
            return Whole(input) is { Length: > 0 } told ? told : null;
        }

        if (given is [['{', ..] json])
        {
            return Encoding.UTF8.GetBytes(json);
        }

        using MemoryStream bytes = new();
        using Utf8JsonWriter writer = new(bytes);
        writer.WriteStartObject();
        if (plain || !ask(parsed, writer))
        {
            return null;
        }

        writer.WriteEndObject();
        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>One document of standard input, at most as long as a line of a batch may be; what is longer is cut and then is no JSON.</summary>
    private static byte[] Whole(Stream input)
    {
        byte[] bytes = new byte[LineSource.Longest];
        int length = input.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        ReadOnlySpan<byte> told = bytes.AsSpan(0, length);
        told = told.StartsWith("\uFEFF"u8) ? told[3..] : told;
        return told.Trim(" \t\r\n"u8).ToArray();
    }

    /// <summary>A day as a person types it: 22.11.2026 becomes 2026-11-22, anything else stays for the reader to judge.</summary>
    internal static string Typed(string day) =>
        day is [_, _, '.', _, _, '.', _, _, _, _] ? $"{day[6..]}-{day[3..5]}-{day[..2]}" : day;
}
