using Okno.Domain.Law;
using Okno.Domain.Terms;

namespace Okno.Domain.Windows;

/// <summary>How long a service contract lives (3.4, Q5): thirty calendar days from the day after it was concluded.</summary>
public static class ContractTerm
{
    /// <returns><c>Last</c>: the last day, un-rolled; the hard stop for the Centre. <c>Rolled</c>: the day to which the end moves for the applicant's acts (Civil Code Art. 193), the earliest where the year has no decree.</returns>
    public static (DateOnly Last, DateOnly Rolled) Of(DateOnly concludedOn, LawInForce law)
    {
        Term term = law.Edition.Term(TermCode.Contract);
        RollRule forApplicant = law.Switches.Is(SwitchCode.ContractEnd, "unrolled") ? RollRule.None : RollRule.NextWorkingDay;
        return (term.Count(concludedOn, law.Calendar, RollRule.None).Earliest, term.Count(concludedOn, law.Calendar, forApplicant).Earliest);
    }

    /// <summary>The days of the contract one by one.</summary>
    public static DateProof Prove(DateOnly concludedOn, LawInForce law) => law.Edition.Term(TermCode.Contract).Prove(concludedOn, law.Calendar);
}
