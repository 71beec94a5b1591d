using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Security.Cryptography;
using Okno.Desk;
using Okno.Store.Proofs;
using Okno.Store.Streams;

namespace Okno.Cli;

/// <summary><c>okno proof</c>: an event is in the tree of a head, one head's tree is the beginning of another's; and the check of both without a database.</summary>
internal static partial class Commands
{
    private static Command Proof()
    {
        Argument<string?> number = new("дело") { Description = "Номер дела", Arity = ArgumentArity.ZeroOrOne };
        Argument<long?> which = new("событие") { Description = "Номер события в деле; без него - последнее", Arity = ArgumentArity.ZeroOrOne };
        Option<long?> size = new("--size") { Description = "Размер дерева, как в голове; без него - нынешний" };
        Option<long[]?> consistency = new("--consistency") { Description = "Два размера дерева: доказать, что первое - начало второго", Arity = new ArgumentArity(2, 2), AllowMultipleArgumentsPerToken = true };
        Command command = new("proof", "Доказать, что событие записано, а записанное раньше не изменено (RFC 9162)") { number, which, size, consistency };
        command.Add(CheckProof());
        command.Add(Head());
        return AtHand.Reads(command, async (parsed, desk) =>
        {
            await desk.Store.Proofs.KeepAsync();
            if (parsed.GetValue(consistency) is [var old, var later])
            {
                return Tell(parsed, await desk.Store.Proofs.ConsistencyAsync(old, later), $"Дерева из {old} и из {later} событий подряд не было.");
            }

            if (parsed.GetValue(number) is not { } asked)
            {
                return WrongUsage("Назовите дело, или два размера после --consistency. Как пользоваться: okno proof --help");
            }

            if (await desk.Store.FindByNumberAsync("case", asked) is not { } found)
            {
                Console.Error.WriteLine($"Не найдено: {asked}.");
                return Exit.Refused;
            }

            return Tell(parsed, await desk.Store.Proofs.InclusionAsync(found.Id, parsed.GetValue(which) ?? found.Version, parsed.GetValue(size)), "Такого события в дереве этого размера нет.");
        });

        static int Tell(ParseResult parsed, ProofFile? proof, string none)
        {
            if (proof is null)
            {
                Console.Error.WriteLine(none);
                return Exit.Refused;
            }

            if (AtHand.AsJson(parsed))
            {
                Console.Out.WriteLine(proof.ToJson());
                return Exit.Answered;
            }

            Console.Out.WriteLine(ProofSaid(proof));
            foreach (string hash in proof.Path)
            {
                Console.Out.WriteLine($"  {hash}");
            }

            Console.Out.WriteLine("Чтобы сохранить и проверить без базы: --json > ФАЙЛ, затем okno proof check ФАЙЛ --head ГОЛОВА");
            return Exit.Answered;
        }
    }

    private static string ProofSaid(ProofFile proof) => proof.Kind == ProofFile.Inclusion
        ? string.Create(CultureInfo.InvariantCulture, $"Событие {proof.Event} записи {proof.Stream} - лист {proof.Leaf} дерева из {proof.Size}; корень {proof.Root}.")
        : string.Create(CultureInfo.InvariantCulture, $"Дерево из {proof.OldSize} событий (корень {proof.OldRoot}) - начало дерева из {proof.Size} (корень {proof.Root}).");

    private static Command Head()
    {
        Command command = new("head", "Подписать нынешнюю голову деревьев и вынести её наружу (OKNO_HEADS)");
        return AtHand.Reads(command, async (_, desk) =>
        {
            await desk.Store.Proofs.KeepAsync();
            (SignedHead Head, string File) exported = await desk.Store.Proofs.ExportAsync(DeskSettings.FromEnvironment().HeadsFolder, TimeProvider.System.GetUtcNow());
            Console.Out.Write(await File.ReadAllTextAsync(exported.File));
            Console.Out.WriteLine(exported.File);
            return Exit.Answered;
        });
    }

    /// <summary>Needs neither the database nor its keys: the proof, and if it is given the exported head with the public key beside it.</summary>
    private static Command CheckProof()
    {
        Argument<string> file = new("файл") { Description = "Доказательство: файл, который дало okno proof --json" };
        Option<string?> head = new("--head") { Description = "Файл головы: корень должен быть её корнем, а подпись - верна" };
        Option<string?> key = new("--key") { Description = "Открытый ключ (PEM); без него - тот, что лежит рядом с головой" };
        Command command = new("check", "Проверить доказательство без базы") { file, head, key };
        command.SetAction(parsed =>
        {
            if (ProofFile.Parse(File.ReadAllText(parsed.GetValue(file)!)) is not { } proof)
            {
                return Refuse("Это не доказательство.");
            }

            if (!proof.Holds())
            {
                return Refuse("НЕ СХОДИТСЯ: путь не ведёт к корню.");
            }

            Console.Out.WriteLine(ProofSaid(proof));
            return parsed.GetValue(head) is { } path ? AgainstHead(proof, path, parsed.GetValue(key)) : Exit.Answered;
        });
        return command;

        static int Refuse(string words)
        {
            Console.Error.WriteLine(words);
            return Exit.Refused;
        }

        static int AgainstHead(ProofFile proof, string path, string? keyFile)
        {
            if (SignedHead.Parse(File.ReadAllText(path)) is not { } read)
            {
                return Refuse($"{path}: это не голова, или её изменили.");
            }

            string beside = keyFile ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, SignedHead.PublicKeyFile);
            if (!File.Exists(beside))
            {
                return Refuse($"Нет открытого ключа {beside}: назовите его (--key).");
            }

            using ECDsa key = ECDsa.Create();
            key.ImportFromPem(File.ReadAllText(beside));
            if (!read.Head.IsSignedBy(key))
            {
                return Refuse($"НЕ СХОДИТСЯ: подпись головы {read.Head.Number} неверна.");
            }

            if (read.Head.JournalSize != proof.Size || !Convert.ToHexStringLower(read.Head.JournalRoot).Equals(proof.Root, StringComparison.Ordinal))
            {
                return Refuse(read.Head.JournalSize != proof.Size
                    ? $"Голова {read.Head.Number} - о дереве из {read.Head.JournalSize}, доказательство - о дереве из {proof.Size}: повторите с --size {read.Head.JournalSize}."
                    : $"НЕ СХОДИТСЯ: корень не тот, что в голове {read.Head.Number}.");
            }

            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Корень - в голове {read.Head.Number} от {read.Head.At:dd.MM.yyyy HH:mm:ss} UTC; её подпись верна (ключ {read.Fingerprint[..16]}…)."));
            return Exit.Answered;
        }
    }
}
