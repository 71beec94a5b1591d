using System.Collections.Immutable;
using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Privacy;
using Okno.Web.Forms;

namespace Okno.Web.Pages.Desk.Cases.Steps;

public sealed class WithdrawConsentPage(ServiceDesk desk, TextBook words) : StepPage(desk, words, "withdraw-consent")
{
    public override string Button => "Записать отзыв";

    /// <summary>What was agreed to and stands.</summary>
    public Choice[] Standing => [.. (Case.Consent?.Purposes ?? [ConsentPurpose.Service]).Where(Case.Allows)
        .Select(code => new Choice(code, Law.Consents.FirstOrDefault(text => text.Version == Case.Consent!.Version)?.Purposes.FirstOrDefault(purpose => purpose.Code == code)?.Text
            ?? (Words.Has($"consent-purpose.{code}") ? Words.Say($"consent-purpose.{code}") : code)))];

    /// <summary>What will follow, said before it is done.</summary>
    public string[] Next
    {
        get
        {
            List<string> lines = [];
            if (Case.Contract is null && !Case.PhaseFacts.Ended)
            {
                lines.Add(Case.Ledger.Entries.IsEmpty ? "Дело закончится, возвращать нечего." : "Дело закончится, внесённое вернут по отдельному решению.");
            }
            else if (!Case.PhaseFacts.Ended)
            {
                lines.Add("Договор действует: дело продолжается только в том, чего требуют договор и закон.");
            }

            lines.Add("Сообщения заявителю прекратятся.");
            lines.Add(Case.Ledger.Entries.IsEmpty
                ? $"Данные уничтожат в срок до {Law.Retention?.Withdrawal.Days ?? 0} дней со дня поступления заявления, по решению двух сотрудников."
                : "Документы о деньгах останутся до конца срока, который требует закон об учёте; затем дело сотрут.");
            return [.. lines];
        }
    }

    protected override void Prefill() => Typed.Set("receivedOn", Service.Now.Day);

    protected override ICaseStep Read()
    {
        ImmutableArray<string> chosen = [.. Typed.All("purposes")];
        if (chosen.IsEmpty)
        {
            Typed.Wrong("purposes", "Отметьте, что отозвано.");
        }

        return new WithdrawConsent(
            Typed.Text("words", "Запишите, что написал заявитель."), Typed.Day("receivedOn", "Напишите день, когда поступило заявление."),
            chosen.Contains(ConsentPurpose.Service) ? null : chosen);
    }

    protected override string? FieldOf(string code) => code switch
    {
        "consent-withdrawal.has-words" => "words",
        "consent-withdrawal.day-fits" => "receivedOn",
        "consent-withdrawal.something-stands" => "purposes",
        _ => null,
    };
}
