using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Okno.Domain.Law;

namespace Okno.Domain.Cases;

/// <summary>
/// The exact text that binds (7.2): the clauses of the edition in their order, then the terms of this offer as "name: value" lines with ISO dates. What is accepted is this text, by its hash, not a PDF.
/// </summary>
public static class OfferText
{
    /// <summary>Lines end with LF; the text ends with LF; UTF-8 without a byte order mark when hashed.</summary>
    public static string Compose(Case @case, string reference, PriceOrder price, DateOnly validUntil, DateOnly? papersAgreedBy, PlanDays plan, LawInForce law)
    {
        StringBuilder text = new();
        void Line(string name, object? value) => text.Append(name).Append(": ").Append(value is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : value).Append('\n');
        foreach (Clause clause in law.Edition.Clauses)
        {
            text.Append(clause.Number).Append(' ').Append(clause.Text).Append('\n');
        }

        Line("reference", reference);
        Line("edition", law.Version.Edition);
        Line("applicant", @case.Intake!.Applicant.Name.Full);
        Line("patent", @case.Intake.Patent.Key);
        Line("patent-issued", @case.Intake.Patent.IssuedOn);
        Line("price", price.Amount);
        Line("price-order", price.Number);
        Line("account", law.Edition.Requisites.Account);
        Line("bik", law.Edition.Requisites.Bic);
        Line("valid-until", validUntil);
        Line("lane", plan.Lane);
        Line("papers-agreed-by", papersAgreedBy);
        return text.ToString();
    }

    /// <summary>SHA-256 of the UTF-8 bytes, 64 lower-case hex digits.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
