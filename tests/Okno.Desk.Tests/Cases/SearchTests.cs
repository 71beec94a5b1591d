using Okno.Domain.People;
using Okno.Testing.Cases;

namespace Okno.Desk.Tests.Cases;

public abstract class SearchTests(DeskFixture fixture)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Intake Named(Intake intake, string surname, string given, string? patronymic, string latinSurname, string latinGiven, string passport, string phone) => intake with
    {
        Phone = phone,
        Applicant = intake.Applicant with { Name = new PersonName(surname, given, patronymic, latinSurname, latinGiven), Identity = intake.Applicant.Identity with { Series = passport[..2], Number = passport[2..] } },
    };

    [Fact]
    public async Task A_case_is_found_by_whatever_is_typed_number_patent_passport_phone_or_name_in_both_alphabets()
    {
        Workplace at = new(fixture);
        Life rahimov = at.NewLife(intake: Named(at.NewIntake(), "Рахимов", "Джахонгир", "Холикович", "RAHIMOV", "JAHONGIR", "AB7654321", "+7 916 123-45-67"));
        Life other = at.NewLife(intake: Named(at.NewIntake(), "Гасанов", "Джахонгир", null, "HASANOV", "JAHONGIR", "CD1112223", "+7 916 765-43-21"));
        await at.KeepAsync(rahimov.Offer());
        await at.KeepAsync(other.Offer());
        string number = rahimov.Case.Number;
        string patent = rahimov.Intake.Patent.Number;

        foreach (string typed in (string[])
        [
            number, $"  {number} ", number.Replace("-", "", StringComparison.Ordinal), rahimov.Intake.Patent.Key, $"77 {patent}", $"77 № {patent}",
            "AB7654321", "ab 7654321", "+7 916 123-45-67", "8 (916) 123 45 67", "9161234567", rahimov.Case.Offer!.Reference,
            "Рахимов", "рахимов джахонгир", "Джахонгир Рахимов", "RAHIMOV", "Rakhimov Jahongir", "Rahimov Джахонгир", "Рахимов Джахонгир Холикович",
        ])
        {
            Assert.Equal([number], (await at.Desk.SearchCasesAsync(typed, ct: Ct)).Select(found => found.Number));
        }

        Assert.Equal(2, (await at.Desk.SearchCasesAsync("Джахонгир", ct: Ct)).Length);
        foreach (string typed in (string[])["", "   ", "Иванов", "Рахимов Пётр", "26-999999", "770000000000", "%", "' OR 1=1 --", "ё", "\0", new string('я', 5000)])
        {
            Assert.Empty(await at.Desk.SearchCasesAsync(typed, ct: Ct));
        }
    }
}

public sealed class SearchOnSqliteTests(SqliteDesk fixture) : SearchTests(fixture), IClassFixture<SqliteDesk>;

public sealed class SearchOnPostgresTests(PostgresDesk fixture) : SearchTests(fixture), IClassFixture<PostgresDesk>;
