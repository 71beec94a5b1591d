using System.Collections.Frozen;

namespace Okno.Domain.Papers;

/// <summary>
/// The ways of an original from hand to hand (Q18) that are recorded on their own. Receiving, returning, the hand-over and the authority's refusal move papers by steps of theirs. Whoever never had an original cannot give it away.
/// </summary>
public static class KeeperMoves
{
    private static readonly FrozenSet<(Custody From, Custody To)> Open = new[]
    {
        // The applicant leaves an original that was only shown, or lets it be copied.
        (Custody.Shown, Custody.Copied), (Custody.Shown, Custody.Taken), (Custody.Copied, Custody.Taken),

        // The original goes back, its copy stays and the paper remains accepted.
        (Custody.Taken, Custody.Copied),

        // The authority gives an original to the Centre, or to the applicant himself.
        (Custody.GivenToAuthority, Custody.Taken), (Custody.GivenToAuthority, Custody.ReturnedToApplicant),
    }.ToFrozenSet();

    /// <summary>True where a paper can go from the one keeper to the other by itself.</summary>
    public static bool IsOpen(Custody from, Custody to) => Open.Contains((from, to));

    /// <summary>Where a paper can go from a keeper.</summary>
    public static IEnumerable<Custody> From(Custody from) => Enum.GetValues<Custody>().Where(to => IsOpen(from, to));
}
