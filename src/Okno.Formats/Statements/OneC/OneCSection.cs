namespace Okno.Formats.Statements.OneC;

/// <summary>
/// The fields of the head or of one section while it is being read: all values in one text. One object serves every document of a file, so that reading a document
/// makes no more than what is kept of it.
/// </summary>
internal sealed class OneCSection
{
    // Twice what the fullest document of the standard has, and more.
    private const int MostFields = 300;

    private readonly string[] _names = new string[MostFields];
    private readonly int[] _ends = new int[MostFields];
    private readonly short[] _at = new short[OneCKeys.Count];
    private readonly string?[] _last = new string?[OneCKeys.Count];
    private string[] _lastNames = [];
    private char[] _text = new char[4096];
    private int _count;
    private int _length;

    public int Line { get; private set; }

    public string? Kind { get; private set; }

    public bool Full => _count == MostFields;

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

    /// <summary>Forgets the section before.</summary>
    public void Begin(int line, ReadOnlySpan<char> kind, bool hasKind)
    {
        Line = line;
        Kind = !hasKind ? null : Kind is { } before && kind.SequenceEqual(before) ? before : kind.ToString();
        _count = 0;
        _length = 0;
        _at.AsSpan().Clear();
        Opening = Credited = Debited = Closing = Amount = null;
        Date = From = To = DebitedOn = CreditedOn = null;
    }

    public bool Has(OneCKey key) => key != OneCKey.Other && _at[(int)key] > 0;

    /// <param name="known">The standard's spelling of the key; null for a bank's own, spelt as in <paramref name="text"/>.</param>
    public void Add(OneCKey key, string? known, ReadOnlySpan<char> text, ReadOnlySpan<char> value)
    {
        if (_text.Length - _length < value.Length)
        {
            Array.Resize(ref _text, Math.Max(_text.Length * 2, _length + value.Length));
        }

        value.CopyTo(_text.AsSpan(_length));
        _length += value.Length;
        // In the same place of the section before stood most often the same name.
        _names[_count] = known ?? (_names[_count] is { } before && text.SequenceEqual(before) ? before : text.ToString());
        _ends[_count] = _length;
        _count++;
        if (key != OneCKey.Other)
        {
            _at[(int)key] = (short)_count;
        }
    }

    /// <summary>The value as written; empty where it is empty or absent.</summary>
    public ReadOnlySpan<char> Value(OneCKey key)
    {
        int at = _at[(int)key];
        if (at == 0)
        {
            return default;
        }

        int start = at == 1 ? 0 : _ends[at - 2];
        return _text.AsSpan(start, _ends[at - 1] - start);
    }

    /// <summary>The text as written; null where absent. A text that the section before had too is the same object.</summary>
    public string? this[OneCKey key]
    {
        get
        {
            if (!Has(key))
            {
                return null;
            }

            ReadOnlySpan<char> value = Value(key);
            return value.IsEmpty ? "" : _last[(int)key] is { } last && value.SequenceEqual(last) ? last : _last[(int)key] = value.ToString();
        }
    }

    public string? NotEmpty(OneCKey key) => Value(key).IsEmpty ? null : this[key];

    /// <summary>The account of a party: its own, else the settlement account beside it; empty where it has neither.</summary>
    public ReadOnlySpan<char> AccountOf(OneCKey account, OneCKey settlement) => Value(account) is { IsEmpty: false } own ? own : Value(settlement);

    /// <summary>As <see cref="AccountOf"/>; null where the field is absent.</summary>
    public string? AccountTextOf(OneCKey account, OneCKey settlement) => NotEmpty(account) ?? NotEmpty(settlement) ?? this[account];

    /// <summary>The purpose, or where it is empty its numbered parts put together.</summary>
    public string? Purpose()
    {
        if (NotEmpty(OneCKey.Purpose) is { } whole)
        {
            return whole;
        }

        List<string>? parts = null;
        for (OneCKey key = OneCKey.Purpose1; key <= OneCKey.Purpose6; key++)
        {
            if (NotEmpty(key) is { } part)
            {
                (parts ??= []).Add(part);
            }
        }

        return parts is not null ? string.Join(' ', parts) : this[OneCKey.Purpose];
    }

    /// <summary>The standard has no currency; some banks write one. Null where this section has none.</summary>
    public string? Currency => StatementCurrency.Of(Value(OneCKey.CurrencyCode) is { IsEmpty: false } code ? code : Value(OneCKey.Currency));

    public StatementAccount ToAccount(string? headCurrency) => new(Line, this[OneCKey.Account], From, To, Opening, Credited, Debited, Closing)
    {
        Currency = StatementCurrency.Together(Currency, StatementCurrency.OfAccount(Value(OneCKey.Account)), headCurrency),
    };

    /// <summary>Every field in its order, kept as one text until somebody asks for them. Sections of one make share the list of their names.</summary>
    public OneCFields ToFields()
    {
        ReadOnlySpan<string> names = _names.AsSpan(0, _count);
        if (!Same(names, _lastNames))
        {
            _lastNames = names.ToArray();
        }

        return new(_lastNames, _ends.AsSpan(0, _count).ToArray(), new string(_text, 0, _length));
    }

    private static bool Same(ReadOnlySpan<string> names, string[] before)
    {
        if (names.Length != before.Length)
        {
            return false;
        }

        for (int i = 0; i < names.Length; i++)
        {
            if (!ReferenceEquals(names[i], before[i]))
            {
                return false;
            }
        }

        return true;
    }
}
