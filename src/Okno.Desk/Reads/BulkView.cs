using Okno.Domain.Cases;

namespace Okno.Desk.Reads;

/// <summary>
/// How many different cases one person may see within a time before the supervisor is told. Not law: the Centre's own guard under 3.9.2, set above what a busy window does (a case in a minute and a half for a
/// whole hour, and a hundred pages of lists).
/// </summary>
/// <param name="Within">The time looked back over.</param>
/// <param name="Opened">Cases opened one by one; more than this is told.</param>
/// <param name="Listed">Cases seen at all, on lists too; more than this is told.</param>
public sealed record BulkViewLimit(TimeSpan Within, int Opened, int Listed)
{
    public static BulkViewLimit Default { get; } = new(TimeSpan.FromHours(1), 40, 1500);
}

/// <summary>Somebody saw more cases than the work of a window needs; the supervisor asks why and writes the answer down.</summary>
public sealed record BulkView(Guid Id, string Number)
{
    /// <summary>Who saw so much.</summary>
    public string Account { get; init; } = "";

    public DateTimeOffset NoticedAt { get; init; }

    /// <summary>Different cases opened one by one.</summary>
    public int Opened { get; init; }

    /// <summary>Different cases seen on whatever page.</summary>
    public int Listed { get; init; }

    /// <summary>What it came to; null while nobody has answered.</summary>
    public string? Answer { get; init; }

    public string? AnsweredBy { get; init; }

    public BulkView Apply(BulkViewEvent @event) => @event switch
    {
        BulkViewNoticed e => this with { Account = e.Account, NoticedAt = e.At, Opened = e.Opened, Listed = e.Listed },
        BulkViewAnswered e => this with { Answer = e.Answer, AnsweredBy = e.By },
        _ => throw new InvalidOperationException($"A bulk view does not know the event {@event.GetType().Name}."),
    };
}

/// <summary>A fact of a bulk view. A closed family.</summary>
public abstract record BulkViewEvent
{
    private protected BulkViewEvent()
    {
    }
}

[Event("bulk-view-noticed")]
public sealed record BulkViewNoticed(string Account, DateTimeOffset At, int Opened, int Listed) : BulkViewEvent;

/// <param name="Answer">What it came to, in the supervisor's words.</param>
/// <param name="By">The supervisor's name.</param>
[Event("bulk-view-answered")]
public sealed record BulkViewAnswered(string Answer, string By) : BulkViewEvent;
