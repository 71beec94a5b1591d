using System.Collections.Frozen;
using System.Text.Json;
using Okno.Desk.Decisions;
using Okno.Documents.Papers;

namespace Okno.Desk.Papers;

/// <summary>Which decision produced a paper: the latest one with an event that the paper tells of.</summary>
internal static class DecisionBehind
{
    private const string Defects = "defects-";

    /// <summary>The events of each printed paper, by the name in its address.</summary>
    private static readonly FrozenDictionary<string, string[]> Events = new Dictionary<string, string[]>
    {
        ["consent"] = ["consent-given"],
        ["consent-withdrawal"] = ["consent-withdrawn"],
        ["application"] = ["case-opened", "intake-corrected"],
        ["offer"] = ["offer-made"],
        ["risk-notice"] = ["offer-made"],
        ["checklist"] = ["contract-concluded"],
        ["obligations"] = ["contract-concluded"],
        ["custody"] = ["paper-received"],
        ["custody-return"] = ["paper-returned"],
        ["certificate"] = ["accepted-by-authority", "refused-by-authority"],
        ["notice"] = ["contract-expired", "withdrawn", "refused-by-authority", "payment-bought-nothing", "outcome-decided"],
        ["petition"] = ["case-opened", "intake-corrected"],
    }.ToFrozenDictionary();

    /// <summary>Null where no decision with such an event is kept.</summary>
    public static async Task<DecisionMark?> FindAsync(string paper, Guid @case, ServiceDesk desk, CancellationToken ct)
    {
        string? defective = paper.StartsWith(Defects, StringComparison.Ordinal) ? paper[Defects.Length..] : null;
        string[] events = defective is null ? Events.GetValueOrDefault(paper, []) : ["paper-accepted", "paper-rejected"];
        DecisionLine? line = (await desk.ListDecisionsAsync(@case, ct)).LastOrDefault(known =>
            known.Record.Events.Any(e => events.Contains(e.Name)) && (defective is null || PaperOf(known.Record) == defective));
        return line is null ? null : DecisionMark.Of(line.Record.Name, line.Hash);
    }

    private static string? PaperOf(DecisionRecord record) =>
        record.Input.TryGetProperty("paper", out JsonElement paper) ? paper.Deserialize<Domain.Papers.PaperId>(Record.RecordJson.Options).ToString() : null;
}
