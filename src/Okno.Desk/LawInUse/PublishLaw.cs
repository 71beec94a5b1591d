using System.Collections.Immutable;
using Okno.Desk.LawInUse;
using Okno.Desk.Record;
using Okno.Domain.Approvals;
using Okno.Domain.Cases;
using Okno.Domain.Law;
using Okno.Formats.Law;
using Okno.Store.Journal;
using Okno.Store.Streams;

namespace Okno.Desk;

/// <summary>Loading the calendar of a new year, a price order, or an edition: a two-person step with the difference shown (5.1, 7.1, Q32).</summary>
public sealed partial class ServiceDesk
{
    public const string PublishLawName = "publish-law";

    /// <summary>Characters of one file of the law; the longest that ships has a tenth of it.</summary>
    private const int LongestLawFile = 1_000_000;

    /// <summary>What a file would change, line by line, or why it cannot be used. Changes nothing.</summary>
    public LawDraft DraftLaw(string path, string text)
    {
        if (text.Length > LongestLawFile)
        {
            return new LawDraft(path, "", [], [new LawError(path, 0, $"в файле больше {LongestLawFile} знаков: таких файлов права не бывает")]);
        }

        LawReading reading = law.With(path, text);
        return new LawDraft(path, text, TextDifference.Lines(law.Files.GetValueOrDefault(path, ""), text), reading.Errors);
    }

    /// <summary>Proposes a file of the law to a second person.</summary>
    public async Task<(Performed? Performed, LawDraft Draft)> ProposeLawAsync(string path, string text, By by, CancellationToken ct = default)
    {
        LawDraft draft = DraftLaw(path, text);
        if (await AnsweredAsync(by, ct) is { } answered)
        {
            return (answered, draft);
        }

        if (by.RoleFor([Role.RulesEditor]) is not { } role)
        {
            return (new Performed.Forbidden(PublishLawName, [Role.RulesEditor]), draft);
        }

        if (!draft.Errors.IsEmpty || draft.Difference.All(line => line.Kind == LineKind.Same))
        {
            return (null, draft);
        }

        string content = RecordJson.Text(new PublishedFile(path, text, Now.Day, ""));
        Finding finding = Finding.Of("law.publish", "7.1", Verdict.HumanDecides, Effect.NeedsSecondPerson, ("file", path), ("replaces", Replaces(path)));
        return (await ProposeAsync(PublishLawName, Guid.Empty, path, content, [finding], by, role, ct), draft);
    }

    /// <summary>Twelve hex digits of the text that is in use under a path; empty where there is none.</summary>
    private string Replaces(string path) =>
        law.Files.TryGetValue(path, out string? text) ? Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)))[..12] : "";

    private async Task<Performed> PublishAsync(Approval approval, Confirmation confirmation, By by, Moment now, CancellationToken ct)
    {
        PublishedFile file = RecordJson.Read<PublishedFile>(System.Text.Encoding.UTF8.GetBytes(approval.Content)) with { PublishedOn = now.Day, Approval = approval.Number };
        if (approval.Findings.FirstOrDefault(finding => finding.Code == "law.publish")?.Facts.GetValueOrDefault("replaces") is var seen && seen != Replaces(file.Path))
        {
            // The difference that the second person was shown is not the one that would happen.
            return new Performed.Refused([Finding.Of("law.changed-since", "7.1", Verdict.NotMet, Effect.Blocks, ("file", file.Path))]);
        }

        if (law.With(file.Path, file.Text).Errors is { IsEmpty: false } errors)
        {
            // The law changed since the request was made and the file no longer fits: the published law stays in force.
            return new Performed.Refused([.. errors.Select(error => Finding.Of("law.broken", "7.1", Verdict.NotMet, Effect.Blocks, ("file", error.File), ("line", error.Line), ("reason", error.Reason)))]);
        }

        LoadedStream? stream = (await store.LoadAsync(LawShelf.Stream, ct: ct)).Stream;
        PublishedLaw before = stream is null ? StreamKinds.Law.Empty(LawShelf.Stream, "ПРАВО") : StreamKinds.Law.Open(stream);
        (StreamChange change, PublishedLaw after) = StreamKinds.Law.Change(LawShelf.Stream, before.Number, before, stream?.Version ?? 0, [new LawPublished(file)], confirmation.Stamp);
        Performed.Done done = new(LawShelf.Stream, file.Path, (stream?.Version ?? 0) + 1, ["law-published"], []);
        switch (await CommitAsync([change, confirmation.Change], done, by, now, ct))
        {
            case CommitOutcome.Done:
                law.Use(after);
                return done;
            case CommitOutcome.AlreadyDone answered:
                return RecordJson.Read<Performed>(answered.Answer);
            default:
                return new Performed.Stale(approval.Number, 0);
        }
    }
}
