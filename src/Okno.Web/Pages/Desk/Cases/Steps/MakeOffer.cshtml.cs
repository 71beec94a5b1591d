using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Repairs;
using Okno.Web.Forms;
using Okno.Web.Plans;

namespace Okno.Web.Pages.Desk.Cases.Steps;

public sealed class MakeOfferPage(ServiceDesk desk, TextBook words) : StepPage(desk, words, "make-offer")
{
    /// <summary>The plan as it would run if the person paid today: without any agreement, and beside it with the earlier paper day that stands in the form.</summary>
    public PlanView? Plan => PlanOf(null, DayText.TryRead(Typed["papersAgreedBy"], out DateOnly by) == DayFault.None ? Asked(by) : QueryCollection.Empty, new ModelStateDictionary(), answersHere: false);

    public override string Consequence => Law.PriceOn(Today) is { } price
        ? $"Цена {Russian.Sum(price.Amount)} (приказ № {price.Number}) и текст Правил закрепятся за заявителем. Предложение действует {Russian.CalendarDays(Law.Edition.OfferFreezeDays)}, а если сроки поджимают — меньше. Оплата заключит договор; отменить её кнопкой нельзя."
        : base.Consequence;

    protected override ICaseStep Read() => new MakeOffer(Typed.OptionalDay("papersAgreedBy"), Typed.Ticked("riskNoticeSigned"), Typed.Ticked("papersInHand"));

    protected override void Prefill()
    {
        // The repair that this form can write down: papers agreed earlier, with the payment staying today.
        if (Typed["papersAgreedBy"].Length == 0 && Plan?.Repair is { Smallest: { } smallest } repair
            && repair.Alternatives.Prepend(smallest).FirstOrDefault(set => !set.Changes.Any(change => change is PayOn or WaitUntil))?.Changes.OfType<BringPapers>().FirstOrDefault() is { } bring)
        {
            Typed.Set("papersAgreedBy", bring.By);
        }
    }

    private static QueryCollection Asked(DateOnly by) => new(new Dictionary<string, Microsoft.Extensions.Primitives.StringValues> { [AskedChanges.Bring] = by.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) });

    protected override string? FieldOf(string code) => code switch
    {
        "offer.agreed-day-in-future" or "guard.no-lawful-plan" => "papersAgreedBy",
        "offer.papers-in-hand" => "papersInHand",
        _ => null,
    };
}
