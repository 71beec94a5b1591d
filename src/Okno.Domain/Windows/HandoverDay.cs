using Okno.Domain.Law;

namespace Okno.Domain.Windows;

/// <summary>When complete papers must be with the authority (3.9.3, Q29).</summary>
public static class HandoverDay
{
    /// <summary>
    /// One calendar day after <paramref name="completeOn"/>, or the authority's next open day if it is shut then, as long as that is still by the last filing day;
    /// else its last open day by then (the urgent hand-over of Q3, open the day after or not), else (nothing can be in time any more) the next open day: a late hand-over is still owed (Q28). Never before <paramref name="completeOn"/>.
    /// </summary>
    public static DateOnly Due(DateOnly completeOn, PatentWindow window, LawInForce law)
    {
        DateOnly next = NextDay(completeOn, law);
        if (next <= window.LastFiling.Earliest)
        {
            return next;
        }

        DateOnly before = law.Authority.LastOpenOnOrBefore(window.LastFiling.Earliest);
        return before >= completeOn ? before : next;
    }

    /// <summary>The authority's first open day at or after the term of 3.9.3 has run, whatever the last filing day.</summary>
    public static DateOnly NextDay(DateOnly completeOn, LawInForce law) =>
        law.Authority.NextOpenOnOrAfter(law.Edition.Term(TermCode.Handover).Count(completeOn, law.Calendar).Earliest);
}
