using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Okno.Web.Forms;

/// <summary>
/// A form with one file that is read as it comes and nowhere laid down in clear: the framework's own form reading would put a large file into a temporary one. Fields stand before the file in the form, the token first among them, so
/// that nothing is read for a stranger.
/// </summary>
/// <param name="Fields">What was typed.</param>
/// <param name="File">The file; null where none was chosen.</param>
/// <param name="FileName">What its sender calls it.</param>
public sealed record StreamedForm(IReadOnlyDictionary<string, string> Fields, Stream? File, string FileName)
{
    /// <summary>The header in which the framework looks for the token of a form.</summary>
    public const string TokenHeader = "RequestVerificationToken";

    /// <summary>The field of the file; files under other names are not looked at.</summary>
    private const string FileField = "file";

    /// <summary>A token is a few hundred characters, a field a few words.</summary>
    private const int LongestField = 4096;

    /// <summary>Null where it is no such form, or not one of ours.</summary>
    public static async Task<StreamedForm?> OpenAsync(HttpContext http, IAntiforgery antiforgery, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.TryParse(http.Request.ContentType, out MediaTypeHeaderValue? type) ? type.Boundary : default).Value is not { Length: > 0 } boundary)
        {
            return null;
        }

        // Whoever asks for the form later (the list of errors) finds none and leaves the body alone.
        http.Request.Form = FormCollection.Empty;
        Dictionary<string, string> fields = new(StringComparer.Ordinal);
        bool ours = false;
        MultipartReader body = new(boundary, http.Request.Body);
        while (await body.ReadNextSectionAsync(ct) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out ContentDispositionHeaderValue? part) || HeaderUtilities.RemoveQuotes(part.Name).Value is not { Length: > 0 } name)
            {
                continue;
            }

            if (part.FileName.HasValue || part.FileNameStar.HasValue)
            {
                if (!name.Equals(FileField, StringComparison.OrdinalIgnoreCase))
                {
                    continue;
                }

                string file = HeaderUtilities.RemoveQuotes(part.FileNameStar.HasValue ? part.FileNameStar : part.FileName).Value ?? "";
                return ours ? new StreamedForm(fields, file.Length == 0 ? null : section.Body, file) : null;
            }

            using StreamReader text = new(section.Body);
            char[] value = new char[LongestField];
            fields[name] = new string(value, 0, await text.ReadBlockAsync(value, ct));
            if (name == "form-token")
            {
                http.Request.Headers[TokenHeader] = fields[name];
                ours = await antiforgery.IsRequestValidAsync(http);
            }
        }

        return ours ? new StreamedForm(fields, null, "") : null;
    }
}
