using System.Collections.Immutable;
using Okno.Domain.Papers;
using Okno.Domain.Terms;

namespace Okno.Domain.Law;

/// <summary>One clause of the Rules in Russian. <paramref name="Number"/> is "3.10.2", or "annex" with a suffix; <paramref name="Anchor"/> is unique in the page ("p-3-10-2"). Paragraphs are divided by a line feed.</summary>
public sealed record Clause(string Number, string Anchor, string Text);

/// <summary>The Centre as the Rules name it (title, 1.1, 1.5, 1.6, 5.1).</summary>
public sealed record Provider(string FullName, string ShortName, string ReceptionAddress, string LegalAddress, string Site, string Source, bool Assumption);

/// <summary>Where the price is paid (5.2). <see cref="Inn"/> and <see cref="Kpp"/> are not in the text of 2015, hence null there; <paramref name="CorrespondentAccount"/> is null for an account at a settlement centre of the Bank of Russia.</summary>
public sealed record Requisites(string Recipient, string PersonalAccount, string Account, string Bank, string Bic, string? CorrespondentAccount, string? Inn, string? Kpp, string Source, bool Assumption);

/// <summary>When a paper falls due in the standard lane of 3.10.2; in the compressed lane all are due on the contract day.</summary>
public enum PaperDue
{
    ContractDay,

    /// <summary>Within the term <see cref="TermCode.LatePapers"/>.</summary>
    LatePapersTerm,
}

/// <summary>What an edition says of one paper of 2.1: its clause, the forms that 4.2 allows, when it is due, whether its receipt starts the clock of 3.9.3.</summary>
/// <param name="WhenNeeded">"при необходимости" (Q7): a human decides whether it is needed.</param>
/// <param name="NotForNaturalPersons">2.1.10: only for employers that are not plain natural persons.</param>
/// <param name="DueByCentre">True where the Rules give no day and the Centre's own rule does (Q27).</param>
public sealed record EditionPaper(PaperKind Kind, string Clause, ImmutableArray<PaperForm> Forms, PaperDue Due, string DueClause, bool StartsHandoverClock, bool WhenNeeded, bool NotForNaturalPersons, bool DueByCentre);

/// <summary>The codes of the terms that an edition must give.</summary>
public static class TermCode
{
    public const string TwelveMonths = "window.twelve-months";
    public const string LastFiling = "window.last-filing";
    public const string StandardLane = "window.standard-lane";
    public const string Opening = "window.opening";
    public const string LatePapers = "papers.late";
    public const string Handover = "handover";
    public const string Contract = "contract";
    public const string Passport = "passport.validity";
    public const string RefusalYear = "refusal.year";

    /// <summary>How long a certificate of 2.1.8.1 is good from its day of issue; the Rules of 2015 give no such term.</summary>
    public const string ExamCertificate = "exam.certificate";

    /// <summary>Every edition gives these.</summary>
    public static readonly ImmutableArray<string> All = [TwelveMonths, LastFiling, StandardLane, Opening, LatePapers, Handover, Contract, Passport, RefusalYear];

    /// <summary>Terms that an edition may leave out.</summary>
    public static readonly ImmutableArray<string> Optional = [ExamCertificate];

    /// <summary>Terms of public law: they follow the edition of the day of filing, whatever was agreed (Q22). All others are terms of the contract and stay as they were at its acceptance.</summary>
    public static readonly ImmutableArray<string> PublicLaw = [TwelveMonths, LastFiling, Passport, RefusalYear, ExamCertificate];
}

/// <summary>
/// A point of an edition that nobody has verified: a placeholder with a name. While the edition governs, each makes a finding <see cref="Verdict.HumanDecides"/> on days of <paramref name="InForce"/>.
/// <paramref name="BeforePublication"/>: without an answer the edition cannot be published at all (an account to pay to cannot be left to a human at the window).
/// </summary>
public sealed record OpenQuestion(string Code, string Clause, string Question, Period InForce, bool BeforePublication, string Source);

/// <summary>A duty that the edition only tells of: no paper to bring, no rule that decides (Q10: the copy of the contract). <paramref name="Text"/> is Russian, as the edition says it.</summary>
public sealed record Notice(string Code, string Clause, string Text, string? Statute, string Source);

/// <summary>
/// The Rules as they stood from the day of publication (7.1). <paramref name="PublishedAssumed"/> is true where the day is our assumption.
/// <paramref name="OfferFreezeDays"/>: calendar days for which an offered price stands (Q6).
/// </summary>
public sealed record Edition(
    string Id,
    string Title,
    DateOnly Published,
    bool PublishedAssumed,
    string Source,
    Provider Provider,
    Requisites Requisites,
    ImmutableArray<Clause> Clauses,
    ImmutableDictionary<string, Term> Terms,
    ImmutableArray<EditionPaper> Papers,
    int OfferFreezeDays)
{
    /// <summary>A draft never governs; it is read, compared and simulated. Its <see cref="Published"/> is the last day there is.</summary>
    public bool IsDraft { get; init; }

    /// <summary>The edition whose texts stand wherever this one is silent; null for one that says everything itself.</summary>
    public string? BasedOn { get; init; }

    public ImmutableArray<OpenQuestion> OpenQuestions { get; init; } = [];

    public ImmutableArray<Notice> Notices { get; init; } = [];

    /// <summary>What each paper must show (2.1.x, 4.4-4.8, Annex).</summary>
    public PaperCatalogue PaperFields { get; init; } = PaperCatalogue.Empty;

    /// <summary>What a human decides, by clause, with the reason; at most one entry per clause.</summary>
    public ImmutableArray<HumanClause> HumanClauses { get; init; } = [];

    /// <summary>The term of that code; every code of <see cref="TermCode.All"/> is there, the reader sees to it.</summary>
    public Term Term(string code) => Terms[code];

    /// <summary>The term of that code, or null where the edition gives none (<see cref="TermCode.Optional"/>).</summary>
    public Term? TermOrNull(string code) => Terms.GetValueOrDefault(code);

    /// <summary>The open questions that stand on a day.</summary>
    public ImmutableArray<OpenQuestion> QuestionsOn(DateOnly day) => OpenQuestions.IsEmpty ? OpenQuestions : OpenQuestions.RemoveAll(question => !question.InForce.Covers(day));

    /// <summary>The forms in which a paper may lie on the desk today: those of the edition in force (4.2, Q22), whatever the checklist of an older contract said; that checklist's where the edition no longer knows the paper.</summary>
    public ImmutableArray<PaperForm> FormsOf(ChecklistItem item) => Papers.FirstOrDefault(paper => paper.Kind == item.Paper.Kind)?.Forms ?? item.Forms;

    public Clause? FindClause(string number) => Clauses.FirstOrDefault(clause => clause.Number == number);
}
