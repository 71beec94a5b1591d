namespace Okno.Formats.Statements;

/// <summary>Where the money of a document went, judged by the accounts alone: never by a sign, a name or the dates of debit and credit.</summary>
public enum StatementDirection
{
    /// <summary>Neither account is one of the statement's.</summary>
    Unknown,

    /// <summary>The payee's account is the statement's own.</summary>
    In,

    /// <summary>The payer's account is the statement's own.</summary>
    Out,

    /// <summary>Both accounts are the statement's own.</summary>
    Internal,
}

public static class StatementDirections
{
    /// <summary>"in", "out", "internal" or "unknown".</summary>
    public static string Name(this StatementDirection direction) => direction switch
    {
        StatementDirection.In => "in",
        StatementDirection.Out => "out",
        StatementDirection.Internal => "internal",
        _ => "unknown",
    };

    internal static StatementDirection Of(bool payerOwn, bool payeeOwn) => (payerOwn, payeeOwn) switch
    {
        (true, true) => StatementDirection.Internal,
        (true, false) => StatementDirection.Out,
        (false, true) => StatementDirection.In,
        _ => StatementDirection.Unknown,
    };
}
