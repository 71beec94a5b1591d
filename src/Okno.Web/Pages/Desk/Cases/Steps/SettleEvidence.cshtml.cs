using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;

namespace Okno.Web.Pages.Desk.Cases.Steps;

/// <summary>Shows what receipt and statement line say, what each would change, and settles which holds.</summary>
public sealed class SettleEvidencePage(ServiceDesk desk, TextBook words) : StepPage(desk, words, "settle-evidence")
{
    public override string Button => "Записать решение";

    /// <summary>The disagreement that the address names, else the oldest open one; null where there is none.</summary>
    public EvidenceDispute? Dispute => Case.Disputes.Where(dispute => dispute.Held is null).OrderByDescending(dispute => dispute.PaymentId == Typed["payment"]).FirstOrDefault();

    protected override ICaseStep Read() => new SettleEvidence(
        Dispute?.PaymentId ?? Typed["payment"],
        Typed.Choose<EvidenceSide>("holds", "Выберите, какой документ верен."),
        Typed.Text("reason", "Напишите, почему верен этот документ."));

    protected override string? FieldOf(string code) => code switch
    {
        "settle.has-reason" => "reason",
        "settle.not-handed-over" or "settle.money-here" => "holds",
        _ => null,
    };
}
