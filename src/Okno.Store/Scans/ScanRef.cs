namespace Okno.Store.Scans;

/// <summary>One sealed file on the shelf.</summary>
/// <param name="Address">SHA-256 of its sealed bytes, 64 lower-case hexadecimal digits: whoever holds the file proves it without a key, and the same paper sealed twice has two addresses.</param>
/// <param name="Length">Bytes, sealed.</param>
public sealed record ScanRef(string Address, long Length);

/// <summary>Why a scan that the record names is not as it was put there.</summary>
public enum ScanFault
{
    /// <summary>The shelf has no such file.</summary>
    Missing,

    /// <summary>It is longer or shorter.</summary>
    Length,

    /// <summary>Its bytes give another address.</summary>
    Content,
}
