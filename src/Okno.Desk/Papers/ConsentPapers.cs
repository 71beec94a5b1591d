using System.Collections.Immutable;
using Okno.Documents.Papers;
using Okno.Domain.Cases;
using Okno.Domain.People;
using Okno.Domain.Privacy;

namespace Okno.Desk.Papers;

/// <summary>The consent of 3.6 as a sheet of its version, and the confirmation that it was taken back.</summary>
internal static class ConsentPapers
{
    /// <summary>The sheet in the words of the version that was signed; one still to be signed, and one whose version the law in use no longer has, in those of the day.</summary>
    /// <param name="signed">Null where nothing is signed yet: every choice is empty.</param>
    public static PersonalDataConsent Sheet(Intake intake, string number, DateOnly day, Consent? signed, PrintedCase printed)
    {
        ConsentText text = printed.Law.Consents.FirstOrDefault(known => known.Version == signed?.Version) ?? printed.Law.ConsentOn(day) ?? printed.Law.Consents[0];
        AuthorityName authority = printed.Authority(day);
        return new PersonalDataConsent(
            printed.Head(number, day),
            new ConsentWording(text.Version, text.Data, text.Never, text.Actions, text.Manner, text.Term, text.Withdrawal, text.Source, text.Hash),
            [.. text.Purposes.Select(purpose => new PurposeLine(purpose.Text, purpose.Required, signed?.Covers(purpose.Code)))],
            printed.Person(intake), null,
            [
                new DataRecipient(authority.FullName, authority.Address, printed.Words.Say("consent.for-authority")),
                new DataRecipient(printed.Words.Say("consent.finance-name"), null, printed.Words.Say("consent.for-finance")),
            ],
            printed.Centre.LegalAddress);
    }

    public static ConsentWithdrawalNotice Withdrawal(Case @case, string @operator, DateOnly today, PrintedCase printed)
    {
        ConsentWithdrawal last = @case.ConsentWithdrawals!.Value[^1];
        ConsentText? text = printed.Law.Consents.FirstOrDefault(known => known.Version == last.Version);
        bool service = last.Purposes.Contains(ConsentPurpose.Service);
        return new ConsentWithdrawalNotice(
            printed.Head(@case.Number, last.ReceivedOn), printed.Person(@case.Intake!), last.Version, @case.Consent!.SignedOn, last.ReceivedOn, last.Words,
            [.. last.Purposes.Select(code => (text?.Purposes.FirstOrDefault(purpose => purpose.Code == code)?.Text ?? Say($"consent-purpose.{code}", code, printed)) + ".")],
            [.. last.Purposes.Select(code => Say($"consent-stops.{code}", code, printed))],
            service ? [.. Goes(@case, today, printed)] : [], last.DestroyBy, printed.Law.Retention?.Withdrawal.Source ?? "", printed.Signer("operator", @operator));
    }

    /// <summary>A purpose that only the text names is called by its code.</summary>
    private static string Say(string text, string code, PrintedCase printed) => printed.Words.Has(text) ? printed.Words.Say(text) : code;

    private static IEnumerable<ClauseText> Goes(Case @case, DateOnly today, PrintedCase printed)
    {
        if (@case.Contract is { } contract && !@case.PhaseFacts.Ended)
        {
            yield return new ClauseText(printed.Words.Say("consent-goes.contract", ("on", contract.On)), "152-ФЗ, ст. 6 ч. 1 п. 5");
        }

        Retention kept = Retention.Of(@case, printed.Law.Retention, today);
        if (kept.EndedOn is null && !@case.Ledger.Entries.IsEmpty)
        {
            yield return new ClauseText(printed.Words.Say("consent-goes.running"), "402-ФЗ, ст. 29");
        }

        foreach (RetentionSpan span in kept.Spans)
        {
            yield return new ClauseText(printed.Words.Say("consent-goes.retention", ("reason", span.Rule.Reason), ("until", span.Until)), span.Rule.Source);
        }
    }
}
