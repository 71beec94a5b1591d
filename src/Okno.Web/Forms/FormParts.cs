using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Okno.Web.Forms;

/// <summary><c>&lt;field for="Name" label="Фамилия" hint="как в паспорте" width="20" /&gt;</c>: one line of text, a number, a date (<c>width="10" inputmode="numeric"</c>).</summary>
[HtmlTargetElement("field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldPart : FormPart
{
    public string Type { get; set; } = "text";

    /// <summary>Characters: 2, 3, 4, 5, 10, 20, 30; 0 = as wide as the column.</summary>
    public int Width { get; set; }

    public string? Inputmode { get; set; }

    public string Autocomplete { get; set; } = "off";

    public int Maxlength { get; set; }

    public bool Autofocus { get; set; }

    public string? Suffix { get; set; }

    /// <summary>Id of a datalist of what is typed most often.</summary>
    public string? List { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        TagBuilder input = Tag("input", "govuk-input" + (Width > 0 ? $" govuk-input--width-{Width}" : "") + (HasErrors ? " govuk-input--error" : ""));
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["id"] = Id;
        input.Attributes["name"] = Field;
        input.Attributes["type"] = Type;
        input.Attributes["autocomplete"] = Autocomplete;
        input.Attributes["spellcheck"] = "false";
        if (Type != "password" && Typed is { } typed)
        {
            input.Attributes["value"] = typed;
        }

        if (Inputmode is not null)
        {
            input.Attributes["inputmode"] = Inputmode;
        }

        if (Maxlength > 0)
        {
            input.Attributes["maxlength"] = Maxlength.ToString(CultureInfo.InvariantCulture);
        }

        if (List is not null)
        {
            input.Attributes["list"] = List;
        }

        if (Autofocus)
        {
            input.Attributes["autofocus"] = "autofocus";
        }

        Describe(input);
        IHtmlContent whole = Suffix is null ? input : Wrap("div", "govuk-input__wrapper", input, Tag("div", "govuk-input__suffix", Suffix));
        Group(output, LabelTag(), HintTag(), ErrorTag(), whole);
    }
}

/// <summary><c>&lt;text-area for="Why" label="Почему" rows="3" /&gt;</c>.</summary>
[HtmlTargetElement("text-area", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TextAreaPart : FormPart
{
    public int Rows { get; set; } = 3;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        TagBuilder area = Tag("textarea", HasErrors ? "govuk-textarea govuk-textarea--error" : "govuk-textarea", Typed ?? "");
        area.Attributes["id"] = Id;
        area.Attributes["name"] = Field;
        area.Attributes["rows"] = Rows.ToString(CultureInfo.InvariantCulture);
        Describe(area);
        Group(output, LabelTag(), HintTag(), ErrorTag(), area);
    }
}

/// <summary><c>&lt;upload for="File" label="Выписка" accept=".txt,.xml" /&gt;</c>; the form needs <c>enctype="multipart/form-data"</c>.</summary>
[HtmlTargetElement("upload", TagStructure = TagStructure.WithoutEndTag)]
public sealed class UploadPart : FormPart
{
    public string? Accept { get; set; }

    /// <summary>Several files at once.</summary>
    public bool Many { get; set; }

    /// <summary>Which camera a phone offers at once ("environment": the one at its back); null for none.</summary>
    public string? Capture { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        TagBuilder input = Tag("input", HasErrors ? "govuk-file-upload govuk-file-upload--error" : "govuk-file-upload");
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["id"] = Id;
        input.Attributes["name"] = Field;
        input.Attributes["type"] = "file";
        if (Many)
        {
            input.Attributes["multiple"] = "multiple";
        }

        if (Accept is not null)
        {
            input.Attributes["accept"] = Accept;
        }

        if (Capture is not null)
        {
            input.Attributes["capture"] = Capture;
        }

        Describe(input);
        Group(output, LabelTag(), HintTag(), ErrorTag(), input);
    }
}

/// <summary><c>&lt;select-field for="Country" label="Гражданство" options="..." empty="Выберите" /&gt;</c>.</summary>
[HtmlTargetElement("select-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SelectPart : FormPart
{
    public IEnumerable<Choice> Options { get; set; } = [];

    /// <summary>The text of a first, empty answer; none where null.</summary>
    public string? Empty { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        TagBuilder select = Tag("select", HasErrors ? "govuk-select govuk-select--error" : "govuk-select");
        select.Attributes["id"] = Id;
        select.Attributes["name"] = Field;
        Describe(select);
        IEnumerable<Choice> all = Empty is null ? Options : Options.Prepend(new Choice("", Empty));
        foreach (Choice choice in all)
        {
            TagBuilder option = new("option");
            option.Attributes["value"] = choice.Value;
            option.InnerHtml.Append(choice.Text);
            if (Chosen.Contains(choice.Value))
            {
                option.Attributes["selected"] = "selected";
            }

            select.InnerHtml.AppendHtml(option);
        }

        Group(output, LabelTag(), HintTag(), ErrorTag(), select);
    }
}

/// <summary>
/// <c>&lt;choices for="Lane" label="..." options="..." /&gt;</c>: radio buttons; <c>many="true"</c>: checkboxes; <c>inline</c>, <c>small</c> as in govuk-frontend.
/// The first input has the field's id, so that the error summary leads to it.
/// </summary>
[HtmlTargetElement("choices", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ChoicesPart : FormPart
{
    public IEnumerable<Choice> Options { get; set; } = [];

    public bool Many { get; set; }

    public bool Inline { get; set; }

    public bool Small { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        string kind = Many ? "checkboxes" : "radios";
        TagBuilder list = Tag("div", $"govuk-{kind}" + (Inline ? $" govuk-{kind}--inline" : "") + (Small ? $" govuk-{kind}--small" : ""));
        int number = 0;
        foreach (Choice choice in Options)
        {
            string id = number++ == 0 ? Id : $"{Id}-{number}";
            TagBuilder input = Tag("input", $"govuk-{kind}__input");
            input.TagRenderMode = TagRenderMode.SelfClosing;
            input.Attributes["type"] = Many ? "checkbox" : "radio";
            input.Attributes["id"] = id;
            input.Attributes["name"] = Field;
            input.Attributes["value"] = choice.Value;
            if (Chosen.Contains(choice.Value))
            {
                input.Attributes["checked"] = "checked";
            }

            TagBuilder label = Tag("label", $"govuk-label govuk-{kind}__label", choice.Text);
            label.Attributes["for"] = id;
            TagBuilder item = Wrap("div", $"govuk-{kind}__item", input, label);
            if (choice.Hint is not null)
            {
                TagBuilder hint = Tag("div", $"govuk-hint govuk-{kind}__hint", choice.Hint);
                hint.Attributes["id"] = id + "-hint";
                input.Attributes["aria-describedby"] = id + "-hint";
                item.InnerHtml.AppendHtml(hint);
            }

            list.InnerHtml.AppendHtml(item);
        }

        TagBuilder legend = Tag("legend", Heading ? "govuk-fieldset__legend govuk-fieldset__legend--l" : "govuk-fieldset__legend govuk-fieldset__legend--s");
        legend.InnerHtml.AppendHtml(Heading ? Tag("h1", "govuk-fieldset__heading", Label) : new HtmlContentBuilder().Append(Label));
        TagBuilder fieldset = Wrap("fieldset", "govuk-fieldset", legend, HintTag(), ErrorTag(), list);
        Describe(fieldset);
        Group(output, fieldset);
    }
}
