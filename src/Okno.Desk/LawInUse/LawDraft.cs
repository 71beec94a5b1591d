using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Formats.Law;

namespace Okno.Desk.LawInUse;

/// <summary>A file of the law before it is published: its text, the difference from what is in use, and why it cannot be used, if so.</summary>
public sealed record LawDraft(string Path, string Text, ImmutableArray<DifferenceLine> Difference, ImmutableArray<LawError> Errors);
