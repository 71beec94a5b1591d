using System.Globalization;
using System.Text;
using Okno.Demo;
using Okno.Demo.Instance;
using Okno.Demo.Offices;
using Okno.Demo.Report;
using Okno.Demo.Scenario;
using Okno.Store.Verify;
using Okno.Web.Accounts;
using Okno.Web.Hosting;
using Spectre.Console;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
if (args.Contains("--help") || args.Contains("-h"))
{
    Console.WriteLine(DemoOptions.Usage);
    return 0;
}

if (DemoOptions.Read(args, out string? wrong) is not { } options)
{
    Console.Error.WriteLine(wrong);
    Console.Error.WriteLine(DemoOptions.Usage);
    return 2;
}

IAnsiConsole console = AnsiConsole.Console;
if (Console.IsOutputRedirected)
{
    console.Profile.Width = 220;
}

long began = TimeProvider.System.GetTimestamp();
options.Prepare();
IReadOnlyList<Life> lives = Weeks.Lives();
FreshInstance instance;
try
{
    instance = await FreshInstance.StartAsync(options.Data, new SimulatedClock(Weeks.First));
}
catch (CannotStartException cannot)
{
    Console.Error.WriteLine(cannot.Message);
    return 3;
}

await using (instance)
{
    console.MarkupLine($"Своя свежая служба: {instance.Address}, часы на 20.04.2026, данные в {Markup.Escape(options.Folder)}");
    using Staff staff = new(instance);
    staff.Bank.Keeps(options.Statements);
    await new FiveWeeks(instance, staff, lives, console).PlayAsync();

    console.MarkupLine("Печатаю бумаги...");
    PrintedPapers papers = new(staff, options.Papers);
    await papers.SaveAsync(lives);

    Comparison comparison = new(console);
    List<(Life, Expected?)> seen = [];
    decimal paid = 0, kept = 0, back = 0, held = 0;
    foreach (Life life in lives)
    {
        (Expected Seen, decimal Held)? read = await Reading.OfAsync(life, instance.Record);
        seen.Add((life, read?.Seen));
        paid += read?.Seen.Paid ?? 0;
        kept += read?.Seen.Kept ?? 0;
        back += read?.Seen.Back ?? 0;
        held += read?.Held ?? 0;
    }

    comparison.Lives(seen);
    comparison.Line("Банк принял на счёт Центра", Totals.AtBank, staff.Bank.Taken);
    comparison.Line("Все книги: получено", Totals.Paid, paid);
    comparison.Line("Все книги: удержано за услугу", Totals.Kept, kept);
    comparison.Line("Все книги: возвращено", Totals.Back, back);
    comparison.Line("Все книги: ещё в работе", Totals.Held, held);
    comparison.Line("Получено = удержано + возвращено + в работе", paid, kept + back + held);
    comparison.Line("Строк выписки ничьих, отложено", 1, staff.Accounting.SetAside);
    foreach ((string what, string expected, string actual) in staff.Trials)
    {
        comparison.Line(what, expected, actual);
    }

    comparison.Line("Не напечатано бумаг", "нет", papers.Missing.Count == 0 ? "нет" : $"{papers.Missing.Count}: {string.Join(", ", papers.Missing.Take(5))}...");
    VerifyReport report = await instance.Record.VerifyAsync();
    comparison.Line("Журнал: цепочки и свёртки", "целы", report.Sound ? "целы" : string.Join("; ", report.Faults.Select(fault => $"{fault.Number} {fault.What}: {fault.Detail}")));

    TimeSpan took = TimeProvider.System.GetElapsedTime(began);
    console.MarkupLine(string.Create(CultureInfo.GetCultureInfo("ru-RU"), $"Журнал: {report.Streams} потоков, {report.Events} событий. Запросов {staff.Requests}, вдвоём решено {staff.SecondPerson.Confirmed}, выписок {staff.Accounting.Files}; дело предложено верно для {staff.Accounting.ProposedRight} строк, найдено вручную для {staff.Accounting.FoundByHand}. Прошло {took.TotalSeconds:0} с."));
    console.MarkupLine($"Печатные формы ({papers.Saved} PDF): {Markup.Escape(options.Papers)}");
    console.MarkupLine(comparison.Differences == 0 ? "[green]Всё совпало с ожидаемым.[/]" : $"[red]Расхождений: {comparison.Differences}.[/]");
    if (options.Keep)
    {
        console.MarkupLine($"Служба работает: {instance.Address}desk. Часы стоят на {instance.Clock.Today:dd.MM.yyyy}. Пароль у всех {DemoStaff.Password}; записи: {string.Join(", ", DemoStaff.All.Select(person => person.Account))}. Остановить: Ctrl+C.");
        await instance.StayAsync();
    }

    return comparison.Differences == 0 ? 0 : 1;
}
