using System.Collections.Immutable;
using System.Text.Json;
using Okno.Domain.Payments;

namespace Okno.Documents.Papers;

/// <summary>
/// The sentences of the offer (<c>papers/offer.ru.json</c>), filled with the facts of a case. They say in plain words what the clauses of the edition say; the clauses themselves are what binds.
/// </summary>
public sealed class OfferWording
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private readonly ImmutableArray<ClauseText> _sentences;

    private OfferWording(ImmutableArray<ClauseText> sentences) => _sentences = sentences;

    /// <param name="papersFolder">The folder of templates, see <see cref="PaperPressOptions.PapersFolder"/>.</param>
    /// <exception cref="InvalidDataException">The file is not a list of {text, clause}.</exception>
    public static OfferWording Read(string papersFolder)
    {
        string file = Path.Combine(papersFolder, "offer.ru.json");
        try
        {
            ClauseText[] sentences = JsonSerializer.Deserialize<ClauseText[]>(File.ReadAllText(file), Web) ?? [];
            return sentences.Length > 0 && sentences.All(s => s is { Text.Length: > 0, Clause.Length: > 0 })
                ? new OfferWording([.. sentences])
                : throw new InvalidDataException($"{file}: every sentence needs a text and a clause.");
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"{file}, line {(broken.LineNumber ?? 0) + 1}: {broken.Message}", broken);
        }
    }

    /// <param name="contractDays">Length of the contract's term in calendar days, from the edition (3.4).</param>
    /// <param name="handoverDays">Calendar days for the hand-over, from the edition (3.9.3).</param>
    public ImmutableArray<ClauseText> Of(PaperHead head, Money price, string priceOrder, DateOnly priceHeldUntil, string authorityShortName, int contractDays, int handoverDays)
    {
        (string Name, string Value)[] facts =
        [
            ("{provider}", head.Provider.ShortName),
            ("{service}", head.ServiceFullName),
            ("{price}", Display.Sum(price)),
            ("{priceOrder}", priceOrder),
            ("{priceHeldUntil}", Display.Day(priceHeldUntil)),
            ("{authority}", authorityShortName),
            ("{contractDays}", Display.Count(contractDays, "календарного дня", "календарных дней", "календарных дней")),
            ("{handoverDays}", Display.Count(handoverDays, "календарного дня", "календарных дней", "календарных дней")),
        ];
        return [.. _sentences.Select(sentence => sentence with { Text = facts.Aggregate(sentence.Text, (text, fact) => text.Replace(fact.Name, fact.Value, StringComparison.Ordinal)) })];
    }
}
