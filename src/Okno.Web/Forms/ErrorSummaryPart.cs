using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Okno.Web.Forms;

/// <summary><c>&lt;error-summary title="Проверьте ответы" /&gt;</c>: every error of ModelState at the top, each leading to its field; nothing where there is none. Takes the focus when the page opens.</summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryPart : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext View { get; set; } = null!;

    public string Title { get; set; } = "Проверьте, что введено";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // In the order of the form, which is the order in which its fields were sent; a box left empty is not sent and comes last.
        HttpRequest request = View.HttpContext.Request;
        Dictionary<string, int> places = request.HasFormContentType ? request.Form.Keys.Select((key, place) => (key, place)).ToDictionary(pair => pair.key, pair => pair.place) : [];
        (string Field, string Message)[] errors =
        [
            .. from pair in View.ModelState
               from error in pair.Value?.Errors ?? []
               where error.ErrorMessage.Length > 0
               orderby places.TryGetValue(pair.Key, out int place) ? place : int.MaxValue
               select (pair.Key, error.ErrorMessage),
        ];
        if (errors.Length == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-error-summary");
        output.Attributes.SetAttribute("id", "errors");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("autofocus", "autofocus");
        TagBuilder alert = new("div");
        alert.Attributes["role"] = "alert";
        TagBuilder title = new("h2");
        title.AddCssClass("govuk-error-summary__title");
        title.InnerHtml.Append(Title);
        TagBuilder list = new("ul");
        list.AddCssClass("govuk-list govuk-error-summary__list");
        foreach ((string field, string message) in errors)
        {
            TagBuilder item = new("li");
            if (field.Length == 0)
            {
                item.InnerHtml.Append(message);
            }
            else
            {
                TagBuilder link = new("a");
                link.Attributes["href"] = "#" + FormPart.IdOf(field);
                link.InnerHtml.Append(message);
                item.InnerHtml.AppendHtml(link);
            }

            list.InnerHtml.AppendHtml(item);
        }

        TagBuilder body = new("div");
        body.AddCssClass("govuk-error-summary__body");
        body.InnerHtml.AppendHtml(list);
        alert.InnerHtml.AppendHtml(title);
        alert.InnerHtml.AppendHtml(body);
        output.Content.SetHtmlContent(alert);
    }
}
