using System.Collections.Immutable;

namespace Okno.Domain.Law;

/// <summary>Three values of a check: a program answers <see cref="HumanDecides"/> where the Rules leave room or a fact is missing; it never guesses.</summary>
public enum Verdict
{
    Met,
    NotMet,
    HumanDecides,
}

/// <summary>What a finding that is not Met does to a step (Q34). <see cref="Informs"/> is for findings that only explain.</summary>
public enum Effect
{
    Blocks,
    NeedsSecondPerson,
    Warns,
    Informs,
}

/// <summary>
/// What a rule found. <paramref name="Code"/> is stable and has its words in <c>texts/</c>; <paramref name="Clause"/> is a clause of the Rules ("3.10.2")
/// or, prefixed, of a statute ("GK 193", "Q29"); <paramref name="Facts"/> are the values that decided, as ISO dates, plain numbers or words, by name.
/// </summary>
public sealed record Finding(string Code, string Clause, Verdict Verdict, Effect Effect, ImmutableSortedDictionary<string, string> Facts, string? Statute = null, string? Repair = null)
{
    public static Finding Of(string code, string clause, Verdict verdict, Effect effect, params ReadOnlySpan<(string Name, object? Value)> facts)
    {
        ImmutableSortedDictionary<string, string>.Builder builder = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach ((string name, object? value) in facts)
        {
            builder[name] = value switch
            {
                null => "",
                DateOnly day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                IFormattable formattable => formattable.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
                _ => value.ToString() ?? "",
            };
        }

        return new Finding(code, clause, verdict, effect, builder.ToImmutable());
    }

    /// <summary>True where this finding stops a step for good: the Rules forbid it.</summary>
    public bool IsBlocking => Verdict != Verdict.Met && Effect == Effect.Blocks;

    public bool NeedsSecondPerson => Verdict != Verdict.Met && Effect == Effect.NeedsSecondPerson;
}
