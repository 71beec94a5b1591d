using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.People;
using Okno.Domain.Windows;
using static Okno.Domain.Tests.LoadedLaw;

namespace Okno.Domain.Tests.Papers;

public sealed class ChecklistTests
{
    private static readonly PatentWindow Window = PatentWindow.Of(Day("2025-05-12"), Today);

    private static ImmutableArray<ChecklistItem> For(string contract, EmployerKind employer = EmployerKind.LegalEntity, ImmutableArray<PaperKind> foreign = default, bool languageValid = false, string? agreed = null, LawInForce? law = null) =>
        Checklist.For(new ChecklistFacts(employer, foreign.IsDefault ? [] : foreign, Day(contract), Day(contract), languageValid, agreed is null ? null : Day(agreed)), Window, law ?? Today);

    private static ChecklistItem Item(ImmutableArray<ChecklistItem> items, PaperKind kind) => Assert.Single(items, item => item.Paper == new PaperId(kind));

    [Fact]
    public void In_the_standard_lane_medical_papers_and_the_language_proof_have_five_more_days()
    {
        ImmutableArray<ChecklistItem> items = For("2026-04-07");

        PaperKind[] later = [.. items.Where(item => item.Due > Day("2026-04-07")).Select(item => item.Paper.Kind)];
        Assert.Equal([PaperKind.InfectionsConclusion, PaperKind.HivCertificate, PaperKind.NarcologistConclusion, PaperKind.LanguageProof], later);
        ChecklistItem hiv = Item(items, PaperKind.HivCertificate);
        Assert.Equal(Day("2026-04-13"), hiv.Due); // 12.04 is a Sunday
        Assert.Equal(Day("2026-04-12"), hiv.AdvisedBy);
        Assert.Equal("3.10.2", hiv.DueClause);
        Assert.Equal("2.1.7.2", hiv.Clause);
    }

    [Theory]
    [InlineData("2026-04-17", "2026-04-22")]
    [InlineData("2026-04-18", "2026-04-18")]
    public void On_both_sides_of_the_fifteenth_day_the_lane_changes(string contract, string medicalDue) =>
        Assert.Equal(Day(medicalDue), Item(For(contract), PaperKind.InfectionsConclusion).Due);

    [Fact]
    public void The_contract_paper_is_asked_of_every_employer_but_a_natural_person()
    {
        foreach (EmployerKind employer in Enum.GetValues<EmployerKind>())
        {
            Assert.Equal(employer != EmployerKind.NaturalPerson, For("2026-04-07", employer).Any(item => item.Paper.Kind == PaperKind.WorkContract));
        }
    }

    [Fact]
    public void Copies_are_allowed_only_for_the_policy_the_tax_and_the_contract() =>
        Assert.Equal(
            [PaperKind.MedicalPolicy, PaperKind.TaxReceipts, PaperKind.WorkContract],
            For("2026-04-07").Where(item => item.Forms.Contains(PaperForm.CertifiedCopy)).Select(item => item.Paper.Kind));

    [Fact]
    public void Only_the_papers_of_2_1_4_to_2_1_11_start_the_clock_of_3_9_3()
    {
        PaperKind[] before = [.. For("2026-04-07", foreign: [PaperKind.IdentityPaper]).Where(item => !item.StartsHandoverClock).Select(item => item.Paper.Kind)];

        Assert.Equal([PaperKind.Application, PaperKind.Photo, PaperKind.IdentityPaper], before);
    }

    [Fact]
    public void Papers_when_needed_wait_for_a_human_unless_an_earlier_proof_is_still_valid()
    {
        Assert.Equal(Need.HumanDecides, Item(For("2026-04-07"), PaperKind.MigrationCard).Need);
        Assert.Equal(Need.HumanDecides, Item(For("2026-04-07"), PaperKind.LanguageProof).Need);
        Assert.Equal(Need.NotRequired, Item(For("2026-04-07", languageValid: true), PaperKind.LanguageProof).Need);
        Assert.Equal(Need.Required, Item(For("2026-04-07"), PaperKind.Petition).Need);
    }

    [Fact]
    public void Each_foreign_paper_has_a_translation_of_its_own_due_with_the_paper()
    {
        ImmutableArray<ChecklistItem> items = For("2026-04-07", foreign: [PaperKind.IdentityPaper, PaperKind.HivCertificate]);

        Assert.Equal(Day("2026-04-07"), Assert.Single(items, item => item.Paper == PaperId.Translation(PaperKind.IdentityPaper)).Due);
        ChecklistItem later = Assert.Single(items, item => item.Paper == PaperId.Translation(PaperKind.HivCertificate));
        Assert.Equal((Day("2026-04-13"), "2.1.11", true), (later.Due, later.Clause, later.StartsHandoverClock));
    }

    [Fact]
    public void True_to_the_text_every_translation_is_due_on_the_contract_day()
    {
        LawInForce text = Library.With(SwitchCode.TranslationDue, "contract-day").On(Day("2026-04-07"));

        Assert.Equal(Day("2026-04-07"), Assert.Single(For("2026-04-07", foreign: [PaperKind.HivCertificate], law: text), item => item.Paper.TranslationOf is not null).Due);
    }

    [Fact]
    public void An_agreed_day_comes_sooner_but_never_before_the_contract()
    {
        Assert.Equal(Day("2026-04-09"), Item(For("2026-04-07", agreed: "2026-04-09"), PaperKind.HivCertificate).Due);
        Assert.Equal(Day("2026-04-13"), Item(For("2026-04-07", agreed: "2026-05-01"), PaperKind.HivCertificate).Due);
        Assert.Equal(Day("2026-04-07"), Item(For("2026-04-07", agreed: "2026-04-01"), PaperKind.HivCertificate).Due);
    }

    [Fact]
    public void No_paper_is_advised_after_its_last_lawful_day_or_before_the_contract()
    {
        foreach (DateOnly contract in Days("2026-03-01", "2026-05-20"))
        {
            ChecklistFacts facts = new(EmployerKind.Entrepreneur, [PaperKind.HivCertificate], contract, contract);
            Assert.All(Checklist.For(facts, Window, Today), item => Assert.True(contract <= item.AdvisedBy && item.AdvisedBy <= item.Due));
        }
    }
}
