namespace Okno.Store.Journal;

/// <summary>An event as its writer gives it: clear here, sealed before it leaves the process.</summary>
/// <param name="Type">Name of the event type, 1-100 characters; stays clear in the envelope, so it must not carry personal data.</param>
/// <param name="Version">Version of the event type's shape, 1 or more.</param>
/// <param name="Payload">The event in full (who and why belong here too), any bytes; sealed under the stream's own key.</param>
public sealed record NewEvent(string Type, int Version, ReadOnlyMemory<byte> Payload);
