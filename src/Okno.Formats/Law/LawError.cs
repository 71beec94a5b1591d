using System.Collections.Immutable;
using Okno.Domain.Law;

namespace Okno.Formats.Law;

/// <summary>Why a file of the law cannot be used. <paramref name="Line"/> counts from 1; 0 where the whole file is meant. <paramref name="Reason"/> is Russian, for the rules editor.</summary>
public sealed record LawError(string File, int Line, string Reason)
{
    public override string ToString() => $"{File}:{Line}: {Reason}";
}

/// <summary>Either the whole law or every reason at once why it cannot be used; never both.</summary>
public sealed record LawReading(LawLibrary? Library, ImmutableArray<LawError> Errors);
