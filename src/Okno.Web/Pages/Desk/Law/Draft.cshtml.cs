using System.Text;
using Microsoft.AspNetCore.Mvc;
using Okno.Desk;
using Okno.Desk.LawInUse;
using Okno.Desk.Wording;
using Okno.Domain.Cases;
using Okno.Domain.Law;

namespace Okno.Web.Pages.Desk.Law;

/// <summary>A file of the law on its way: shown with its errors or its difference, then proposed to a second person. Nothing changes before that person confirms.</summary>
[RequestSizeLimit(8L * 1024 * 1024)]
[RequestFormLimits(ValueLengthLimit = 4 * 1024 * 1024)]
public sealed class DraftModel(ServiceDesk desk, TextBook words) : OfficePage(desk, words)
{
    /// <summary>No file of the law comes near it.</summary>
    private const int LargestText = 1024 * 1024;

    /// <summary>Place of the file: "calendar/2027.yaml".</summary>
    [BindProperty(SupportsGet = true, Name = "path")]
    public string? Path { get; set; }

    [BindProperty(Name = "text")]
    public string? Text { get; set; }

    [BindProperty(Name = "file")]
    public IFormFile? Upload { get; set; }

    [BindProperty(Name = "why")]
    public string? Why { get; set; }

    /// <summary>"propose" asks the second person; anything else only shows.</summary>
    [BindProperty(Name = "do")]
    public string? Do { get; set; }

    public LawDraft? Draft { get; private set; }

    public bool HasChanges => Draft is { } draft && draft.Difference.Any(line => line.Kind != LineKind.Same);

    public bool MayPropose => Me("").RoleFor([Role.RulesEditor]) is not null;

    public void OnGet() => Text = Path is { } path && Service.Law.Files.TryGetValue(path, out string? text) ? text : null;

    public async Task<IActionResult> OnPostAsync()
    {
        string path = (Path ?? "").Trim().Replace('\\', '/').TrimStart('/');
        if (path.Length == 0)
        {
            Wrong("path", "Напишите, какой это файл, например calendar/2027.yaml.");
        }
        else if (!path.EndsWith(".yaml", StringComparison.Ordinal) || path.Contains("..", StringComparison.Ordinal))
        {
            Wrong("path", "Имя файла права кончается на .yaml, например calendar/2027.yaml.");
        }

        string text = await TextAsync();
        if (!ModelState.IsValid)
        {
            return Show(StatusCodes.Status400BadRequest);
        }

        Path = path;
        Text = text;
        ModelState.Remove("text");
        ModelState.Remove("path");
        Draft = Service.DraftLaw(path, text);
        if (Do != "propose" || !Draft.Errors.IsEmpty || !HasChanges)
        {
            return Page();
        }

        if (string.IsNullOrWhiteSpace(Why))
        {
            Wrong("why", "Напишите, откуда эти данные и почему их пора загрузить: второй сотрудник прочитает.");
            return Show(StatusCodes.Status400BadRequest);
        }

        (Performed? performed, Draft) = await Service.ProposeLawAsync(path, text, Me(Why.Trim(), Key), HttpContext.RequestAborted);
        return performed is null ? Page() : Answer(performed, _ => Redirect("/desk/law"));
    }

    private async Task<string> TextAsync()
    {
        if (Upload is not { Length: > 0 } upload)
        {
            if (string.IsNullOrWhiteSpace(Text))
            {
                Wrong("text", "Вставьте текст файла или выберите файл.");
            }
            else if (Text.Length > LargestText)
            {
                Wrong("text", "Текст больше 1 МБ: таких файлов права не бывает.");
            }

            return (Text ?? "").ReplaceLineEndings("\n");
        }

        if (upload.Length > LargestText)
        {
            Wrong("file", "Файл больше 1 МБ: таких файлов права не бывает.");
            return "";
        }

        using MemoryStream bytes = new();
        await upload.CopyToAsync(bytes, HttpContext.RequestAborted);
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes.GetBuffer(), 0, (int)bytes.Length).TrimStart('\uFEFF').ReplaceLineEndings("\n");
        }
        catch (DecoderFallbackException)
        {
            Wrong("file", "Файл не в кодировке UTF-8. Сохраните его как UTF-8 и выберите снова.");
            return "";
        }
    }
}
