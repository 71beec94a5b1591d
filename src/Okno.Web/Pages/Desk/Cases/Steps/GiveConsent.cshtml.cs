using System.Globalization;
using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Privacy;

namespace Okno.Web.Pages.Desk.Cases.Steps;

public sealed class GiveConsentPage(ServiceDesk desk, TextBook words) : StepPage(desk, words, "give-consent")
{
    public override string Button => "Записать согласие";

    /// <summary>The version that is signed today.</summary>
    public ConsentText? Text => Law.ConsentOn(Service.Now.Day);

    /// <summary>A version as people read it: most are named by the day from which they are signed.</summary>
    public static string Named(string? version) =>
        DateOnly.TryParseExact(version, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? $"от {Russian.Day(day)}" : version is { Length: > 0 } ? $"№ {version}" : "—";

    protected override void Prefill() => Typed.Tick("purposes", (Case.Consent?.Purposes ?? []).Where(Case.Allows));

    protected override ICaseStep Read() => new GiveConsent(Consents.Read(Typed, Text, Service.Now.Day) with { OnPaper = Typed.Ticked("consentSigned") });

    protected override string? FieldOf(string code) => code == "consent.signed" ? "consentSigned" : null;
}
