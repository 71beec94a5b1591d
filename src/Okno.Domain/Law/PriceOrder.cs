using Okno.Domain.Payments;

namespace Okno.Domain.Law;

/// <summary>The order of the Centre that sets the price (5.1). In force from <paramref name="InForceFrom"/> to <paramref name="InForceTo"/>, both included; null = until replaced.</summary>
public sealed record PriceOrder(string Number, DateOnly Date, Money Amount, DateOnly InForceFrom, DateOnly? InForceTo, string Source, bool Assumption)
{
    public bool IsInForceOn(DateOnly day) => day >= InForceFrom && (InForceTo is null || day <= InForceTo);
}
