namespace Okno.Store.Keys;

/// <summary>What keeps a master key, and gives it at the start of a process.</summary>
internal abstract class MasterSource
{
    /// <summary>Scheme of keys that lie in the list itself.</summary>
    public const string File = "file";

    public abstract string Scheme { get; }

    /// <summary>Where the list of masters lies, if not in the key folder.</summary>
    public virtual string? ListAt => null;

    /// <summary>Keeps a master, durably, and gives the line of the list by which it is opened again.</summary>
    /// <exception cref="MasterKeyException">The source refuses, with what to do.</exception>
    public abstract string Keep(MasterKey master);

    /// <summary>The 32 bytes of a line that <see cref="Keep"/> made.</summary>
    /// <exception cref="MasterKeyException">The source refuses, with what to do.</exception>
    public abstract byte[] Open(string line);

    /// <summary>Destroys a master that no file names any more.</summary>
    public virtual void Forget(string id)
    {
    }

    public static string SchemeOf(string line) => line.Split(' ') is { Length: > 1 } parts ? parts[0] : File;

    /// <summary>The source that a setting names: <c>file:</c> (or nothing), <c>file:PATH</c>, <c>pkcs11:...</c> (RFC 7512), <c>secret:URL?token-file=PATH</c>.</summary>
    /// <exception cref="MasterKeyException">The setting names none of them or lacks something.</exception>
    public static MasterSource Of(string? setting) => setting switch
    {
        null or "" or "file:" => new ClearFile(null),
        _ when setting.StartsWith("file:", StringComparison.Ordinal) => new ClearFile(setting["file:".Length..]),
        _ when setting.StartsWith("pkcs11:", StringComparison.Ordinal) => new TokenKey(TokenUri.Read(setting)),
        _ when setting.StartsWith("secret:", StringComparison.Ordinal) => SecretStore.From(setting),
        _ => throw new MasterKeyException("OKNO_MASTER_KEY begins with none of file:, pkcs11: and secret:."),
    };
}
