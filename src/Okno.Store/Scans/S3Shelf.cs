using System.Globalization;
using System.Net;
using CommunityToolkit.HighPerformance;
using Minio;
using Minio.DataModel.Args;
using Minio.Exceptions;

namespace Okno.Store.Scans;

/// <summary>
/// The shelf in a bucket of an S3-compatible storage, which shows an object whole or not at all and acknowledges it when it is durable. "If-None-Match: *" keeps a taken name; a storage that does not know it would replace an
/// object by one of the same name, which here always holds the same file. Files age by the clock of the storage.
/// </summary>
/// <param name="settings">The bucket.</param>
/// <param name="clock">The clock that is compared with the storage's.</param>
public sealed class S3Shelf(S3Settings settings, TimeProvider? clock = null) : ScanShelf
{
    private readonly TimeProvider clock = clock ?? TimeProvider.System;

    private readonly IMinioClient client = new MinioClient()
        .WithEndpoint(settings.Endpoint.Host, settings.Endpoint.Port)
        .WithCredentials(settings.AccessKey, settings.SecretKey)
        .WithSSL(settings.Endpoint.Scheme == Uri.UriSchemeHttps)
        .Build();

    /// <inheritdoc/>
    public override async Task<bool> PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken ct = default)
    {
        try
        {
            using Stream body = content.AsStream();
            await client.PutObjectAsync(
                new PutObjectArgs().WithBucket(settings.Bucket).WithObject(name).WithStreamData(body).WithObjectSize(content.Length).WithContentType("application/octet-stream")
                    .WithHeaders(new Dictionary<string, string> { ["If-None-Match"] = "*" }),
                ct);
            return true;
        }
        catch (Exception taken) when (taken.Message.Contains("PreconditionFailed", StringComparison.OrdinalIgnoreCase) || taken is ErrorResponseException { Response.Code: "PreconditionFailed" })
        {
            return false;
        }
        catch (Exception failed) when (IsOfStorage(failed))
        {
            throw Failed(failed);
        }
    }

    /// <inheritdoc/>
    public override async Task<Stream?> OpenAsync(string name, CancellationToken ct = default)
    {
        // The client gives the body only while it is called: it is held until it is read, still sealed.
        MemoryStream body = new();
        try
        {
            await client.GetObjectAsync(new GetObjectArgs().WithBucket(settings.Bucket).WithObject(name).WithCallbackStream((stream, stop) => stream.CopyToAsync(body, stop)), ct);
            body.Position = 0;
            return body;
        }
        catch (ObjectNotFoundException)
        {
            await body.DisposeAsync();
            return null;
        }
        catch (Exception failed) when (IsOfStorage(failed))
        {
            await body.DisposeAsync();
            throw Failed(failed);
        }
    }

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<ShelfItem>> ListAsync(string prefix, CancellationToken ct = default)
    {
        try
        {
            DateTimeOffset now = clock.GetUtcNow();
            List<ShelfItem> found = [];
            await foreach (var item in client.ListObjectsEnumAsync(new ListObjectsArgs().WithBucket(settings.Bucket).WithPrefix(prefix).WithRecursive(true), ct).ConfigureAwait(false))
            {
                found.Add(new ShelfItem(item.Key, (long)item.Size, now - DateTimeOffset.Parse(item.LastModified, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)));
            }

            return found;
        }
        catch (Exception failed) when (IsOfStorage(failed))
        {
            throw Failed(failed);
        }
    }

    /// <inheritdoc/>
    public override async Task RemoveAsync(string name, CancellationToken ct = default)
    {
        try
        {
            await client.RemoveObjectAsync(new RemoveObjectArgs().WithBucket(settings.Bucket).WithObject(name), ct);
        }
        catch (ObjectNotFoundException)
        {
            // Nothing is there to remove.
        }
        catch (Exception failed) when (IsOfStorage(failed))
        {
            throw Failed(failed);
        }
    }

    /// <summary>A storage keeps no half-written objects.</summary>
    public override Task SweepAsync(TimeSpan age, CancellationToken ct = default) => Task.CompletedTask;

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            client.Dispose();
        }

        base.Dispose(disposing);
    }

    private static bool IsOfStorage(Exception failed) => failed is MinioException or HttpRequestException or IOException;

    private static ShelfException Failed(Exception failure) =>
        new($"The storage of scans does not take or give a file: {failure.Message}", failure)
        {
            IsFull = failure is ErrorResponseException { Response.Code: "XMinioStorageFull" or "QuotaExceeded" or "InsufficientStorage" } or HttpRequestException { StatusCode: HttpStatusCode.InsufficientStorage },
        };
}
