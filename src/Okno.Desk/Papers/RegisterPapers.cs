using System.Globalization;
using Okno.Desk.Record;
using Okno.Desk.Wording;
using Okno.Documents;
using Okno.Documents.Papers;
using Okno.Domain.Cases;
using Okno.Domain.Handovers;
using Okno.Store.Proofs;
using Okno.Store.Streams;
using Okno.Store.Verify;

namespace Okno.Desk.Papers;

/// <summary>Prints the register of a hand-over (3.9.3) and its acceptance act (3.11): blank for the authority's officer, or as it was answered.</summary>
public sealed class RegisterPapers(ServiceDesk desk, PaperPress press, TextBook words)
{
    public async Task<PrintedPaper> PrintRegisterAsync(Register register, string @operator, CancellationToken ct = default)
    {
        PrintedCase printed = new(words, desk.Law.For(null, register.PlannedFor));
        IReadOnlyDictionary<Guid, Case> cases = await CasesOf(register, ct);
        return await press.PrintAsync(
            new HandoverRegister(
                printed.Head(register.Number, register.PlannedFor), printed.Authority(register.PlannedFor), register.PlannedFor,
                [.. register.Lines.Where(line => cases.ContainsKey(line.Case)).Select(line => LineOf(line, cases[line.Case], printed))],
                printed.Signer("operator", @operator), printed.Signer("courier", null)),
            ct);
    }

    public async Task<PrintedPaper> PrintActAsync(Register register, string @operator, CancellationToken ct = default)
    {
        DateOnly day = register.ActDate ?? register.HandedOverOn ?? register.PlannedFor;
        PrintedCase printed = new(words, desk.Law.For(null, day));
        IReadOnlyDictionary<Guid, Case> cases = await CasesOf(register, ct);
        return await press.PrintAsync(
            new AcceptanceAct(
                printed.Head(register.ActNumber ?? "", day), printed.Authority(day), register.Number, register.PlannedFor, register.HandedOverOn ?? register.PlannedFor, null,
                [.. register.Lines.Where(line => cases.ContainsKey(line.Case)).Select(line => ActLineOf(line, cases[line.Case], printed))],
                printed.Signer("courier", @operator), printed.Signer("inspector", null))
            {
                Record = await RecordHeadAsync(ct),
            },
            ct);
    }

    /// <summary>The head of this moment. An act is printed even where the trees are damaged: then without it.</summary>
    private async Task<RecordHead?> RecordHeadAsync(CancellationToken ct)
    {
        try
        {
            SignedHead head = await desk.Store.Proofs.HeadAsync(desk.Now.Utc, ct);
            return new RecordHead(head.Number, string.Create(CultureInfo.InvariantCulture, $"{head.At:dd.MM.yyyy HH:mm} UTC"), head.JournalSize, Convert.ToHexStringLower(head.JournalRoot));
        }
        catch (RecordDamagedException)
        {
            return null;
        }
    }

    private static Documents.Papers.RegisterLine LineOf(Domain.Handovers.RegisterLine line, Case @case, PrintedCase printed) => new(
        line.CaseNumber, line.Applicant, printed.Country(@case.Intake!.Applicant.Citizenship), @case.Intake.Applicant.BornOn, printed.Person(@case.Intake).Patent!, Sheets(@case), @case.Days!.LastFiling.Earliest);

    private static ActLine ActLineOf(Domain.Handovers.RegisterLine line, Case @case, PrintedCase printed)
    {
        RefusalRecord? refusal = line.Status == LineStatus.Refused ? @case.Refusals.LastOrDefault() : null;
        return new ActLine(
            line.CaseNumber, line.Applicant, printed.Person(@case.Intake!).Patent!, Sheets(@case),
            line.Status switch { LineStatus.Accepted => ActLineOutcome.Accepted, LineStatus.Refused => ActLineOutcome.Refused, _ => ActLineOutcome.Blank },
            refusal is null ? line.Words : EndingPapers.Ground(refusal, printed), refusal is null ? null : EndingPapers.ClauseOf(refusal.Ground));
    }

    /// <summary>One sheet a paper and one for the application: nobody counts leaves at the window, the officer corrects the number by hand.</summary>
    private static int Sheets(Case @case) => 1 + @case.Papers.Count(paper => !paper.Waived);

    private async Task<IReadOnlyDictionary<Guid, Case>> CasesOf(Register register, CancellationToken ct) =>
        (await desk.Store.LoadManyAsync([.. register.Lines.Select(line => line.Case)], ct: ct)).Streams
            .Where(stream => !stream.Erased)
            .ToDictionary(stream => stream.Id, (LoadedStream stream) => StreamKinds.Case.Open(stream));
}
