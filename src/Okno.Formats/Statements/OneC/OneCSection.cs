namespace Okno.Formats.Statements.OneC;

/// <summary>The fields of the head or of one section while it is being read.</summary>
internal sealed class OneCSection(int line, string? kind)
{
    // Twice what the fullest document of the standard has, and more.
    private const int MostFields = 300;

    private readonly string?[] _known = new string?[OneCKeys.Count];
    private readonly List<KeyValuePair<string, string>> _fields = [];

    public int Line => line;

    public string? Kind => kind;

    public IReadOnlyList<KeyValuePair<string, string>> Fields => _fields;

    public bool Full => _fields.Count >= MostFields;

    public StatementAmount? Opening { get; set; }
    public StatementAmount? Credited { get; set; }
    public StatementAmount? Debited { get; set; }
    public StatementAmount? Closing { get; set; }
    public StatementAmount? Amount { get; set; }
    public DateOnly? Date { get; set; }
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }
    public DateOnly? DebitedOn { get; set; }
    public DateOnly? CreditedOn { get; set; }

    public bool Has(OneCKey key) => key != OneCKey.Other && _known[(int)key] is not null;

    public void Add(OneCKey key, string name, string value)
    {
        _known[(int)key] = value;
        _fields.Add(new(name, value));
    }

    /// <summary>The text as written; null where absent.</summary>
    public string? this[OneCKey key] => _known[(int)key];

    public string? NotEmpty(OneCKey key) => _known[(int)key] is { Length: > 0 } text ? text : null;

    /// <summary>The account of a party: its own, else the settlement account beside it.</summary>
    public string? AccountOf(OneCKey account, OneCKey settlement) => NotEmpty(account) ?? NotEmpty(settlement) ?? _known[(int)account];

    /// <summary>The purpose, or where it is empty its numbered parts put together.</summary>
    public string? Purpose()
    {
        if (NotEmpty(OneCKey.Purpose) is { } whole)
        {
            return whole;
        }

        List<string> parts = [];
        for (OneCKey key = OneCKey.Purpose1; key <= OneCKey.Purpose6; key++)
        {
            if (NotEmpty(key) is { } part)
            {
                parts.Add(part);
            }
        }

        return parts.Count > 0 ? string.Join(' ', parts) : _known[(int)OneCKey.Purpose];
    }

    /// <summary>The standard has no currency; some banks write one. Null where this section has none.</summary>
    public string? Currency => StatementCurrency.Of(NotEmpty(OneCKey.CurrencyCode) ?? NotEmpty(OneCKey.Currency));

    public StatementAccount ToAccount(string? headCurrency) => new(line, _known[(int)OneCKey.Account], From, To, Opening, Credited, Debited, Closing)
    {
        Currency = StatementCurrency.Together(Currency, StatementCurrency.OfAccount(_known[(int)OneCKey.Account]), headCurrency),
    };
}
