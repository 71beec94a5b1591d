using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.Terms;
using Okno.Formats.Law;
using Okno.Testing;
using static Okno.Domain.Tests.LoadedLaw;

namespace Okno.Domain.Tests.Law;

public sealed class EditionInTimeTests
{
    private const string Head = "editions/2026/edition.yaml";
    private const string Clauses = "editions/2026/clauses.yaml";

    private static readonly ImmutableDictionary<string, string> Files = LawReader.FilesOf(RepositoryRoot.Law).ToImmutableDictionary();

    private static ImmutableDictionary<string, string> With(string file, string find, string put)
    {
        Assert.Contains(find, Files[file], StringComparison.Ordinal);
        return Files.SetItem(file, Files[file].Replace(find, put, StringComparison.Ordinal));
    }

    private static int LineOf(string file, string part) => 1 + Array.FindIndex(Files[file].Split('\n'), row => row.Contains(part, StringComparison.Ordinal));

    private static void Refuses(ImmutableDictionary<string, string> files, string file, int line, string reason)
    {
        LawReading reading = LawReader.Read(files);
        Assert.Null(reading.Library);
        Assert.Contains(reading.Errors, error => error.File == file && error.Line == line && error.Reason.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public void A_draft_never_governs_whatever_the_day()
    {
        Edition draft = Assert.Single(Library.Drafts);
        Assert.True(draft.IsDraft);
        Assert.All(new[] { Day("2015-01-01"), Day("2026-11-22"), DateOnly.MaxValue }, day => Assert.Equal("2015", Library.On(day).Edition.Id));
        Assert.Same(draft, Library.FindEdition("2026"));
    }

    [Fact]
    public void A_draft_that_two_persons_published_governs_from_that_day_and_not_before()
    {
        LawLibrary published = LawReader.Read(Files.Add("publications.yaml", PublicationFile.With(null, "2026", Day("2026-12-01"), "С-26-0001"))).Library!;
        Assert.Empty(published.Drafts);
        Assert.Equal("2015", published.On(Day("2026-11-30")).Edition.Id);
        Assert.Equal("2026", published.On(Day("2026-12-01")).Edition.Id);
        LawLibrary tried = Library.Publishing("2026", Day("2026-12-01"));
        Assert.Equal(published.On(Day("2026-12-01")).Version, tried.On(Day("2026-12-01")).Version);
        Assert.Equal("2015", tried.On(Day("2026-11-30")).Edition.Id);
        Assert.Throws<ArgumentException>(() => Library.Publishing("2099", Day("2026-12-01")));
    }

    [Theory]
    [InlineData("2027", "2026-12-01", "редакции «2027» нет")]
    [InlineData("2026", "2015-03-01", "в этот день опубликована и другая редакция")]
    public void A_publication_must_name_a_draft_and_a_day_of_its_own(string edition, string day, string reason)
    {
        LawReading reading = LawReader.Read(Files.Add("publications.yaml", PublicationFile.With(null, edition, Day(day), "С-26-0001")));
        Assert.Contains(reading.Errors, error => error.Line > 0 && error.Reason.Contains(reason, StringComparison.Ordinal));
        string twice = PublicationFile.With(PublicationFile.With(null, "2026", Day("2026-12-01"), "С-26-0001"), "2026", Day("2026-12-02"), "С-26-0002");
        Assert.Contains(LawReader.Read(Files.Add("publications.yaml", twice)).Errors, error => error is { File: "publications.yaml", Line: 4 } && error.Reason.Contains("названа дважды", StringComparison.Ordinal));
    }

    [Fact]
    public void An_edition_based_on_another_says_only_what_differs()
    {
        Edition old = Library.Editions[0];
        Edition draft = Library.FindEdition("2026")!;
        Assert.Equal("2015", draft.BasedOn);
        Assert.Equal(old.Clauses.Length - 1, draft.Clauses.Length);
        Assert.Null(draft.FindClause("6.3.2"));
        Assert.Equal(old.FindClause("3.12"), draft.FindClause("3.12"));
        Assert.Contains("695", draft.FindClause("2.1.1")!.Text, StringComparison.Ordinal);
        Assert.Equal(old.FindClause("2.1.1")!.Anchor, draft.FindClause("2.1.1")!.Anchor);
        Assert.Equal(old.Papers.Length, draft.Papers.Length);
        Assert.Equal((3, TermUnit.Years), (draft.Term(TermCode.ExamCertificate).Amount, draft.Term(TermCode.ExamCertificate).Unit));
        Assert.Null(old.TermOrNull(TermCode.ExamCertificate));
        Assert.Equal(old.Term(TermCode.Contract), draft.Term(TermCode.Contract));
        Assert.Contains(draft.OpenQuestions, question => question is { Code: "treasury-account", Clause: "5.2", BeforePublication: true });
        Assert.Contains(draft.Notices, notice => notice is { Code: "contract-copy", Clause: "2.1.10" });
        Assert.DoesNotContain(draft.Clauses, clause => clause.Text.Contains("УФМС", StringComparison.Ordinal));
    }

    [Fact]
    public void A_case_keeps_its_civil_terms_and_takes_the_papers_and_public_law_of_the_day_of_filing()
    {
        ImmutableDictionary<string, string> files = With(Head, "terms:\n", "terms:\n  contract: {amount: 45, unit: calendar-days, direction: after, clause: \"3.4\"}\n  passport.validity: {amount: 2, unit: years, direction: after, clause: \"4.4\"}\n")
            .Add("editions/2026/papers.yaml", Files["editions/2015/papers.yaml"].Replace("paper: petition, clause: \"2.1.9\", forms: [original]", "paper: petition, clause: \"2.1.9\", forms: [original, certified-copy]", StringComparison.Ordinal));
        LawLibrary law = LawReader.Read(files).Library!.Publishing("2026", Day("2026-04-10"));

        LawInForce running = law.On(Day("2026-04-06"), Day("2026-04-13"));
        Assert.True(running.RulesChanged);
        Assert.Equal(30, running.Edition.Term(TermCode.Contract).Amount);
        Assert.Equal(2, running.Edition.Term(TermCode.Passport).Amount);
        Assert.Equal(2, running.Edition.Papers.Single(paper => paper.Kind == Domain.Papers.PaperKind.Petition).Forms.Length);
        Assert.Equal("2015", running.Edition.Id);
        Assert.Equal(("2015", "2026"), (running.CivilEdition.Id, running.PublicEdition.Id));
        Assert.Matches("^2015@[0-9a-f]{12}\\+2026@[0-9a-f]{12}$", running.Version.Edition);
        Assert.NotEmpty(running.Edition.OpenQuestions);

        LawInForce before = law.On(Day("2026-04-06"), Day("2026-04-09"));
        Assert.False(before.RulesChanged);
        Assert.Equal(1, before.Edition.Term(TermCode.Passport).Amount);
        LawInForce later = law.On(Day("2026-04-10"));
        Assert.False(later.RulesChanged);
        Assert.Equal(45, later.Edition.Term(TermCode.Contract).Amount);
        Assert.Same(running.Edition, law.On(Day("2026-04-07"), Day("2026-04-20")).Edition);
    }

    [Theory]
    [InlineData("based_on: \"2015\"", "based_on: \"2026\"", "круг: 2026 → 2026")]
    [InlineData("based_on: \"2015\"", "based_on: \"2014\"", "редакции «2014», на которой основана эта, нет")]
    [InlineData("status: draft", "status: maybe", "состояние «maybe» не известно")]
    [InlineData("status: draft", "status: published", "нет поля «published»")]
    [InlineData("amount: 3,", "", "нет поля «amount»")]
    [InlineData("exam.certificate:", "exam.certificat:", "срок «exam.certificat» не известен")]
    [InlineData("code: seals", "code: migration-card", "назван дважды")]
    [InlineData("clause: \"4.7\"", "clause: \"6.3.2\"", "пункта 6.3.2 в тексте нет")]
    [InlineData("before_publication: true", "before_publication: perhaps", "нужно true или false")]
    public void A_draft_with_an_error_is_told_with_its_line(string find, string put, string reason)
    {
        ImmutableDictionary<string, string> files = With(Head, find, put);
        int line = reason.Contains("published", StringComparison.Ordinal) ? 3 : LineOf(Head, find);
        Refuses(files, Head, line, reason);
    }

    [Fact]
    public void Editions_that_stand_on_each_other_in_a_circle_are_told_and_the_reader_does_not_hang()
    {
        ImmutableDictionary<string, string> files = Files
            .Add("editions/a/edition.yaml", "id: a\nstatus: draft\nbased_on: b\ntitle: a\nsource: a\n")
            .Add("editions/b/edition.yaml", "id: b\nstatus: draft\nbased_on: c\ntitle: b\nsource: b\n")
            .Add("editions/c/edition.yaml", "id: c\nstatus: draft\nbased_on: a\ntitle: c\nsource: c\n")
            .Add("editions/d/edition.yaml", "id: d\nstatus: draft\nbased_on: c\ntitle: d\nsource: d\n");
        Refuses(files, "editions/a/edition.yaml", 3, "круг: a → b → c → a");
        Refuses(files, "editions/c/edition.yaml", 3, "круг: c → a → b → c");
    }

    [Theory]
    [InlineData("retired: [\"6.3.2\"]", "retired: [\"6.3.9\"]", "пункта 6.3.9, который отменяется, нет")]
    [InlineData("retired: [\"6.3.2\"]", "retired: [\"6.3\"]", "и изменён, и отменён")]
    [InlineData("  - number: \"2.1.1\"\n", "  - number: \"9.9\"\n    anchor: p-9-9\n    after: \"8.8\"\n", "пункта 8.8, за которым стоит новый, нет")]
    [InlineData("  - number: \"2.1.1\"\n", "  - number: \"9.9\"\n    after: \"2.1\"\n", "нет поля «anchor»")]
    [InlineData("  - number: \"2.1.1\"\n", "  - number: \"2.1.8.1\"\n", "встречается дважды")]
    public void Clauses_of_a_draft_must_fit_the_edition_below(string find, string put, string reason)
    {
        LawReading reading = LawReader.Read(With(Clauses, find, put));
        Assert.Null(reading.Library);
        Assert.Contains(reading.Errors, error => error.File == Clauses && error.Line > 0 && error.Reason.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public void A_new_clause_stands_after_the_one_it_names()
    {
        Edition draft = LawReader.Read(With(Clauses, "clauses:\n", "clauses:\n  - number: \"2.1.12\"\n    anchor: p-2-1-12\n    after: \"2.1.11\"\n    text: \"Согласие.\"\n")).Library!.FindEdition("2026")!;
        int at = draft.Clauses.Select(clause => clause.Number).ToList().IndexOf("2.1.12");
        Assert.Equal("2.1.11", draft.Clauses[at - 1].Number);
        Assert.Equal("3", draft.Clauses[at + 1].Number);
    }

    [Fact]
    public void Every_error_of_several_files_comes_at_once()
    {
        ImmutableDictionary<string, string> files = With(Head, "amount: 3,", "")
            .SetItem("prices/2026.yaml", Files["prices/2026.yaml"].Replace("from: 2026-01-01", "from: 2025-12-01", StringComparison.Ordinal))
            .SetItem("calendar/2026.yaml", Files["calendar/2026.yaml"].Replace("working_weekends: []", "working_weekends:\n  - {day: 2026-01-01, by: \"спор\"}", StringComparison.Ordinal));
        ImmutableArray<LawError> errors = LawReader.Read(files).Errors;
        Assert.Equal(["calendar/2026.yaml", Head, "prices/2026.yaml"], errors.Select(error => error.File).Distinct());
        Assert.Contains(errors, error => error.Reason.Contains("в двух списках", StringComparison.Ordinal));
    }
}
