using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.People;

namespace Okno.Formats.Law;

/// <summary><c>editions/ID/paper-fields.yaml</c>: what each paper must show, the days and the lists that its judgement needs.</summary>
internal static class PaperFieldFiles
{
    public static PaperCatalogue Read(Fields file, HashSet<string> clauses)
    {
        List<PaperField> fields = [];
        HashSet<PaperKind> papers = [];
        foreach (Fields entry in file.Each("papers"))
        {
            string name = entry.Text("paper");
            PaperKind kind = EditionFiles.PaperOf(entry, name);
            if (!papers.Add(kind))
            {
                entry.Fail("paper", $"документ «{name}» назван дважды");
            }

            List<(PaperField Field, Fields Entry)> own = [];
            foreach (Fields of in entry.Each("fields"))
            {
                PaperField field = ReadField(of, kind, clauses);
                if (own.Any(other => Clash(other.Field, field)))
                {
                    of.Fail("field", $"поле «{field.Code}» спрашивается дважды у одного и того же работодателя");
                }

                own.Add((field, of));
                of.Close();
            }

            CheckConditions(own);
            fields.AddRange(own.Select(pair => pair.Field));
            entry.Close();
        }

        PaperCatalogue catalogue = new([.. fields], ReadLimits(file, clauses), ReadLists(file, clauses));
        file.Close();
        return catalogue;
    }

    private static PaperField ReadField(Fields of, PaperKind kind, HashSet<string> clauses)
    {
        string code = of.Text("field");
        if (code.Length > 0 && (!char.IsAsciiLetterLower(code[0]) || !code.All(char.IsAsciiLetterOrDigit)))
        {
            of.Fail("field", $"«{code}»: имя поля пишут латиницей, с малой буквы, без знаков");
        }

        FieldType type = of.Word<FieldType>("type");
        ImmutableArray<string> choices = of.Has("choices") ? [.. of.Texts("choices").Select(choice => choice.Text)] : [];
        if ((type == FieldType.Choice) != (choices.Length > 1))
        {
            of.Fail(type == FieldType.Choice ? "у выбора нужны хотя бы два слова в choices" : "choices бывают только у выбора");
        }

        FieldCondition? when = null;
        if (of.Has("when") && of.Child("when") is { } condition)
        {
            string[] keys = [.. condition.Keys];
            if (keys.Length != 1)
            {
                condition.Fail("when называет одно поле и его значение");
            }
            else
            {
                when = new FieldCondition(keys[0], condition.Text(keys[0]));
            }
        }

        string? must = of.TextOrNull("must");
        PaperField field = new(
            kind, code, type, EditionFiles.ClauseOf(of, "clause", clauses), of.Word<Effect>("missing", Effect.Informs), must, of.Word<Effect>("otherwise", Effect.Informs),
            Kinds<EmployerKind>(of, "employers"), Kinds<PersonKind>(of, "persons"), when, choices);
        if (must is not null && !field.Accepts(must))
        {
            of.Fail("must", $"«{must}» — не значение этого поля");
        }

        if ((must is null) != (field.Otherwise == Effect.Informs))
        {
            of.Fail("must и otherwise пишут вместе");
        }

        return field;
    }

    private static ImmutableArray<T> Kinds<T>(Fields of, string key)
        where T : struct, Enum => of.Has(key) ? [.. of.Words<T>(key)] : [];

    /// <summary>Two entries of one field that could be asked together.</summary>
    private static bool Clash(PaperField one, PaperField other) =>
        one.Code == other.Code
        && (one.Employers.IsEmpty || other.Employers.IsEmpty || one.Employers.Intersect(other.Employers).Any())
        && (one.Persons.IsEmpty || other.Persons.IsEmpty || one.Persons.Intersect(other.Persons).Any())
        && (one.When is null || other.When is null || one.When.Field != other.When.Field || one.When.Value == other.When.Value);

    /// <summary>A field may hang only on a value that another field of the same paper can have, and never, by however many steps, on itself.</summary>
    private static void CheckConditions(List<(PaperField Field, Fields Entry)> own)
    {
        foreach ((PaperField field, Fields entry) in own.Where(pair => pair.Field.When is not null))
        {
            FieldCondition when = field.When!;
            if (!own.Any(other => other.Field.Code == when.Field && other.Field.Accepts(when.Value)))
            {
                entry.Fail("when", $"у этого документа нет поля «{when.Field}» со значением «{when.Value}»");
            }

            HashSet<string> seen = [field.Code];
            Queue<string> open = new([when.Field]);
            while (open.TryDequeue(out string? next))
            {
                if (next == field.Code)
                {
                    entry.Fail("when", $"поле «{field.Code}» зависит само от себя");
                    break;
                }

                if (seen.Add(next))
                {
                    foreach (PaperField on in own.Select(pair => pair.Field).Where(other => other.Code == next && other.When is not null))
                    {
                        open.Enqueue(on.When!.Field);
                    }
                }
            }
        }
    }

    private static ImmutableDictionary<string, ContentLimit> ReadLimits(Fields file, HashSet<string> clauses)
    {
        Dictionary<string, ContentLimit> limits = [];
        if (file.Child("limits") is { } all)
        {
            foreach ((string code, Fields entry) in all.Keyed())
            {
                Known(entry, code, ContentCode.Limits);
                limits[code] = new ContentLimit(entry.Day("day"), EditionFiles.ClauseOf(entry, "clause", clauses), entry.Text("source"));
                entry.Close();
            }

            AllThere(all, limits.Keys, ContentCode.Limits);
        }

        return limits.ToImmutableDictionary();
    }

    private static ImmutableDictionary<string, IssuerList> ReadLists(Fields file, HashSet<string> clauses)
    {
        Dictionary<string, IssuerList> lists = [];
        if (file.Child("lists") is { } all)
        {
            foreach ((string code, Fields entry) in all.Keyed())
            {
                Known(entry, code, ContentCode.Lists);
                lists[code] = new IssuerList(EditionFiles.ClauseOf(entry, "clause", clauses), [.. entry.Texts("names").Select(name => name.Text)], entry.Text("source"));
                entry.Close();
            }

            AllThere(all, lists.Keys, ContentCode.Lists);
        }

        return lists.ToImmutableDictionary();
    }

    private static void Known(Fields entry, string code, ImmutableArray<string> known)
    {
        if (!known.Contains(code))
        {
            entry.Fail($"«{code}» не известно; бывают {string.Join(", ", known)}");
        }
    }

    private static void AllThere(Fields all, IEnumerable<string> given, ImmutableArray<string> known)
    {
        foreach (string code in known.Except(given))
        {
            all.Fail($"нет поля «{code}»");
        }
    }
}
