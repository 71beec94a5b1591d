using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Okno.Desk.Wording;
using Okno.Web.Hosting;

namespace Okno.Web.Dates;

/// <summary><c>&lt;day value="date" form="long" /&gt;</c>: 24.04.2026 (пт) by default, <c>short</c> 24.04.2026, <c>long</c> 24 апреля 2026 года (пятница), <c>month-day</c> 24 апреля; an em dash where there is no date.</summary>
[HtmlTargetElement("day", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DayPart(Speech speech) : TagHelper
{
    public DateOnly? Value { get; set; }

    public string Form { get; set; } = "weekday";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Value is not { } day)
        {
            output.TagName = "span";
            output.Content.SetContent("—");
            return;
        }

        TextBook words = speech.Words;
        output.TagName = "time";
        output.Attributes.SetAttribute("datetime", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (Form != "long")
        {
            output.Attributes.SetAttribute("class", "okno-day");
        }

        output.Content.SetContent(Form switch
        {
            "short" => words.Day(day),
            "long" => words.LongDay(day),
            "month-day" => words.DayOfMonth(day),
            _ => words.DayAndWeekday(day),
        });
    }
}

/// <summary><c>&lt;clause number="3.10.2" /&gt;</c>: a link to the clause of the Rules; a decision of the Centre (Q27) is named as such, another source is written as it is.</summary>
[HtmlTargetElement("clause", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ClausePart(Speech speech) : TagHelper
{
    public string Number { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Number.Length > 0 && char.IsAsciiDigit(Number[0]))
        {
            output.TagName = "a";
            output.Attributes.SetAttribute("class", "govuk-link okno-day");
            output.Attributes.SetAttribute("href", $"{speech.Link("/rules")}#p-{Number.Replace('.', '-')}");
            output.Content.SetContent(speech.Words.Say("clause.link", ("number", Number)));
            return;
        }

        if (Number.StartsWith("annex", StringComparison.Ordinal))
        {
            output.TagName = "a";
            output.Attributes.SetAttribute("class", "govuk-link okno-day");
            output.Attributes.SetAttribute("href", $"{speech.Link("/rules")}#annex");
            output.Content.SetContent(speech.Words.Say("clause.annex"));
            return;
        }

        output.TagName = "span";
        output.Content.SetContent(Number.StartsWith('Q') ? speech.Words.Say("clause.centre", ("number", Number)) : Number);
    }
}

/// <summary><c>&lt;state kind="good"&gt;принят&lt;/state&gt;</c>: a word with a small shape; kinds good, care, bad, wait, or none.</summary>
[HtmlTargetElement("state")]
public sealed class StatePart : TagHelper
{
    public string Kind { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.Attributes.SetAttribute("class", Kind.Length == 0 ? "okno-state" : $"okno-state okno-state--{Kind}");
    }
}
