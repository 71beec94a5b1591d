using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Okno.Desk.Wording;
using Okno.Domain.Payments;

namespace Okno.Web.Forms;

/// <summary>
/// What all parts of a form share: label or legend, hint, the errors of the field from ModelState, and the value: what was typed if the form came back, else the model's.
/// Give <c>for</c> (a property of the page) or <c>name</c> with <c>value</c>.
/// </summary>
public abstract class FormPart : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext View { get; set; } = null!;

    public ModelExpression? For { get; set; }

    public string? Name { get; set; }

    public string? Value { get; set; }

    public string Label { get; set; } = "";

    public string? Hint { get; set; }

    /// <summary>True: the label is the heading of the page (one question per page).</summary>
    public bool Heading { get; set; }

    protected string Field => Name ?? For?.Name ?? "";

    protected string Id => IdOf(Field);

    protected string HintId => Id + "-hint";

    protected string ErrorId => Id + "-error";

    protected bool HasErrors => Errors.Count > 0;

    protected ModelErrorCollection Errors => View.ModelState.TryGetValue(Field, out ModelStateEntry? entry) ? entry.Errors : [];

    protected string? DescribedBy => string.Join(' ', new[] { Hint is null ? null : HintId, HasErrors ? ErrorId : null }.OfType<string>()) is { Length: > 0 } ids ? ids : null;

    /// <summary>The id of a field, as the error summary links to it.</summary>
    public static string IdOf(string field) => TagBuilder.CreateSanitizedId(field, "_");

    protected string? Typed => View.ModelState.TryGetValue(Field, out ModelStateEntry? entry) && entry.AttemptedValue is { } typed ? typed : Value ?? Write(For?.Model);

    protected IReadOnlyCollection<string> Chosen => View.ModelState.TryGetValue(Field, out ModelStateEntry? entry) && entry.RawValue is { } raw
        ? raw switch { string[] many => many, string one => [one], _ => [] }
        : Value is not null ? [Value] : Many(For?.Model);

    protected void Group(TagHelperOutput output, params IHtmlContent[] parts)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(parts);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", HasErrors ? "govuk-form-group govuk-form-group--error" : "govuk-form-group");
        foreach (IHtmlContent part in parts)
        {
            output.Content.AppendHtml(part);
        }
    }

    protected IHtmlContent LabelTag()
    {
        TagBuilder label = Tag("label", Heading ? "govuk-label govuk-label--l" : "govuk-label", Label);
        label.Attributes["for"] = Id;
        return Heading ? Wrap("h1", "govuk-label-wrapper", label) : label;
    }

    protected IHtmlContent HintTag()
    {
        if (Hint is null)
        {
            return HtmlString.Empty;
        }

        TagBuilder hint = Tag("div", "govuk-hint", Hint);
        hint.Attributes["id"] = HintId;
        return hint;
    }

    protected IHtmlContent ErrorTag()
    {
        if (!HasErrors)
        {
            return HtmlString.Empty;
        }

        TagBuilder error = new("p");
        error.AddCssClass("govuk-error-message");
        error.Attributes["id"] = ErrorId;
        error.InnerHtml.AppendHtml(Tag("span", "govuk-visually-hidden", View.HttpContext.Request.Query["lang"] == "en" ? "Error: " : "Ошибка: "));
        error.InnerHtml.Append(string.Join(' ', Errors.Select(one => one.ErrorMessage)));
        return error;
    }

    protected void Describe(TagBuilder tag)
    {
        ArgumentNullException.ThrowIfNull(tag);
        if (DescribedBy is { } ids)
        {
            tag.Attributes["aria-describedby"] = ids;
        }
    }

    protected static TagBuilder Tag(string name, string css, string? text = null)
    {
        TagBuilder tag = new(name);
        tag.AddCssClass(css);
        if (text is not null)
        {
            tag.InnerHtml.Append(text);
        }

        return tag;
    }

    protected static TagBuilder Wrap(string name, string css, params IHtmlContent[] inner)
    {
        TagBuilder tag = Tag(name, css);
        foreach (IHtmlContent part in inner ?? [])
        {
            tag.InnerHtml.AppendHtml(part);
        }

        return tag;
    }

    private static IReadOnlyCollection<string> Many(object? model) =>
        model is System.Collections.IEnumerable many and not string ? [.. many.Cast<object?>().Select(Write).OfType<string>()] : Write(model) is { } one ? [one] : [];

    private static string? Write(object? model) => model switch
    {
        null => null,
        DateOnly day => Russian.Day(day),
        Money sum => sum.ToString().Replace('.', ','),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => model.ToString(),
    };
}
