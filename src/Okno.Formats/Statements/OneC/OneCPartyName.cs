namespace Okno.Formats.Statements.OneC;

/// <summary>
/// The name of a payer or payee. Banks write "ИНН 7707083893 ООО «Ромашка»", "7707083893, ООО «Ромашка»" and "7707083893 ООО «Ромашка»" as well as the bare name.
/// </summary>
internal static class OneCPartyName
{
    public static string? Of(string? first, string? whole)
    {
        string? text = string.IsNullOrEmpty(first) ? whole : first;
        if (string.IsNullOrEmpty(text))
        {
            return text;
        }

        ReadOnlySpan<char> rest = text;
        if (rest.StartsWith("ИНН", StringComparison.OrdinalIgnoreCase))
        {
            rest = rest[3..].TrimStart(" :\u00A0");
        }

        int digits = rest.IndexOfAnyExceptInRange('0', '9');
        return digits is 10 or 12 && rest[digits] is (' ' or ',' or '\u00A0')
            ? rest[digits..].Trim(" ,\u00A0").ToString()
            : text;
    }
}
