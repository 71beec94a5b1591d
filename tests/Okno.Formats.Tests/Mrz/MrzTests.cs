using System.Text.Json;
using CsCheck;
using Okno.Formats.Mrz;

namespace Okno.Formats.Tests.Mrz;

public sealed class MrzTests
{
    private static readonly MrzPassport Poet = new("UZB", "Navoiy", "Alisher Giyosiddin Ogli", "AA0000017", "UZB", new(1990, 3, 9), 'M', new(2030, 3, 8), "30903900000017");

    [Fact]
    public void A_written_passport_has_the_check_digits_of_an_independent_generator() =>
        Assert.Equal(["P<UZBNAVOIY<<ALISHER<GIYOSIDDIN<OGLI<<<<<<<<", "AA00000170UZB9003093M30030803090390000001760"], MrzWriter.Write(Poet));

    [Fact]
    public void A_written_passport_reads_back()
    {
        MrzResult read = MrzReader.Read(MrzWriter.Write(Poet));
        Assert.True(read.Valid);
        Assert.Equal(new MrzFields("P", "UZB", "NAVOIY", "ALISHER GIYOSIDDIN OGLI", "AA0000017", "UZB", "900309", "M", "300308", "30903900000017"), read.Fields);
    }

    [Fact]
    public void Names_that_do_not_fit_are_cut_at_39_characters()
    {
        MrzPassport longName = new("UZB", "Abdurahmonova", "Muhayyoxon Abduqodirjon qizi", "AD0000058", "UZB", new(1994, 6, 21), 'F', new(2034, 6, 20), "42106940000058");
        Assert.Equal("P<UZBABDURAHMONOVA<<MUHAYYOXON<ABDUQODIRJON<", MrzWriter.Write(longName)[0]);
        MrzFields fields = MrzReader.Read(MrzWriter.Write(longName with { Surname = new string('A', 50) })).Fields!;
        Assert.Equal(new string('A', 36), fields.Surname);
        Assert.Equal("M", fields.GivenNames);
    }

    [Fact]
    public void An_empty_optional_field_may_have_a_filler_for_its_digit()
    {
        MrzResult read = MrzReader.Read(["P<D<<MUSTERMANN<<ERIKA<<<<<<<<<<<<<<<<<<<<<<", "C01X0006H1D<<6408125F1710319<<<<<<<<<<<<<<<0"]);
        Assert.True(read.Valid);
        Assert.Equal("D", read.Fields!.IssuingState);
        Assert.Equal("", read.Fields.Optional);
    }

    [Fact]
    public void One_wrong_character_in_the_number_breaks_the_number_and_the_composite_check()
    {
        IReadOnlyList<string> lines = MrzWriter.Write(Poet);
        MrzResult read = MrzReader.Read([lines[0], "AA1" + lines[1][3..]]);
        Assert.False(read.Valid);
        Assert.Equal(new MrzChecks(false, true, true, true, false), read.Checks);
        Assert.Equal("AA1000017", read.Fields!.DocumentNumber);
    }

    [Theory]
    [InlineData(MrzError.LineCount)]
    [InlineData(MrzError.LineCount, "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<")]
    [InlineData(MrzError.LineLength, "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10")]
    [InlineData(MrzError.Characters, "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<< ", "L898902C36UTO7408122F1204159ZE184226B<<<<<10")]
    [InlineData(MrzError.Characters, "P<UTOERIKSSON<<АNNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10")]
    [InlineData(MrzError.NotPassport, "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10")]
    public void What_is_no_passport_zone_is_named(string error, params string[] lines) =>
        Assert.Equal(new MrzResult(error, null, null), MrzReader.Read(lines));

    [Theory]
    [InlineData("740812", "2026-11-22", "1974-08-12")]
    [InlineData("000229", "2026-11-22", "2000-02-29")]
    [InlineData("261122", "2026-11-22", "2026-11-22")]
    [InlineData("261123", "2026-11-22", "1926-11-23")]
    [InlineData("010701", "2026-11-22", "2001-07-01")]
    public void A_birth_after_today_belongs_to_the_last_century(string text, string today, string expected) =>
        Assert.Equal(DateOnly.Parse(expected), MrzDates.Birth(text, DateOnly.Parse(today)));

    [Theory]
    [InlineData("260229")]
    [InlineData("261301")]
    [InlineData("74<<<<")]
    [InlineData("")]
    [InlineData(null)]
    public void A_day_of_no_calendar_is_no_date(string? text)
    {
        Assert.Null(MrzDates.Birth(text, new(2026, 11, 22)));
        Assert.Null(MrzDates.Expiry(text));
    }

    [Fact]
    public void An_expiry_is_of_this_century() => Assert.Equal(new DateOnly(2030, 3, 8), MrzDates.Expiry("300308"));

    [Fact]
    public void Every_shared_vector_agrees()
    {
        using JsonDocument vectors = SharedJson.Open("data", "mrz", "td3_open.json");
        Assert.All(vectors.RootElement.EnumerateArray(), vector =>
        {
            MrzResult read = MrzReader.Read([.. vector.GetProperty("mrz").EnumerateArray().Select(l => l.GetString()!)]);
            Assert.Equal(vector.GetProperty("valid").GetBoolean(), read.Valid);
            JsonElement checks = vector.GetProperty("checks");
            Assert.Equal(
                new MrzChecks(Bool("number"), Bool("birth"), Bool("expiry"), Bool("optional"), Bool("composite")),
                read.Checks);
            JsonElement fields = vector.GetProperty("fields");
            Assert.Equal(
                new MrzFields(
                    fields.Text("document_code")!, fields.Text("issuing_state")!, fields.Text("surname")!, fields.Text("given_names")!, fields.Text("document_number")!,
                    fields.Text("nationality")!, fields.Text("birth")!, fields.Text("sex")!, fields.Text("expiry")!, fields.Text("optional")!),
                read.Fields);

            bool Bool(string key) => checks.GetProperty(key).GetBoolean();
        });
    }

    [Fact]
    public void Every_synthetic_passport_is_valid_and_reads_back()
    {
        Gen<string> name = Gen.String[Gen.Char['A', 'Z'], 1, 15];
        Gen<DateOnly> day = Gen.Int[0, 30_000].Select(n => new DateOnly(1940, 1, 1).AddDays(n));
        Gen.Select(name, name, Gen.String[Gen.Char["ABC0123456789"], 9, 9], day, day, Gen.String[Gen.Char['0', '9'], 0, 14]).Sample((surname, given, number, birth, expiry, optional) =>
        {
            MrzResult read = MrzReader.Read(MrzWriter.Write(new("TJK", surname, given, number, "TJK", birth, 'F', expiry, optional)));
            Assert.True(read.Valid);
            Assert.Equal((surname, given, number, optional), (read.Fields!.Surname, read.Fields.GivenNames, read.Fields.DocumentNumber, read.Fields.Optional));
        });
    }

    [Fact]
    public void Any_two_lines_get_an_answer()
    {
        Gen<string> line = Gen.OneOf(Gen.String, Gen.String[Gen.Char["<<<<P0123456789ABCZ"], 44, 44]);
        Gen.Select(line, line).Sample((upper, lower) =>
        {
            MrzResult read = MrzReader.Read(["P" + (upper.Length == 44 ? upper[1..] : upper), lower]);
            Assert.Equal(read.Error is null, read.Fields is not null);
            Assert.Equal(read.Error is null, read.Checks is not null);
        });
    }
}
