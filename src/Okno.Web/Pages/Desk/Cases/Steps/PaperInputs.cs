using System.Collections.Immutable;
using System.Globalization;
using Okno.Desk.Wording;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.People;
using Okno.Domain.Payments;
using Okno.Web.Forms;

namespace Okno.Web.Pages.Desk.Cases.Steps;

/// <summary>One input of a form: the field, its name in the form, and the conditions under which the edition asks for it (none: always).</summary>
public sealed record PaperInput(PaperField Field, string Name, string Label, string Hint, ImmutableArray<FieldCondition> When)
{
    /// <summary>A box to tick: the paper shows it, or nothing is said.</summary>
    public bool IsTick => Field is { Type: FieldType.YesNo, Must: "yes" };
}

/// <summary>The fields of one paper as the desk draws them, from the catalogue of the edition: the same inputs where the paper is received and where it is reviewed.</summary>
public sealed class PaperInputs
{
    private readonly TextBook words;

    public PaperInputs(PaperId paper, Intake intake, PaperCatalogue catalogue, TextBook words)
    {
        this.words = words;
        Paper = paper;
        PaperField[] fields = catalogue.Knows(paper.Kind) ? [.. catalogue.Of(paper.Kind, intake)] : [NumberOnly(paper)];
        Inputs =
        [
            .. fields.GroupBy(field => field.Code).Select(same => new PaperInput(
                same.First(), NameOf(same.Key), Capital(words.FieldName(NameOfPaper(paper), same.Key)), HintOf(same, intake),
                same.Any(field => field.When is null) || same.Count() > 1 ? [] : [same.First().When!])),
        ];
    }

    public PaperId Paper { get; }

    public ImmutableArray<PaperInput> Inputs { get; }

    /// <summary>Lines, lists and choices: first those that are always asked, then those of each condition.</summary>
    public IEnumerable<IGrouping<FieldCondition?, PaperInput>> Groups => Inputs.Where(input => !input.IsTick).GroupBy(input => input.When.FirstOrDefault());

    public IEnumerable<IGrouping<FieldCondition?, PaperInput>> Ticks => Inputs.Where(input => input.IsTick).GroupBy(input => input.When.FirstOrDefault());

    /// <summary>"Если вид договора — трудовой".</summary>
    public string Heading(FieldCondition when) => words.Say("desk.paper-form.when", ("field", words.FieldName(NameOfPaper(Paper), when.Field)), ("value", words.Choice($"{when.Field}.{when.Value}")));

    public IReadOnlyList<Choice> Options(PaperField field) => field.Type == FieldType.YesNo
        ? [new Choice("no", words.Choice($"{field.Code}.no")), new Choice("yes", words.Choice($"{field.Code}.yes"))]
        : [.. field.Choices.Select(choice => new Choice(choice, words.Choice($"{field.Code}.{choice}")))];

    /// <summary>The name of a field in the form; two are named otherwise because the case and the step have fields of that name.</summary>
    public static string NameOf(string code) => code switch
    {
        "number" => "paperNumber",
        "issuedOn" => "paperIssuedOn",
        _ => code,
    };

    /// <summary>The field of the form that a finding speaks of; null where it speaks of none.</summary>
    public static string? FieldOf(Finding finding) =>
        finding.Facts.TryGetValue("field", out string? place) ? NameOf(place[(place.IndexOf('.', StringComparison.Ordinal) + 1)..])
        : finding.Facts.TryGetValue("here", out string? here) ? NameOf(here[(here.IndexOf('.', StringComparison.Ordinal) + 1)..])
        : PaperRules.All.FirstOrDefault(rule => rule.Code == finding.Code) is { Fields: [{ } first, ..] } ? NameOf(first) : null;

    /// <summary>What was typed, by field code in text form; what is wrong is told at its field and left out.</summary>
    public ImmutableSortedDictionary<string, string> Read(Entries typed)
    {
        ImmutableSortedDictionary<string, string>.Builder read = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (PaperInput input in Inputs)
        {
            if (Value(input, typed) is { Length: > 0 } value)
            {
                read[input.Field.Code] = value;
            }
        }

        return read.ToImmutable();
    }

    /// <summary>Puts what was read from the paper into the form.</summary>
    public void Fill(Entries typed, ImmutableSortedDictionary<string, string> details)
    {
        foreach (PaperInput input in Inputs)
        {
            string value = details.GetValueOrDefault(input.Field.Code) ?? "";
            bool isDay = DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day);
            typed.Set(input.Name, input.Field.Type == FieldType.Date && isDay ? Russian.Day(day) : input.IsTick && value != "yes" ? "" : value);
        }
    }

    private static string? Value(PaperInput input, Entries typed)
    {
        string name = input.Name;
        switch (input.Field.Type)
        {
            case FieldType.Date:
                return typed.OptionalDay(name) is { } day && !typed.IsWrong(name) ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
            case FieldType.Money when typed[name].Length > 0:
                Money sum = typed.Sum(name, "");
                return typed.IsWrong(name) ? null : sum.ToString();
            case FieldType.YesNo:
                return input.IsTick ? typed.Ticked(name) ? "yes" : null : typed.YesNo(name) switch { true => "yes", false => "no", _ => null };
            default:
                string? text = typed.Optional(name);
                if (text is not null && !input.Field.Accepts(text))
                {
                    typed.Wrong(name, input.Field.Type == FieldType.Number ? "Напишите число цифрами." : input.Field.Type == FieldType.Choice ? "Выберите из списка." : $"Слишком длинно: помещается {PaperField.LongestText} знаков.");
                }

                return text;
        }
    }

    private string HintOf(IEnumerable<PaperField> same, Intake intake)
    {
        string clauses = string.Join(", ", same.Select(field => words.Has($"desk.paper-form.clause.{field.Clause}") ? words.Say($"desk.paper-form.clause.{field.Clause}") : $"п. {field.Clause}").Distinct());
        return same.First() is { Paper: PaperKind.MedicalPolicy, Code: "validUntil" } ? $"Не раньше {Russian.Day(intake.WorkUntil)}, {clauses}" : clauses;
    }

    private static string NameOfPaper(PaperId paper) => paper.Kind == PaperKind.Translation ? "translation" : new PaperId(paper.Kind).ToString();

    private static PaperField NumberOnly(PaperId paper) => new(paper.Kind, "number", FieldType.Text, "2.1", Effect.Informs, null, Effect.Informs, [], [], null, []);

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpper(text[0], CultureInfo.GetCultureInfo("ru-RU")) + text[1..];
}
