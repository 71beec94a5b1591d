using System.CommandLine;
using System.Globalization;
using Okno.Store.Verify;

namespace Okno.Cli;

/// <summary><c>okno verify</c>: every fold agrees with its journal, every chain holds, and the trees over the record are what their heads say.</summary>
internal static partial class Commands
{
    private static Command Verify()
    {
        Option<string?> heads = new("--heads") { Description = "Папка вынесенных голов; без ключа - OKNO_HEADS или heads в папке данных" };
        return AtHand.Reads(new Command("verify", "Доказать, что запись цела: цепочки, свёртки, деревья и подписанные головы сходятся") { heads }, async (parsed, desk) =>
        {
            if (parsed.GetValue(heads) is { } folder && !Directory.Exists(folder))
            {
                return WrongUsage($"Папки {folder} нет.");
            }

            bool json = AtHand.AsJson(parsed);
            VerifyReport report = await desk.VerifyAsync(json || Console.IsErrorRedirected ? null : new VerifyLine(), parsed.GetValue(heads));
            if (json)
            {
                DeskAtHand.Write(new VerifyAnswer(report.Sound, report.Streams, report.Events, report.Erased, report.KeysGone.Count, report.FaultCount, [.. report.Faults], report.Leaves, report.Waiting, report.Heads, report.ExportedHeads));
            }
            else
            {
                SayVerified(report);
            }

            return report.Sound ? Exit.Answered : Exit.Refused;
        });
    }

    private static void SayVerified(VerifyReport report)
    {
        Console.Out.WriteLine($"Проверено записей {report.Streams}, событий {report.Events}; стёртых по праву {report.Erased}.");
        Console.Out.WriteLine($"Листьев в деревьях {report.Leaves}, ещё не в дереве {report.Waiting}; подписанных голов {report.Heads}, из них вынесенных {report.ExportedHeads}.");
        foreach (Guid stream in report.KeysGone)
        {
            Console.Out.WriteLine($"  ключа записи {stream} нет, а стирание не записано");
        }

        foreach (VerifyFault fault in report.Faults)
        {
            string where = fault.Stream == Guid.Empty ? fault.Place ?? "—" : $"{fault.Kind} {fault.Number} ({fault.Stream}), {fault.Place ?? $"событие {fault.Event?.ToString(CultureInfo.InvariantCulture) ?? "—"}"}";
            Console.Out.WriteLine($"  {where.Trim()}: {fault.What} - {fault.Detail}");
        }

        Console.Out.WriteLine(report.Sound ? "Всё сходится." : $"НЕ СХОДИТСЯ: {report.FaultCount}.");
    }

    /// <summary>What <c>verify --json</c> gives.</summary>
    private sealed record VerifyAnswer(
        bool Sound, long Streams, long Events, long Erased, int KeysGone, long FaultCount, VerifyFault[] Faults, long Leaves, long Waiting, long Heads, long ExportedHeads);

    /// <summary>One line of the terminal that tells how far it is, at most five times a second.</summary>
    private sealed class VerifyLine : IProgress<VerifyProgress>
    {
        private long told;

        public void Report(VerifyProgress value)
        {
            if (Environment.TickCount64 - told < 200)
            {
                return;
            }

            told = Environment.TickCount64;
            Console.Error.Write(value.LeavesInAll == 0
                ? $"\rзаписи {value.Streams} из {value.StreamsInAll}, событий {value.Events}   "
                : $"\rлистья {value.Leaves} из {value.LeavesInAll}                         ");
        }
    }
}
