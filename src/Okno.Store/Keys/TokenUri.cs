namespace Okno.Store.Keys;

/// <summary>A key on a token, as RFC 7512 writes it: <c>pkcs11:token=NAME;object=LABEL?module-path=/usr/lib/softhsm/libsofthsm2.so&amp;pin-source=/etc/okno/pin</c>.</summary>
/// <param name="Token">Label of the token, or null.</param>
/// <param name="Serial">Serial number of the token, or null; one of the two is given.</param>
/// <param name="Object">Label of the AES key.</param>
/// <param name="Module">Path of the token's driver.</param>
/// <param name="PinFile">File that holds the user's PIN.</param>
internal sealed record TokenUri(string? Token, string? Serial, string Object, string Module, string PinFile)
{
    /// <exception cref="MasterKeyException">Something is missing or not understood.</exception>
    public static TokenUri Read(string uri)
    {
        var halves = uri["pkcs11:".Length..].Split('?', 2);
        var path = Attributes(halves[0], ';');
        var query = Attributes(halves.Length > 1 ? halves[1] : string.Empty, '&');
        if (query.ContainsKey("pin-value"))
        {
            throw Wrong("holds the PIN itself (pin-value), where anyone who lists processes sees it: put it into a file and name that as pin-source");
        }

        if (path.Keys.Except(["token", "serial", "object", "type"]).Concat(query.Keys.Except(["module-path", "pin-source"])).FirstOrDefault() is { } unknown)
        {
            throw Wrong($"has \"{unknown}\", which is not looked at: token or serial, object, module-path and pin-source are");
        }

        if (path.GetValueOrDefault("type", "secret-key") != "secret-key")
        {
            throw Wrong("names another type than secret-key");
        }

        var pin = Needed(query, "pin-source");
        return path.ContainsKey("token") || path.ContainsKey("serial")
            ? new TokenUri(path.GetValueOrDefault("token"), path.GetValueOrDefault("serial"), Needed(path, "object"), Needed(query, "module-path"), pin.StartsWith("file:", StringComparison.Ordinal) ? new Uri(pin).LocalPath : pin)
            : throw Wrong("names no token (token=NAME or serial=NUMBER)");
    }

    private static string Needed(Dictionary<string, string> attributes, string name) =>
        attributes.TryGetValue(name, out var value) && value.Length > 0 ? value : throw Wrong($"lacks {name}");

    private static Dictionary<string, string> Attributes(string text, char between)
    {
        var attributes = new Dictionary<string, string>();
        foreach (var part in text.Split(between, StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = part.Split('=', 2);
            if (pair.Length != 2 || !attributes.TryAdd(pair[0], Uri.UnescapeDataString(pair[1])))
            {
                throw Wrong($"has \"{pair[0]}\" without a value or twice");
            }
        }

        return attributes;
    }

    private static MasterKeyException Wrong(string what) =>
        new($"The PKCS#11 URI in OKNO_MASTER_KEY {what}. Example: pkcs11:token=okno;object=okno-master?module-path=/usr/lib/softhsm/libsofthsm2.so&pin-source=/etc/okno/pin");
}
