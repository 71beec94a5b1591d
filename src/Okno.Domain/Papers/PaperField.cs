using System.Collections.Immutable;
using System.Globalization;
using Okno.Domain.Law;
using Okno.Domain.Payments;
using Okno.Domain.People;

namespace Okno.Domain.Papers;

/// <summary>What a field of a paper holds. Its text form: a date is ISO ("2026-04-22"), a number digits, a sum "8900.00", yes or no "yes"/"no", a choice one of its words.</summary>
public enum FieldType
{
    Text,
    Date,
    Number,
    Money,
    YesNo,
    Choice,
}

/// <summary>A field is asked only where another field of the same paper has this value.</summary>
public sealed record FieldCondition(string Field, string Value);

/// <summary>
/// One field that a paper must show (2.1.x, 4.4, 4.7, 4.8, Annex), as the edition gives it. <paramref name="Missing"/> is what its absence does (<see cref="Effect.Informs"/>: nothing);
/// <paramref name="Must"/> the value that is demanded, if any, and <paramref name="Otherwise"/> what another value does. Empty <paramref name="Employers"/> and <paramref name="Persons"/> mean everybody.
/// </summary>
public sealed record PaperField(
    PaperKind Paper,
    string Code,
    FieldType Type,
    string Clause,
    Effect Missing,
    string? Must,
    Effect Otherwise,
    ImmutableArray<EmployerKind> Employers,
    ImmutableArray<PersonKind> Persons,
    FieldCondition? When,
    ImmutableArray<string> Choices)
{
    /// <summary>The longest text that a field keeps, in characters.</summary>
    public const int LongestText = 400;

    /// <summary>True where this field is asked of this person and employer; what it hangs on in the paper itself is <see cref="When"/>.</summary>
    public bool IsAskedOf(Intake intake) => (Employers.IsEmpty || Employers.Contains(intake.Employer.Kind)) && (Persons.IsEmpty || Persons.Contains(intake.Applicant.Kind));

    /// <summary>True where <paramref name="value"/> is a value of this field in its text form.</summary>
    public bool Accepts(string value) => Type switch
    {
        FieldType.Text => value.Length <= LongestText,
        FieldType.Date => PaperContent.DayOf(value) is not null,
        FieldType.Number => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _),
        FieldType.Money => Money.TryParse(value, out _),
        FieldType.YesNo => value is "yes" or "no",
        _ => Choices.Contains(value),
    };
}

/// <summary>A day of law that a rule of content needs, with its clause and source.</summary>
public sealed record ContentLimit(DateOnly Day, string Clause, string Source);

/// <summary>An official list of who may issue a paper. Empty where the Centre does not have it: then a human decides.</summary>
public sealed record IssuerList(string Clause, ImmutableArray<string> Names, string Source);

/// <summary>Everything that an edition says of what papers must show.</summary>
public sealed record PaperCatalogue(ImmutableArray<PaperField> Fields, ImmutableDictionary<string, ContentLimit> Limits, ImmutableDictionary<string, IssuerList> Lists)
{
    public static readonly PaperCatalogue Empty = new([], ImmutableDictionary<string, ContentLimit>.Empty, ImmutableDictionary<string, IssuerList>.Empty);

    /// <summary>The fields of a paper in the order of the edition, whoever it is asked of; a translation has fields of its own.</summary>
    public IEnumerable<PaperField> Of(PaperKind paper) => Fields.Where(field => field.Paper == paper);

    /// <summary>The fields asked of this person and employer; a field may stand here once for each value of what it hangs on.</summary>
    public IEnumerable<PaperField> Of(PaperKind paper, Intake intake) => Of(paper).Where(field => field.IsAskedOf(intake));

    public bool Knows(PaperKind paper) => Fields.Any(field => field.Paper == paper);
}

/// <summary>The limits and lists that every edition must give.</summary>
public static class ContentCode
{
    public const string SovietProofBefore = "soviet-proof-before";
    public const string RussianProofFrom = "russian-proof-from";
    public const string CertificateFormFrom = "certificate-form-from";
    public const string ExamFormFrom = "exam-form-from";
    public const string MedicalList = "medical";
    public const string ExamList = "exam";

    public static readonly ImmutableArray<string> Limits = [SovietProofBefore, RussianProofFrom, CertificateFormFrom, ExamFormFrom];

    public static readonly ImmutableArray<string> Lists = [MedicalList, ExamList];
}
