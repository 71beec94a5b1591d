using System.Collections.Immutable;
using Okno.Domain.Calendar;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Formats.Law;
using Okno.Testing;
using static Okno.Domain.Tests.LoadedLaw;

namespace Okno.Domain.Tests.Law;

public sealed class LawReaderTests
{
    private static readonly ImmutableDictionary<string, string> Files = Directory.EnumerateFiles(RepositoryRoot.Law, "*.yaml", SearchOption.AllDirectories)
        .ToImmutableDictionary(file => Path.GetRelativePath(RepositoryRoot.Law, file).Replace('\\', '/'), File.ReadAllText);

    private static void Refuses(string file, string find, string put, int line, string reason)
    {
        string text = Files[file];
        Assert.Contains(find, text, StringComparison.Ordinal);
        LawReading reading = LawReader.Read(Files.SetItem(file, text.Replace(find, put, StringComparison.Ordinal)));

        Assert.Null(reading.Library);
        Assert.Contains(reading.Errors, error => error.File == file && error.Line == line && error.Reason.Contains(reason, StringComparison.Ordinal));
    }

    private static int LineOf(string file, string part) => 1 + Array.FindIndex(Files[file].Split('\n'), row => row.Contains(part, StringComparison.Ordinal));

    [Fact]
    public void The_law_of_the_checkout_is_read_without_an_error()
    {
        LawReading reading = LawReader.Read(Files);

        Assert.Empty(reading.Errors);
        Assert.Equal("2015", Assert.Single(reading.Library!.Editions).Id);
        Assert.Equal(14, reading.Library.Years.Length);
        Assert.Equal(80, reading.Library.Editions[0].Clauses.Length);
    }

    [Theory]
    [InlineData("calendar/2026.yaml", "by: \"ТК РФ, ст. 95\"}", "by: \"ТК РФ, ст. 95\"", 23, "YAML")]
    [InlineData("calendar/2026.yaml", "- {day: 2026-01-01,", "- {day: 2026-13-01,", 6, "нужна дата")]
    [InlineData("calendar/2026.yaml", "- {day: 2026-01-01,", "- {day: 2025-01-01,", 6, "не из 2026 года")]
    [InlineData("calendar/2026.yaml", "- {day: 2026-01-01,", "- {day: 2026-01-03,", 6, "и так выходной")]
    [InlineData("calendar/2026.yaml", "- {day: 2026-01-02,", "- {day: 2026-01-01,", 7, "в двух списках")]
    [InlineData("calendar/2026.yaml", "year: 2026", "year: 2025", 2, "не совпадает с именем файла")]
    [InlineData("editions/2015/papers.yaml", "paper: petition", "paper: potition", 13, "не известен")]
    [InlineData("editions/2015/papers.yaml", "paper: petition", "paper: photo", 13, "назван дважды")]
    [InlineData("editions/2015/papers.yaml", "clause: \"2.1.9\"", "clause: \"2.1.99\"", 13, "пункта 2.1.99 в тексте нет")]
    [InlineData("editions/2015/papers.yaml", "due: late-papers", "due: some-day", 9, "срок «some-day» не известен")]
    [InlineData("statutes/tariff.yaml", "monthly: \"8900.00\"", "monthly: \"8900 roubles\"", 14, "нужна сумма")]
    [InlineData("statutes/tariff.yaml", "from: 2025-01-01", "from: 2024-12-31", 14, "пересекаются")]
    [InlineData("statutes/citizenship.yaml", "need: visa-country, why: citizenship.visa, source", "need: forbidden, why: citizenship.visa, source", 21, "не знаю слова «forbidden»")]
    [InlineData("statutes/rules.yaml", "to: 2020-04-23", "until: 2020-04-23", 4, "«until» здесь не известно")]
    [InlineData("prices/2026.yaml", "from: 2026-01-01", "from: 2025-12-31", 5, "пересекаются")]
    [InlineData("switches.yaml", "chosen: authority", "chosen: nobody", 25, "чтения «nobody» среди названных нет")]
    [InlineData("hours.yaml", "friday: \"09:00-16:45\"", "friday: \"17:00-16:45\"", 13, "нужно вида")]
    [InlineData("prices/2026.yaml", "amount: \"6400.00\"", "amount: \"0.00\"", 4, "больше нуля")]
    [InlineData("prices/2026.yaml", "amount: \"6400.00\"", "amount: \"10000000.00\"", 4, "меньше десяти миллионов")]
    [InlineData("statutes/authority.yaml", "short: \"УФМС России", "short: \"УФМC России", 4, "смешаны русские и латинские буквы")]
    [InlineData("editions/2015/edition.yaml", "account: \"40601810000003000002\"", "account: \"40601810000003000003\"", 17, "не сходится с БИК")]
    [InlineData("editions/2015/edition.yaml", "bic: \"044583001\"", "bic: \"044583101\"", 17, "не сходится с БИК")]
    [InlineData("editions/2015/edition.yaml", "bic: \"044583001\"", "bic: \"144583001\"", 19, "не начинается")]
    [InlineData("editions/2015/edition.yaml", "bic: \"044583001\"", "bic: \"044583001\"\n  inn: \"7707083894\"", 20, "контрольный разряд")]
    [InlineData("editions/2015/edition.yaml", "bank: \"Отделение 1 Москва\"", "bank: \"Отделение 1 Главного управления Банка России по ЦФО\"", 18, "входит 45")]
    [InlineData("editions/2015/edition.yaml", "bank: \"Отделение 1", "bank: \"Oтделение 1", 18, "смешаны русские и латинские буквы")]
    public void A_malformed_file_is_told_with_file_line_and_reason(string file, string find, string put, int line, string reason) => Refuses(file, find, put, line, reason);

    [Theory]
    [InlineData("- paper: photo", "- paper: foto", "- paper: photo", "документ «foto» не известен")]
    [InlineData("- paper: photo", "- paper: petition", "- paper: petition", "назван дважды")]
    [InlineData("{field: colour, type: yes-no", "{field: colour, type: maybe", "{field: colour", "не знаю слова «maybe»")]
    [InlineData("{field: colour, type: yes-no", "{field: Colour, type: yes-no", "{field: colour", "с малой буквы")]
    [InlineData("{field: size, type", "{field: colour, type", "{field: size", "спрашивается дважды")]
    [InlineData("{field: reason, type: text, clause: \"annex\"", "{field: reason, type: text, clause: \"annexe\"", "{field: reason", "пункта annexe в тексте нет")]
    [InlineData("choices: [work, other]}", "choices: [work]}", "{field: purpose", "хотя бы два слова")]
    [InlineData("{field: validUntil, type: date, clause: \"4.7\", missing: blocks, when: {term: fixed}}", "{field: validUntil, type: date, clause: \"4.7\", missing: blocks, when: {term: longer}}", "when: {term: fixed}", "нет поля «term» со значением «longer»")]
    [InlineData("{field: contractKind, type: choice, clause: \"2.1.10\", missing: blocks,", "{field: contractKind, type: choice, clause: \"2.1.10\", missing: blocks, when: {term: fixed},", "{field: contractKind, type: choice, clause: \"2.1.10\"", "зависит само от себя")]
    [InlineData("must: \"yes\", otherwise: blocks}\n      - {field: size", "must: \"да\", otherwise: blocks}\n      - {field: size", "{field: colour", "не значение этого поля")]
    [InlineData("must: \"yes\", otherwise: blocks}\n      - {field: size", "must: \"yes\"}\n      - {field: size", "{field: colour", "пишут вместе")]
    [InlineData("soviet-proof-before: {day: 1991-09-01", "soviet-proof-before: {day: 1991-09-31", "soviet-proof-before:", "нужна дата")]
    [InlineData("  exam-form-from:", "  exam-form-since:", "  exam-form-from:", "«exam-form-since» не известно")]
    [InlineData("employers: [natural-person]}", "employers: [nobody]}", "{field: employerName, type: text, clause: \"annex.natural-person\"", "не знаю слова «nobody»")]
    [InlineData("missing: warns, must: \"yes\", otherwise: blocks}\n      - {field: size", "absent: warns, must: \"yes\", otherwise: blocks}\n      - {field: size", "{field: colour", "«absent» здесь не известно")]
    public void A_malformed_field_of_a_paper_is_told_with_file_line_and_reason(string find, string put, string at, string reason) =>
        Refuses("editions/2015/paper-fields.yaml", find, put, LineOf("editions/2015/paper-fields.yaml", at), reason);

    [Theory]
    [InlineData("clause: \"1.5\"", "clause: \"1.55\"", "пункта 1.55 в тексте нет")]
    [InlineData("clause: \"1.6\"", "clause: \"1.5\"", "назван дважды")]
    [InlineData("reason: no-list, asked: papers, question: ask.medical-organisation", "reason: no-lust, asked: papers, question: ask.medical-organisation", "не знаю слова «no-lust»")]
    [InlineData("asked: papers, question: ask.medical-organisation", "asked: papers", "нужен вопрос")]
    [InlineData("asked: papers, question: ask.medical-organisation", "asked: never, question: ask.medical-organisation", "а не спрашивают")]
    public void What_a_human_decides_is_told_at_its_line(string find, string put, string reason) =>
        Refuses("editions/2015/human.yaml", find, put, LineOf("editions/2015/human.yaml", find), reason);

    [Fact]
    public void A_missing_number_is_told_at_its_term()
    {
        const string file = "editions/2015/edition.yaml";
        Refuses(file, "contract: {amount: 30, ", "contract: {", LineOf(file, "  contract: "), "нет поля «amount»");
        Refuses(file, "  handover: ", "  hand-over: ", LineOf(file, "  handover: "), "«hand-over» не известен");
    }

    [Fact]
    public void A_reading_that_departs_from_the_text_needs_its_risk()
    {
        const string file = "switches.yaml";
        string text = Files[file];
        int at = text.IndexOf("    risk: \"Пункт 3.12", StringComparison.Ordinal);
        string without = text.Remove(at, text.IndexOf('\n', at) - at + 1);

        LawReading reading = LawReader.Read(Files.SetItem(file, without));

        Assert.Contains("нужен risk", Assert.Single(reading.Errors).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gap_between_years_a_missing_file_and_a_stray_one_are_told()
    {
        LawReading reading = LawReader.Read(Files.Remove("calendar/2020.yaml").Remove("hours.yaml").Add("notes.yaml", "a: b"));

        Assert.Null(reading.Library);
        Assert.Contains(reading.Errors, error => error is { File: "calendar/2021.yaml", Line: 2 } && error.Reason.Contains("между 2019 и 2021", StringComparison.Ordinal));
        Assert.Contains(reading.Errors, error => error is { File: "hours.yaml", Line: 0, Reason: "файла нет" });
        Assert.Contains(reading.Errors, error => error is { File: "notes.yaml" });
    }

    [Fact]
    public void Any_file_emptied_or_turned_to_rubbish_is_told_and_never_thrown()
    {
        string[] rubbish = ["", "just words", "- a\n- b", "a: [1, 2", "\0\t: {", "a: &x *x"];
        int turn = 0;
        foreach (string file in Files.Keys.Order(StringComparer.Ordinal))
        {
            LawReading reading = LawReader.Read(Files.SetItem(file, rubbish[turn++ % rubbish.Length]));
            Assert.Null(reading.Library);
            Assert.Contains(reading.Errors, error => error.File == file);
        }
    }

    [Fact]
    public void The_version_names_the_texts_and_changes_with_them()
    {
        LawVersion version = Today.Version;
        LawVersion other = LawReader.Read(Files.SetItem("calendar/2026.yaml", Files["calendar/2026.yaml"] + "\n# a remark\n")).Library!.On(Day("2026-11-22")).Version;

        Assert.Matches("^2015@[0-9a-f]{12}$", version.Edition);
        Assert.Matches("^2013-2026@[0-9a-f]{12}$", version.Calendar);
        Assert.Equal((version.Edition, version.Statutes), (other.Edition, other.Statutes));
        Assert.NotEqual(version.Calendar, other.Calendar);
        LawVersion crlf = LawReader.Read(Files.SetItem("calendar/2026.yaml", Files["calendar/2026.yaml"].ReplaceLineEndings("\r\n"))).Library!.On(Day("2026-11-22")).Version;
        Assert.Equal(version, crlf);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_an_error_and_not_an_exception() =>
        Assert.Contains("нет", Assert.Single(LawReader.ReadFolder(Path.Combine(RepositoryRoot.Law, "nowhere")).Errors).Reason, StringComparison.Ordinal);

    [Fact]
    public void The_authority_the_price_and_the_fee_are_those_of_the_day()
    {
        Assert.Contains("миграционной службы", Library.Statutes.AuthorityOn(Day("2016-04-04")).Name, StringComparison.Ordinal);
        Assert.Contains("МВД", Library.Statutes.AuthorityOn(Day("2016-04-05")).Name, StringComparison.Ordinal);
        Assert.Null(Today.PriceOn(Day("2015-02-28")));
        Assert.NotEqual(Today.PriceOn(Day("2025-12-31")), Today.PriceOn(Day("2026-01-01")));
        Assert.True(Today.PriceOn(Day("2026-11-22"))!.Assumption);
        Assert.Null(Library.Statutes.StateFeeOn(Day("2025-08-31")));
        Assert.Equal("4200.00", Library.Statutes.StateFeeOn(Day("2025-09-01"))!.Amount.ToString());
    }

    [Fact]
    public void Each_presidential_day_of_the_calendar_stands_on_an_act_of_the_statutes()
    {
        MarkedDay[] days = [.. Library.Years.SelectMany(year => year.Days).Where(day => day.Mark == DayMark.Presidential)];

        Assert.Equal(36, days.Length);
        Assert.All(days, day => Assert.Equal(day.Source, Assert.Single(Library.Statutes.PresidentialActs, act => act.Days.Covers(day.Day)).Act));
    }

    [Fact]
    public void The_requisites_are_those_of_5_2()
    {
        Requisites requisites = Today.Edition.Requisites;

        Assert.Equal(("40601810000003000002", "044583001", "2684041000451965"), (requisites.Account, requisites.Bic, requisites.PersonalAccount));
        Assert.Null(requisites.Inn);
    }

    [Fact]
    public void Every_clause_of_the_Rules_is_there_in_order_with_its_text()
    {
        string[] numbers = [.. Today.Edition.Clauses.Select(clause => clause.Number)];
        foreach (string number in new[] { "1.1", "1.6", "2.1.1", "2.1.7.3", "2.1.8.4", "2.1.11", "3.9.3", "3.10.2", "3.14", "4.8", "5.2", "6.3.4", "7.2", "annex", "annex.entrepreneur" })
        {
            Assert.Contains(number, numbers);
        }

        Assert.All(Today.Edition.Clauses, clause => Assert.NotEmpty(clause.Text));
        Assert.Contains("10 (десяти) рабочих дней", Today.Edition.FindClause("1.2")!.Text, StringComparison.Ordinal);
        Assert.EndsWith("30 x 40 мм.", Today.Edition.FindClause("2.1.2")!.Text, StringComparison.Ordinal);
        Assert.Null(Today.Edition.FindClause("9.9"));
    }

    [Fact]
    public void No_word_of_the_Rules_was_lost_on_the_way_into_the_edition()
    {
        string rules = File.ReadAllText(SharedData.PathOf("rules", "rules-2015.ru.txt"));
        static string Letters(string text) => string.Concat(text.Where(char.IsLetter));

        string ours = string.Concat(Today.Edition.Clauses.Select(clause => Letters(clause.Text)));

        Assert.Equal(Letters(rules).Length, ours.Length);
        Assert.Equal(Letters(rules), ours);
    }

    [Fact]
    public void Every_departure_from_the_text_keeps_the_true_reading_selectable()
    {
        string[] departures = [.. Today.Switches.All.Values.Where(each => each.DepartsFromText).Select(each => each.Code)];

        Assert.Equal(["Q14", "Q15", "Q17", "Q27", "Q3"], departures);
        Assert.All(departures, code => Assert.NotNull(Today.Switches.All[code].Risk));
        Assert.Throws<ArgumentException>(() => Library.With("Q14", "guess"));
    }

    [Fact]
    public void Civil_terms_follow_the_acceptance_and_a_day_before_the_first_edition_gets_the_first()
    {
        LawInForce law = Library.On(Day("2016-01-10"), Day("2016-02-01"));

        Assert.Equal((Day("2016-01-10"), Day("2016-02-01")), (law.CivilDay, law.PublicDay));
        Assert.Equal("2015", Library.On(Day("2014-01-01")).Edition.Id);
        Assert.Equal(Enum.GetValues<PaperKind>().Length, law.Edition.Papers.Length);
    }
}
