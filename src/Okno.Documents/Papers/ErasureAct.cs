using System.Collections.Immutable;

namespace Okno.Documents.Papers;

/// <summary>How many of what.</summary>
public sealed record CountedThing(string What, string Count);

/// <summary>Act of destruction of personal data (152-FZ, art. 21): the case by its number alone, two names of staff, grounds, counts, what stays and to when.</summary>
/// <param name="DoneOn">Null while it is being carried out.</param>
/// <param name="Hash">SHA-256 of the decision, 64 hexadecimal digits.</param>
public sealed record ErasureAct(
    PaperHead Head, string Case, string Approval, DateOnly On, string ProposedBy, string ConfirmedBy, DateOnly? DoneOn, ImmutableArray<string> Because, ImmutableArray<CountedThing> Destroyed, ImmutableArray<string> Kept,
    DateOnly KeyCopiesUntil, string Hash) : IPaper
{
    public static string Template => "erasure-act";
}
