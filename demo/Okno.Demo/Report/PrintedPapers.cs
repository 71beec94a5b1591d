using Okno.Demo.Browsing;
using Okno.Demo.Offices;
using Okno.Demo.Scenario;

namespace Okno.Demo.Report;

/// <summary>Saves the printed papers of every life and every register, as the desk's links give them.</summary>
public sealed class PrintedPapers(Staff staff, string folder)
{
    private static readonly string[] OfCase = ["consent", "application", "offer", "risk-notice", "checklist", "certificate", "notice"];

    public int Saved { get; private set; }

    /// <summary>Papers that must be there and are not.</summary>
    public List<string> Missing { get; } = [];

    public async Task SaveAsync(IEnumerable<Life> lives)
    {
        Directory.CreateDirectory(folder);
        foreach (Life life in lives.Where(life => life.Number is not null))
        {
            string address = $"/desk/cases/{life.Number}";
            HashSet<string> must = ["consent", "application"];
            if (life.Reference is not null)
            {
                must.Add("offer");
            }

            if (life.Expected.Contract.Length > 0)
            {
                must.Add("checklist");
            }

            if (life.Expected.Ending is "rendered" or "rendered-by-63")
            {
                must.Add("certificate");
            }

            if (life.Expected.Ending is "rendered-by-63" or "expired" or "withdrawn" or "payment-after-window")
            {
                must.Add("notice");
            }

            foreach (string name in OfCase.Where(name => must.Contains(name) || name == "risk-notice"))
            {
                await SaveAsync(staff.Operator, $"{address}/papers/{name}.pdf", $"{life.Number}-{name}.pdf", must.Contains(name));
            }
        }

        foreach (string register in staff.Courier.Registers)
        {
            foreach (string name in new[] { "register", "act" })
            {
                await SaveAsync(staff.CourierHimself, $"/desk/registers/{Uri.EscapeDataString(register)}/{name}.pdf", $"{register}-{name}.pdf", must: true);
            }
        }
    }

    private async Task SaveAsync(StaffBrowser who, string address, string name, bool must)
    {
        (byte[]? pdf, string said) = await who.PrintAsync(address);
        if (pdf is not null && pdf.AsSpan().StartsWith("%PDF-"u8))
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, name), pdf);
            Saved++;
        }
        else if (must)
        {
            Missing.Add($"{name} ({said})");
        }
    }
}
