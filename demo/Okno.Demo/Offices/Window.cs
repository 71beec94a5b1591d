using System.Globalization;
using System.Text.RegularExpressions;
using Okno.Demo.Browsing;
using Okno.Demo.Scenario;

namespace Okno.Demo.Offices;

/// <summary>The operator at the window and the reviewer behind: intake, offer, payment at the window, papers.</summary>
public sealed partial class Window(Staff staff)
{
    private static readonly DateOnly WorkUntil = new(2027, 6, 30);

    /// <summary>A person comes: passport zone, patent, stay, employer, consent; then the case has a number, and the law has said its word.</summary>
    public async Task OpenAsync(Life life)
    {
        PageSeen page = await staff.Operator.OpenAsync("/desk/new-case");
        HtmlForm form = page.FormWith("mrz").Set("mrz", string.Join('\n', life.Who.Mrz)).Set("employerKind", life.Employer.Kind);
        // One button fills the person from the zone, and shows the fields of this kind of employer.
        page = await staff.Operator.SendAsync(page, form, ("do", "mrz"));
        form = Fill(page.FormWith("mrz"), life);
        Answer answer = Answer.Of(await staff.Operator.SendAsync(page, form, ("do", "save")));
        Staff.Must(Said.Done, answer, "open-case");
        life.Number = NumberInPath().Match(answer.Page.SentTo!).Groups[1].Value;
    }

    /// <summary>A second case for a patent that has one must be refused.</summary>
    public async Task MustNotOpenTwiceAsync(Life life)
    {
        PageSeen page = await staff.Operator.OpenAsync("/desk/new-case");
        page = await staff.Operator.SendAsync(page, page.FormWith("mrz").Set("mrz", string.Join('\n', life.Who.Mrz)).Set("employerKind", life.Employer.Kind), ("do", "mrz"));
        PageSeen answer = await staff.Operator.SendAsync(page, Fill(page.FormWith("mrz"), life), ("do", "save"));
        bool named = answer.SentTo is null && answer.Text.Contains(life.Number!, StringComparison.Ordinal);
        staff.Trials.Add(("Второе дело на тот же патент", "отказ с номером первого", named ? "отказ с номером первого" : answer.SentTo ?? answer.Errors));
    }

    /// <summary>The offer; with a second person where the law of this citizenship or the risk asks for one.</summary>
    public async Task OfferAsync(Life life, string? agreedBy = null, bool risk = false, string? why = null)
    {
        void Choose(HtmlForm form)
        {
            form.SetIfAsked("papersInHand", "yes").SetIfAsked("papersAgreedBy", agreedBy is null ? "" : Day(Life.Date(agreedBy)));
            if (risk)
            {
                form.Set("riskNoticeSigned", "yes");
            }
        }

        await (why is null ? Staff.DoAsync(staff.Operator, life, "make-offer", Choose) : staff.DoByTwoAsync(staff.Operator, life, "make-offer", why, Choose));
        await NoteReferenceAsync(life);
    }

    /// <summary>Nobody may sell the service to this person: the desk says why, and no code to pay by comes into being.</summary>
    public async Task MustNotOfferAsync(Life life)
    {
        await Staff.MustBeRefusedAsync(staff.Operator, life, "make-offer", form => form.SetIfAsked("papersInHand", "yes"));
        await CloseAsync(life);
    }

    /// <summary>The guard finds no plan that files in time without an agreement on earlier papers.</summary>
    public Task MustNotOfferUnagreedAsync(Life life) => Staff.MustBeRefusedAsync(staff.Operator, life, "make-offer", form => form.Set("papersAgreedBy", ""));

    /// <summary>The person pays at the counter of a bank and shows the receipt at the window.</summary>
    public async Task PayAsync(Life life, int roubles)
    {
        int receipt = staff.Bank.PayAtCounter(staff.Clock.Today, roubles, life.Who.Full, PurposeOf(life), life.Number);
        await Staff.DoAsync(staff.Operator, life, "record-payment", form => Receipt(form, roubles, receipt));
    }

    /// <summary>The same receipt form sent twice, as impatient fingers do: one payment.</summary>
    public async Task PayWithDoubleClickAsync(Life life, int roubles)
    {
        int receipt = staff.Bank.PayAtCounter(staff.Clock.Today, roubles, life.Who.Full, PurposeOf(life), life.Number);
        PageSeen page = await staff.Operator.OpenAsync($"/desk/cases/{life.Number}/record-payment");
        HtmlForm form = page.FormWith("seen");
        Receipt(form, roubles, receipt);
        Answer first = Answer.Of(await staff.Operator.SendAsync(page, form));
        Answer second = Answer.Of(await staff.Operator.SendAsync(page, form));
        Staff.Must(Said.Done, first, "record-payment");
        staff.Trials.Add(("Одна форма отправлена дважды", "тот же ответ", second.Page.SentTo == first.Page.SentTo ? "тот же ответ" : $"{second.Said} {second.Page.Errors}"));
    }

    /// <summary>A transfer from the person's own bank, without coming to the window.</summary>
    public void Transfer(Life life, int roubles, string? payer = null) =>
        staff.Bank.Transfer(staff.Clock.Today, roubles, payer ?? life.Who.Full, PurposeOf(life), life.Number);

    /// <summary>Papers come to the window and the reviewer accepts each.</summary>
    public async Task BringAsync(Life life, params IReadOnlyList<string> papers)
    {
        foreach (string paper in papers)
        {
            await ReceiveAsync(life, paper);
            await AcceptAsync(life, paper);
        }
    }

    public async Task ReceiveAsync(Life life, string paper)
    {
        await Staff.DoAsync(staff.Operator, life, "receive-paper", form => Describe(form, life, paper), $"?paper={paper}");
        Keep(life, paper);
    }

    /// <summary>A paper after its day: received only by two, and the record keeps the fault.</summary>
    public async Task ReceiveLateAsync(Life life, string paper, string why)
    {
        await staff.DoByTwoAsync(staff.Operator, life, "receive-paper", why, form => Describe(form, life, paper), $"?paper={paper}");
        Keep(life, paper);
    }

    public Task AcceptAsync(Life life, string paper) => Staff.DoAsync(staff.Reviewer, life, "review-paper", form => form.Set("decision", "accept"), $"?paper={paper}");

    /// <summary>The reviewer rejects a paper for a defect of 4.3, and the original goes back to be mended.</summary>
    public async Task RejectAsync(Life life, string paper, string defect, string words)
    {
        await Staff.DoAsync(staff.Reviewer, life, "review-paper", form => form.Set("decision", "reject").Set("defects", defect).Set("words", words), $"?paper={paper}");
        await ReturnAsync(life, paper, words);
    }

    public Task WaiveAsync(Life life, string paper, string reason) => Staff.DoAsync(staff.Reviewer, life, "waive-paper", form => form.Set("paper", paper).Set("reason", reason), $"?paper={paper}");

    public async Task ReturnAsync(Life life, string paper, string reason)
    {
        await Staff.DoAsync(staff.Operator, life, "return-paper", form => form.Set("paper", paper).Set("reason", reason), $"?paper={paper}");
        life.Taken.Remove(paper);
    }

    /// <summary>The visit for fingerprints and photo (3.8), booked and kept the same day.</summary>
    public async Task VisitAsync(Life life)
    {
        await Staff.DoAsync(staff.Operator, life, "book-visit", form => form.Set("on", Day(staff.Clock.Today)).Set("at", "12:30"));
        await Staff.DoAsync(staff.Operator, life, "record-visit", form => form.Set("attended", "yes"));
    }

    public Task WithdrawAsync(Life life, string words) => Staff.DoAsync(staff.Operator, life, "withdraw", form => form.Set("words", words));

    /// <summary>Two operators hold the form of one case; the slower one is told and nothing is overwritten.</summary>
    public async Task TwoHandsAsync(Life life)
    {
        PageSeen slow = await staff.Supervisor.OpenAsync($"/desk/cases/{life.Number}/book-visit");
        await VisitAsync(life);
        HtmlForm form = slow.FormWith("seen").Set("on", Day(staff.Clock.Today)).Set("at", "18:00");
        Answer late = Answer.Of(await staff.Supervisor.SendAsync(slow, form));
        staff.Trials.Add(("Двое над одним делом: форма второго устарела", "сказано, ничего не записано", late.Said == Said.Stale ? "сказано, ничего не записано" : $"{late.Said} {late.Page.Errors}"));
    }

    /// <summary>Every original that is still at the Centre goes back, then the case is closed.</summary>
    public async Task CloseAsync(Life life)
    {
        foreach (string paper in life.Taken.ToArray())
        {
            await ReturnAsync(life, paper, "возврат подлинника");
        }

        await Staff.DoAsync(staff.Operator, life, "close");
    }

    public static string Day(DateOnly day) => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    public static string Sum(decimal roubles) => roubles.ToString("0.00", CultureInfo.InvariantCulture).Replace('.', ',');

    private async Task NoteReferenceAsync(Life life)
    {
        PageSeen page = await staff.Operator.OpenAsync($"/desk/cases/{life.Number}/record-payment");
        life.Reference = ReferenceInPage().Match(page.Html) is { Success: true } found ? found.Value : throw new UnexpectedException("на странице оплаты нет ссылки оферты");
    }

    private static string PurposeOf(Life life) => string.Format(CultureInfo.InvariantCulture, life.Purpose, life.Reference, life.Who.Full, life.PatentShown);

    private void Receipt(HtmlForm form, int roubles, int receipt) => form
        .Set("amount", Sum(roubles)).Set("executedOn", Day(staff.Clock.Today)).Set("receipt", receipt.ToString(CultureInfo.InvariantCulture)).Set("bank", "Учебный банк");

    private static void Keep(Life life, string paper)
    {
        if (paper != "identity-paper")
        {
            life.Taken.Add(paper);
        }
    }

    private void Describe(HtmlForm form, Life life, string paper)
    {
        form.Set("form", paper == "tax-receipts" ? "certified-copy" : "original").Set("custody", paper == "identity-paper" ? "copied" : "taken");
        PaperText.Type(form, life, paper, staff.Clock.Today, WorkUntil);
    }

    private HtmlForm Fill(HtmlForm form, Life life) => form
        .Set("contactedOn", Day(staff.Clock.Today))
        .Set("surname", life.Who.Surname).Set("givenName", life.Who.Given).Set("patronymic", life.Who.Patronymic ?? "")
        .Set("birthPlace", life.Who.BirthPlace)
        .Set("identitySeries", life.Who.PassportSeries).Set("identityNumber", life.Who.PassportNumber)
        .Set("identityIssuer", life.Who.PassportIssuer).Set("identityIssuedOn", Day(life.Who.PassportIssued))
        .Set("patentSeries", life.PatentSeries).Set("patentNumber", life.PatentNumber).Set("patentIssuedOn", Day(life.PatentIssued)).Set("patentIssuer", "ГУ МВД России по г. Москве")
        .Set("stayAddress", $"г. Москва, ул. Полевая, д. {life.No}, кв. {life.No + 10}").Set("stayFrom", Day(life.PatentIssued)).Set("stayUntil", "30.06.2027")
        .Set("permanentAddress", $"{life.Who.BirthPlace}, ул. Навруз, д. {life.No}")
        .Set("employerName", life.Employer.Name).SetIfAsked("employerInn", life.Employer.Inn).SetIfAsked("employerKpp", life.Employer.Kpp).SetIfAsked("employerOgrn", life.Employer.Ogrn)
        .Set("employerAddress", life.Employer.Address).Set("profession", life.Employer.Profession).Set("workUntil", Day(WorkUntil))
        .Set("phone", $"+7 900 000-{life.No:00}-{life.No + 11:00}").Set("language", life.Who.Language)
        .Tick("foreignPapers", life.ForeignPapers)
        .Set("earlierReissues", "0").Set("refusedOn", life.RefusedOn is { } refused ? Day(refused) : "").Set("stayLawful", "yes").Set("residencePermit", "no")
        .Set("consentSigned", "yes");

    [GeneratedRegex(@"/desk/cases/(\d\d-\d{6})")]
    private static partial Regex NumberInPath();

    [GeneratedRegex(@"\d\d-\d{6}-\d\d-\d(?!\d)")]
    private static partial Regex ReferenceInPage();
}
