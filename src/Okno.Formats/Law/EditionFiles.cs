using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.Terms;

namespace Okno.Formats.Law;

using Requisites = Okno.Domain.Law.Requisites;

/// <summary>The folders of <c>editions/</c>: one per edition of the Rules.</summary>
internal static class EditionFiles
{
    public static ImmutableArray<Edition> Read(IEnumerable<string> files, Func<string, Fields?> one, List<LawError> errors)
    {
        string[] ids = [.. files.Where(file => file.StartsWith("editions/", StringComparison.Ordinal)).Select(file => file.Split('/')[1]).Distinct().Order(StringComparer.Ordinal)];
        if (ids.Length == 0)
        {
            errors.Add(new LawError("editions", 0, "нет ни одной редакции Правил"));
        }

        List<Edition> editions = [];
        foreach (string id in ids)
        {
            Fields? head = one($"editions/{id}/edition.yaml");
            Fields? clauses = one($"editions/{id}/clauses.yaml");
            Fields? papers = one($"editions/{id}/papers.yaml");
            if (head is not null && clauses is not null && papers is not null)
            {
                Edition edition = ReadOne(id, head, clauses, papers);
                if (editions.Any(other => other.Published == edition.Published))
                {
                    head.Fail("published", "в этот день опубликована и другая редакция");
                }

                editions.Add(edition);
            }
        }

        return [.. editions.OrderBy(edition => edition.Published)];
    }

    private static Edition ReadOne(string id, Fields head, Fields clauseFile, Fields paperFile)
    {
        if (head.Text("id") is { Length: > 0 } named && named != id)
        {
            head.Fail("id", $"редакция «{named}» лежит в папке «{id}»");
        }

        ImmutableArray<Clause> clauses = ReadClauses(clauseFile);
        HashSet<string> numbers = [.. clauses.Select(clause => clause.Number)];
        (DateOnly published, bool publishedAssumed) = (default, false);
        if (head.Child("published") is { } publication)
        {
            published = publication.Day("day");
            publishedAssumed = publication.Flag("assumption");
            publication.Text("source");
            publication.Close();
        }

        int freeze = 0;
        if (head.Child("offer_freeze_days") is { } offer)
        {
            freeze = offer.Number("days", 0, 365);
            offer.Flag("assumption");
            offer.Text("source");
            offer.Close();
        }

        Edition edition = new(
            id, head.Text("title"), published, publishedAssumed, head.Text("source"), ReadProvider(head), ReadRequisites(head), clauses, ReadTerms(head, numbers), ReadPapers(paperFile, numbers), freeze);
        head.Close();
        return edition;
    }

    private static Provider ReadProvider(Fields head)
    {
        if (head.Child("provider") is not { } provider)
        {
            return new Provider("", "", "", "", "", "", false);
        }

        Provider read = new(provider.Text("name"), provider.Text("short"), provider.Text("reception_address"), provider.Text("legal_address"), provider.Text("site"), provider.Text("source"), provider.Flag("assumption"));
        provider.Close();
        return read;
    }

    private static Requisites ReadRequisites(Fields head)
    {
        if (head.Child("requisites") is not { } to)
        {
            return new Requisites("", "", "", "", "", null, null, null, "", false);
        }

        Requisites read = new(
            to.Text("recipient"), to.Text("personal_account"), Digits(to, "account", 20), to.Text("bank"), Digits(to, "bic", 9),
            to.TextOrNull("correspondent_account"), to.TextOrNull("inn"), to.TextOrNull("kpp"), to.Text("source"), to.Flag("assumption"));
        to.Close();
        return read;
    }

    private static string Digits(Fields fields, string key, int length)
    {
        string text = fields.Text(key);
        if (text.Length > 0 && (text.Length != length || !text.All(char.IsAsciiDigit)))
        {
            fields.Fail(key, $"«{key}»: нужно {length} цифр, а не «{text}»");
        }

        return text;
    }

    private static ImmutableArray<Clause> ReadClauses(Fields file)
    {
        List<Clause> clauses = [];
        foreach (Fields entry in file.Each("clauses"))
        {
            Clause clause = new(entry.Text("number"), entry.Text("anchor"), entry.Text("text"));
            if (clauses.Any(other => other.Number == clause.Number))
            {
                entry.Fail("number", $"пункт {clause.Number} встречается дважды");
            }

            if (clauses.Any(other => other.Anchor == clause.Anchor))
            {
                entry.Fail("anchor", $"якорь {clause.Anchor} встречается дважды");
            }

            clauses.Add(clause);
            entry.Close();
        }

        file.Close();
        return [.. clauses];
    }

    private static ImmutableDictionary<string, Term> ReadTerms(Fields head, HashSet<string> clauses)
    {
        ImmutableDictionary<string, Term>.Builder terms = ImmutableDictionary.CreateBuilder<string, Term>();
        if (head.Child("terms") is not { } all)
        {
            return terms.ToImmutable();
        }

        foreach ((string code, Fields entry) in all.Keyed())
        {
            if (!TermCode.All.Contains(code))
            {
                entry.Fail($"срок «{code}» не известен; бывают {string.Join(", ", TermCode.All)}");
            }

            terms[code] = new Term(
                code,
                entry.Number("amount", 0, 10_000),
                entry.Word<TermUnit>("unit"),
                entry.Word<TermDirection>("direction"),
                entry.Word<TermReading>("reading", TermReading.Plain),
                entry.Word<RollRule>("roll", RollRule.None),
                ClauseOf(entry, "clause", clauses),
                entry.TextOrNull("statute"));
            if (entry.Flag("assumption") && !entry.Has("source"))
            {
                entry.Fail("у допущения нужен source");
            }

            entry.TextOrNull("source");
            entry.Close();
        }

        foreach (string code in TermCode.All.Where(code => !terms.ContainsKey(code)))
        {
            all.Fail($"нет срока «{code}»");
        }

        return terms.ToImmutable();
    }

    private static ImmutableArray<EditionPaper> ReadPapers(Fields file, HashSet<string> clauses)
    {
        List<EditionPaper> papers = [];
        foreach (Fields entry in file.Each("papers"))
        {
            string name = entry.Text("paper");
            PaperKind kind = name == "translation" ? PaperKind.Translation : PaperId.TryParse(name, out PaperId id) && id.TranslationOf is null ? id.Kind : Unknown(entry, name);
            List<PaperForm> forms = [];
            foreach ((string form, _) in entry.Texts("forms"))
            {
                switch (form)
                {
                    case "original": forms.Add(PaperForm.Original); break;
                    case "certified-copy": forms.Add(PaperForm.CertifiedCopy); break;
                    case "plain-copy": forms.Add(PaperForm.PlainCopy); break;
                    default: entry.Fail("forms", $"форма «{form}» не известна; бывают original, certified-copy, plain-copy"); break;
                }
            }

            if (forms.Count == 0)
            {
                entry.Fail("forms", "нужна хотя бы одна форма");
            }

            PaperDue due = entry.TextOrNull("due") switch
            {
                "contract-day" => PaperDue.ContractDay,
                "late-papers" => PaperDue.LatePapersTerm,
                string other => BadDue(entry, other),
                null => BadDue(entry, ""),
            };
            if (papers.Any(other => other.Kind == kind))
            {
                entry.Fail("paper", $"документ «{name}» назван дважды");
            }

            papers.Add(new EditionPaper(
                kind, ClauseOf(entry, "clause", clauses), [.. forms], due, ClauseOf(entry, "due_clause", clauses),
                entry.Flag("starts_handover_clock"), entry.Flag("when_needed"), entry.Flag("not_for_natural_persons"), entry.Flag("due_by_centre")));
            entry.Close();
        }

        foreach (PaperKind kind in Enum.GetValues<PaperKind>().Where(kind => papers.All(paper => paper.Kind != kind)))
        {
            file.Fail($"нет документа «{new PaperId(kind)}»");
        }

        file.Close();
        return [.. papers];
    }

    private static PaperKind Unknown(Fields entry, string name)
    {
        entry.Fail("paper", $"документ «{name}» не известен");
        return PaperKind.Application;
    }

    private static PaperDue BadDue(Fields entry, string word)
    {
        entry.Fail("due", $"срок «{word}» не известен; бывают contract-day, late-papers");
        return PaperDue.ContractDay;
    }

    /// <summary>A clause that the text has, or a decision Q.</summary>
    private static string ClauseOf(Fields entry, string key, HashSet<string> clauses)
    {
        string clause = entry.Text(key);
        if (clause.Length > 0 && clause[0] != 'Q' && !clauses.Contains(clause))
        {
            entry.Fail(key, $"пункта {clause} в тексте нет");
        }

        return clause;
    }
}
