using System.Collections.Immutable;
using System.Text.Json;
using Okno.Cli.Batch;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.People;
using Okno.Domain.Windows;

namespace Okno.Cli;

/// <summary>
/// What a contact on one day means: whether it is in the window, the lane, each paper with its day, the end of the contract, the hand-over. Where the window is closed there is no contract,
/// so no lane, papers or days.
/// </summary>
internal sealed record ContactAnswer(
    WindowStatus Status,
    Lane? Lane,
    ImmutableArray<ChecklistItem> Papers,
    DateOnly? ContractEnd,
    DateOnly? ContractEndRolled,
    DateOnly? HandoverDay,
    FilingPlan? Plan,
    ImmutableArray<Finding> Findings)
{
    public static ContactAnswer Of(PatentWindow window, DateOnly contact, DateOnly contract, EmployerKind employer, ImmutableArray<Finding> findings, LawInForce law)
    {
        WindowStatus status = window.StatusOn(contact);
        if (status == WindowStatus.Closed)
        {
            return new ContactAnswer(status, null, [], null, null, null, null, findings);
        }

        FilingPlan plan = Guard.Simulate(window, contact, contract, employer, null, law);
        (DateOnly last, DateOnly rolled) = ContractTerm.Of(contract, law);
        ImmutableArray<ChecklistItem> papers = Checklist.For(new ChecklistFacts(employer, [], contact, contract), window, law);
        return new ContactAnswer(status, window.LaneFor(contact, contract), papers, last, rolled, Okno.Domain.Windows.HandoverDay.Due(plan.LastPapersOn, window, law), plan, findings);
    }

    /// <summary>Members of an object that is already open.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteString("status"u8, Snake.Of(Status));
        json.WriteString("lane"u8, Lane is { } lane ? Snake.Of(lane) : null);
        json.WriteStartArray("papers"u8);
        foreach (ChecklistItem item in Papers)
        {
            json.WriteStartObject();
            json.WriteString("paper"u8, item.Paper.ToString());
            json.WriteString("clause"u8, item.Clause);
            json.WriteString("need"u8, Snake.Of(item.Need));
            IsoDay.Write(json, "due"u8, item.Due);
            IsoDay.Write(json, "advised_by"u8, item.AdvisedBy);
            json.WriteString("due_clause"u8, item.DueClause);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        IsoDay.Write(json, "contract_end"u8, ContractEnd);
        IsoDay.Write(json, "contract_end_rolled"u8, ContractEndRolled);
        IsoDay.Write(json, "handover_day"u8, HandoverDay);
        if (Plan is { } plan)
        {
            json.WriteStartObject("plan"u8);
            json.WriteBoolean("passes"u8, plan.Passes);
            IsoDay.Write(json, "last_papers_on"u8, plan.LastPapersOn);
            IsoDay.Write(json, "hand_over_on"u8, plan.HandOverOn);
            IsoDay.Write(json, "last_filing"u8, plan.LastFiling.Earliest);
            IsoDay.Write(json, "bring_papers_by"u8, plan.BringPapersBy);
            json.WriteEndObject();
        }

        FindingJson.Write(json, "findings"u8, Findings);
    }

    public void Tell(TextWriter words)
    {
        words.WriteLine();
        words.WriteLine(Status switch
        {
            WindowStatus.Open => "Обратиться можно.",
            WindowStatus.Early => "Пока рано, но Правила этого не запрещают.",
            WindowStatus.Closed => "Поздно: срок обращения истёк.",
            _ => "Решает сотрудник.",
        });
        if (Lane is { } lane)
        {
            words.WriteLine(lane == Domain.Windows.Lane.Standard ? "Документы: часть в день договора, справки и язык - в течение пяти дней." : "Все документы - в день договора.");
        }

        foreach (ChecklistItem item in Papers)
        {
            string need = item.Need == Need.HumanDecides ? " (нужен ли, решает сотрудник)" : "";
            words.WriteLine($"  {Words.Day(item.Due)}  {Words.Say($"paper.{item.Paper}.name")}, п. {item.Clause}{need}");
        }

        if (ContractEnd is not null)
        {
            words.WriteLine($"Договор действует по {Words.Day(ContractEnd)}; передача в орган - {Words.Day(HandoverDay)}.");
        }

        foreach (Finding finding in Findings)
        {
            words.WriteLine("- " + Words.Of(finding));
        }
    }
}
