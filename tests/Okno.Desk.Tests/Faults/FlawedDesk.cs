using Okno.Desk.Tests.Cases;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;

namespace Okno.Desk.Tests.Faults;

/// <summary>What a desk may do wrong.</summary>
internal enum Flaw
{
    None,
    LostUpdate,
    DoubleEffect,
    StaleReadAnswer,
    AnswerOfAnother,
    ReorderedAcknowledgement,
    GhostEffectAfterRefusal,
    ForgottenEffect,
    DuplicatedNumber,
    WrongRevision,
    EffectBeforeBegin,
}

/// <summary>A desk in memory that does one thing after the other, and has one flaw: it shows once, at the <paramref name="at"/>-th occasion (0, 1, ...).</summary>
internal sealed class FlawedDesk(CaseModel model, CaseState begin, Flaw flaw, int at)
{
    private readonly Lock turn = new();
    private readonly List<Request> held = [];
    private CaseState before = begin;
    private CaseState state = begin;
    private string lastAnswer = "";
    private int occasions;

    /// <param name="request">What is asked.</param>
    /// <param name="upcoming">What another client will ask next; null where nothing. Only a desk that works ahead looks at it.</param>
    public string Ask(Request request, Request? upcoming)
    {
        lock (turn)
        {
            return request.Step is null ? Look(request, upcoming) : Perform(request);
        }
    }

    private string Look(Request request, Request? upcoming) => flaw switch
    {
        Flaw.StaleReadAnswer when before != state && Occasion() => model.Step(before, request).Answer,
        Flaw.EffectBeforeBegin when upcoming?.Step is not null && model.Step(state, upcoming).After is var ahead && ahead != state && Occasion() => model.Step(ahead, request).Answer,
        _ => model.Step(state, request).Answer,
    };

    private string Perform(Request request)
    {
        (CaseState after, string answer) = model.Step(state, request);
        if (after == state)
        {
            if (flaw == Flaw.GhostEffectAfterRefusal && !answer.Contains("\"done\"", StringComparison.Ordinal) && Occasion())
            {
                (before, state) = (state, model.Step(state, new Request(Workplace.Operator, new BookVisit(state.Case.Contract!.On, new TimeOnly(9, 0)))).After);
            }

            return answer;
        }

        string previous = lastAnswer;
        switch (flaw)
        {
            case Flaw.LostUpdate when before != state && Occasion():
                (after, answer) = model.Step(before, request);
                break;
            case Flaw.DoubleEffect when Occasion():
                after = model.Step(after, request with { By = request.By with { Key = null, SeenRevision = null } }).After;
                break;
            case Flaw.ForgottenEffect when Occasion():
                return answer;
            case Flaw.AnswerOfAnother when previous.Length > 0 && Occasion():
                answer = previous;
                break;
            case Flaw.DuplicatedNumber when Occasion():
                answer = Renumbered(answer, state.Revision);
                break;
            case Flaw.WrongRevision when Occasion():
                answer = Renumbered(answer, after.Revision + 1);
                break;
            case Flaw.ReorderedAcknowledgement when held.Count == 0 && Occasion():
                // Acknowledged now, done after the next one.
                held.Add(request);
                return Renumbered(answer, after.Revision + 1);
        }

        (before, state, lastAnswer) = (state, after, answer);
        if (held is [var waiting, ..])
        {
            held.Clear();
            (before, state) = (state, model.Step(state, waiting).After);
        }

        return answer;
    }

    private bool Occasion() => occasions++ == at;

    private static string Renumbered(string answer, long revision) => System.Text.RegularExpressions.Regex.Replace(answer, "\"revision\":[0-9]+", $"\"revision\":{revision}");
}
