using Okno.Domain.Payments;

namespace Okno.Domain.Cases;

/// <summary>What on record proves the cause of an outcome: a text code of what it is, its number and its day where it has them.</summary>
public sealed record OutcomeProof(string Code, string? Number, DateOnly? On)
{
    /// <summary>The proof of the decided outcome; null while nothing is decided. Read from the case: what proves an outcome is never typed in a second time.</summary>
    public static OutcomeProof? Of(Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        return @case.Outcome?.Cause switch
        {
            null => null,
            "outcome.rendered" => new OutcomeProof("proof.act", @case.Handover?.ActNumber, @case.Handover?.ActDate),
            "outcome.refused-by-63" or "outcome.refused-otherwise" => new OutcomeProof("proof.refusal", @case.Handover?.ActNumber ?? @case.Handover?.Register, @case.Refusals is [.., var last] ? last.On : null),
            "outcome.centre-late" => @case.Faults.FirstOrDefault(fault => fault.OfTheCentre) is { } fault ? new OutcomeProof("proof.fault", fault.Clause, fault.On) : null,
            "outcome.expired" => new OutcomeProof("proof.term-over", null, @case.Contract?.Last),
            "outcome.withdrawn" or "outcome.nothing-paid" => new OutcomeProof("proof.written-wish", null, @case.Ending?.On),
            _ => @case.Payments is [.., var paid] ? new OutcomeProof("proof.payment", (paid.Evidence as PaymentReceipt)?.Number, paid.PaidOn) : null,
        };
    }
}
