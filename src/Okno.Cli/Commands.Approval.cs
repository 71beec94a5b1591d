using System.CommandLine;
using Okno.Domain.Approvals;

namespace Okno.Cli;

/// <summary><c>okno approval</c>: what waits for a second person.</summary>
internal static partial class Commands
{
    private static Command Approval()
    {
        Argument<string> number = new("номер") { Description = "Номер запроса" };
        Command list = AtHand.Reads(new Command("list", "Что ждёт второго сотрудника"), async (parsed, desk) =>
        {
            IReadOnlyList<Approval> waiting = (await desk.ListApprovalsAsync(waitingOnly: true, limit: 1000)).Rows;
            if (AtHand.AsJson(parsed))
            {
                DeskAtHand.Write(waiting.ToArray());
                return Exit.Answered;
            }

            foreach (Approval approval in waiting)
            {
                Console.Out.WriteLine($"{approval.Number}  {approval.Step}  {approval.SubjectNumber}  просит {approval.ProposedBy} ({approval.Why}), до {Words.Day(approval.ExpiresOn)}");
            }

            Console.Out.WriteLine($"Запросов: {waiting.Count}");
            return Exit.Answered;
        });
        Command confirm = AtHand.Acts(new Command("confirm", "Подтвердить; слова в --why") { number }, async (parsed, desk, by) =>
            AtHand.Tell(parsed, await desk.ConfirmAsync(parsed.GetValue(number)!, by.Why, by)));
        Command decline = AtHand.Acts(new Command("decline", "Отклонить; слова в --why") { number }, async (parsed, desk, by) =>
            AtHand.Tell(parsed, await desk.DeclineAsync(parsed.GetValue(number)!, by.Why, by)));
        return new Command("approval", "Решения второго сотрудника") { list, confirm, decline };
    }
}
