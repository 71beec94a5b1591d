using System.Collections.Immutable;

namespace Okno.Domain.Privacy;

/// <summary>Who signs a new version of the consent.</summary>
public enum ConsentAsks
{
    /// <summary>Those whose case is opened from its first day on.</summary>
    NewCases,

    /// <summary>Also those whose case is running.</summary>
    OpenCases,
}

/// <summary>One purpose of a consent; the person agrees to each by itself. A <paramref name="Required"/> one is what the service cannot do without.</summary>
public sealed record ConsentPurposeText(string Code, bool Required, string Text);

/// <summary>
/// A version of the consent to personal data processing (3.6): a document of its own with the contents of 152-FZ art. 9 p. 4. In force from <paramref name="From"/>, inclusive, until the next version.
/// <paramref name="Hash"/> is the SHA-256 of its file, in lower-case hexadecimal digits.
/// </summary>
/// <param name="Never">What the Centre does not do with the data (Q19).</param>
public sealed record ConsentText(
    string Version,
    DateOnly From,
    ConsentAsks Asks,
    ImmutableArray<ConsentPurposeText> Purposes,
    string Data,
    string Never,
    string Actions,
    string Manner,
    string Term,
    string Withdrawal,
    string Source,
    bool Assumption,
    string Hash);
