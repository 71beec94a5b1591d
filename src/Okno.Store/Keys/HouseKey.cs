namespace Okno.Store.Keys;

/// <summary>What is derived once for the whole life of a record: search tokens, cards, what belongs to no stream. Its secret lies in <c>house.key</c>, wrapped by the master key, and stays when the master is changed.
/// A record older than this file was derived from its first master: there the house secret is that master's.</summary>
internal sealed class HouseKey(byte[] secret)
{
    /// <summary>Name of the wrapped file.</summary>
    public const string Name = "house";

    /// <summary>Keys the search tokens and claims.</summary>
    public byte[] Searching { get; } = MasterKey.Derived(secret, "okno search tokens 1");

    /// <summary>Seals what belongs to no stream.</summary>
    public byte[] House { get; } = MasterKey.Derived(secret, "okno house 1");

    /// <summary>Seals the cards, so that hundreds of thousands are opened without as many key files.</summary>
    public byte[] Cards { get; } = MasterKey.Derived(secret, "okno cards 1");

    /// <summary>Kept in the database, so that a database is never written under another house. Tells nothing about the key.</summary>
    public byte[] Fingerprint() => MasterKey.Derived(secret, "okno fingerprint 1");

    /// <summary>The house of a key folder whose master lies in its file; both are made where absent. For tools that have a folder and no database.</summary>
    public static HouseKey ReadOrCreate(string keyFolder)
    {
        var masters = MasterKeys.ReadOrCreate(keyFolder);
        return new HouseKey(new WrappedSecrets(keyFolder, masters).FindOrCreate(Name, () => masters.Oldest.Secret));
    }
}
