namespace Okno.Store.Verify;

/// <summary>Something read from the record is not what was written. Run <c>okno verify</c>. The message carries no personal data.</summary>
public sealed class RecordDamagedException : Exception
{
    /// <summary>With nothing said.</summary>
    public RecordDamagedException()
    {
    }

    /// <summary>With what is wrong.</summary>
    public RecordDamagedException(string message)
        : base(message)
    {
    }

    /// <summary>With what is wrong and its cause.</summary>
    public RecordDamagedException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
