using System.Collections.Immutable;
using System.Globalization;
using Okno.Domain.Law;
using Okno.Domain.People;

namespace Okno.Domain.Papers;

/// <summary>What was read from one paper, by field code (<see cref="PaperField.Code"/>), in text form. A value that is no value of its field reads as absent.</summary>
public sealed record PaperContent(PaperId Paper, ImmutableSortedDictionary<string, string> Values)
{
    public static PaperContent Of(PaperState state) => new(state.Paper, state.Details);

    /// <summary>A text without the spaces around it; null where nothing is entered.</summary>
    public string? Text(string code) => Values.GetValueOrDefault(code)?.Trim() is { Length: > 0 } text ? text : null;

    public DateOnly? Day(string code) => Text(code) is { } text ? DayOf(text) : null;

    public bool? Yes(string code) => Text(code) switch { "yes" => true, "no" => false, _ => null };

    public bool Is(string code, string value) => Text(code) == value;

    internal static DateOnly? DayOf(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;
}

/// <summary>
/// All that a rule of content may look at: the paper, the other papers of the case as read, what was declared (3.10.1), the law, and the days.
/// <paramref name="Filing"/> is the planned, or actual, day of filing with the authority; <paramref name="Today"/> the day of the review.
/// </summary>
public sealed record PaperLook(PaperContent Content, ImmutableArray<PaperContent> Others, Intake Intake, LawInForce Law, DateOnly Filing, DateOnly Today)
{
    public PaperId Paper => Content.Paper;

    public PaperCatalogue Catalogue => Law.Edition.PaperFields;

    /// <summary>Another paper of the case as it was read; null where it is not at the desk.</summary>
    public PaperContent? Other(PaperKind kind) => Paper == new PaperId(kind) ? Content : Others.FirstOrDefault(other => other.Paper == new PaperId(kind));

    /// <summary>The fields that this paper must show: those asked of this person and employer whose condition holds.</summary>
    public IEnumerable<PaperField> Fields => Catalogue.Of(Paper.Kind, Intake).Where(asked => asked.When is not { } when || Content.Is(when.Field, when.Value));
}
