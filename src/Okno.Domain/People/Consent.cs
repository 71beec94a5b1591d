using System.Collections.Immutable;
using Okno.Domain.Privacy;

namespace Okno.Domain.People;

/// <summary>
/// The written consent of 3.6: a separate document with its own version (152-FZ art. 9), signed before anything is saved.
/// </summary>
/// <param name="Version">The version of the text that was signed (<see cref="ConsentText.Version"/>).</param>
/// <param name="SignedOn">The day of the signature, inclusive.</param>
/// <param name="OnPaper">Signed by hand on the printed sheet.</param>
/// <param name="Purposes">The purposes that were agreed to, by code; null in records from before purposes were told apart: the service alone.</param>
/// <param name="TextHash">SHA-256 of the text that was signed; null in older records.</param>
/// <param name="Scan">Where the scan of the signed sheet is kept; null where there is none.</param>
public sealed record Consent(string Version, DateOnly SignedOn, bool OnPaper, ImmutableArray<string>? Purposes = null, string? TextHash = null, string? Scan = null)
{
    public bool Covers(string purpose) => Purposes is { } agreed ? agreed.Contains(purpose) : purpose == ConsentPurpose.Service;
}
