using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Okno.Web.Hosting;

namespace Okno.Web.Dates;

/// <summary><c>&lt;timeline of="Timeline.Of(…)" label="…" /&gt;</c>: the picture, and under it the same as a numbered list of days, for eyes and screen readers alike.</summary>
[HtmlTargetElement("timeline", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TimelinePart(Speech speech, HtmlEncoder encoder) : TagHelper
{
    private const int LineTop = 70, LineHeight = 18, Radius = 12, Step = 26;

    public Timeline? Of { get; set; }

    /// <summary>What the picture shows, for those who do not see it.</summary>
    public string Label { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (Of is not { } line)
        {
            output.SuppressOutput();
            return;
        }

        StringBuilder svg = new();
        int top = 32 - (line.Marks.Count == 0 ? 0 : line.Marks.Max(mark => mark.Level) * Step);
        svg.Append(Inv, $"<svg viewBox=\"0 {top} 360 {118 - top}\" role=\"img\" aria-label=\"{encoder.Encode(Label)}\" font-family=\"PT Sans, system-ui, Roboto, Arial, sans-serif\" font-size=\"15\">");
        svg.Append(Inv, $"<rect x=\"{N(Timeline.Left)}\" y=\"{LineTop}\" width=\"{N(Timeline.Right - Timeline.Left)}\" height=\"{LineHeight}\" fill=\"#e8f1f3\" stroke=\"#4a5863\"/>");
        foreach (TimelineBar bar in line.Off)
        {
            svg.Append(Inv, $"<rect x=\"{N(bar.X)}\" y=\"{LineTop}\" width=\"{N(bar.Width)}\" height=\"{LineHeight}\" fill=\"#aab5bd\"/>");
        }

        foreach ((double x, string text) in line.Months)
        {
            svg.Append(Inv, $"<path d=\"M{N(x)} {LineTop + LineHeight}v8\" stroke=\"#4a5863\"/><text x=\"{N(x)}\" y=\"112\" fill=\"#4a5863\">{encoder.Encode(text)}</text>");
        }

        // All lines first: two marks of one day stand over each other, and no line may cross a number.
        foreach (TimelineMark mark in line.Marks)
        {
            svg.Append(Inv, $"<path d=\"M{N(mark.X)} {Y(mark) + 8}V{LineTop + LineHeight}\" stroke=\"{Colour(mark)}\" stroke-width=\"3\"/>");
        }

        foreach (TimelineMark mark in line.Marks)
        {
            svg.Append(Inv, $"<circle cx=\"{N(mark.X)}\" cy=\"{Y(mark)}\" r=\"{Radius}\" fill=\"{Colour(mark)}\"/><text x=\"{N(mark.X)}\" y=\"{Y(mark) + 5}\" text-anchor=\"middle\" fill=\"#fff\" font-weight=\"700\">{mark.Number}</text>");
        }

        svg.Append("</svg><ol class=\"okno-legend\">");
        foreach (TimelineMark mark in line.Marks)
        {
            svg.Append(Inv, $"<li class=\"{mark.Kind}\"><b aria-hidden=\"true\">{mark.Number}</b><span><span class=\"okno-day\">{encoder.Encode(speech.Words.DayAndWeekday(mark.Day))}</span> — {encoder.Encode(mark.Text)}</span></li>");
        }

        svg.Append("</ol>");
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "okno-timeline");
        output.Content.SetHtmlContent(svg.ToString());
    }

    private static int Y(TimelineMark mark) => 46 - (mark.Level * Step);

    private static string Colour(TimelineMark mark) => mark.Kind switch { "today" => "#0b5563", "safe" => "#1d6b3f", "last" => "#a8201a", _ => "#4a5863" };

    private static System.Globalization.CultureInfo Inv => System.Globalization.CultureInfo.InvariantCulture;

    private static string N(double value) => value.ToString("0.##", Inv);
}
