using Microsoft.Extensions.DependencyInjection;
using Okno.Domain.Cases;
using Okno.Web.Hosting;

namespace Okno.Web.Tests.Offices;

public sealed class AuditTests
{
    [Fact]
    public async Task The_auditor_proves_the_record_and_reads_who_did_what_to_a_case()
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        Case paid = await day.PaidAsync();
        using Visitor auditor = await day.SignInAsync("auditor");
        await auditor.OpenAsync("/desk/audit");
        await auditor.SendAsync("/verify");
        auditor.Sees("Запись цела", "Проверено событий");
        await auditor.OpenAsync($"/desk/audit?q={Uri.EscapeDataString(paid.Intake!.Applicant.Name.Surname)}");
        auditor.Sees(paid.Number, "Некто Второй", "рабочее место", "20.04.2026 10:00");
        await auditor.OpenAsync("/desk/audit?q=%D0%9D%D0%B5%D1%82%D1%82%D0%B0%D0%BA%D0%BE%D0%B3%D0%BE");
        auditor.Sees("ничего не найдено");
    }

    [Fact]
    public async Task A_record_changed_behind_our_back_is_told_with_its_first_wrong_place()
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        Case paid = await day.PaidAsync();
        string file = Path.Combine(day.Okno.Services.GetRequiredService<HostSettings>().Desk.DataFolder, "okno.db");
        await using (Microsoft.Data.Sqlite.SqliteConnection connection = new($"Data Source={file}"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using Microsoft.Data.Sqlite.SqliteCommand command = connection.CreateCommand();
            command.CommandText = "UPDATE streams SET phase = 'closed' WHERE number = $number";
            command.Parameters.AddWithValue("$number", paid.Number);
            Assert.Equal(1, await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
        }

        using Visitor auditor = await day.SignInAsync("auditor");
        await auditor.OpenAsync("/desk/audit");
        await auditor.SendAsync("/verify");
        auditor.Sees("Запись повреждена", "Неверных мест: 1", paid.Number, "состояние изменено в обход истории");
    }

    [Fact]
    public async Task The_supervisor_sees_last_days_ahead_and_what_will_be_lost()
    {
        await using OfficeDay day = await OfficeDay.StartAsync();
        Case ready = await day.CompleteAsync();
        await day.OfferedAsync();
        using Visitor supervisor = await day.SignInAsync("supervisor");
        await supervisor.OpenAsync("/desk/overview");
        supervisor.Sees("Пропадут, если никто не возьмётся: 1", ready.Number, "Передать в орган", "Всего: 2", "21 апреля 1 дело Ход курьера: 1", "Ход курьера 1");
    }
}
