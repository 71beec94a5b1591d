using System.Collections.Immutable;
using Okno.Domain.Law;
using Okno.Domain.Privacy;

namespace Okno.Domain.Cases.Steps;

/// <summary>
/// The person takes the consent back, on any day (152-FZ art. 9 p. 2). Without a contract the case ends with it; with one, only what the contract and the law demand goes on (art. 6 p. 1). Data that nothing keeps
/// are destroyed within the term of art. 21 p. 5.
/// </summary>
/// <param name="Purposes">The purposes taken back; null = all that stand.</param>
public sealed record WithdrawConsent(string Words, DateOnly ReceivedOn, ImmutableArray<string>? Purposes = null) : CaseStep<WithdrawConsent>
{
    private static readonly StepInfo Info = new(
        "withdraw-consent", "3.6", [Role.Operator, Role.Supervisor],
        [
            new Rule<WithdrawConsent>("consent-withdrawal.something-stands", "3.6", "What is taken back was agreed to and still stands", Effect.Blocks,
                (s, c) => s.Taken(c.Case) is { IsEmpty: false } taken && taken.All(c.Case.Allows) ? null : Breach.With(("version", c.Case.Consent?.Version))),
            new Rule<WithdrawConsent>("consent-withdrawal.has-words", "3.6", "The withdrawal is written down", Effect.Blocks,
                (s, _) => string.IsNullOrWhiteSpace(s.Words) ? Breach.With() : null),
            new Rule<WithdrawConsent>("consent-withdrawal.day-fits", "3.6", "It came in after the consent was signed and not in the future", Effect.Blocks,
                (s, c) => s.ReceivedOn <= c.Today && (c.Case.Consent is not { } given || s.ReceivedOn >= given.SignedOn) ? null : Breach.With(("received", s.ReceivedOn))),
            new Rule<WithdrawConsent>("consent-withdrawal.contract-goes-on", "3.6", "No contract or account demands that processing goes on", Effect.Warns,
                (s, c) => s.EndsService(c.Case) && (c.Case.Contract is not null || !c.Case.Ledger.Entries.IsEmpty) ? Breach.With(("contract", c.Case.Contract?.On)) : null),
        ],
        [typeof(ConsentWithdrawn), typeof(Withdrawn), typeof(OutcomeDecided)]);

    public override StepInfo Step => Info;

    protected override IEnumerable<CaseEvent> Happen(StepContext context, ImmutableArray<Finding> warnings)
    {
        DateOnly destroyBy = ReceivedOn.AddDays(context.Law.Retention?.Withdrawal.Days ?? 0);
        yield return new ConsentWithdrawn(new ConsentWithdrawal(ReceivedOn, Taken(context.Case), Words.Trim(), destroyBy, context.Case.Consent!.Version));
        if (EndsService(context.Case) && context.Case.Phase is Phase.Opened or Phase.Assessed or Phase.Offered or Phase.PaidPartly)
        {
            foreach (CaseEvent e in Withdrawn.Now(context, Words))
            {
                yield return e;
            }
        }
    }

    /// <summary>Who takes the service back takes all back: no other purpose stands without it.</summary>
    private ImmutableArray<string> Taken(Case @case) => Purposes is { } named && !named.Contains(ConsentPurpose.Service)
        ? named
        : [.. (@case.Consent?.Purposes ?? [ConsentPurpose.Service]).Where(@case.Allows)];

    private bool EndsService(Case @case) => Taken(@case).Contains(ConsentPurpose.Service);
}

[Event("consent-withdrawn")]
public sealed record ConsentWithdrawn(ConsentWithdrawal Withdrawal) : CaseEvent;
