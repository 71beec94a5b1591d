using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Okno.Store.Keys;

/// <summary>
/// The master key in a secret store that speaks HashiCorp Vault's KV version 2 over HTTP: each master is a secret of its own at <c>URL/ID</c> with the one field <c>key</c> (base64), read with the token of a file.
/// The list in the key folder names ids only. Asked once at the start of a process and at each rotation.
/// </summary>
internal sealed class SecretStore : MasterSource
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2) }) { Timeout = TimeSpan.FromSeconds(10) };

    private readonly string data;
    private readonly string metadata;
    private readonly string tokenFile;

    private SecretStore(string data, string metadata, string tokenFile)
    {
        this.data = data;
        this.metadata = metadata;
        this.tokenFile = tokenFile;
    }

    public override string Scheme => "secret";

    /// <exception cref="MasterKeyException">The setting is none of this kind.</exception>
    public static SecretStore From(string setting)
    {
        var halves = setting["secret:".Length..].Split('?', 2);
        const string tokenFile = "token-file=";
        if (!Uri.TryCreate(halves[0].TrimEnd('/'), UriKind.Absolute, out var url) || halves.Length != 2 || !halves[1].StartsWith(tokenFile, StringComparison.Ordinal))
        {
            throw new MasterKeyException("The secret store in OKNO_MASTER_KEY is written so: secret:https://vault.example:8200/v1/secret/data/okno?token-file=/etc/okno/vault-token");
        }

        if (url.Scheme != Uri.UriSchemeHttps && !(url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
        {
            throw new MasterKeyException($"The secret store {url} is not asked without encryption: use https (http only on this machine).");
        }

        // KV version 2: /v1/MOUNT/data/PATH holds the versions, /v1/MOUNT/metadata/PATH all of them together.
        var at = url.AbsolutePath.IndexOf("/data/", StringComparison.Ordinal);
        if (at < 0)
        {
            throw new MasterKeyException($"The address {url} has no /data/: KV version 2 has addresses like /v1/secret/data/okno.");
        }

        var root = url.GetLeftPart(UriPartial.Authority);
        return new SecretStore(root + url.AbsolutePath, root + url.AbsolutePath[..at] + "/metadata/" + url.AbsolutePath[(at + "/data/".Length)..], halves[1][tokenFile.Length..]);
    }

    public override string Keep(MasterKey master)
    {
        // cas 0 = only if there is nothing yet.
        using var answer = Ask(HttpMethod.Post, $"{data}/{master.Id}", JsonSerializer.Serialize(new { options = new { cas = 0 }, data = new { key = Convert.ToBase64String(master.Secret) } }));
        if (!answer.IsSuccessStatusCode && !(answer.StatusCode == HttpStatusCode.BadRequest && Read(master.Id).AsSpan().SequenceEqual(master.Secret)))
        {
            throw Refused(answer, "keep a new master key");
        }

        return $"{Scheme} {master.Id}";
    }

    public override byte[] Open(string line) => line.Split(' ') is [_, var id] ? Read(id) : throw new MasterKeyException("The line of the secret store's master key is damaged. Restore master.key from its backup.");

    public override void Forget(string id)
    {
        using var answer = Ask(HttpMethod.Delete, $"{metadata}/{id}", null);
        if (!answer.IsSuccessStatusCode && answer.StatusCode != HttpStatusCode.NotFound)
        {
            throw Refused(answer, $"destroy the old master key {id}; nothing names it any more, delete {metadata}/{id} by hand");
        }
    }

    private byte[] Read(string id)
    {
        using var answer = Ask(HttpMethod.Get, $"{data}/{id}", null);
        if (answer.StatusCode == HttpStatusCode.NotFound)
        {
            throw new MasterKeyException($"The secret store has no master key {id} at {data}. Restore it from the store's backup, or name the right address in OKNO_MASTER_KEY.");
        }

        if (!answer.IsSuccessStatusCode)
        {
            throw Refused(answer, "give the master key");
        }

        try
        {
            using var json = JsonDocument.Parse(answer.Content.ReadAsStream());
            return json.RootElement.GetProperty("data").GetProperty("data").GetProperty("key").GetBytesFromBase64() is { Length: 32 } secret ? secret : throw new FormatException();
        }
        catch (Exception other) when (other is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new MasterKeyException($"What the secret store has at {data}/{id} is not a master key of 32 bytes in base64 in the field \"key\".", other);
        }
    }

    private HttpResponseMessage Ask(HttpMethod method, string url, string? json)
    {
        using var request = new HttpRequestMessage(method, url);
        request.Headers.TryAddWithoutValidation("X-Vault-Token", Token());
        request.Headers.TryAddWithoutValidation("X-Vault-Request", "true");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }

        try
        {
            return Http.Send(request);
        }
        catch (Exception gone) when (gone is HttpRequestException or TaskCanceledException)
        {
            throw new MasterKeyException($"The secret store at {data} does not answer: {gone.Message} Start it or mend the network, then start again. Nothing was changed.", gone);
        }
    }

    private string Token()
    {
        try
        {
            return System.IO.File.ReadAllText(tokenFile).Trim();
        }
        catch (Exception absent) when (absent is IOException or UnauthorizedAccessException)
        {
            throw new MasterKeyException($"The file of the secret store's token, {tokenFile}, cannot be read: {absent.Message}", absent);
        }
    }

    private MasterKeyException Refused(HttpResponseMessage answer, string what) => new(answer.StatusCode switch
    {
        HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized => $"The secret store at {data} does not let the token of {tokenFile} {what}. Give it a policy with create, read and delete there, or renew it.",
        HttpStatusCode.ServiceUnavailable => $"The secret store at {data} is sealed or in standby. Unseal it, then start again.",
        _ => $"The secret store at {data} would not {what}: it answered {(int)answer.StatusCode}.",
    });
}
