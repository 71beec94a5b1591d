namespace Okno.Store.Scans;

/// <summary>The shelf of scans cannot do what it was asked. What was to be put there cannot be seen by anyone.</summary>
public sealed class ShelfException : IOException
{
    /// <summary>With nothing said.</summary>
    public ShelfException()
    {
    }

    /// <summary>With what is wrong.</summary>
    public ShelfException(string message)
        : base(message)
    {
    }

    /// <summary>With what is wrong and its cause.</summary>
    public ShelfException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>True where there is no room left: the person may go on as soon as there is.</summary>
    public bool IsFull { get; init; }
}
