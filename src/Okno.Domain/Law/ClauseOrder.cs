namespace Okno.Domain.Law;

/// <summary>The order of the clauses as the text has them: "2.1.7.3" before "2.1.7-tail" before "2.1.8", "3.9.3" before "3.10"; the title first, the annex last with its parts in any order, anything else after it.</summary>
public sealed class ClauseOrder : IComparer<string>
{
    public static readonly ClauseOrder Instance = new();

    private const string Tail = "-tail";
    private const int Numbered = 1;
    private const int Annexed = 3;

    private ClauseOrder()
    {
    }

    /// <summary>True for a clause of the Rules, false for a decision ("Q24").</summary>
    public static bool IsClause(string number) => number.Length > 0 && (char.IsAsciiDigit(number[0]) || number is "title" || number.StartsWith("annex", StringComparison.Ordinal));

    public int Compare(string? x, string? y)
    {
        (x, y) = (x ?? "", y ?? "");
        int place = Place(x).CompareTo(Place(y));
        if (place != 0 || Place(x) != Numbered)
        {
            return place != 0 || Place(x) == Annexed ? place : string.CompareOrdinal(x, y);
        }

        int[] left = Parts(x);
        int[] right = Parts(y);
        for (int i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            if (left[i] != right[i])
            {
                return left[i].CompareTo(right[i]);
            }
        }

        return left.Length.CompareTo(right.Length);
    }

    private static int Place(string clause) => clause switch
    {
        "title" => 0,
        "annex" => Annexed - 1,
        [>= '0' and <= '9', ..] => Numbered,
        _ => clause.StartsWith("annex.", StringComparison.Ordinal) ? Annexed : Annexed + 1,
    };

    private static int[] Parts(string clause)
    {
        bool tail = clause.EndsWith(Tail, StringComparison.Ordinal);
        string number = tail ? clause[..^Tail.Length] : clause;
        IEnumerable<int> parts = number.Split('.').Select(part => int.TryParse(part, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int value) ? value : int.MaxValue);
        return [.. tail ? parts.Append(int.MaxValue) : parts];
    }
}
