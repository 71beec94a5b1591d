using System.Collections.Immutable;
using System.Security.Cryptography;
using Okno.Desk.LawInUse;
using Okno.Desk.Record;
using Okno.Desk.Tests.Cases;
using Okno.Domain.Cases;
using Okno.Domain.Law;

namespace Okno.Desk.Tests.Faults;

/// <summary>What a client sends: a step with its key and the revision that the person saw; without a step, a look at the case.</summary>
internal sealed record Request(By By, ICaseStep? Step);

/// <summary>A case as one person after another would leave it: its fold, its revision, the answers given for keys. <paramref name="Trace"/> names the state: which requests had an effect, in their order.</summary>
internal sealed record CaseState(Case Case, long Revision, ImmutableDictionary<string, string> Answers, string Trace);

/// <summary>The desk as a model: the pure step of the domain and a number.</summary>
internal sealed class CaseModel(LawShelf law, Moment now)
{
    public static CaseState Begin(Case @case, long revision) => new(@case, revision, ImmutableDictionary<string, string>.Empty, "");

    /// <summary>What a look at the case says.</summary>
    public static string Look(Case @case, long revision) =>
        $"{revision} {Convert.ToHexString(SHA256.HashData(RecordJson.Write(@case with { LastDecision = null })))}";

    public (CaseState After, string Answer) Step(CaseState state, Request request)
    {
        if (request.Step is not { } step)
        {
            return (state, Look(state.Case, state.Revision));
        }

        if (request.By.Key is { } key && state.Answers.TryGetValue(key, out string? given))
        {
            return (state, given);
        }

        if (request.By.SeenRevision is { } seen && seen != state.Revision)
        {
            return (state, Workplace.Said(new Performed.Stale(state.Case.Number, state.Revision)));
        }

        switch (step.Decide(state.Case, Facts.None with { By = request.By.Account }, law.For(state.Case, step, now.Day), now))
        {
            case Decision.Accepted accepted:
                long revision = state.Revision + accepted.Events.Length;
                string said = Workplace.Said(new Performed.Done(state.Case.Id, state.Case.Number, revision, [.. accepted.Events.Select(e => CaseEvents.NameOf(e).Name)], accepted.Warnings));
                return (
                    new CaseState(
                        state.Case.Apply(accepted.Events),
                        revision,
                        request.By.Key is null ? state.Answers : state.Answers.Add(request.By.Key, said),
                        $"{state.Trace} {request.By.Key}"),
                    said);
            case Decision.Refused refused:
                return (state, Workplace.Said(new Performed.Refused(refused.Findings)));
            case Decision.NeedsApproval needs:
                return (state, Workplace.Said(new Performed.NeedsSecondPerson(needs.Findings)));
            default:
                return (state, Workplace.Said(new Performed.AlreadyDone(state.Case.Number, state.Revision)));
        }
    }
}
