using Okno.Domain.Payments;

namespace Okno.Domain.Tax;

/// <summary>One payment of the fixed advance tax: the day of the payment document and its sum. A sum of zero or less buys nothing.</summary>
public sealed record TaxPayment(DateOnly Paid, Money Amount, string? Number = null);

/// <summary>The part of a payment that went into one patent month. The parts of a payment over all months, with what is left, add up to its sum.</summary>
public sealed record TaxPart(TaxPayment Payment, Money Amount);
