using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Okno.Desk.LawInUse;
using Okno.Desk.Record;
using Okno.Domain.Approvals;
using Okno.Domain.Cases;
using Okno.Domain.Law;
using Okno.Formats.Law;
using Okno.Store.Journal;
using Okno.Store.Streams;

namespace Okno.Desk;

/// <summary>Loading the calendar of a new year, a price order, or an edition: a two-person step with the difference shown (5.1, 7.1, Q32). Files that belong together come at once.</summary>
public sealed partial class ServiceDesk
{
    public const string PublishLawName = "publish-law";

    /// <summary>Characters of one file of the law; the longest that ships has a tenth of it.</summary>
    private const int LongestLawFile = 1_000_000;

    /// <summary>Files of one bundle; a whole law with its calendar has fewer.</summary>
    private const int MostLawFiles = 100;

    /// <summary>What a bundle would change, or every reason why it cannot be used. Changes nothing.</summary>
    public LawDraft DraftLaw(LawBundle bundle)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        ImmutableArray<LawError> unfit = [.. Unfit(bundle)];
        if (!unfit.IsEmpty)
        {
            return new LawDraft(bundle, [], [], unfit, null);
        }

        LawShelf.InUse now = law.State;
        LawReading reading = LawReader.Read(After(now.Files, bundle, Now.Day, ""));
        ImmutableArray<LawError> errors = [.. reading.Errors, .. reading.Library is { } whole ? Unanswered(bundle, now.Files, whole).Concat(Backdated(bundle, now.Files, Now.Day)) : []];
        ImmutableArray<FileDifference> files = [.. bundle.Files.Select(file => new FileDifference(file.Path, TextDifference.Lines(now.Files.GetValueOrDefault(file.Path, ""), file.Text)))];
        return new LawDraft(bundle, files, reading.Library is { } after ? LawDifference.Between(now.Library, after) : [], errors, errors.IsEmpty ? reading.Library : null);
    }

    /// <summary>Proposes a bundle to a second person. Null with the draft where it has errors or changes nothing.</summary>
    public async Task<(Performed? Performed, LawDraft Draft)> ProposeLawAsync(LawBundle bundle, By by, CancellationToken ct = default)
    {
        LawDraft draft = DraftLaw(bundle);
        if (await AnsweredAsync(by, ct) is { } answered)
        {
            return (answered, draft);
        }

        if (by.RoleFor([Role.RulesEditor]) is not { } role)
        {
            return (new Performed.Forbidden(PublishLawName, [Role.RulesEditor]), draft);
        }

        if (!draft.Errors.IsEmpty || !draft.HasChanges)
        {
            return (null, draft);
        }

        return (await ProposeAsync(PublishLawName, Guid.Empty, bundle.Name, RecordJson.Text(bundle), Replacing(bundle), by, role, ct), draft);
    }

    /// <summary>Takes over what other processes published since; true where something did. Costs one small read where nothing did.</summary>
    /// <exception cref="LawBrokenException">Another version of the program published what this one cannot read: the law in use stays.</exception>
    public Task<bool> RefreshLawAsync(CancellationToken ct = default) => law.RefreshAsync(store, ct);

    /// <summary>The law as this Centre knew it at a moment: what was published at the desk after it is not seen. What came with the program counts as known from the start.</summary>
    /// <exception cref="LawBrokenException">The files of then no longer make a law under the program of now.</exception>
    public async Task<LawLibrary> LawAsKnownAsync(DateTimeOffset moment, CancellationToken ct = default)
    {
        PublishedLaw known = StreamKinds.Law.Empty(LawShelf.Stream, "");
        await foreach (RecordedEvent recorded in store.HistoryAsync(LawShelf.Stream, ct))
        {
            if (recorded.At > moment)
            {
                break;
            }

            known = known.Apply(StreamKinds.Law.Read(recorded).Event);
        }

        return law.Under(known);
    }

    private static IEnumerable<LawError> Unfit(LawBundle bundle)
    {
        if (bundle.Files.Length > MostLawFiles)
        {
            yield return new LawError("", 0, $"в связке больше {MostLawFiles} файлов");
        }

        foreach (LawFile file in bundle.Files.Where(file => file.Text.Length > LongestLawFile))
        {
            yield return new LawError(file.Path, 0, $"в файле больше {LongestLawFile} знаков: таких файлов права не бывает");
        }

        foreach (IGrouping<string, LawFile> twice in bundle.Files.GroupBy(file => file.Path).Where(group => group.Count() > 1))
        {
            yield return new LawError(twice.Key, 0, "файл назван в связке дважды");
        }

        if (bundle.Files.Any(file => file.Path == PublicationFile.Name))
        {
            yield return new LawError(PublicationFile.Name, 0, "этот файл пишет сама программа, когда проект публикуют двое");
        }
    }

    /// <summary>A draft that is to become the Rules must be there and leave no question that forbids it.</summary>
    private static IEnumerable<LawError> Unanswered(LawBundle bundle, IReadOnlyDictionary<string, string> inUse, LawLibrary after)
    {
        if (bundle.Publishes is not { } id || after.FindEdition(id) is not { } edition)
        {
            yield break;
        }

        string path = $"editions/{id}/edition.yaml";
        string[] lines = (bundle.Files.FirstOrDefault(file => file.Path == path)?.Text ?? inUse.GetValueOrDefault(path, "")).Split('\n');
        foreach (OpenQuestion question in edition.OpenQuestions.Where(question => question.BeforePublication))
        {
            int line = 1 + Array.FindIndex(lines, text => text.Contains($"code: {question.Code}", StringComparison.Ordinal));
            yield return new LawError(path, line, $"до публикации нужен ответ (п. {question.Clause}): {question.Question} Внесите его в редакцию и уберите вопрос «{question.Code}».");
        }
    }

    /// <summary>A new price begins after the day on which two persons publish it: otherwise one day would have two prices (1.4), or a past one another than was paid. The correction of an order that is known already is another matter.</summary>
    private static IEnumerable<LawError> Backdated(LawBundle bundle, IReadOnlyDictionary<string, string> inUse, DateOnly today) =>
        from file in bundle.Files
        where PriceOrderFiles.IsOne(file.Path) && !inUse.ContainsKey(file.Path)
        let order = PriceOrderFiles.ReadOne(file.Path, file.Text)
        where order is not null && order.InForceFrom <= today
        select new LawError(file.Path, 1 + Array.FindIndex(file.Text.Split('\n'), line => line.StartsWith("from:", StringComparison.Ordinal)), $"новая цена не может начать действовать {order.InForceFrom:dd.MM.yyyy}: самое раннее - завтра, {today.AddDays(1):dd.MM.yyyy}");

    /// <summary>The files as they would be; the publication of a draft is a file too.</summary>
    private static Dictionary<string, string> After(IReadOnlyDictionary<string, string> files, LawBundle bundle, DateOnly day, string request)
    {
        Dictionary<string, string> after = new(files, StringComparer.Ordinal);
        foreach (LawFile file in bundle.Files)
        {
            after[file.Path] = file.Text;
        }

        if (bundle.Publishes is { } edition)
        {
            after[PublicationFile.Name] = PublicationFile.With(after.GetValueOrDefault(PublicationFile.Name), edition, day, $"опубликовано двумя сотрудниками, запрос {request}");
        }

        return after;
    }

    /// <summary>What the second person must see, each with the text that it stands against: if that has changed by then, the difference that was shown is not the one that would happen.</summary>
    private ImmutableArray<Finding> Replacing(LawBundle bundle)
    {
        LawShelf.InUse now = law.State;
        List<Finding> findings = [.. bundle.Files.Select(file => Finding.Of("law.publish", "7.1", Verdict.HumanDecides, Effect.NeedsSecondPerson, ("file", file.Path), ("replaces", Short(now.Files.GetValueOrDefault(file.Path)))))];
        if (bundle.Publishes is { } edition)
        {
            findings.Add(Finding.Of("law.publish-edition", "7.1", Verdict.HumanDecides, Effect.NeedsSecondPerson, ("edition", edition), ("replaces", now.Library.Versions.GetValueOrDefault(edition, ""))));
        }

        return [.. findings];
    }

    /// <summary>Twelve hex digits of a text; empty where there is none.</summary>
    private static string Short(string? text) => text is null ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];

    private async Task<Performed> PublishAsync(Approval approval, Confirmation confirmation, By by, Moment now, CancellationToken ct)
    {
        LoadedStream? stream = (await store.LoadAsync(LawShelf.Stream, ct: ct)).Stream;
        PublishedLaw before = stream is null ? StreamKinds.Law.Empty(LawShelf.Stream, "ПРАВО") : StreamKinds.Law.Open(stream);
        law.Use(before, stream?.Version ?? 0);
        LawBundle bundle = LawBundle.Read(approval.Content);
        Finding[] changed = [.. Replacing(bundle).Where(finding => !approval.Findings.Any(shown => shown.Code == finding.Code && shown.Facts.SequenceEqual(finding.Facts)))];
        if (changed.Length > 0)
        {
            return new Performed.Refused([.. changed.Select(finding => Finding.Of("law.changed-since", "7.1", Verdict.NotMet, Effect.Blocks, ("file", finding.Facts.GetValueOrDefault("file") ?? $"editions/{finding.Facts["edition"]}")))]);
        }

        if (DraftLaw(bundle).Errors is { IsEmpty: false } errors)
        {
            // The law changed since the request was made and the files no longer fit: the published law stays in force.
            return new Performed.Refused([.. errors.Select(error => Finding.Of("law.broken", "7.1", Verdict.NotMet, Effect.Blocks, ("file", error.File), ("line", error.Line), ("reason", error.Reason)))]);
        }

        Dictionary<string, string> files = After(law.State.Files, bundle, now.Day, approval.Number);
        string[] touched = [.. bundle.Files.Select(file => file.Path), .. bundle.Publishes is null ? (string[])[] : [PublicationFile.Name]];
        ImmutableArray<LawEvent> events = [.. touched.Select(path => new LawPublished(new PublishedFile(path, files[path], now.Day, approval.Number)))];
        long version = stream?.Version ?? 0;
        (StreamChange change, PublishedLaw after) = StreamKinds.Law.Change(LawShelf.Stream, before.Number, before, version, events, confirmation.Stamp);
        Performed.Done done = new(LawShelf.Stream, bundle.Name, version + events.Length, [.. events.Select(_ => "law-published")], []);
        switch (await CommitAsync([change, confirmation.Change], done, by, now, ct))
        {
            case CommitOutcome.Done:
                law.Use(after, done.Revision);
                return done;
            case CommitOutcome.AlreadyDone answered:
                return RecordJson.Read<Performed>(answered.Answer);
            default:
                return new Performed.Stale(approval.Number, 0);
        }
    }
}
