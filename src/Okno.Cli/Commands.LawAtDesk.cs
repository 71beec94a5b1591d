using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Okno.Desk;
using Okno.Desk.LawInUse;
using Okno.Domain.Cases;
using Okno.Domain.Law;
using Okno.Formats.Law;

namespace Okno.Cli;

/// <summary>The commands of <c>okno law</c> that need the record: try a draft on the open cases, publish it with a second person, show what was known when.</summary>
internal static partial class Commands
{
    private const string WhichDraft = "Проект редакции (2026), папка редакции или папка права";

    private static Command LawSimulate()
    {
        Argument<string> draft = new("проект") { Description = WhichDraft };
        Option<int> limit = new("--limit") { Description = "Сколько дел назвать; счёт всегда по всем", DefaultValueFactory = _ => 50 };
        return AtHand.Reads(new Command("simulate", "Каждое открытое дело, у которого другой станет оценка, дата или цена: было и стало") { draft, limit }, async (parsed, desk) =>
        {
            if (BundleOf(parsed.GetValue(draft)!, desk, publish: true, out string wrong) is not { } bundle)
            {
                Console.Error.WriteLine(wrong);
                return Exit.Refused;
            }

            LawDraft read = desk.DraftLaw(bundle with { Publishes = null });
            if (desk.TrialLaw(read) is not { } law)
            {
                return TellErrors(read.Errors);
            }

            if (bundle.Publishes is { } edition && law.Drafts.Any(known => known.Id == edition))
            {
                law = law.Publishing(edition, desk.Now.Day);
            }

            LawTrial trial = await desk.SimulateLawAsync(law);
            if (AtHand.AsJson(parsed))
            {
                DeskAtHand.Write(new LawTrialAnswer(trial.Simulation.Open, trial.Simulation.Flips.Length, trial.Simulation.Verdicts, trial.Simulation.Days, trial.Simulation.Prices, trial.Simulation.Flips));
                return Exit.Answered;
            }

            foreach (LawFlip flip in trial.Simulation.Flips.Take(parsed.GetValue(limit)))
            {
                Console.Out.WriteLine($"{flip.Number}: {string.Join("; ", LawWords.Say(flip, Words.Book))}");
                Console.Out.WriteLine($"    было: {string.Join(", ", flip.Before.Codes.Except(flip.After.Codes).DefaultIfEmpty("-"))}; стало: {string.Join(", ", flip.After.Codes.Except(flip.Before.Codes).DefaultIfEmpty("-"))}");
            }

            Console.Out.WriteLine($"Открытых дел: {trial.Simulation.Open}; изменится: {trial.Simulation.Flips.Length} (оценка {trial.Simulation.Verdicts}, даты {trial.Simulation.Days}, цена {trial.Simulation.Prices}). Прочитано за {trial.Reading.TotalSeconds:0.0} с, рассужено за {trial.Judging.TotalSeconds:0.0} с.");
            return Exit.Answered;
        });
    }

    private static Command LawPublish()
    {
        Argument<string> draft = new("проект") { Description = WhichDraft + ": публикуется всё, что отличается от действующего" };
        Option<bool> filesOnly = new("--files-only") { Description = "Только файлы; проект редакции остаётся проектом" };
        return AtHand.Acts(new Command("publish", "Предложить второму сотруднику; действует с его подтверждения (п. 7.1)") { draft, filesOnly }, async (parsed, desk, by) =>
        {
            if (BundleOf(parsed.GetValue(draft)!, desk, publish: !parsed.GetValue(filesOnly), out string wrong) is not { } bundle)
            {
                Console.Error.WriteLine(wrong);
                return Exit.Refused;
            }

            (Performed? performed, LawDraft read) = await desk.ProposeLawAsync(bundle, by);
            if (performed is not null)
            {
                return AtHand.Tell(parsed, performed);
            }

            if (!read.Errors.IsEmpty)
            {
                return TellErrors(read.Errors);
            }

            Console.Out.WriteLine("Это право уже действует слово в слово: предлагать нечего.");
            return Exit.Refused;
        });
    }

    private static Command LawShow()
    {
        Option<string?> on = new("--on") { Description = "На какой день (сегодня)" };
        Option<string?> known = new("--known") { Description = "Как это знали в этот день, к его концу по Москве (сейчас)" };
        return AtHand.Reads(new Command("show", "Какое право действует в день, и каким его знали в другой день") { on, known }, async (parsed, desk) =>
        {
            if (!TryDay(parsed.GetValue(on), desk.Now.Day, out DateOnly day) || !TryDay(parsed.GetValue(known), desk.Now.Day, out DateOnly seen))
            {
                return WrongUsage("Нужна дата вида 22.11.2026 или 2026-11-22.");
            }

            LawLibrary library = parsed.GetValue(known) is null ? desk.Law.Current : await desk.LawAsKnownAsync(new DateTimeOffset(seen.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(3)));
            LawInForce law = library.On(day);
            LawShowAnswer answer = new(day, law.Version, law.Edition.Title, law.PriceOn(day)?.Amount.ToString(), law.Statutes.TariffOn(day)?.Monthly.ToString(), law.Statutes.AuthorityOn(day).Name, law.Edition.Requisites.Account, library.Drafts.Select(edition => edition.Id).ToImmutableArray(), [.. library.Prices.Select(order => new PriceAnswer(order.Number, order.Date, order.Amount.ToString(), order.InForceFrom, order.InForceTo, order.Publication?.Place, order.Publication?.On, order.Assumption))]);
            if (AtHand.AsJson(parsed))
            {
                DeskAtHand.Write(answer);
                return Exit.Answered;
            }

            Console.Out.WriteLine($"На {Words.Day(day)}: {answer.Title} ({law.Version.Edition}; {law.Version.Statutes}; календарь {law.Version.Calendar})");
            Console.Out.WriteLine($"Цена {answer.Price ?? "не названа"}, налог в месяц {answer.Tariff ?? "не известен"}, счёт {answer.Account}");
            foreach (PriceAnswer order in answer.Prices)
            {
                Console.Out.WriteLine($"  приказ № {order.Number} от {Words.Day(order.Date)}: {order.Amount} с {Words.Day(order.From)}{(order.To is { } to ? $" по {Words.Day(to)}" : "")}{(order.PublishedOn is { } published ? $", размещён {Words.Day(published)}: {order.PublishedAt}" : "")}{(order.Assumption ? " (допущение)" : "")}");
            }

            Console.Out.WriteLine($"Орган: {answer.Authority}. Проекты: {string.Join(", ", answer.Drafts.DefaultIfEmpty("нет"))}.");
            return Exit.Answered;
        });
    }

    /// <summary>The files that a draft would change, and the edition that it would publish; null with the reason where the word names nothing.</summary>
    private static LawBundle? BundleOf(string named, ServiceDesk desk, bool publish, out string wrong)
    {
        wrong = "";
        if (!Directory.Exists(named))
        {
            if (desk.Law.Current.Drafts.Any(edition => edition.Id == named))
            {
                return new LawBundle([], publish ? named : null);
            }

            wrong = $"Нет ни проекта «{named}», ни такой папки. Проекты: {string.Join(", ", desk.Law.Current.Drafts.Select(edition => edition.Id).DefaultIfEmpty("нет"))}.";
            return null;
        }

        bool one = File.Exists(Path.Combine(named, "edition.yaml"));
        string under = one ? $"editions/{LawSides.IdOf(named)}/" : "";
        ImmutableArray<LawFile> files =
        [
            .. LawReader.FilesOf(named).Select(file => new LawFile(under + file.Key, file.Value.ReplaceLineEndings("\n")))
                .Where(file => desk.Law.Files.GetValueOrDefault(file.Path)?.ReplaceLineEndings("\n") != file.Text)
                .OrderBy(file => file.Path, StringComparer.Ordinal),
        ];
        return new LawBundle(files, one && publish && LawSides.IsDraft(named) ? LawSides.IdOf(named) : null);
    }

    private static bool TryDay(string? typed, DateOnly absent, out DateOnly day)
    {
        day = absent;
        return typed is null || DateOnly.TryParseExact(Typed(typed), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
    }

    private static int TellErrors(ImmutableArray<LawError> errors)
    {
        foreach (LawError error in errors)
        {
            Console.Out.WriteLine(error);
        }

        Console.Out.WriteLine($"Ошибок: {errors.Length}. Действующее право не изменилось.");
        return Exit.Refused;
    }

    /// <summary>What <c>law simulate --json</c> gives: counts over all open cases, and each case that flips.</summary>
    private sealed record LawTrialAnswer(int Open, int Flips, int Verdicts, int Days, int Prices, ImmutableArray<LawFlip> Cases);

    /// <summary>What <c>law show --json</c> gives.</summary>
    private sealed record LawShowAnswer(DateOnly On, LawVersion Version, string Title, string? Price, string? Tariff, string Authority, string Account, ImmutableArray<string> Drafts, ImmutableArray<PriceAnswer> Prices);

    /// <summary>A price order (5.1); days inclusive, an absent last day = until replaced.</summary>
    private sealed record PriceAnswer(string Number, DateOnly Date, string Amount, DateOnly From, DateOnly? To, string? PublishedAt, DateOnly? PublishedOn, bool Assumption);
}
