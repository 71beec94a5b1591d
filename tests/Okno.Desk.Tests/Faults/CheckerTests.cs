using Okno.Desk.LawInUse;
using Okno.Testing;
using Okno.Testing.Cases;
using Okno.Testing.Faults;

namespace Okno.Desk.Tests.Faults;

/// <summary>The judge is judged first: ten desks with one flaw each.</summary>
public sealed class CheckerTests
{
    private const int Histories = 300;

    [Theory]
    [InlineData(nameof(Flaw.None))]
    [InlineData(nameof(Flaw.LostUpdate))]
    [InlineData(nameof(Flaw.DoubleEffect))]
    [InlineData(nameof(Flaw.StaleReadAnswer))]
    [InlineData(nameof(Flaw.AnswerOfAnother))]
    [InlineData(nameof(Flaw.ReorderedAcknowledgement))]
    [InlineData(nameof(Flaw.GhostEffectAfterRefusal))]
    [InlineData(nameof(Flaw.ForgottenEffect))]
    [InlineData(nameof(Flaw.DuplicatedNumber))]
    [InlineData(nameof(Flaw.WrongRevision))]
    [InlineData(nameof(Flaw.EffectBeforeBegin))]
    public async Task The_checker_catches_a_desk_with_this_flaw_and_never_a_desk_without(string name)
    {
        Flaw flaw = Enum.Parse<Flaw>(name);
        Life life = Life.Usual().Contract();
        CaseState begin = CaseModel.Begin(life.Case, life.Events.Count);
        CaseModel model = new(LawShelf.Open(RepositoryRoot.Law), life.Now);
        Linearizability<CaseState, Request, string> checker = new(model.Step, state => state.Trace);
        int caught = 0;
        for (int i = 0; i < Histories; i++)
        {
            FlawedDesk desk = new(model, begin, flaw, at: i % 3);
            var history = await TwoOperatorsTests.PlayAsync(begin, desk);
            caught += checker.Holds(begin, history) ? 0 : 1;
        }

        Assert.True(flaw == Flaw.None ? caught == 0 : caught > 0, $"{flaw}: {caught} of {Histories} histories");
        TestContext.Current.SendDiagnosticMessage($"{flaw}: caught in {caught} of {Histories} histories");
    }
}
