using System.Collections.Immutable;
using Okno.Domain.Calendar;
using Okno.Domain.Privacy;

namespace Okno.Domain.Law;

/// <summary>
/// The law of one decision: <see cref="Edition"/> joins the civil terms as of the day of acceptance (edition, price, refund, 30 days) and the public law as of the day of filing (Q22). Immutable.
/// </summary>
public sealed record LawInForce(
    Edition Edition,
    Statutes Statutes,
    ProductionCalendar Calendar,
    OpeningHours Centre,
    OpeningHours Authority,
    ImmutableArray<PriceOrder> Prices,
    Switches Switches,
    LawVersion Version,
    DateOnly CivilDay,
    DateOnly PublicDay)
{
    /// <summary>SHA-256 of the text of all files that this law was read from, in lower-case hexadecimal digits; empty where it was not read from files.</summary>
    public string TextHash { get; init; } = "";

    /// <summary>The edition of the day of acceptance as it was published: what the contract rests on.</summary>
    public Edition CivilEdition { get; init; } = Edition;

    /// <summary>The edition of the day of filing as it was published; the same as <see cref="CivilEdition"/> where the Rules have not changed between.</summary>
    public Edition PublicEdition { get; init; } = Edition;

    /// <summary>Versions of the consent, ascending by their first day.</summary>
    public ImmutableArray<ConsentText> Consents { get; init; } = [];

    /// <summary>Terms of retention; null where the law has none.</summary>
    public RetentionTable? Retention { get; init; }

    /// <summary>The version of the consent that is signed on a day; null where none is loaded for it.</summary>
    public ConsentText? ConsentOn(DateOnly day) => Consents.LastOrDefault(text => text.From <= day);

    /// <summary>True where the Rules changed after the acceptance: papers and dates of public law follow the later text (Q22).</summary>
    public bool RulesChanged => CivilEdition.Id != PublicEdition.Id;

    /// <summary>The price order in force on a day; null where none is loaded.</summary>
    public PriceOrder? PriceOn(DateOnly day) => Prices.FirstOrDefault(order => order.IsInForceOn(day));
}
