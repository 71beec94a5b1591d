using System.Collections.Frozen;
using Okno.Desk.Cases;
using Okno.Domain.Approvals;
using Okno.Domain.Cases;
using Okno.Domain.Handovers;
using Okno.Domain.Payments;
using Okno.Domain.Privacy;
using Okno.Store.Scans;
using Okno.Store.Search;
using Okno.Store.Streams;

namespace Okno.Desk.Record;

/// <summary>Every kind of stream in the record.</summary>
public static class StreamKinds
{
    public static readonly StreamKind<Case, CaseEvent> Case = new(
        "case", (id, number) => new Case(id, number), (state, e) => state.Apply(e), CaseIndex.Of, CaseIndex.TokensOf, CaseIndex.ClaimsOf,
        (state, hash) => state with { LastDecision = hash }, state => state.Ledger, CaseIndex.CardOf,
        scans: state => [.. (state.Scans ?? []).SelectMany(scan => scan.Pages.Add(scan.Small)).Select(page => new ScanRef(page.Address, page.Length))]);

    public static readonly StreamKind<Register, RegisterEvent> Register = new(
        "register", (id, number) => new Register(id, number), (state, e) => state.Apply(e),
        state => new StreamIndex(state.Number, state.IsOpen ? "open" : state.IsAnswered ? "answered" : "handed-over", null, state.IsAnswered ? null : state.PlannedFor, null, state.PlannedFor),
        _ => [], _ => []);

    public static readonly StreamKind<IncomingLine, LineEvent> Line = new(
        "statement-line", (id, number) => new IncomingLine(id, number), (state, e) => state.Apply(e),
        state => new StreamIndex(state.Number, CaseIndex.Camel(state.Match), null, null, null, state.Day),
        state => [new Token("statement", state.Bank.Statement)],
        state => [new UniqueClaim("statement-line", state.Bank.Identity)],
        ledger: state => state.Ledger);

    public static readonly StreamKind<BankStatement, StatementEvent> Statement = new(
        "statement", (id, number) => new BankStatement(id, number), (state, e) => state.Apply(e),
        state => new StreamIndex(state.Number, "taken", null, null, null, state.Facts?.Periods.Max(period => period.To) ?? state.Facts?.ImportedOn),
        _ => [],
        state => state.Facts is { } facts ? [new UniqueClaim("statement", facts.Hash)] : []);

    public static readonly StreamKind<Approval, ApprovalEvent> Approval = new(
        "approval", (id, number) => new Approval(id, number), (state, e) => state.Apply(e),
        state => new StreamIndex(state.Number, CaseIndex.Camel(state.Status), null, state.Status == ApprovalStatus.Proposed ? state.ExpiresOn : null, null, state.ExpiresOn),
        state => [new Token("subject", state.Subject.ToString("N"))],
        _ => []);

    public static readonly StreamKind<LawInUse.PublishedLaw, LawInUse.LawEvent> Law = new(
        "law", (id, number) => new LawInUse.PublishedLaw(id, number), (state, e) => state.Apply(e),
        state => new StreamIndex(state.Number, "published", null, null, null, null), _ => [], _ => []);

    public static readonly StreamKind<Decisions.KeptLaw, Decisions.KeptLawEvent> LawText = new(
        "law-text", (id, number) => new Decisions.KeptLaw(id, number), (state, e) => state.Apply(e),
        state => new StreamIndex(state.Number, "kept", null, null, null, null), _ => [], _ => []);

    public static readonly StreamKind<Reads.BulkView, Reads.BulkViewEvent> BulkView = new(
        "bulk-view", (id, number) => new Reads.BulkView(id, number), (state, e) => state.Apply(e),
        state => new StreamIndex(state.Number, state.Answer is null ? "noticed" : "answered", null, null, null, DateOnly.FromDateTime(state.NoticedAt.UtcDateTime)), _ => [], _ => []);

    public static readonly StreamKind<Domain.Privacy.Erasure, ErasureEvent> Erasure = new(
        "erasure", (id, number) => new Domain.Privacy.Erasure(id, number), (state, e) => state.Apply(e),
        state => new StreamIndex(state.Number, CaseIndex.Camel(state.Status), null, state.Status == ErasureStatus.Due ? state.DestroyBy : null, null, state.DoneOn ?? state.Decided?.On ?? state.ErasableFrom),
        _ => [], _ => []);

    public static readonly FrozenDictionary<string, IStreamKind> ByName = new IStreamKind[] { Case, Register, Line, Statement, Approval, Law, LawText, BulkView, Erasure }.ToFrozenDictionary(kind => kind.Name);
}
