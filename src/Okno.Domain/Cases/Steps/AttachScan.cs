using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.Papers;

namespace Okno.Domain.Cases.Steps;

/// <summary>Names a scan that lies sealed on the shelf. The same file for the same paper is the same scan: sent again, nothing happens.</summary>
/// <param name="Of">What it shows, see <see cref="Scan"/>.</param>
/// <param name="Sha256">SHA-256 of the file as it was sent.</param>
/// <param name="Pages">Its pages as they lie on the shelf.</param>
/// <param name="Small">The first page, small.</param>
public sealed record AttachScan(string Of, string Sha256, ImmutableArray<ScanPage> Pages, ScanPage Small) : CaseStep<AttachScan>
{
    private static readonly StepInfo Info = new(
        "attach-scan", "3.7.1, 4.1", [Role.Operator, Role.Reviewer, Role.Accountant, Role.Supervisor],
        [
            ContractRules.NotClosed<AttachScan>(),
            new Rule<AttachScan>("scan.of-known", "2.1", "The scan shows a paper of 2.1, the consent or a receipt of a payment", Effect.Blocks,
                (s, _) => ScanOf.IsKnown(s.Of) ? null : Breach.With(("of", s.Of))),
            new Rule<AttachScan>("scan.has-pages", "4.1", "Every page lies on the shelf under the hash of its sealed bytes", Effect.Blocks,
                (s, _) => !s.Pages.IsDefaultOrEmpty && s.Pages.Add(s.Small).All(page => IsHash(page.Address) && IsHash(page.Sha256) && page.Length > 0) ? null : Breach.With(("of", s.Of))),
        ],
        [typeof(ScanAttached)]);

    public override StepInfo Step => Info;

    protected override bool IsAlreadyDone(StepContext context) => context.Case.ScanOf(Of, Sha256) is not null;

    protected override IEnumerable<CaseEvent> Happen(StepContext context, ImmutableArray<Finding> warnings) => [new ScanAttached(new Scan(Of, Sha256, Pages, Small, context.Today))];

    private static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);
}

[Event("scan-attached")]
public sealed record ScanAttached(Scan Scan) : CaseEvent;
