using System.CommandLine;
using Okno.Store.Verify;

namespace Okno.Cli;

/// <summary><c>okno verify</c>: every fold agrees with its journal and every chain holds.</summary>
internal static partial class Commands
{
    private static Command Verify() => AtHand.Reads(new Command("verify", "Доказать, что журнал цел: цепочки и свёртки сходятся"), async (parsed, desk) =>
    {
        VerifyReport report = await desk.VerifyAsync();
        if (AtHand.AsJson(parsed))
        {
            DeskAtHand.Write(new VerifyAnswer(report.Sound, report.Streams, report.Events, report.Erased, report.KeysGone.Count, report.FaultCount, [.. report.Faults]));
        }
        else
        {
            Console.Out.WriteLine($"Проверено записей {report.Streams}, событий {report.Events}; стёртых по праву {report.Erased}.");
            foreach (Guid stream in report.KeysGone)
            {
                Console.Out.WriteLine($"  ключа записи {stream} нет, а стирание не записано");
            }

            foreach (VerifyFault fault in report.Faults)
            {
                Console.Out.WriteLine($"  {fault.Kind} {fault.Number} ({fault.Stream}), событие {fault.Event?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "—"}: {fault.What} - {fault.Detail}");
            }

            Console.Out.WriteLine(report.Sound ? "Всё сходится." : $"НЕ СХОДИТСЯ: {report.FaultCount}.");
        }

        return report.Sound ? Exit.Answered : Exit.Refused;
    });

    /// <summary>What <c>verify --json</c> gives.</summary>
    private sealed record VerifyAnswer(bool Sound, long Streams, long Events, long Erased, int KeysGone, long FaultCount, VerifyFault[] Faults);
}
