using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Okno.Domain.Payments.Matching;

namespace Okno.Testing.Noise;

/// <summary>
/// Judges noisy lines against their populations and counts. <para><b>Automatic recall</b>: of the lines that ought to be posted without a human (<see cref="NoisyLine.Clear"/>, with two clues of different kinds), the share that was, and rightly.
/// <b>First</b>: of all lines that point to one person, clear or not, the share whose first proposal is the right case.</para>
/// </summary>
public sealed class MatchingRun
{
    /// <summary>Applicants of one population; a new one for every <see cref="LinesOfOne"/> lines.</summary>
    private const int Applicants = 5_000;

    private const int LinesOfOne = 20_000;

    private readonly Dictionary<string, (int Lines, int Automatic, int First, int Ought, int OughtDone)> kinds = [];

    public int Lines { get; private set; }

    public int Automatic { get; private set; }

    public List<(NoisyLine Line, Matched Matched)> Wrong { get; } = [];

    /// <summary>Lines with a usable reference that ought to be posted, and those of them that were.</summary>
    public (int Ought, int Done) Referenced { get; private set; }

    /// <summary>The same without a reference.</summary>
    public (int Ought, int Done) Unreferenced { get; private set; }

    /// <summary>Lines with the reference of the case that point to one person; first proposed rightly.</summary>
    public (int Lines, int First) FirstReferenced { get; private set; }

    /// <summary>The same without a reference.</summary>
    public (int Lines, int First) FirstUnreferenced { get; private set; }

    /// <summary>Lines for several persons; shares proposed for exactly these.</summary>
    public (int Lines, int Right) Splits { get; private set; }

    /// <summary>Lines that pay for nobody here; those for which nothing was posted (all must be).</summary>
    public int Orphans { get; private set; }

    public int MostCandidates { get; private set; }

    public long Candidates { get; private set; }

    public int MostKeysOfLine { get; private set; }

    public long KeysOfLines { get; private set; }

    public TimeSpan Judging { get; private set; }

    /// <summary>Lines that ought to have been posted and were not, a few of them to look at.</summary>
    public List<(NoisyLine Line, Matched Matched)> Missed { get; } = [];

    /// <summary>Runs until <paramref name="automatic"/> lines were posted without a human. The same seed gives the same run.</summary>
    public static MatchingRun Until(int automatic, int seed, Action<string>? say = null)
    {
        MatchingRun run = new();
        Random random = new(seed);
        while (run.Automatic < automatic)
        {
            Population population = new(random, Applicants);
            NoisyLines lines = new(population, random);
            for (int i = 0; i < LinesOfOne && run.Automatic < automatic; i++)
            {
                run.Judge(population, lines.Next());
            }

            say?.Invoke(string.Create(CultureInfo.InvariantCulture, $"matching: {run.Lines:N0} lines, {run.Automatic:N0} posted by themselves, {run.Wrong.Count} wrong"));
        }

        return run;
    }

    private void Judge(Population population, NoisyLine line)
    {
        long start = Stopwatch.GetTimestamp();
        LineClues clues = LineClues.Of(line.Bank);
        ImmutableArray<MatchKey> keys = MatchKeys.OfLine(clues);
        TimeSpan read = Stopwatch.GetElapsedTime(start);
        List<OfferCard> cards = population.Candidates(keys);
        start = Stopwatch.GetTimestamp();
        Matched matched = Matcher.Judge(clues, cards);
        Judging += read + Stopwatch.GetElapsedTime(start);
        Lines++;
        Candidates += cards.Count;
        KeysOfLines += keys.Length;
        MostCandidates = Math.Max(MostCandidates, cards.Count);
        MostKeysOfLine = Math.Max(MostKeysOfLine, keys.Length);
        bool right = matched.Certain is { } certain && line.For is [var only] && only == certain.Case;
        Automatic += matched.Certain is null ? 0 : 1;
        if (matched.Certain is not null && !right)
        {
            Wrong.Add((line, matched));
        }

        bool first = matched.Proposals.Length > 0 && !matched.Split && line.For is [var one] && matched.Proposals[0].Case == one;
        bool ought = line.Clear && line.For.Length == 1 && (line.HasUsableReference || line.IsUsableWithoutReference);
        if (ought && line.HasUsableReference)
        {
            Referenced = (Referenced.Ought + 1, Referenced.Done + (right ? 1 : 0));
        }
        else if (ought)
        {
            Unreferenced = (Unreferenced.Ought + 1, Unreferenced.Done + (right ? 1 : 0));
        }

        if (line.PointsToPerson && line.Written.HasFlag(Clues.Reference))
        {
            FirstReferenced = (FirstReferenced.Lines + 1, FirstReferenced.First + (first ? 1 : 0));
        }
        else if (line.PointsToPerson)
        {
            FirstUnreferenced = (FirstUnreferenced.Lines + 1, FirstUnreferenced.First + (first ? 1 : 0));
        }

        if (line.For.Length > 1)
        {
            Splits = (Splits.Lines + 1, Splits.Right + (matched.Split && matched.Proposals.Select(share => share.Case).ToHashSet().SetEquals(line.For) ? 1 : 0));
        }

        Orphans += line.For.Length == 0 ? 1 : 0;
        if (ought && !right && Missed.Count < 200)
        {
            Missed.Add((line, matched));
        }

        (int ofKind, int automatic, int firsts, int oughts, int done) = kinds.GetValueOrDefault(line.Kind);
        kinds[line.Kind] = (ofKind + 1, automatic + (matched.Certain is null ? 0 : 1), firsts + (first ? 1 : 0), oughts + (ought ? 1 : 0), done + (ought && right ? 1 : 0));
    }

    /// <summary>The figures in one line each, then every kind of line.</summary>
    public string Report()
    {
        List<string> report =
        [
            Said($"{Lines:N0} lines, {Automatic:N0} posted without a human, {Wrong.Count} of them wrong"),
            Said($"recall with a usable reference {Share(Referenced.Done, Referenced.Ought)} of {Referenced.Ought:N0}; without {Share(Unreferenced.Done, Unreferenced.Ought)} of {Unreferenced.Ought:N0}"),
            Said($"right case first with a reference {Share(FirstReferenced.First, FirstReferenced.Lines)} of {FirstReferenced.Lines:N0}; without {Share(FirstUnreferenced.First, FirstUnreferenced.Lines)} of {FirstUnreferenced.Lines:N0}"),
            Said($"shares of one line for several {Share(Splits.Right, Splits.Lines)} of {Splits.Lines:N0}; nobody's lines {Orphans:N0}"),
            Said($"keys of a line {(double)KeysOfLines / Lines:0.0} (most {MostKeysOfLine}), candidates {(double)Candidates / Lines:0.0} (most {MostCandidates}), read and judged in {Judging.TotalMicroseconds / Lines:0.0} µs a line"),
            .. kinds.OrderByDescending(kind => kind.Value.Lines).Select(kind =>
                Said($"  {kind.Key}: {kind.Value.Lines:N0} lines, {Share(kind.Value.Automatic, kind.Value.Lines)} posted, {Share(kind.Value.First, kind.Value.Lines)} right first, {Share(kind.Value.OughtDone, kind.Value.Ought)} of the {kind.Value.Ought:N0} that ought to be")),
        ];
        return string.Join('\n', report);
    }

    private static string Share(int part, int whole) => whole == 0 ? "-" : ((double)part / whole).ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Said(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
