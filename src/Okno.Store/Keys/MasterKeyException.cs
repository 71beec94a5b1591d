namespace Okno.Store.Keys;

/// <summary>The master key cannot be used; the message says what to do. Nothing was changed.</summary>
public sealed class MasterKeyException : Exception
{
    /// <summary>With nothing said.</summary>
    public MasterKeyException()
    {
    }

    /// <summary>With what is wrong and what to do.</summary>
    public MasterKeyException(string message)
        : base(message)
    {
    }

    /// <summary>With what is wrong and its cause.</summary>
    public MasterKeyException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
