using System.Text;
using Microsoft.AspNetCore.Mvc;
using Okno.Desk;
using Okno.Desk.LawInUse;
using Okno.Desk.Wording;
using Okno.Domain.Cases;
using Okno.Domain.Law;

namespace Okno.Web.Pages.Desk.Law;

/// <summary>
/// Files of the law on their way, one or a whole edition at once: shown with their errors or their difference, tried on the open cases, then proposed to a second person. Nothing changes before that person confirms,
/// and the form keeps every text whatever is wrong.
/// </summary>
[RequestSizeLimit(16L * 1024 * 1024)]
[RequestFormLimits(ValueLengthLimit = 4 * 1024 * 1024)]
public sealed class DraftModel(ServiceDesk desk, TextBook words) : OfficePage(desk, words)
{
    /// <summary>No file of the law comes near it.</summary>
    private const int LargestText = 1024 * 1024;

    /// <summary>Places of the files: "calendar/2027.yaml".</summary>
    [BindProperty(SupportsGet = true, Name = "path")]
    public List<string?> Paths { get; set; } = [];

    [BindProperty(Name = "text")]
    public List<string?> Texts { get; set; } = [];

    [BindProperty(Name = "file")]
    public List<IFormFile> Uploads { get; set; } = [];

    /// <summary>The draft that is to become the Rules with these files; empty where none is.</summary>
    [BindProperty(Name = "publishes")]
    public string? Publishing { get; set; }

    /// <summary>An edition whose files are to be drafted together.</summary>
    [BindProperty(SupportsGet = true, Name = "edition")]
    public string? EditionId { get; set; }

    /// <summary>The edition that a new one would stand on.</summary>
    [BindProperty(SupportsGet = true, Name = "base")]
    public string? Base { get; set; }

    [BindProperty(Name = "why")]
    public string? Why { get; set; }

    /// <summary>"propose" asks the second person, "simulate" tries, "add" gives an empty row; anything else only shows.</summary>
    [BindProperty(Name = "do")]
    public string? Do { get; set; }

    public List<LawFile> Files { get; private set; } = [];

    public LawDraft? Draft { get; private set; }

    public LawTrial? Trial { get; private set; }

    public string? Publishes => string.IsNullOrWhiteSpace(Publishing) ? null : Publishing.Trim();

    public bool MayPropose => Me("").RoleFor([Role.RulesEditor]) is not null;

    /// <summary>Drafts in use and those that these files would make.</summary>
    public IReadOnlyList<string> DraftIds =>
    [
        .. Service.Law.Current.Drafts.Select(edition => edition.Id)
            .Concat(Files.Where(file => file.Path.StartsWith("editions/", StringComparison.Ordinal) && file.Text.Contains("status: draft", StringComparison.Ordinal)).Select(file => file.Path.Split('/')[1]))
            .Append(Publishes ?? "").Where(id => id.Length > 0).Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>What is wrong with a row; null where nothing is.</summary>
    public string? ErrorOf(string field) => ModelState.TryGetValue(field, out Microsoft.AspNetCore.Mvc.ModelBinding.ModelStateEntry? entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    public void OnGet()
    {
        IReadOnlyDictionary<string, string> inUse = Service.Law.Files;
        if (EditionId is { Length: > 0 } id)
        {
            Files = [.. inUse.Where(file => file.Key.StartsWith($"editions/{id}/", StringComparison.Ordinal)).Select(file => new LawFile(file.Key, file.Value)).OrderBy(file => file.Path != $"editions/{id}/edition.yaml").ThenBy(file => file.Path, StringComparer.Ordinal)];
            Publishing = Service.Law.Current.Drafts.Any(edition => edition.Id == id) ? id : null;
            if (Files.Count == 0 && Service.Law.Current.FindEdition(Base ?? "") is { } under)
            {
                Files = [new LawFile($"editions/{id}/edition.yaml", Skeleton(id, under))];
            }
        }
        else
        {
            Files = [.. Paths.Select(path => new LawFile(path ?? "", inUse.GetValueOrDefault(path ?? "", "")))];
        }

        Files = Files.Count == 0 ? [new LawFile("", "")] : Files;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Files = [.. Paths.Select((path, at) => new LawFile((path ?? "").Trim().Replace('\\', '/').TrimStart('/'), (Texts.ElementAtOrDefault(at) ?? "").ReplaceLineEndings("\n")))];
        await TakeUploadsAsync();
        ModelState.Remove("text");
        ModelState.Remove("path");
        if (Do == "add")
        {
            Files.Add(new LawFile("", ""));
            return Page();
        }

        // An empty row is one that was not needed.
        Files.RemoveAll(file => file.Path.Length == 0 && string.IsNullOrWhiteSpace(file.Text) && (Files.Count > 1 || Publishes is not null));
        CheckPlaces();
        if (!ModelState.IsValid)
        {
            return Show(StatusCodes.Status400BadRequest);
        }

        Draft = Service.DraftLaw(new LawBundle([.. Files], Publishes));
        if (Do == "simulate" && Service.TrialLaw(Draft) is { } law)
        {
            Trial = await Service.SimulateLawAsync(law, HttpContext.RequestAborted);
        }

        if (Do != "propose" || !Draft.Errors.IsEmpty || !Draft.HasChanges)
        {
            return Page();
        }

        if (string.IsNullOrWhiteSpace(Why))
        {
            Wrong("why", "Напишите, откуда эти данные и почему их пора загрузить: второй сотрудник прочитает.");
            return Show(StatusCodes.Status400BadRequest);
        }

        (Performed? performed, Draft) = await Service.ProposeLawAsync(Draft.Bundle, Me(Why.Trim(), Key), HttpContext.RequestAborted);
        return performed is null ? Page() : Answer(performed, _ => Redirect("/desk/law"));
    }

    private static string Skeleton(string id, Edition under) => $"""
        # Проект редакции: чего здесь нет, то как в редакции {under.Id}.
        id: "{id}"
        status: draft
        based_on: "{under.Id}"
        title: "{under.Title.Replace("\"", "", StringComparison.Ordinal)}: проект {id}"
        source: "назовите приказ Центра"

        """;

    private void CheckPlaces()
    {
        if (Files.Count == 0 && Publishes is null)
        {
            Files.Add(new LawFile("", ""));
        }

        for (int i = 0; i < Files.Count; i++)
        {
            (string path, string text) = Files[i];
            if (path.Length == 0)
            {
                Wrong($"path-{i}", "Напишите, какой это файл, например calendar/2027.yaml.");
            }
            else if (!path.EndsWith(".yaml", StringComparison.Ordinal) || path.Contains("..", StringComparison.Ordinal))
            {
                Wrong($"path-{i}", "Имя файла права кончается на .yaml, например calendar/2027.yaml.");
            }

            if (string.IsNullOrWhiteSpace(text) && ModelState.IsValid)
            {
                Wrong($"text-{i}", "Вставьте текст файла или выберите файл.");
            }
            else if (text.Length > LargestText)
            {
                Wrong($"text-{i}", "Текст больше 1 МБ: таких файлов права не бывает.");
            }
        }
    }

    /// <summary>A file that was chosen goes where its name says: to the row with such a name, to the only row, else to a row of its own.</summary>
    private async Task TakeUploadsAsync()
    {
        foreach (IFormFile upload in Uploads.Where(upload => upload.Length > 0))
        {
            if (upload.Length > LargestText)
            {
                Wrong("file", $"Файл {upload.FileName} больше 1 МБ: таких файлов права не бывает.");
                continue;
            }

            using MemoryStream bytes = new();
            await upload.CopyToAsync(bytes, HttpContext.RequestAborted);
            try
            {
                string text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes.GetBuffer(), 0, (int)bytes.Length).TrimStart('\uFEFF').ReplaceLineEndings("\n");
                Put(System.IO.Path.GetFileName(upload.FileName), text);
            }
            catch (DecoderFallbackException)
            {
                Wrong("file", $"Файл {upload.FileName} не в кодировке UTF-8. Сохраните его как UTF-8 и выберите снова.");
            }
        }
    }

    private void Put(string name, string text)
    {
        int at = Files.FindIndex(file => file.Path.Split('/')[^1] == name);
        at = at < 0 && Files is [{ Path.Length: > 0 }] && Uploads.Count == 1 ? 0 : at;
        if (at >= 0)
        {
            Files[at] = Files[at] with { Text = text };
        }
        else
        {
            Files.Add(new LawFile(Publishes is { } edition ? $"editions/{edition}/{name}" : name, text));
        }
    }
}
