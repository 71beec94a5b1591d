using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Okno.Desk.Wording;
using Okno.Domain.Calendar;
using Okno.Domain.Terms;
using Okno.Web.Hosting;

namespace Okno.Web.Dates;

/// <summary>
/// <c>&lt;why proof="window.ProveLastFiling()"&gt;words before the list&lt;/why&gt;</c>: «почему?» that opens without a script to every day counted or passed over, with the act that made it so.
/// </summary>
[HtmlTargetElement("why")]
public sealed class WhyPart(Speech speech) : TagHelper
{
    /// <summary>The counts to show, in their order.</summary>
    public DateProof? Proof { get; set; }

    /// <summary>A further count, where one date rests on two.</summary>
    public DateProof? Then { get; set; }

    /// <summary>What the question is about, read to those who do not see the date beside it.</summary>
    public string? About { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        TextBook words = speech.Words;
        TagHelperContent inner = await output.GetChildContentAsync();
        output.TagName = "details";
        output.Attributes.SetAttribute("class", "okno-why");
        TagBuilder summary = new("summary");
        summary.InnerHtml.Append(words.Say("why.question"));
        if (About is not null)
        {
            TagBuilder hidden = new("span");
            hidden.AddCssClass("govuk-visually-hidden");
            hidden.InnerHtml.Append(" " + About);
            summary.InnerHtml.AppendHtml(hidden);
        }

        TagBuilder body = new("div");
        body.InnerHtml.AppendHtml(inner);
        foreach (DateProof proof in new[] { Proof, Then }.OfType<DateProof>())
        {
            body.InnerHtml.AppendHtml(Table(proof, words));
        }

        output.Content.SetHtmlContent(summary);
        output.Content.AppendHtml(body);
    }

    private static TagBuilder Table(DateProof proof, TextBook words)
    {
        TagBuilder table = new("table");
        table.AddCssClass("okno-proof");
        TagBuilder caption = new("caption");
        caption.InnerHtml.Append(words.Say($"term.{proof.Term.Code}", ("amount", proof.Term.Amount), ("from", proof.From)));
        table.InnerHtml.AppendHtml(caption);
        TagBuilder head = Row("th", words.Say("why.day"), words.Say("why.counted"), words.Say("why.because"));
        table.InnerHtml.AppendHtml(Inside("thead", head));
        TagBuilder rows = new("tbody");
        foreach (ProofDay day in proof.Days)
        {
            string counted = day.Role == DayRole.Counted ? $"{day.Number}" : words.Say($"proof.{Kebab(day.Role.ToString())}");
            string because = words.Say($"day.{Kebab(day.Mark.ToString())}");
            if (day.Mark is not (DayMark.Workday or DayMark.Weekend))
            {
                because = $"{because}: {day.Source}";
            }

            if (day.Provisional)
            {
                because = $"{because} {words.Say("why.provisional")}";
            }

            TagBuilder row = Row("td", words.DayAndWeekday(day.Day), counted, because);
            if (day.Role == DayRole.Skipped)
            {
                row.AddCssClass("off");
            }

            rows.InnerHtml.AppendHtml(row);
        }

        table.InnerHtml.AppendHtml(rows);
        return table;
    }

    private static TagBuilder Row(string cell, params ReadOnlySpan<string> texts)
    {
        TagBuilder row = new("tr");
        foreach (string text in texts)
        {
            TagBuilder tag = new(cell);
            if (cell == "th")
            {
                tag.Attributes["scope"] = "col";
            }

            tag.InnerHtml.Append(text);
            row.InnerHtml.AppendHtml(tag);
        }

        return row;
    }

    private static TagBuilder Inside(string name, IHtmlContent inner)
    {
        TagBuilder tag = new(name);
        tag.InnerHtml.AppendHtml(inner);
        return tag;
    }

    private static string Kebab(string name) => System.Text.RegularExpressions.Regex.Replace(name, "(?<!^)([A-Z])", "-$1").ToLowerInvariant();
}
