namespace Okno.Formats.Images;

/// <summary>Carries a refusal out of the depth of a decoder; never leaves this folder.</summary>
internal sealed class RefusedScanException(string code, long? limit = null, long? has = null) : Exception(code)
{
    public ScanReading.Refused Refusal { get; } = new(code, limit, has);
}
