using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using Okno.Desk;
using Okno.Desk.Backups;
using Okno.Desk.LawInUse;
using Okno.Store.Keys;
using Okno.Store.Verify;

namespace Okno.Cli;

/// <summary><c>okno backup</c> and <c>okno restore</c>: copies while the service works, and their proof.</summary>
internal static partial class Commands
{
    private static readonly TimeZoneInfo Moscow = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow");

    private static Command BackupCommand()
    {
        Argument<string?> data = new("ПАПКА") { Description = "Новая папка для копии данных", Arity = ArgumentArity.ZeroOrOne };
        Option<string> keys = new("--keys") { Description = "Новая папка для копии ключей, отдельно от данных (лучше на другом носителе)", Required = false };
        Option<bool> follow = new("--follow") { Description = "PostgreSQL: и дальше принимать журнал в эту копию, чтобы вернуться к любому моменту (до Ctrl+C; повторный запуск продолжает)" };
        Option<string?> refresh = new("--refresh-keys") { Description = "Привести прежнюю копию ключей к нынешним: ключи стёртых по праву исчезают и из неё" };
        Command command = new("backup", "Снять копию данных и, отдельно, ключей; служба при этом работает") { data, keys, follow, refresh };
        command.SetAction(parsed => Copying(async () =>
        {
            Backup backup = new(DeskSettings.FromEnvironment(), TimeProvider.System);
            if (parsed.GetValue(refresh) is { Length: > 0 } copied && parsed.GetValue(data) is null)
            {
                (int destroyed, int taken) = backup.RefreshKeys(Path.GetFullPath(copied));
                Console.Out.WriteLine($"Копия ключей {Path.GetFullPath(copied)} приведена к нынешним: уничтожено {destroyed}, добавлено или обновлено {taken}.");
                return Exit.Answered;
            }

            if (parsed.GetValue(data) is not { Length: > 0 } told)
            {
                return WrongUsage("Назовите папку для копии: okno backup ПАПКА --keys ПАПКА_КЛЮЧЕЙ");
            }

            string folder = Path.GetFullPath(told);
            if (parsed.GetValue(keys) is not { Length: > 0 } keyFolder)
            {
                return WrongUsage("Назовите и папку для ключей: --keys ПАПКА. Данные и ключи вместе не кладут: у кого есть и то и другое, тот прочтёт всё.");
            }

            if (parsed.GetValue(follow) && File.Exists(Path.Combine(folder, BackupManifest.FileName)))
            {
                Console.Out.WriteLine($"Продолжаю копию: журнал в {Path.Combine(folder, Backup.Log)}, ключи в {Path.GetFullPath(keyFolder)}. Остановить: Ctrl+C.");
                return await FollowAsync(backup.Follow(folder, Path.GetFullPath(keyFolder)));
            }

            (BackupManifest manifest, Following? following) = await backup.TakeAsync(folder, Path.GetFullPath(keyFolder), parsed.GetValue(follow));
            Console.Out.WriteLine($"Копия от {Local(manifest.At)} лежит в {folder}, её ключи - в {Path.GetFullPath(keyFolder)}.");
            Console.Out.WriteLine($"Доказать, что она годится: okno restore --check {folder} --keys {Path.GetFullPath(keyFolder)}");
            if (following is null)
            {
                return Exit.Answered;
            }

            Console.Out.WriteLine("Принимаю журнал и новые ключи дальше. Остановить: Ctrl+C.");
            return await FollowAsync(following);
        }));
        return command;
    }

    private static Command RestoreCommand()
    {
        Argument<string> data = new("КОПИЯ") { Description = "Папка с копией данных" };
        Option<string?> keys = new("--keys") { Description = "Папка с копией ключей" };
        Option<bool> check = new("--check") { Description = "Доказать копию: восстановить во временное место, проверить всё и удалить" };
        Option<string?> to = new("--to") { Description = "Новая папка для данных" };
        Option<string?> keysTo = new("--keys-to") { Description = "Новая папка для ключей, отдельно от данных" };
        Option<string?> until = new("--until") { Description = "PostgreSQL: к какому моменту вернуться, включительно: 2026-11-22T14:30:00 (московское время) или со смещением +03:00" };
        Option<string?> erased = new("--erased") { Description = "Список стёртых по праву, который новее копии: названное в нём стирается и в восстановленном (без ключа - OKNO_ERASED или erased.list из папки данных, если он есть)" };
        Command command = new("restore", "Восстановить копию и доказать её проверкой") { data, keys, check, to, keysTo, until, erased };
        command.SetAction(parsed => Copying(async () =>
        {
            if (parsed.GetValue(keys) is not { Length: > 0 } keyFolder)
            {
                return WrongUsage("Назовите папку с копией ключей: --keys ПАПКА.");
            }

            DateTimeOffset? moment = null;
            if (parsed.GetValue(until) is { Length: > 0 } told)
            {
                if (MomentOf(told) is not { } read)
                {
                    return WrongUsage($"Момент «{told}» не прочитан. Например: 2026-11-22T14:30:00");
                }

                moment = read;
            }

            string? place = parsed.GetValue(to), keyPlace = parsed.GetValue(keysTo);
            if (parsed.GetValue(check) == (place is not null || keyPlace is not null) || (place is null) != (keyPlace is null))
            {
                return WrongUsage("Либо --check, либо и --to ПАПКА, и --keys-to ПАПКА: данные и ключи вместе не кладут.");
            }

            DeskSettings settings = DeskSettings.FromEnvironment();
            string list = parsed.GetValue(erased) ?? Environment.GetEnvironmentVariable("OKNO_ERASED") ?? Path.Combine(settings.DataFolder, Restore.ErasedFile);
            if (parsed.GetValue(erased) is not null && !File.Exists(list))
            {
                return WrongUsage($"Списка стёртых {list} нет.");
            }

            Restore restore = new(Path.GetFullPath(parsed.GetValue(data)!), Path.GetFullPath(keyFolder), settings, TimeProvider.System) { Erased = File.Exists(list) ? list : null };
            Restored restored = place is null ? await restore.CheckAsync(moment) : await restore.ToAsync(Path.GetFullPath(place), Path.GetFullPath(keyPlace!), moment);
            return Tell(restored, place, keyPlace, moment);
        }));
        return command;
    }

    private static int Tell(Restored restored, string? place, string? keyPlace, DateTimeOffset? moment)
    {
        VerifyReport verified = restored.Verified;
        Console.Out.WriteLine($"Копия от {Local(restored.At)}{(moment is { } at ? $", приведённая к {Local(at)}" : "")}: файлов сверено {restored.Files}, все такие, какими были при копировании.");
        Console.Out.WriteLine($"Запись открыта под её ключами; проверено записей {verified.Streams}, событий {verified.Events}, стёртых по праву {verified.Erased}.");
        foreach (VerifyFault fault in verified.Faults)
        {
            Console.Out.WriteLine($"  {fault.Kind} {fault.Number} ({fault.Stream}): {fault.What} - {fault.Detail}");
        }

        foreach (Guid stream in verified.KeysGone)
        {
            Console.Out.WriteLine($"  ключа записи {stream} в копии нет, а стирание не записано");
        }

        Console.Out.WriteLine(restored.Proved ? "Всё сходится: копия доказана." : $"НЕ СХОДИТСЯ: {verified.FaultCount + verified.KeysGone.Count}. На эту копию полагаться нельзя.");
        if (place is not null && restored.Kind == Store.StoreOptions.Postgres)
        {
            Console.Out.WriteLine($"Данные сервера PostgreSQL - в {Path.Combine(Path.GetFullPath(place), Restore.ServerData)}: назовите их своей службе PostgreSQL, потом OKNO_DATA={Path.GetFullPath(place)} OKNO_KEYS={Path.GetFullPath(keyPlace!)} okno run.");
        }
        else if (place is not null)
        {
            Console.Out.WriteLine($"Запустить службу на них: OKNO_DATA={Path.GetFullPath(place)} OKNO_KEYS={Path.GetFullPath(keyPlace!)} okno run.");
        }

        return restored.Proved ? Exit.Answered : Exit.Refused;
    }

    private static int Copying(Func<Task<int>> work)
    {
        try
        {
            return work().GetAwaiter().GetResult();
        }
        catch (BackupException cannot)
        {
            Console.Error.WriteLine(cannot.Message);
            return Exit.Refused;
        }
        catch (Exception trouble) when (trouble is MasterKeyException or LawBrokenException or UnauthorizedAccessException or DirectoryNotFoundException)
        {
            Console.Error.WriteLine(trouble.Message);
            return Exit.Failed;
        }
    }

    /// <summary>Until Ctrl+C or the end of the receiver, which is a failure.</summary>
    private static async Task<int> FollowAsync(Following following)
    {
        await Console.Out.FlushAsync();
        using CancellationTokenSource stop = new();
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using PosixSignalRegistration end = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        if (await following.RunAsync(stop.Token))
        {
            return Exit.Answered;
        }

        await Console.Error.WriteLineAsync("Приём журнала прервался; подробности в receiving.log. Запустите ту же команду снова: она продолжит.");
        return Exit.Failed;

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    private static DateTimeOffset? MomentOf(string told)
    {
        if (!DateTime.TryParse(told, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTime read))
        {
            return null;
        }

        // Without an offset it is the time on Moscow's clocks.
        return read.Kind == DateTimeKind.Unspecified ? new DateTimeOffset(read, Moscow.GetUtcOffset(read)) : DateTimeOffset.Parse(told, CultureInfo.InvariantCulture);
    }

    private static string Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Moscow).ToString("dd.MM.yyyy HH:mm:ss", CultureInfo.InvariantCulture);
}
