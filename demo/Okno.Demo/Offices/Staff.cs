using Okno.Demo.Bank;
using Okno.Demo.Browsing;
using Okno.Demo.Instance;
using Okno.Web.Accounts;

namespace Okno.Demo.Offices;

/// <summary>The people of the Centre, each at a browser of their own, with what they do all day.</summary>
public sealed class Staff : IDisposable
{
    private readonly Dictionary<string, StaffBrowser> browsers;

    public Staff(FreshInstance instance)
    {
        Clock = instance.Clock;
        browsers = DemoStaff.All.ToDictionary(person => person.Account, person => new StaffBrowser(instance.Address, person.Account, DemoStaff.Password, Clock));
        SecondPerson = new SecondPerson(this);
        Window = new Window(this);
        Accounting = new Accounting(this);
        Courier = new Courier(this);
    }

    public SimulatedClock Clock { get; }

    public CentreBank Bank { get; } = new();

    public SecondPerson SecondPerson { get; }

    public Window Window { get; }

    public Accounting Accounting { get; }

    public Courier Courier { get; }

    public StaffBrowser Operator => browsers["operator"];

    public StaffBrowser Reviewer => browsers["reviewer"];

    public StaffBrowser Accountant => browsers["accountant"];

    public StaffBrowser CourierHimself => browsers["courier"];

    public StaffBrowser Supervisor => browsers["supervisor"];

    public StaffBrowser Auditor => browsers["auditor"];

    public int Requests => browsers.Values.Sum(browser => browser.Requests);

    /// <summary>Things that the demo tried beside the lives, with what was expected and what was seen.</summary>
    public List<(string What, string Expected, string Actual)> Trials { get; } = [];

    /// <summary>Performs a step of a case through its form; whatever the answer is.</summary>
    public static async Task<Answer> TryAsync(StaffBrowser who, Scenario.Life life, string step, Action<HtmlForm>? fill = null, string query = "")
    {
        PageSeen page = await who.OpenAsync($"/desk/cases/{life.Number}/{step}{query}");
        HtmlForm form = page.FormWith("seen");
        fill?.Invoke(form);
        return Answer.Of(await who.SendAsync(page, form));
    }

    /// <summary>Performs a step that must be done at once.</summary>
    /// <exception cref="UnexpectedException">It was not.</exception>
    public static async Task DoAsync(StaffBrowser who, Scenario.Life life, string step, Action<HtmlForm>? fill = null, string query = "") =>
        Must(Said.Done, await TryAsync(who, life, step, fill, query), step);

    /// <summary>Performs a step that the desk must refuse, naming <paramref name="words"/> among its reasons.</summary>
    /// <exception cref="UnexpectedException">It was not refused.</exception>
    public static async Task MustBeRefusedAsync(StaffBrowser who, Scenario.Life life, string step, Action<HtmlForm>? fill = null) =>
        Must(Said.Refused, await TryAsync(who, life, step, fill), step);

    /// <summary>Performs a step that needs a second person: asks, and the supervisor confirms.</summary>
    /// <exception cref="UnexpectedException">The desk asked for none, or the confirmation did not do it.</exception>
    public async Task DoByTwoAsync(StaffBrowser who, Scenario.Life life, string step, string why, Action<HtmlForm>? fill = null, string query = "")
    {
        Answer asked = await TryAsync(who, life, step, fill, query);
        Must(Said.NeedsSecondPerson, asked, step);
        HtmlForm form = asked.Page.FormWith("why").Set("why", why);
        Answer sent = Answer.Of(await who.SendAsync(asked.Page, form, ("do", "propose")));
        Must(Said.AwaitsSecondPerson, sent, step);
        await SecondPerson.ConfirmAsync(sent.Approval!, step);
    }

    public static void Must(Said said, Answer answer, string what)
    {
        if (answer.Said != said)
        {
            throw new UnexpectedException($"{what}: {answer.Said} вместо {said}. {answer.Page.Errors}");
        }
    }

    public void Dispose()
    {
        foreach (StaffBrowser browser in browsers.Values)
        {
            browser.Dispose();
        }
    }
}
