namespace Okno.Domain.Law;

/// <summary>Why a program cannot decide a clause.</summary>
public enum HumanReason
{
    /// <summary>A heading or the beginning of a list: there is nothing to decide.</summary>
    Heading,

    /// <summary>A name, an address, a description of the service.</summary>
    Definition,

    /// <summary>A duty of the Centre in all cases alike, kept by how the work is set up and not by a decision in one case.</summary>
    CentreDuty,

    /// <summary>Decided in its parts, each a clause of its own.</summary>
    Parts,

    /// <summary>"When needed", without a word on when (Q7).</summary>
    WhenNeeded,

    /// <summary>Only eyes can see it, on the paper itself.</summary>
    Eyes,

    /// <summary>The official list that decides is not loaded here.</summary>
    NoList,

    /// <summary>Only the person or a register outside the Centre knows.</summary>
    OnlyTheyKnow,

    /// <summary>A judgement on a person's deed or fault, which a program must not make.</summary>
    Judgement,

    /// <summary>The authority decides; the Centre only records what it said.</summary>
    Authority,
}

/// <summary>When a human is asked.</summary>
public enum AskedAt
{
    Never,
    Assessment,
    Papers,
    HandOver,
    Ending,
}

/// <summary>
/// A clause, or the part of it, that no program decides: why, when a human is asked, and the code of the question (null where <paramref name="Asked"/> is <see cref="AskedAt.Never"/>). The words are in <c>texts/</c>:
/// the question under its own code, the reason under "human." and its name.
/// </summary>
public sealed record HumanClause(string Clause, HumanReason Reason, AskedAt Asked, string? Question)
{
    /// <summary>The code of the words that say the reason.</summary>
    public string ReasonCode => $"human.{string.Concat(Reason.ToString().Select((letter, i) => char.IsUpper(letter) ? $"{(i > 0 ? "-" : "")}{char.ToLowerInvariant(letter)}" : $"{letter}"))}";
}
