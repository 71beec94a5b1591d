using System.Collections.Immutable;
using Okno.Domain.Tax;

namespace Okno.Domain.Cases;

/// <summary>What others know and the Desk loads; a unique index or a stream stands behind each. Nothing here is guessed: null means that nobody knows of any.</summary>
public sealed record Facts
{
    public static readonly Facts None = new();

    /// <summary>The number of another case that is open for the same patent.</summary>
    public string? OpenCaseForPatent { get; init; }

    /// <summary>Re-issues of this person that the Centre itself rendered earlier (6.3.2).</summary>
    public int ReissuesRenderedHere { get; init; }

    /// <summary>The number of another case in which the same payment receipt or statement line is recorded (6.2).</summary>
    public string? EvidenceUsedIn { get; init; }

    /// <summary>The account that performs the step, kept beside each field that it entered; null where nobody is told.</summary>
    public string? By { get; init; }

    /// <summary>Lines of the tax receipts that another case has too (6.2).</summary>
    public ImmutableArray<TaxReceiptReuse> TaxReceiptsUsedIn { get; init; } = [];

    /// <summary>A second person confirmed this very step, at this revision of the case (Approval).</summary>
    public bool SecondPersonConfirmed { get; init; }

    /// <summary>The account that the payment in hand came from, as the bank's line names it; null where no line does.</summary>
    public string? PayerAccount { get; init; }

    /// <summary>The register named by a step of hand-over exists and is still open to new lines.</summary>
    public bool RegisterIsOpen { get; init; }
}
