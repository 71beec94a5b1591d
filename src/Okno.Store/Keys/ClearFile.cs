namespace Okno.Store.Keys;

/// <summary>The master lies in the list itself, base64; only the mode of the file (0600) and its place apart from the database protect it.</summary>
internal sealed class ClearFile(string? at) : MasterSource
{
    public override string Scheme => File;

    public override string? ListAt => at;

    public override string Keep(MasterKey master) => Convert.ToBase64String(master.Secret);

    public override byte[] Open(string line) => Read(line)?.Secret ?? throw new MasterKeyException("A line of the master key file is not 32 bytes of base64.");

    public static MasterKey? Read(string line)
    {
        var secret = new byte[32];
        return Convert.TryFromBase64String(line, secret, out var length) && length == secret.Length ? new MasterKey(secret) : null;
    }
}
