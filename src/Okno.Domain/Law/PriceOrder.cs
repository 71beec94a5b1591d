using Okno.Domain.Payments;

namespace Okno.Domain.Law;

/// <summary>The order of the Centre that sets the price (5.1). In force from <paramref name="InForceFrom"/> to <paramref name="InForceTo"/>, both included; null = until replaced.</summary>
public sealed record PriceOrder(string Number, DateOnly Date, Money Amount, DateOnly InForceFrom, DateOnly? InForceTo, string Source, bool Assumption)
{
    /// <summary>Proof that the order was published (5.1); null where none is recorded.</summary>
    public PricePublication? Publication { get; init; }

    public bool IsInForceOn(DateOnly day) => day >= InForceFrom && (InForceTo is null || day <= InForceTo);
}

/// <summary>Where and when a price order was published (5.1), never after its first day in force.</summary>
/// <param name="Place">The page of the site, or the place in words.</param>
/// <param name="FileHash">SHA-256 of the published file, 64 lower-case hexadecimal digits; null where no file was kept.</param>
public sealed record PricePublication(string Place, DateOnly On, string? FileHash);
