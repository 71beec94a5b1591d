using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Windows;

namespace Okno.Web.Pages.Desk.Cases.Steps;

public sealed class MakeOfferPage(ServiceDesk desk, TextBook words) : StepPage(desk, words, "make-offer")
{
    /// <summary>The plan of the Rules as it would run if the person paid today, without any agreement.</summary>
    public FilingPlan? Plan => Case.Intake is null ? null : MakeOffer.PlanOn(Today, Case, null, Law);

    public override string Consequence => Law.PriceOn(Today) is { } price
        ? $"Цена {Russian.Sum(price.Amount)} (приказ № {price.Number}) и текст Правил закрепятся за заявителем. Предложение действует {Russian.CalendarDays(Law.Edition.OfferFreezeDays)}, а если сроки поджимают — меньше. Оплата заключит договор; отменить её кнопкой нельзя."
        : base.Consequence;

    protected override ICaseStep Read() => new MakeOffer(Typed.OptionalDay("papersAgreedBy"), Typed.Ticked("riskNoticeSigned"), Typed.Ticked("papersInHand"));

    protected override void Prefill()
    {
        if (Plan is { Passes: false, BringPapersBy: { } by })
        {
            Typed.Set("papersAgreedBy", by);
        }
    }

    protected override string? FieldOf(string code) => code switch
    {
        "offer.agreed-day-in-future" or "guard.no-lawful-plan" => "papersAgreedBy",
        "offer.papers-in-hand" => "papersInHand",
        _ => null,
    };
}
