using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Okno.Desk;
using Okno.Desk.LawInUse;
using Okno.Desk.Wording;
using Okno.Domain.Cases;
using Okno.Domain.Law;
using Okno.Domain.Payments;
using Okno.Formats.Law;

namespace Okno.Web.Pages.Desk.Law;

/// <summary>The history of the price (5.1) and a form for the next order: what it would change is shown first, and it works when a second person has confirmed it. Nobody writes a file.</summary>
[RequestSizeLimit(32L * 1024 * 1024)]
public sealed class PricesModel(ServiceDesk desk, TextBook words) : OfficePage(desk, words)
{
    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public DateOnly? Date { get; set; }

    [BindProperty]
    public Money? Amount { get; set; }

    [BindProperty]
    public DateOnly? From { get; set; }

    /// <summary>The last day, inclusive; empty until replaced.</summary>
    [BindProperty]
    public DateOnly? To { get; set; }

    [BindProperty]
    public string? Place { get; set; }

    [BindProperty]
    public DateOnly? PublishedOn { get; set; }

    /// <summary>The published file: only its hash is kept.</summary>
    [BindProperty]
    public IFormFile? Published { get; set; }

    /// <summary>The hash of a file that was chosen before.</summary>
    [BindProperty]
    public string? FileHash { get; set; }

    [BindProperty(Name = "why")]
    public string? Why { get; set; }

    /// <summary>"propose" asks the second person; anything else only shows.</summary>
    [BindProperty(Name = "do")]
    public string? Do { get; set; }

    public LawLibrary Library => Service.Law.Current;

    public LawInForce InForce => Service.Law.For(null, Today);

    public LawDraft? Draft { get; private set; }

    public bool MayPropose => Me("").RoleFor([Role.RulesEditor]) is not null;

    public bool Ready => Draft is { HasChanges: true, Errors.IsEmpty: true };

    public void OnGet() => Place = InForce.Edition.Provider.Site;

    public async Task<IActionResult> OnPostAsync()
    {
        await TakeFileAsync();
        if (Order() is not { } order)
        {
            return Show(StatusCodes.Status400BadRequest);
        }

        LawBundle bundle = BundleOf(order);
        Draft = Service.DraftLaw(bundle);
        if (!Draft.Errors.IsEmpty)
        {
            foreach (LawError error in Draft.Errors)
            {
                Wrong(FieldOf(bundle, error), Capital(error.Reason) + ".");
            }

            return Show(StatusCodes.Status400BadRequest);
        }

        if (Do != "propose" || !Draft.HasChanges)
        {
            return Page();
        }

        if (string.IsNullOrWhiteSpace(Why))
        {
            Wrong("why", "Напишите, откуда приказ: второй сотрудник прочитает.");
            return Show(StatusCodes.Status400BadRequest);
        }

        (Performed? performed, Draft) = await Service.ProposeLawAsync(bundle, Me(Why.Trim(), Key), HttpContext.RequestAborted);
        return performed is null ? Page() : Answer(performed, _ => Redirect("/desk/law/prices"));
    }

    /// <summary>The order that the form holds; null with every wrong field named.</summary>
    private PriceOrder? Order()
    {
        Demand(nameof(Number), Number, "Напишите номер приказа.");
        Demand(nameof(Date), Date, "Напишите день приказа, например 22.11.2026.");
        Demand(nameof(Amount), Amount, "Напишите цену, например 6400,00.");
        Demand(nameof(From), From, "Напишите первый день этой цены, например 22.11.2026.");
        Demand(nameof(Place), Place, "Напишите, где приказ размещён: страница сайта Центра.");
        Demand(nameof(PublishedOn), PublishedOn, "Напишите, когда приказ размещён на сайте.");
        if (From <= Today)
        {
            Wrong(nameof(From), $"Новая цена не может начать действовать раньше завтрашнего дня, {Russian.Day(Today.AddDays(1))}: у одного дня не бывает двух цен (п. 1.4).");
        }

        if (To < From)
        {
            Wrong(nameof(To), "Последний день раньше первого.");
        }

        if (PublishedOn > Today)
        {
            Wrong(nameof(PublishedOn), "Этот день ещё не наступил: сначала разместите приказ на сайте (п. 5.1).");
        }

        return ModelState.IsValid
            ? new PriceOrder(Number!.Trim(), Date!.Value, Amount!.Value, From!.Value, To, $"п. 5.1; приказ № {Number.Trim()} от {Russian.Day(Date.Value)}", Assumption: false) { Publication = new PricePublication(Place!.Trim(), PublishedOn!.Value, FileHash) }
            : null;
    }

    private void Demand(string field, object? value, string message)
    {
        if (value is null or string { Length: 0 } && (!ModelState.TryGetValue(field, out var entry) || entry.Errors.Count == 0))
        {
            Wrong(field, message);
        }
    }

    /// <summary>The file of the new order; with it that of the order before, where its own last day would overlap.</summary>
    private LawBundle BundleOf(PriceOrder order)
    {
        IReadOnlyDictionary<string, string> files = Service.Law.Files;
        List<LawFile> bundle = [new LawFile(PriceOrderFiles.NameOf(order.InForceFrom), PriceOrderFiles.Write(order))];
        PriceOrder? before = Library.Prices.LastOrDefault(known => known.InForceFrom < order.InForceFrom);
        if (before is not null && PriceOrderFiles.Find(files, before) is { } path && PriceOrderFiles.ReadOne(path, files[path])?.InForceTo >= order.InForceFrom)
        {
            bundle.Add(new LawFile(path, PriceOrderFiles.EndingOn(files[path], order.InForceFrom.AddDays(-1))));
        }

        return new LawBundle([.. bundle]);
    }

    /// <summary>The field whose line of the written file is wrong; the form as a whole where the error is in another file.</summary>
    private static string FieldOf(LawBundle bundle, LawError error)
    {
        if (error.File != bundle.Files[0].Path || error.Line < 1)
        {
            return "";
        }

        string line = bundle.Files[0].Text.Split('\n').ElementAtOrDefault(error.Line - 1) ?? "";
        return line.Split(':')[0].Trim() switch
        {
            "number" => nameof(Number),
            "date" => nameof(Date),
            "amount" => nameof(Amount),
            "from" => nameof(From),
            "to" => nameof(To),
            "place" => nameof(Place),
            "on" => nameof(PublishedOn),
            "sha256" => nameof(Published),
            _ => "",
        };
    }

    private async Task TakeFileAsync()
    {
        if (Published is { Length: > 0 } file)
        {
            await using Stream stream = file.OpenReadStream();
            FileHash = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, HttpContext.RequestAborted));
        }
        else if (FileHash is not { Length: 64 })
        {
            FileHash = null;
        }

        ModelState.Remove(nameof(FileHash));
        ModelState.Remove(nameof(Published));
    }

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
