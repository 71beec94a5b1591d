using System.CommandLine;
using Okno.Desk;
using Okno.Store;
using Okno.Store.Keys;

namespace Okno.Cli;

/// <summary><c>okno keys</c>: which master key wraps, a new one in its place, a new key for one case, the master moved into a token or a secret store.</summary>
internal static partial class Commands
{
    private static Command Keys()
    {
        Command show = AtHand.Reads(new Command("show", "Какой главный ключ действует и где он лежит"), (parsed, desk) =>
        {
            Tell(parsed, desk.Store.MasterKeys());
            return Task.FromResult(Exit.Answered);
        });
        Command master = AtHand.Reads(new Command("rotate-master", "Сменить главный ключ; служба при этом работает. Прерванная смена продолжается тем же словом"), async (parsed, desk) =>
        {
            long told = 0;
            MasterRotated rotated = await desk.Store.RotateMasterAsync(new Progress<RotationProgress>(progress =>
            {
                // Every 10,000 files a word, so that whoever waits sees that it goes on.
                if (progress.Looked / 10_000 > Interlocked.Exchange(ref told, progress.Looked / 10_000))
                {
                    Console.Error.WriteLine($"Просмотрено {progress.Looked}, перезапечатано {progress.Rewrapped}");
                }
            }));
            if (AtHand.AsJson(parsed))
            {
                DeskAtHand.Write(rotated);
            }
            else
            {
                Console.Out.WriteLine($"{(rotated.Resumed ? "Прерванная смена доведена до конца" : "Главный ключ сменён")}: теперь {rotated.New}; уничтожен {string.Join(", ", rotated.Old)}; перезапечатано файлов {rotated.Rewrapped}.");
            }

            return Exit.Answered;
        });
        Argument<string> number = new("number") { Description = "Номер дела" };
        Command ofCase = AtHand.Reads(new Command("rotate-case", "Дать делу новый ключ; прежние записи остаются читаемыми") { number }, async (parsed, desk) =>
        {
            if (await desk.FindCaseAsync(parsed.GetValue(number)!) is not { } found || !await desk.Store.ChangeKeyAsync(found.State.Id))
            {
                Console.Error.WriteLine($"Дела {parsed.GetValue(number)} нет или оно стёрто.");
                return Exit.Refused;
            }

            Console.Out.WriteLine($"У дела {found.State.Number} новый ключ.");
            return Exit.Answered;
        });
        Command move = new("to-token", "Перенести главный ключ из файла туда, куда указывает OKNO_MASTER_KEY (pkcs11:... или secret:...)");
        move.SetAction(parsed =>
        {
            try
            {
                Tell(parsed, RecordStore.MoveMasterKey(DeskSettings.FromEnvironment().Store));
                Console.Out.WriteLine("Ключ лежал в файле: если у файла были копии, смените ключ - okno keys rotate-master.");
                return Exit.Answered;
            }
            catch (Exception trouble) when (trouble is MasterKeyException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine(trouble.Message);
                return Exit.Failed;
            }
        });
        return new Command("keys", "Ключи: показать, сменить главный, сменить ключ дела, перенести в токен или хранилище") { show, master, ofCase, move };
    }

    private static void Tell(ParseResult parsed, IReadOnlyList<MasterKept> masters)
    {
        if (AtHand.AsJson(parsed))
        {
            DeskAtHand.Write(masters.ToArray());
            return;
        }

        for (int i = 0; i < masters.Count; i++)
        {
            string where = masters[i].Kept switch { "pkcs11" => "запечатан в токене", "secret" => "в хранилище секретов", _ => "в файле" };
            Console.Out.WriteLine($"{masters[i].Id}: {where}{(i == 0 ? ", действует" : ", сменяется (okno keys rotate-master доведёт смену до конца)")}");
        }
    }
}
