using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Okno.Desk;
using Okno.Desk.LawInUse;
using Okno.Desk.Wording;
using Okno.Domain.Approvals;
using Okno.Domain.Cases;
using Okno.Domain.Payments;
using Okno.Web.Accounts;

namespace Okno.Web.Pages.Desk.Approvals;

/// <summary>A page about one request: what is asked, about what, by whom and why, and what the second person must know.</summary>
public abstract class RequestPage(ServiceDesk desk, TextBook words, UserManager<StaffAccount> staff) : OfficePage(desk, words)
{
    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = "";

    public Approval Approval { get; private set; } = null!;

    /// <summary>The case that the step changes; null for the law, or where the case is gone.</summary>
    public Case? Case { get; private set; }

    /// <summary>What the files of the law would change; null for a step of a case.</summary>
    public LawDraft? Draft { get; private set; }

    /// <summary>What is asked for, field by field, in words.</summary>
    public ImmutableArray<(string Name, string Value)> Asked { get; private set; } = [];

    public string ProposedBy { get; private set; } = "";

    public bool IsMine => string.Equals(Approval.ProposedBy, User.Account(), StringComparison.OrdinalIgnoreCase);

    public bool HasRole => Me("").RoleFor(ServiceDesk.ConfirmersOf(Approval.Step)) is not null;

    public bool MayAnswer => HasRole && Approval.MayBeAnsweredBy(User.Account(), Today);

    public bool IsLaw => Approval.Step == ServiceDesk.PublishLawName;

    public bool IsLine => Approval.Step == ServiceDesk.ReturnLineName;

    public string Confirmers => string.Join(", ", ServiceDesk.ConfirmersOf(Approval.Step).Where(role => role != Role.System).Distinct().Select(role => Words.Say($"role.{role}")));

    protected async Task<bool> FindAsync()
    {
        CancellationToken ct = HttpContext.RequestAborted;
        if (await Service.FindApprovalAsync(Number, ct) is not { } seen)
        {
            return false;
        }

        Approval = seen.State;
        ProposedBy = (await staff.FindByNameAsync(Approval.ProposedBy))?.FullName is { Length: > 0 } name ? $"{name} ({Approval.ProposedBy})" : Approval.ProposedBy;
        if (IsLaw)
        {
            Draft = Service.DraftLaw(LawBundle.Read(Approval.Content));
            return true;
        }

        // Who confirms that a person is forgotten need not see who it is.
        Case = Approval.Step == ServiceDesk.EraseCaseName ? null : (await Service.FindCaseAsync(Approval.SubjectNumber, ct))?.State;
        using JsonDocument content = JsonDocument.Parse(Approval.Content);
        Asked = [.. Flatten(content.RootElement, "")];
        return true;
    }

    private IEnumerable<(string Name, string Value)> Flatten(JsonElement element, string name)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                return element.EnumerateObject().Where(property => !property.Name.StartsWith('$')).SelectMany(property => Flatten(property.Value, property.Name));
            case JsonValueKind.Array:
                return element.EnumerateArray().SelectMany(item => Flatten(item, name));
            case JsonValueKind.True or JsonValueKind.False:
                return [(NameOf(name), element.ValueKind == JsonValueKind.True ? "да" : "нет")];
            case JsonValueKind.Null or JsonValueKind.Undefined:
                return [];
            default:
                return [(NameOf(name), Readable(name, element.ToString()))];
        }
    }

    private string NameOf(string field) => Words.Has($"request-field.{field}") ? Words.Say($"request-field.{field}") : Words.Has($"paper-field.{field}") ? Words.Say($"paper-field.{field}") : field;

    private string Readable(string field, string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? Russian.DayAndWeekday(day)
        : field is "amount" or "costs" && Money.TryParse(value, out Money sum) ? Russian.Sum(sum)
        : Words.Has($"request-value.{field}.{value}") ? Words.Say($"request-value.{field}.{value}")
        : Words.Has($"paper-field.{field}") && Words.Choice($"{field}.{value}") is var chosen && chosen != $"{field}.{value}" ? chosen
        : field is "paper" && Words.Has($"paper.{value}.name") ? Words.Say($"paper.{value}.name")
        : value;
}
