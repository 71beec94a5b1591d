using System.Collections.Immutable;
using Okno.Desk.Record;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Handovers;
using Okno.Domain.Law;
using Okno.Store.Journal;
using Okno.Store.Streams;

namespace Okno.Desk;

/// <summary>What became of one line when a register was worked on as a whole.</summary>
public sealed record LineResult(string CaseNumber, string Applicant, Performed Performed);

/// <summary>The authority's answer to one line of a register.</summary>
public sealed record LineAnswer(string CaseNumber, bool Accepted, RefusalGround Ground = RefusalGround.Other, string Words = "");

/// <summary>Steps over a whole register: every case and the register itself change in one transaction, streams locked in order.</summary>
public sealed partial class ServiceDesk
{
    /// <summary>Opens a register for a day of hand-over.</summary>
    public async Task<Performed> OpenRegisterAsync(DateOnly plannedFor, By by, CancellationToken ct = default)
    {
        if (by.RoleFor([Role.Courier, Role.Supervisor]) is not { } role)
        {
            return new Performed.Forbidden("open-register", [Role.Courier, Role.Supervisor]);
        }

        Moment now = Now;
        if (plannedFor < now.Day)
        {
            return new Performed.Refused([Finding.Of("register.day-not-past", "3.9.3", Verdict.NotMet, Effect.Blocks, ("planned", plannedFor))]);
        }

        Guid id = Guid.CreateVersion7(now.Utc);
        if (by.Key is not null && (await store.LoadAsync(id, by.Key, ct: ct)).Answer is { } answer)
        {
            return RecordJson.Read<Performed>(answer);
        }

        string number = $"Р-{now.Day.Year % 100:00}-{await store.NextAsync($"register-{now.Day.Year}", ct):0000}";
        (StreamChange change, _) = StreamKinds.Register.Change(id, number, StreamKinds.Register.Empty(id, number), 0, [new RegisterOpened(plannedFor)], StampOf(by, role));
        Performed.Done done = new(id, number, 1, ["register-opened"], []);
        return await CommitAsync([change], done, by, now, ct) is CommitOutcome.AlreadyDone first ? RecordJson.Read<Performed>(first.Answer) : done;
    }

    /// <summary>
    /// Hands over every line that may be handed over; the others stay listed, each with its reason. Null where there is no such register. With a seen revision of the register that is stale nothing happens and
    /// every line says so: nobody hands over a line that they did not see.
    /// </summary>
    public Task<ImmutableArray<LineResult>?> HandOverRegisterAsync(string number, By by, CancellationToken ct = default) =>
        OverLinesAsync(number, by, line => line.Status == LineStatus.Listed ? new HandOver(number) : null, ct);

    /// <summary>Records the acceptance act: each line of <paramref name="answers"/> is accepted or refused; a line without an answer stays handed over, and the act can be completed later (Q21).</summary>
    public Task<ImmutableArray<LineResult>?> RecordActAsync(string number, string actNumber, DateOnly actDate, IReadOnlyCollection<LineAnswer> answers, By by, CancellationToken ct = default) =>
        OverLinesAsync(
            number,
            by,
            line => line.Status != LineStatus.HandedOver || answers.FirstOrDefault(answer => answer.CaseNumber == line.CaseNumber) is not { } answer ? null
                : answer.Accepted ? new RecordAcceptance(actNumber, actDate)
                : new RecordRefusal(answer.Ground, answer.Words, actNumber),
            ct,
            register => answers.Select(answer => answer.CaseNumber).Distinct().Select(asked => NotAnswerable(asked, register)).OfType<LineResult>());

    /// <summary>Why the act says nothing of a case: it has no line here, or the line does not wait for an answer (any more). Null where it does.</summary>
    private static LineResult? NotAnswerable(string caseNumber, Register register) => register.Lines.FirstOrDefault(line => line.CaseNumber == caseNumber) switch
    {
        null => new LineResult(caseNumber, "", new Performed.NotFound(caseNumber)),
        { Status: LineStatus.HandedOver } => null,
        var line => new LineResult(caseNumber, line.Applicant, new Performed.Refused([Finding.Of("register.line-awaits-answer", "3.11", Verdict.NotMet, Effect.Blocks, ("number", caseNumber), ("status", line.Status))])),
    };

    /// <summary>What became of each line, with the names of the applicants: they are put beside it here, so that the answer that is kept under one case's key tells nothing of the others.</summary>
    private async Task<ImmutableArray<LineResult>?> OverLinesAsync(
        string number, By by, Func<RegisterLine, ICaseStep?> stepFor, CancellationToken ct, Func<Register, IEnumerable<LineResult>>? besides = null)
    {
        if (await DecideLinesAsync(number, by, stepFor, besides, ct) is not { } results || await FindRegisterAsync(number, ct) is not { State: var register })
        {
            return null;
        }

        return [.. results.Select(result => register.Lines.FirstOrDefault(line => line.CaseNumber == result.CaseNumber) is { } named ? result with { Applicant = named.Applicant } : result)];
    }

    private async Task<ImmutableArray<LineResult>?> DecideLinesAsync(
        string number, By by, Func<RegisterLine, ICaseStep?> stepFor, Func<Register, IEnumerable<LineResult>>? besides, CancellationToken ct)
    {
        for (int attempt = 1; ; attempt++)
        {
            if (await store.FindByNumberAsync(StreamKinds.Register.Name, number, ct) is not { Erased: false } loaded)
            {
                return null;
            }

            Register register = StreamKinds.Register.Open(loaded);
            Dictionary<Guid, (RegisterLine Line, ICaseStep Step)> work = register.Lines
                .Select(line => (Line: line, Step: stepFor(line)))
                .Where(pair => pair.Step is not null)
                .ToDictionary(pair => pair.Line.Case, pair => (pair.Line, pair.Step!));
            Loaded cases = await store.LoadManyAsync([.. work.Keys], by.Key, ct: ct);
            if (cases.Answer is { } answer)
            {
                return RecordJson.Read<RegisterAnswer>(answer).Lines;
            }

            if (by.SeenRevision is { } seen && seen != loaded.Version)
            {
                return [.. register.Lines.Select(line => new LineResult(line.CaseNumber, line.Applicant, new Performed.Stale(number, loaded.Version)))];
            }

            Moment now = Now;
            List<StreamChange> changes = [];
            List<RegisterEvent> echoes = [];
            List<LineResult> results = [.. besides?.Invoke(register) ?? []];
            foreach (LoadedStream stream in cases.Streams.Where(stream => !stream.Erased))
            {
                (RegisterLine line, ICaseStep step) = work[stream.Id];
                results.Add(new LineResult(line.CaseNumber, "", await DecideLineAsync(stream, step, by, now, changes, echoes, ct)));
            }

            if (echoes.Count == 0)
            {
                return [.. results.OrderBy(result => result.CaseNumber, StringComparer.Ordinal)];
            }

            Stamp stamp = StampOf(by, by.RoleFor([Role.Courier, Role.Supervisor, Role.Operator])!.Value);
            changes.Add(StreamKinds.Register.Change(loaded.Id, register.Number, register, loaded.Version, echoes, stamp).Change);
            RegisterAnswer said = new([.. results.OrderBy(result => result.CaseNumber, StringComparer.Ordinal)]);
            CommitOutcome outcome = await store.CommitAsync(new Commit(changes, by.Key, by.Key is null ? (ReadOnlyMemory<byte>?)null : RecordJson.Write(said), [], now.Utc), ct);
            if (outcome is CommitOutcome.Done || attempt == Attempts)
            {
                return outcome is CommitOutcome.Done ? said.Lines : [.. said.Lines.Select(line => line with { Performed = new Performed.Stale(line.CaseNumber, 0) })];
            }

            if (outcome is CommitOutcome.AlreadyDone done)
            {
                return RecordJson.Read<RegisterAnswer>(done.Answer).Lines;
            }
        }
    }

    private async Task<Performed> DecideLineAsync(LoadedStream stream, ICaseStep step, By by, Moment now, List<StreamChange> changes, List<RegisterEvent> echoes, CancellationToken ct)
    {
        if (by.RoleFor(step.Step.Roles) is not { } role)
        {
            return new Performed.Forbidden(step.Step.Name, step.Step.Roles);
        }

        Case before = StreamKinds.Case.Open(stream);
        LawInForce inForce = law.For(before, step, now.Day);
        Decision decision = step.Decide(before, Facts.None, inForce, now);
        if (decision is not Decision.Accepted accepted)
        {
            return Told(decision, before.Number, stream.Version);
        }

        (StreamChange change, Case after) = await DecidedAsync(before, stream.Version, step, Facts.None, inForce, now, StampOf(by, role), accepted, ct);
        changes.Add(change);
        echoes.Add(RegisterEcho(before, after, accepted.Events)!.Value.Event);
        return new Performed.Done(stream.Id, before.Number, stream.Version + accepted.Events.Length, NamesOf(accepted.Events), accepted.Warnings);
    }

    private sealed record RegisterAnswer(ImmutableArray<LineResult> Lines);
}
