using System.Collections.Immutable;

namespace Okno.Domain.Papers;

/// <summary>One page of a scan on the shelf.</summary>
/// <param name="Address">SHA-256 of the sealed bytes, 64 lower-case hexadecimal digits: where the page lies.</param>
/// <param name="Length">Bytes, sealed.</param>
/// <param name="Sha256">SHA-256 of the picture itself, by which whoever may open it proves it.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
public sealed record ScanPage(string Address, long Length, string Sha256, int Width, int Height);

/// <summary>A paper as it was photographed or scanned, kept as pictures made by the Centre.</summary>
/// <param name="Of">What it shows: the text form of a <see cref="PaperId"/>, or one of <see cref="ScanOf"/>.</param>
/// <param name="Sha256">SHA-256 of the file as it was sent: the same file is the same scan.</param>
/// <param name="Pages">Its pages in their order; at least one.</param>
/// <param name="Small">The first page, small, for lists.</param>
/// <param name="On">The day on which it was attached.</param>
public sealed record Scan(string Of, string Sha256, ImmutableArray<ScanPage> Pages, ScanPage Small, DateOnly On);

/// <summary>What a scan can show beside the papers of 2.1.</summary>
public static class ScanOf
{
    /// <summary>3.6 the signed consent.</summary>
    public const string Consent = "consent";

    /// <summary>3.2 a receipt of a payment.</summary>
    public const string PaymentReceipt = "payment-receipt";

    /// <summary>True for a paper of 2.1 and for the two above.</summary>
    public static bool IsKnown(string of) => of is Consent or PaymentReceipt || PaperId.TryParse(of, out _);
}
