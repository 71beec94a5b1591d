using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.People;
using Okno.Domain.Terms;
using Okno.Domain.Windows;

namespace Okno.Proof.Tests;

/// <summary>What C# answers: one row per window, one row per contact and contract, as the tables that SQL compares.</summary>
internal sealed class WindowAnswers(int calendar)
{
    public const string WindowTable = """
        CREATE TEMP TABLE csharp_window (issued date, e1 date, e2 date, opens date, a_earliest date, a_latest date, b_earliest date, b_latest date, bsafe_earliest date, bsafe_latest date,
          std_a_earliest date, std_a_latest date, std_b_earliest date, std_b_latest date, safe_contact date, touches_freeze boolean)
        """;

    public const string AnswerTable = """
        CREATE TEMP TABLE csharp_answer (issued date, contact date, contract date, status text, lane text, due_with_paper text, due_contract_day text, last_papers date, hand_over date,
          passes_authority boolean, passes_centre boolean, bring_by date, due_by_q29 date, contract_last date, contract_rolled date)
        """;

    public static readonly string[] WindowColumns = ["e1", "e2", "opens", "a_earliest", "a_latest", "b_earliest", "b_latest", "bsafe_earliest", "bsafe_latest", "std_a_earliest", "std_a_latest", "std_b_earliest", "std_b_latest", "safe_contact", "touches_freeze"];

    public static readonly string[] AnswerColumns = ["status", "lane", "due_with_paper", "due_contract_day", "last_papers", "hand_over", "passes_authority", "passes_centre", "bring_by", "due_by_q29", "contract_last", "contract_rolled"];

    // The two readings of Q3 and of Q27 have columns of their own, so two laws give them all.
    private readonly LawInForce authority = LoadedLaw.Under(calendar);
    private readonly LawInForce centre = LoadedLaw.Under(calendar, whoseReceipt: "centre", translationDue: "contract-day");

    public object?[] Window(DateOnly issued)
    {
        PatentWindow window = PatentWindow.Of(issued, authority);
        return
        [
            issued, window.TwelveMonths, window.TwelveMonthsSafe, window.OpensOn,
            window.LastFilingA.Earliest, window.LastFilingA.Latest, window.LastFilingB.Earliest, window.LastFilingB.Latest, window.LastFilingBSafe.Earliest, window.LastFilingBSafe.Latest,
            window.LastStandardA.Earliest, window.LastStandardA.Latest, window.LastStandardB.Earliest, window.LastStandardB.Latest, window.SafeContact, window.TouchesFreeze,
        ];
    }

    public IEnumerable<object?[]> Plans(IEnumerable<Question> questions)
    {
        PatentWindow? window = null, atCentre = null;
        foreach (Question question in questions)
        {
            if (window?.Issued != question.Issued)
            {
                window = PatentWindow.Of(question.Issued, authority);
                atCentre = PatentWindow.Of(question.Issued, centre);
            }

            EmployerKind employer = question.NaturalPerson ? EmployerKind.NaturalPerson : EmployerKind.LegalEntity;
            FilingPlan plan = Guard.Simulate(window, question.Contact, question.Contract, employer, null, authority);
            FilingPlan planAtCentre = Guard.Simulate(atCentre!, question.Contact, question.Contract, employer, null, centre);
            (DateOnly last, DateOnly rolled) = ContractTerm.Of(question.Contract, authority);
            yield return
            [
                question.Issued, question.Contact, question.Contract,
                Status(window.StatusOn(question.Contact)), Lane(window.LaneFor(question.Contact, question.Contract)),
                Due(question, employer, window, authority), Due(question, employer, atCentre!, centre),
                plan.LastPapersOn, plan.HandOverOn, plan.Passes, planAtCentre.Passes, plan.BringPapersBy,
                HandoverDay.Due(question.Contract, window, authority), last, rolled,
            ];
        }
    }

    /// <summary>The codes of the checklist, in order of code.</summary>
    public string Codes(Question question) =>
        string.Join(' ', List(question, question.NaturalPerson ? EmployerKind.NaturalPerson : EmployerKind.LegalEntity, PatentWindow.Of(question.Issued, authority), authority).Select(item => item.Paper.ToString()));

    private static string Due(Question question, EmployerKind employer, PatentWindow window, LawInForce law) =>
        string.Join('.', List(question, employer, window, law).Select(item => item.Due.DayNumber - question.Contract.DayNumber));

    private static IEnumerable<ChecklistItem> List(Question question, EmployerKind employer, PatentWindow window, LawInForce law) =>
        Checklist.For(new ChecklistFacts(employer, [.. ProofDatabase.ForeignLanguage], question.Contact, question.Contract), window, law).OrderBy(item => item.Paper.ToString(), StringComparer.Ordinal);

    private static string Status(WindowStatus status) => status switch
    {
        WindowStatus.Early => "early",
        WindowStatus.Open => "open",
        WindowStatus.Closed => "closed",
        WindowStatus.HumanDecides => "human",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status.ToString()),
    };

    private static string? Lane(Lane? lane) => lane switch
    {
        null => null,
        Okno.Domain.Windows.Lane.Standard => "standard",
        Okno.Domain.Windows.Lane.Compressed => "compressed",
        _ => throw new ArgumentOutOfRangeException(nameof(lane), lane.ToString()),
    };
}

/// <summary>One contact and contract with a patent of that day; a natural person as employer needs no contract (2.1.10).</summary>
internal readonly record struct Question(DateOnly Issued, DateOnly Contact, DateOnly Contract, bool NaturalPerson)
{
    public object?[] Row => [Issued, Contact, Contract, NaturalPerson];
}
