using Okno.Demo.Browsing;

namespace Okno.Demo.Offices;

/// <summary>The supervisor, who confirms what one person may not do alone.</summary>
public sealed class SecondPerson(Staff staff)
{
    /// <summary>How many requests were confirmed.</summary>
    public int Confirmed { get; private set; }

    public async Task ConfirmAsync(string approval, string what)
    {
        string address = $"/desk/approvals/{Uri.EscapeDataString(approval)}/confirm";
        PageSeen page = await staff.Supervisor.OpenAsync(address);
        HtmlForm form = page.FormWith("words").Set("words", "Проверил, подтверждаю");
        Answer answer = Answer.Of(await staff.Supervisor.SendAsync(page, form));
        if (answer.Said is not Said.Done)
        {
            throw new UnexpectedException($"{what}: второй сотрудник не подтвердил {approval}: {answer.Said}. {answer.Page.Errors}");
        }

        Confirmed++;
    }
}
