namespace Okno.Domain.Payments;

/// <summary>The case no longer holds this line's payment: it was recorded there in error.</summary>
[Cases.Event("line-freed")]
public sealed record LineFreed(DateOnly On, string Why) : LineEvent;

/// <summary>The line was set aside in error and waits again.</summary>
[Cases.Event("line-taken-up")]
public sealed record LineTakenUp(DateOnly On, string Why) : LineEvent;

/// <summary>Two persons decided that the money goes back to its sender (Q23).</summary>
[Cases.Event("line-return-decided")]
public sealed record LineReturnDecided(string Words, RefundOrder Order) : LineEvent;

/// <summary>The bank has paid the order of the return.</summary>
[Cases.Event("line-returned")]
public sealed record LineReturned(DateOnly PaidOn) : LineEvent;
