namespace Okno.Web.Forms;

/// <summary>One answer to choose.</summary>
public sealed record Choice(string Value, string Text, string? Hint = null);
