namespace Okno.Domain.Cases;

/// <summary>Who may perform a step at the desk. <see cref="System"/> is a job of the service itself.</summary>
public enum Role
{
    Operator,
    Reviewer,
    Accountant,
    Courier,
    Supervisor,
    Auditor,
    RulesEditor,
    System,
}
