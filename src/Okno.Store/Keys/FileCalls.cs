namespace Okno.Store.Keys;

/// <summary>A call to the file system on whose outcome a durable file rests.</summary>
internal enum FileCall
{
    /// <summary>A folder is made.</summary>
    MakeFolder,

    /// <summary>The content is written and brought to the disk, under a temporary name.</summary>
    Write,

    /// <summary>The file gets its name.</summary>
    Link,

    /// <summary>The temporary name is taken away.</summary>
    Remove,

    /// <summary>The folder is brought to the disk.</summary>
    SyncFolder,
}

/// <summary>Where every file call of <see cref="DurableFile"/> can be watched, and made to fail, by whoever asked for the work: what is set flows with one's own calls and is seen by nobody else.</summary>
internal static class FileCalls
{
    private static readonly AsyncLocal<IFileCallWatch?> Current = new();

    /// <summary>Null in every process but a test.</summary>
    public static IFileCallWatch? Watch
    {
        get => Current.Value;
        set => Current.Value = value;
    }

    public static void Before(FileCall call, string path) => Watch?.Before(call, path);

    public static void After(FileCall call, string path) => Watch?.After(call, path);
}

/// <summary>Told before and after each call; what it throws is what the call throws.</summary>
internal interface IFileCallWatch
{
    void Before(FileCall call, string path);

    void After(FileCall call, string path);
}
