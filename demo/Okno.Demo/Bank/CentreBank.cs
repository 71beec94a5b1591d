namespace Okno.Demo.Bank;

/// <summary>The bank that keeps the Centre's account: it takes payments, and gives one statement file at a time.</summary>
public sealed class CentreBank
{
    private readonly List<BankLine> waiting = [];
    private string? folder;
    private int numbers = 4470;
    private decimal balance = 1_250_000m;

    /// <summary>Every payment that the bank took.</summary>
    public decimal Taken { get; private set; }

    /// <summary>How many lines were given in statements.</summary>
    public int Given { get; private set; }

    /// <summary>From now on a copy of every statement lies in a folder, to be looked at.</summary>
    public void Keeps(string statements) => folder = statements;

    /// <summary>A payment at the counter: debited today, on the Centre's account the next working day. Gives the number of the receipt.</summary>
    public int PayAtCounter(DateOnly day, decimal roubles, string payer, string purpose, string? caseNumber) => Take(day, WorkingDays.Next(day), roubles, payer, purpose, caseNumber);

    /// <summary>A transfer within the system of fast payments: debited and credited the same day.</summary>
    public int Transfer(DateOnly day, decimal roubles, string payer, string purpose, string? caseNumber) => Take(day, day, roubles, payer, purpose, caseNumber);

    /// <summary>The statement of what came to the account and was in no statement yet; null where nothing came.</summary>
    public (byte[] File, IReadOnlyList<BankLine> Lines)? StatementOf(DateOnly day)
    {
        BankLine[] lines = [.. waiting.Where(line => line.Credited <= day)];
        if (lines.Length == 0)
        {
            return null;
        }

        waiting.RemoveAll(lines.Contains);
        byte[] file = OneCWriter.Write(day, balance, lines);
        balance += lines.Sum(line => line.Roubles);
        Given += lines.Length;
        if (folder is not null)
        {
            File.WriteAllBytes(Path.Combine(folder, $"kl_to_1c_{day:yyyyMMdd}_{Given:000}.txt"), file);
        }

        return (file, lines);
    }

    private int Take(DateOnly debited, DateOnly credited, decimal roubles, string payer, string purpose, string? caseNumber)
    {
        Taken += roubles;
        waiting.Add(new BankLine(++numbers, debited, credited, roubles, payer, purpose, caseNumber));
        return numbers;
    }
}
