namespace Okno.Store.Scans;

/// <summary>A bucket of an S3-compatible storage. The bucket is there already; its keys may put, get, list and delete in it.</summary>
/// <param name="Endpoint">Scheme, host and port, as in https://storage.example:9000.</param>
/// <param name="Bucket">Its name; addressed in the path.</param>
/// <param name="AccessKey">Who asks.</param>
/// <param name="SecretKey">The secret that signs requests; it opens no scan, for scans come sealed.</param>
public sealed record S3Settings(Uri Endpoint, string Bucket, string AccessKey, string SecretKey)
{
    /// <summary>Reads an address like https://host:port/bucket.</summary>
    /// <exception cref="ArgumentException">It is no such address, or the keys are not given.</exception>
    public static S3Settings Read(string address, string? accessKey, string? secretKey)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) || uri.AbsolutePath.Trim('/') is not { Length: > 0 } bucket || bucket.Contains('/', StringComparison.Ordinal))
        {
            throw new ArgumentException($"\"{address}\" is not the address of a bucket: https://host:port/bucket.", nameof(address));
        }

        return new S3Settings(
            new Uri(uri.GetLeftPart(UriPartial.Authority)),
            bucket,
            accessKey is { Length: > 0 } ? accessKey : throw new ArgumentException("The access key of the bucket is not given.", nameof(accessKey)),
            secretKey is { Length: > 0 } ? secretKey : throw new ArgumentException("The secret key of the bucket is not given.", nameof(secretKey)));
    }
}
