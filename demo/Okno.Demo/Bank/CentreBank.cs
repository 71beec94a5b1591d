namespace Okno.Demo.Bank;

/// <summary>The bank that keeps the Centre's account: it takes payments, and gives one statement file at a time.</summary>
public sealed class CentreBank
{
    private readonly List<BankLine> waiting = [];
    private readonly List<BankLine> ofToday = [];
    private DateOnly today;
    private decimal opening;
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

    /// <summary>The Centre's own payment order: it leaves the account the same day.</summary>
    public void Pay(DateOnly day, int order, decimal roubles, string payee, string purpose) => waiting.Add(new BankLine(order, day, day, roubles, payee, purpose, null, Leaves: true));

    /// <summary>
    /// The statement of a working day so far: a second one of the day repeats the lines of the first. Null on a day off, and where nothing moved since the first statement of the day. <c>Known</c>: how many of its
    /// incoming lines an earlier statement of the day had.
    /// </summary>
    public (byte[] File, IReadOnlyList<BankLine> Lines, int Known)? StatementOf(DateOnly day)
    {
        BankLine[] fresh = [.. waiting.Where(line => line.Credited <= day)];
        if (!WorkingDays.Is(day) || (day == today && fresh.Length == 0))
        {
            return null;
        }

        if (day != today)
        {
            (today, opening) = (day, balance);
            ofToday.Clear();
        }

        int known = ofToday.Count(line => !line.Leaves);
        waiting.RemoveAll(fresh.Contains);
        ofToday.AddRange(fresh);
        BankLine[] lines = [.. ofToday];
        byte[] file = OneCWriter.Write(day, opening, lines);
        balance += fresh.Sum(line => line.Leaves ? -line.Roubles : line.Roubles);
        Given += fresh.Length;
        if (folder is not null)
        {
            File.WriteAllBytes(Path.Combine(folder, $"kl_to_1c_{day:yyyyMMdd}_{Given:000}.txt"), file);
        }

        return (file, lines, known);
    }

    private int Take(DateOnly debited, DateOnly credited, decimal roubles, string payer, string purpose, string? caseNumber)
    {
        Taken += roubles;
        waiting.Add(new BankLine(++numbers, debited, credited, roubles, payer, purpose, caseNumber));
        return numbers;
    }
}
