namespace Okno.Cli;

/// <summary>What the program answers to the shell.</summary>
internal static class Exit
{
    /// <summary>Answered; a batch that ran to its end too.</summary>
    public const int Answered = 0;

    /// <summary>The answer is a refusal, or the input is invalid (single calls only).</summary>
    public const int Refused = 1;

    /// <summary>The command was called wrongly.</summary>
    public const int WrongUsage = 2;

    /// <summary>The system failed: the law cannot be loaded, the disk is full, the database is away.</summary>
    public const int Failed = 3;
}
