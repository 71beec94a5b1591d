using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.Terms;

namespace Okno.Formats.Law;

using Requisites = Okno.Domain.Law.Requisites;

/// <summary>The folders of <c>editions/</c>: one per edition of the Rules.</summary>
internal static class EditionFiles
{
    /// <summary>Published editions ascending by publication, then the drafts by their id.</summary>
    /// <param name="publications">The file of publications, where there is one: an edition named there is a draft no more (7.1).</param>
    public static (ImmutableArray<Edition> Published, ImmutableArray<Edition> Drafts) Read(IEnumerable<string> files, Func<string, Fields?> one, Fields? publications, List<LawError> errors)
    {
        string[] ids = [.. files.Where(file => file.StartsWith("editions/", StringComparison.Ordinal)).Select(file => file.Split('/')[1]).Distinct().Order(StringComparer.Ordinal)];
        Dictionary<string, Fields> heads = ids.Select(id => (Id: id, Head: one($"editions/{id}/edition.yaml"))).Where(pair => pair.Head is not null).ToDictionary(pair => pair.Id, pair => pair.Head!);
        EditionTexts texts = new(heads, [.. files], one);
        ImmutableDictionary<string, DateOnly> published = PublicationFile.Read(publications, ids.ToHashSet());
        Dictionary<string, Edition> read = [];
        foreach (string id in texts.InOrder())
        {
            Edition? under = texts.BaseOf(id) is { } named ? read.GetValueOrDefault(named) : null;
            if ((under is null && texts.BaseOf(id) is not null) || ReadOne(id, heads[id], texts, under, published) is not { } edition)
            {
                // What stands on an edition that cannot be read would only repeat its errors.
                continue;
            }

            if (!edition.IsDraft && read.Values.Any(other => !other.IsDraft && other.Published == edition.Published))
            {
                heads[id].Fail("published", "в этот день опубликована и другая редакция");
            }

            read.Add(id, edition);
        }

        if (ids.Length == 0 || (read.Count == heads.Count && read.Values.All(edition => edition.IsDraft)))
        {
            errors.Add(new LawError("editions", 0, ids.Length == 0 ? "нет ни одной редакции Правил" : "нет ни одной опубликованной редакции: одни проекты"));
        }

        return ([.. read.Values.Where(edition => !edition.IsDraft).OrderBy(edition => edition.Published)], [.. read.Values.Where(edition => edition.IsDraft).OrderBy(edition => edition.Id, StringComparer.Ordinal)]);
    }

    private static Edition? ReadOne(string id, Fields head, EditionTexts texts, Edition? under, IReadOnlyDictionary<string, DateOnly> publications)
    {
        Fields? clauseFile = texts.Find(id, "clauses.yaml", inherited: false);
        Fields? paperFile = texts.Find(id, "papers.yaml");
        Fields? contentFile = texts.Find(id, "paper-fields.yaml");
        if (head.Text("id") is { Length: > 0 } named && named != id)
        {
            head.Fail("id", $"редакция «{named}» лежит в папке «{id}»");
        }

        if (paperFile is null || (clauseFile is null && under is null))
        {
            return null;
        }

        ImmutableArray<Clause> clauses = clauseFile is null ? under!.Clauses : ReadClauses(clauseFile, under);
        HashSet<string> numbers = [.. clauses.Select(clause => clause.Number)];
        (DateOnly day, bool assumed, bool draft) = ReadPublication(id, head, publications);
        int freeze = under?.OfferFreezeDays ?? 0;
        if ((under is null || head.Has("offer_freeze_days")) && head.Child("offer_freeze_days") is { } offer)
        {
            freeze = offer.Number("days", 0, 365);
            offer.Flag("assumption");
            offer.Text("source");
            offer.Close();
        }

        Edition edition = new(
            id, head.Text("title"), day, assumed, head.Text("source"),
            under is null || head.Has("provider") ? ReadProvider(head) : under.Provider,
            under is null || head.Has("requisites") ? ReadRequisites(head) : under.Requisites,
            clauses, ReadTerms(head, numbers, under), ReadPapers(paperFile, numbers), freeze)
        {
            IsDraft = draft,
            PaperFields = contentFile is null ? PaperCatalogue.Empty : PaperFieldFiles.Read(contentFile, numbers),
            BasedOn = under?.Id,
            OpenQuestions = head.Has("open_questions") ? ReadQuestions(head, numbers) : [],
            HumanClauses = texts.FindIfAny(id, "human.yaml") is { } human ? HumanFile.Read(human, clause => ClauseOf(clause, "clause", numbers)) : [],
            Notices = head.Has("notices") ? ReadNotices(head, numbers) : under?.Notices ?? [],
        };
        head.TextOrNull("based_on");
        head.Close();
        return edition;
    }

    /// <summary>A draft has no day yet; one that two persons published has the day of that deed; any other names its own.</summary>
    private static (DateOnly Day, bool Assumed, bool Draft) ReadPublication(string id, Fields head, IReadOnlyDictionary<string, DateOnly> publications)
    {
        bool draft = head.TextOrNull("status") switch
        {
            "draft" => true,
            null or "published" => false,
            string other => WrongStatus(head, other),
        };
        if (draft && !head.Has("published"))
        {
            return publications.TryGetValue(id, out DateOnly deed) ? (deed, false, false) : (DateOnly.MaxValue, false, true);
        }

        if (draft)
        {
            head.Fail("published", "у проекта дня публикации ещё нет: он появится, когда проект опубликуют двое");
        }

        if (head.Child("published") is not { } publication)
        {
            return (default, false, draft);
        }

        DateOnly day = publication.Day("day");
        bool assumed = publication.Flag("assumption");
        publication.Text("source");
        publication.Close();
        return (day, assumed, draft);
    }

    private static bool WrongStatus(Fields head, string word)
    {
        head.Fail("status", $"состояние «{word}» не известно; бывают draft, published");
        return true;
    }

    private static ImmutableArray<OpenQuestion> ReadQuestions(Fields head, HashSet<string> clauses)
    {
        List<OpenQuestion> questions = [];
        foreach (Fields entry in head.Each("open_questions"))
        {
            OpenQuestion question = new(entry.Text("code"), ClauseOf(entry, "clause", clauses), entry.Text("question"), entry.InForce(), entry.Flag("before_publication"), entry.Text("source"));
            if (questions.Any(other => other.Code == question.Code))
            {
                entry.Fail("code", $"вопрос «{question.Code}» назван дважды");
            }

            questions.Add(question);
            entry.Close();
        }

        return [.. questions];
    }

    private static ImmutableArray<Notice> ReadNotices(Fields head, HashSet<string> clauses)
    {
        List<Notice> notices = [];
        foreach (Fields entry in head.Each("notices"))
        {
            Notice notice = new(entry.Text("code"), ClauseOf(entry, "clause", clauses), entry.Text("text"), entry.TextOrNull("statute"), entry.Text("source"));
            if (notices.Any(other => other.Code == notice.Code))
            {
                entry.Fail("code", $"сведение «{notice.Code}» названо дважды");
            }

            notices.Add(notice);
            entry.Close();
        }

        return [.. notices];
    }

    private static Provider ReadProvider(Fields head)
    {
        if (head.Child("provider") is not { } provider)
        {
            return new Provider("", "", "", "", "", "", false);
        }

        Provider read = new(provider.Name("name"), provider.Name("short"), provider.Name("reception_address"), provider.Name("legal_address"), provider.Text("site"), provider.Text("source"), provider.Flag("assumption"));
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
            to.Name("recipient"), to.Text("personal_account"), Digits(to, "account", 20), to.Name("bank"), Digits(to, "bic", 9),
            to.TextOrNull("correspondent_account"), to.TextOrNull("inn"), to.TextOrNull("kpp"), to.Text("source"), to.Flag("assumption"));
        PayableRequisites.Check(to, read);
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

    /// <summary>The clauses of an edition: all of them, or, over another edition, those that changed, those that are new (with the clause that they follow), and the numbers of those that are retired.</summary>
    private static ImmutableArray<Clause> ReadClauses(Fields file, Edition? under)
    {
        List<Clause> clauses = [.. under?.Clauses ?? []];
        HashSet<string> here = [];
        foreach (Fields entry in file.Each("clauses"))
        {
            string number = entry.Text("number");
            int at = under is null ? -1 : clauses.FindIndex(clause => clause.Number == number);
            Clause clause = new(number, at >= 0 ? entry.TextOrNull("anchor") ?? clauses[at].Anchor : entry.Text("anchor"), entry.Text("text"));
            if (!here.Add(number))
            {
                entry.Fail("number", $"пункт {number} встречается дважды");
            }

            if (clauses.Any(other => other.Anchor == clause.Anchor && other.Number != number))
            {
                entry.Fail("anchor", $"якорь {clause.Anchor} встречается дважды");
            }

            string? follows = at >= 0 || under is null ? null : entry.Text("after");
            int place = follows is null ? -1 : clauses.FindIndex(other => other.Number == follows);
            if (follows is { Length: > 0 } && place < 0)
            {
                entry.Fail("after", $"пункта {follows}, за которым стоит новый, нет");
            }

            if (at >= 0)
            {
                clauses[at] = clause;
            }
            else
            {
                clauses.Insert(place >= 0 ? place + 1 : clauses.Count, clause);
            }

            entry.Close();
        }

        foreach ((string retired, int _) in under is null ? [] : file.Has("retired") ? file.Texts("retired") : [])
        {
            if (here.Contains(retired) || clauses.RemoveAll(clause => clause.Number == retired) == 0)
            {
                file.Fail("retired", here.Contains(retired) ? $"пункт {retired} и изменён, и отменён" : $"пункта {retired}, который отменяется, нет");
            }
        }

        file.Close();
        return [.. clauses];
    }

    private static ImmutableDictionary<string, Term> ReadTerms(Fields head, HashSet<string> clauses, Edition? under)
    {
        ImmutableDictionary<string, Term>.Builder terms = (under?.Terms ?? ImmutableDictionary<string, Term>.Empty).ToBuilder();
        if ((under is not null && !head.Has("terms")) || head.Child("terms") is not { } all)
        {
            return terms.ToImmutable();
        }

        foreach ((string code, Fields entry) in all.Keyed())
        {
            if (!TermCode.All.Contains(code) && !TermCode.Optional.Contains(code))
            {
                entry.Fail($"срок «{code}» не известен; бывают {string.Join(", ", TermCode.All.Concat(TermCode.Optional))}");
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
            PaperKind kind = PaperOf(entry, name);
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
            if ((kind != PaperKind.Application || name == "application") && papers.Any(other => other.Kind == kind))
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

    /// <summary>A paper by its name, or the reason noted where there is none.</summary>
    internal static PaperKind PaperOf(Fields entry, string name)
    {
        bool known = PaperId.TryParse(name, out PaperId id) && id.TranslationOf is null;
        PaperKind kind = name == "translation" ? PaperKind.Translation : id.Kind;
        if (!known && kind != PaperKind.Translation)
        {
            entry.Fail("paper", $"документ «{name}» не известен; бывают {string.Join(", ", Enum.GetValues<PaperKind>().Select(paper => new PaperId(paper)))}");
        }

        return kind;
    }

    private static PaperDue BadDue(Fields entry, string word)
    {
        entry.Fail("due", $"срок «{word}» не известен; бывают contract-day, late-papers");
        return PaperDue.ContractDay;
    }

    /// <summary>A clause that the text has, or a decision Q.</summary>
    internal static string ClauseOf(Fields entry, string key, HashSet<string> clauses)
    {
        string clause = entry.Text(key);
        if (clause.Length > 0 && clause[0] != 'Q' && !clauses.Contains(clause))
        {
            entry.Fail(key, $"пункта {clause} в тексте нет");
        }

        return clause;
    }
}
