using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Okno.Desk.Wording;
using Okno.Web.Dates;
using Okno.Web.Hosting;

namespace Okno.Web.Plans;

/// <summary><c>&lt;plan of="PlanPicture.Of(…)" label="…" /&gt;</c>: the plan drawn; the same days stand in the list beside it.</summary>
[HtmlTargetElement("plan", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PlanPart(Speech speech, HtmlEncoder encoder) : TagHelper
{
    private const int Top = 46, RowHeight = 42, BarTop = 22, BarHeight = 13;
    private const double LetterWidth = 8;
    private const string Good = "#1d6b3f", Bad = "#a8201a", Quiet = "#4a5863", Accent = "#0b5563";

    public PlanPicture? Of { get; set; }

    /// <summary>What the picture shows, for those who do not see it.</summary>
    public string Label { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (Of is not { } plan)
        {
            output.SuppressOutput();
            return;
        }

        TextBook words = speech.Words;
        int bottom = Top + (plan.Rows.Count * RowHeight) + 4;
        StringBuilder svg = new();
        svg.Append(Inv, $"<svg viewBox=\"0 0 360 {bottom + 22}\" role=\"img\" aria-label=\"{encoder.Encode(Label)}\" font-family=\"PT Sans, system-ui, Roboto, Arial, sans-serif\" font-size=\"15\">");
        Box(svg, PlanPicture.Left, PlanPicture.Right, Top, bottom, "#f4f6f7");
        foreach (TimelineBar bar in plan.Off)
        {
            Box(svg, bar.X, bar.X + bar.Width, Top, bottom, "#dde3e7");
        }

        Box(svg, plan.LastFiling.X, PlanPicture.Right, Top, bottom, "#fbe0dc");
        if (plan.LastStandard is { } standard)
        {
            svg.Append(Inv, $"<path d=\"M{N(standard.X)} 38V{bottom}\" stroke=\"{Quiet}\" stroke-width=\"2\" stroke-dasharray=\"5 4\"/>");
        }

        svg.Append(Inv, $"<path d=\"M{N(plan.LastFiling.X)} 18V{bottom}\" stroke=\"{Bad}\" stroke-width=\"3\"/>");
        Caption(svg, plan.LastFiling.X, 14, Bad, words.Say("picture.limit.filing", ("day", plan.LastFiling.Day)));
        if (plan.LastStandard is { } fifteenth)
        {
            Caption(svg, fifteenth.X, 36, Quiet, words.Say("picture.limit.standard", ("day", fifteenth.Day)));
        }

        int y = Top;
        foreach (PlanRow row in plan.Rows)
        {
            string colour = row.IsLate ? Bad : row.Code == "handover" ? Good : Accent;
            svg.Append(Inv, $"<rect x=\"{N(row.Left)}\" y=\"{y + BarTop}\" width=\"{N(row.Right - row.Left)}\" height=\"{BarHeight}\" rx=\"2\" fill=\"{colour}\"/>");
            string said = words.Say($"picture.row.{row.Code}{(row.IsLate ? ".late" : row.From == row.To && row.Code == "papers" ? ".one-day" : "")}", ("day", row.To));
            svg.Append(Inv, $"<text x=\"6\" y=\"{y + 16}\" fill=\"{(row.IsLate ? Bad : "#16202a")}\"{(row.IsLate ? " font-weight=\"700\"" : "")} stroke=\"#fff\" stroke-width=\"3\" paint-order=\"stroke\">{encoder.Encode(said)}</text>");
            y += RowHeight;
        }

        foreach ((double x, DateOnly day) in plan.Weeks)
        {
            svg.Append(Inv, $"<path d=\"M{N(x)} {bottom}v5\" stroke=\"{Quiet}\"/><text x=\"{N(x)}\" y=\"{bottom + 19}\" fill=\"{Quiet}\" font-size=\"14\">{encoder.Encode(words.DayOfMonth(day))}</text>");
        }

        svg.Append("</svg>");
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "okno-plan");
        output.Content.SetHtmlContent(svg.ToString());
    }

    private static CultureInfo Inv => CultureInfo.InvariantCulture;

    private static string N(double value) => value.ToString("0.##", Inv);

    private static void Box(StringBuilder svg, double left, double right, int top, int bottom, string fill) =>
        svg.Append(Inv, $"<rect x=\"{N(left)}\" y=\"{top}\" width=\"{N(Math.Max(0, right - left))}\" height=\"{bottom - top}\" fill=\"{fill}\"/>");

    /// <summary>Words over a line, moved sideways as far as the picture's edges ask.</summary>
    private void Caption(StringBuilder svg, double x, int y, string fill, string said)
    {
        double half = Math.Min(178, said.Length * LetterWidth / 2);
        svg.Append(Inv, $"<text x=\"{N(Math.Clamp(x, 1 + half, 359 - half))}\" y=\"{y}\" fill=\"{fill}\" font-weight=\"700\" text-anchor=\"middle\" stroke=\"#fff\" stroke-width=\"4\" paint-order=\"stroke\">{encoder.Encode(said)}</text>");
    }
}
