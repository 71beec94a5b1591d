using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Formats.Law;
using Okno.Testing;
using static Okno.Domain.Tests.LoadedLaw;

namespace Okno.Domain.Tests.Law;

public sealed class LawDifferenceTests
{
    private static readonly ImmutableDictionary<string, string> Files = LawReader.FilesOf(RepositoryRoot.Law).ToImmutableDictionary();

    private static ImmutableArray<LawChange> After(string file, string find, string put)
    {
        Assert.Contains(find, Files[file], StringComparison.Ordinal);
        LawReading reading = LawReader.Read(Files.SetItem(file, Files[file].Replace(find, put, StringComparison.Ordinal)));
        Assert.Empty(reading.Errors);
        return LawDifference.Between(Library, reading.Library!);
    }

    [Fact]
    public void A_law_does_not_differ_from_itself_nor_from_one_with_other_remarks()
    {
        Assert.Empty(LawDifference.Between(Library, Library));
        Assert.Empty(LawDifference.Between(Library.Editions[0], Library.Editions[0]));
        Assert.Empty(After("hours.yaml", "hours:\n", "# замечание\nhours:\n"));
    }

    [Theory]
    [InlineData("editions/2015/edition.yaml", "contract: {amount: 30,", "contract: {amount: 45,", "term", "contract", "length", "@term|30|calendar-days|after|plain|none", "@term|45|calendar-days|after|plain|none")]
    [InlineData("editions/2015/edition.yaml", "bic: \"044583001\"", "bic: \"044583002\"", "requisites", "", "bic", "044583001", "044583002")]
    [InlineData("editions/2015/papers.yaml", "paper: petition, clause: \"2.1.9\", forms: [original]", "paper: petition, clause: \"2.1.9\", forms: [original, certified-copy]", "paper", "petition", "forms", "@law-form.original", "@law-form.original, @law-form.certified-copy")]
    [InlineData("statutes/tariff.yaml", "monthly: \"10000.00\"", "monthly: \"11000.00\"", "tariff", "2026-01-01", "monthly", "10000.00", "11000.00")]
    [InlineData("statutes/rules.yaml", "to: 2020-04-23", "to: 2020-04-24", "dated-rule", "once_only", "in-force", "@period||2020-04-23", "@period||2020-04-24")]
    [InlineData("prices/2026.yaml", "amount: \"6400.00\"", "amount: \"7000.00\"", "price", "112-п", "amount", "6400.00", "7000.00")]
    [InlineData("hours.yaml", "friday: \"09:00-16:45\"", "friday: \"09:00-15:00\"", "hours", "@law-office.authority", "weekday-friday", "09:00-16:45", "09:00-15:00")]
    public void One_changed_value_is_one_difference_with_both_values(string file, string find, string put, string subject, string name, string field, string before, string after)
    {
        LawChange change = Assert.Single(After(file, find, put));
        Assert.Equal((LawChangeKind.Changed, subject, name, field, before, after), (change.Kind, change.Subject, change.Name, change.Field, change.Before, change.After));
    }

    [Fact]
    public void A_day_added_to_the_calendar_and_another_reading_of_a_switch_are_told()
    {
        LawChange day = Assert.Single(After("calendar/2026.yaml", "days_off:\n", "days_off:\n  - {day: 2026-12-30, by: \"тест\"}\n"));
        Assert.Equal((LawChangeKind.Added, "calendar-day", "2026-12-30", "@law-day.day-off"), (day.Kind, day.Subject, day.Name, day.After));
        LawChange reading = Assert.Single(LawDifference.Between(Library, Library.With(SwitchCode.TaxRate, "strict")));
        Assert.Equal(("switch", "Q14", "chosen"), (reading.Subject, reading.Name, reading.Field));
        Assert.NotEqual(reading.Before, reading.After);
    }

    [Fact]
    public void A_changed_clause_is_told_word_by_word()
    {
        LawChange change = Assert.Single(LawDifference.Between(Library.Editions[0], Library.FindEdition("2026")!), change => change is { Subject: "clause", Name: "4.4" });
        Assert.Equal(["УФМС", "городу"], change.Words.Where(piece => piece.Kind == LineKind.Removed).Select(piece => piece.Text));
        Assert.Equal(["УВМ ГУ МВД", "г."], change.Words.Where(piece => piece.Kind == LineKind.Added).Select(piece => piece.Text));
        Assert.Equal(change.After, string.Join(' ', change.Words.Where(piece => piece.Kind != LineKind.Removed).Select(piece => piece.Text)));
        Assert.Equal(change.Before, string.Join(' ', change.Words.Where(piece => piece.Kind != LineKind.Added).Select(piece => piece.Text)));
    }

    [Fact]
    public void Of_a_retired_clause_and_a_new_question_both_sides_are_told_the_other_way_round_too()
    {
        Edition old = Library.Editions[0];
        Edition draft = Library.FindEdition("2026")!;
        ImmutableArray<LawChange> there = LawDifference.Between(old, draft);
        ImmutableArray<LawChange> back = LawDifference.Between(draft, old);
        Assert.Contains(there, change => change is { Kind: LawChangeKind.Dropped, Subject: "clause", Name: "6.3.2" });
        Assert.Contains(back, change => change is { Kind: LawChangeKind.Added, Subject: "clause", Name: "6.3.2" });
        Assert.Contains(there, change => change is { Kind: LawChangeKind.Added, Subject: "term", Name: TermCode.ExamCertificate });
        Assert.Equal(there.Length, back.Length);
    }

    [Fact]
    public void The_difference_of_any_two_texts_gives_both_back()
    {
        Random random = new(7);
        string Text() => string.Join(' ', Enumerable.Range(0, random.Next(0, 30)).Select(_ => "абвг"[random.Next(4)].ToString()));
        for (int i = 0; i < 2000; i++)
        {
            (string a, string b) = (Text(), Text());
            ImmutableArray<DifferenceLine> pieces = TextDifference.Words(a, b);
            Assert.Equal(a, string.Join(' ', pieces.Where(piece => piece.Kind != LineKind.Added).Select(piece => piece.Text)));
            Assert.Equal(b, string.Join(' ', pieces.Where(piece => piece.Kind != LineKind.Removed).Select(piece => piece.Text)));
        }
    }
}
