namespace Okno.Store.Erasure;

/// <summary>What an erasure destroys, by kind and count; nothing of a person.</summary>
/// <param name="Streams">Streams, each with its key, its state, and all its history.</param>
/// <param name="Events">Events that nobody can open any more; they stay as sealed bytes so that the journal verifies.</param>
/// <param name="Tokens">Search tokens.</param>
/// <param name="Claims">Claims.</param>
/// <param name="Cards">Cards for matching payments.</param>
/// <param name="Answers">Sealed answers to requests.</param>
/// <param name="Messages">Messages of the outbox.</param>
/// <param name="Scans">Sealed files.</param>
public sealed record ErasedRows(int Streams, int Events, int Tokens, int Claims, int Cards, int Answers, int Messages, int Scans)
{
    public static readonly ErasedRows None = new(0, 0, 0, 0, 0, 0, 0, 0);

    public static ErasedRows operator +(ErasedRows a, ErasedRows b) => new(
        a.Streams + b.Streams, a.Events + b.Events, a.Tokens + b.Tokens, a.Claims + b.Claims, a.Cards + b.Cards, a.Answers + b.Answers, a.Messages + b.Messages, a.Scans + b.Scans);
}
