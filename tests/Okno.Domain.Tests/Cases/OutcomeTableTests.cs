using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Payments;
using Okno.Testing.Cases;
using static Okno.Testing.Cases.Sample;

namespace Okno.Domain.Tests.Cases;

/// <summary>3.11, 3.12, 3.14, 6.3, Q3, Q17, Q21, Q23: every terminal phase and cause has exactly one outcome, its clause, its proof, and two persons where money leaves.</summary>
public sealed class OutcomeTableTests
{
    private static readonly Dictionary<string, Func<Life>> Endings = new()
    {
        ["void, after the window"] = BrokenRules.Void,
        ["a part only"] = () => Life.Usual().Offer().Pay(Money.Roubles(3000)),
        ["withdrawn with a part"] = () => Life.Usual().Offer().Pay(Money.Roubles(3000)).Do(new Withdraw("передумал")),
        ["withdrawn"] = BrokenRules.Withdrawn,
        ["expired"] = () => Life.Usual().BringPapers().On("2026-05-07").Do(new ExpireContract()),
        ["rendered, paid twice"] = () => Life.Usual().Contract().Pay().AcceptByAuthority(),
        ["refused by 6.3, paid twice"] = () => Life.Usual().Contract().Pay().Refuse(RefusalGround.UnlawfulStay),
        ["refused by 6.3, the Centre late"] = () => Life.Usual().List().On("2026-04-08").Do(new HandOver("2026-04-07/1")).Do(new RecordRefusal(RefusalGround.LateFiling, "пропущен срок", null)),
        ["refused otherwise"] = BrokenRules.RefusedOtherwise,
        ["refused otherwise, the Centre late"] = () => Life.Usual().List().On("2026-04-08").Do(new HandOver("2026-04-07/1")).Do(new RecordRefusal(RefusalGround.Other, "нет подписи", null)),
    };

    [Theory]
    [InlineData("void, after the window", "outcome.void", "Q23", OutcomeKind.Full, "proof.payment")]
    [InlineData("a part only", "outcome.void", "Q23", OutcomeKind.Full, "proof.payment")]
    [InlineData("withdrawn with a part", "outcome.void", "Q23", OutcomeKind.Full, "proof.payment")]
    [InlineData("withdrawn", "outcome.withdrawn", "3.12", OutcomeKind.MinusCosts, "proof.written-wish")]
    [InlineData("expired", "outcome.expired", "3.5", OutcomeKind.MinusCosts, "proof.term-over")]
    [InlineData("rendered, paid twice", "outcome.rendered", "3.11", OutcomeKind.None, "proof.act")]
    [InlineData("refused by 6.3, paid twice", "outcome.refused-by-63", "6.3", OutcomeKind.None, "proof.refusal")]
    [InlineData("refused by 6.3, the Centre late", "outcome.centre-late", "Q3", OutcomeKind.Full, "proof.fault")]
    [InlineData("refused otherwise", "outcome.refused-otherwise", "3.14", null, "proof.refusal")]
    [InlineData("refused otherwise, the Centre late", "outcome.centre-late", "Q3", OutcomeKind.Full, "proof.fault")]
    public void Each_cause_has_its_clause_its_usual_outcome_and_its_proof(string ending, string code, string clause, OutcomeKind? usual, string proof)
    {
        Assert.Equal(new OutcomeCause(code, clause, usual), OutcomeCause.Of(Endings[ending]().Case));
        Life life = Endings[ending]();
        DecideOutcome decided = new(usual ?? OutcomeKind.Full, Money.Zero, usual is null ? "решение старшего смены" : null);
        Assert.Equal(decided.Split(life.Case).Refund > Money.Zero, life.Ask(decided) is Decision.NeedsApproval);
        life.DoWithSecondPerson(decided);
        Assert.Equal((code, clause, decided.Kind), (life.Case.Outcome!.Cause, life.Case.Outcome.Clause, life.Case.Outcome.Kind));
        Assert.Equal(proof, OutcomeProof.Of(life.Case)!.Code);
        life.Refuses(decided with { Kind = OutcomeKind.Full, Reason = "ещё раз" }, "outcome.only-one");
        Assert.Equal(life.Case.Ledger.Received, life.Case.Ledger.Balance(LedgerAccount.Earned) + life.Case.Ledger.Balance(LedgerAccount.RefundDue));
    }

    [Theory]
    [InlineData("rendered, paid twice", OutcomeKind.Full)]
    [InlineData("refused by 6.3, paid twice", OutcomeKind.Full)]
    [InlineData("refused by 6.3, the Centre late", OutcomeKind.None)]
    [InlineData("refused otherwise", OutcomeKind.None)]
    [InlineData("withdrawn", OutcomeKind.None)]
    [InlineData("expired", OutcomeKind.None)]
    public void What_is_not_the_usual_outcome_says_why(string ending, OutcomeKind kind) => Endings[ending]().Refuses(new DecideOutcome(kind, Money.Zero, " "), "outcome.reason-where-not-default");

    [Theory]
    [InlineData("void, after the window")]
    [InlineData("a part only")]
    [InlineData("withdrawn with a part")]
    public void Of_money_that_concluded_no_contract_nothing_is_kept(string ending) => Endings[ending]().Refuses(new DecideOutcome(OutcomeKind.None, Money.Zero, "причина"), "outcome.void-returns-all");

    [Fact]
    public void A_part_that_goes_back_ends_the_case()
    {
        Life life = Endings["a part only"]().DoWithSecondPerson(new DecideOutcome(OutcomeKind.Full, Money.Zero, null));
        Assert.Equal((Phase.Void, "ending.part-given-back", Money.Roubles(3000)), (life.Case.Phase, life.Case.Ending!.Code, life.Case.Ledger.Balance(LedgerAccount.RefundDue)));
    }

    [Theory]
    [InlineData(Phase.Opened)]
    [InlineData(Phase.Collecting)]
    [InlineData(Phase.Listed)]
    [InlineData(Phase.HandedOver)]
    public void A_case_that_goes_on_has_no_outcome(Phase phase)
    {
        Life life = phase switch { Phase.Opened => Life.Usual().Open(), Phase.Collecting => Life.Usual().Contract(), Phase.Listed => Life.Usual().List(), _ => Life.Usual().HandOver() };
        Assert.Equal(phase, life.Case.Phase);
        life.Refuses(new DecideOutcome(OutcomeKind.Full, Money.Zero, "решение"), "outcome.case-ended");
    }
}
