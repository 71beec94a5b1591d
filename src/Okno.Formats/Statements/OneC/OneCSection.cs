namespace Okno.Formats.Statements.OneC;

/// <summary>
/// The fields of the head or of one section while it is being read: all values in one text. One object serves every document of a file, so that reading a document
/// makes no more than what is kept of it; texts of neighbouring documents share a block.
/// </summary>
internal sealed class OneCSection
{
    // Twice what the fullest document of the standard has, and more.
    private const int MostFields = 300;

    private const int MostText = 1_000_000;
    private const int Block = 16 * 1024;

    private readonly string[] _names = new string[MostFields];
    private readonly OneCKey[] _keys = new OneCKey[MostFields];
    private readonly int[] _ends = new int[MostFields];
    private readonly short[] _at = new short[OneCKeys.Count];
    private readonly string?[] _last = new string?[OneCKeys.Count];
    private string[] _lastNames = [];
    private char[] _text = GC.AllocateUninitializedArray<char>(Block);
    private int _count;
    private int _start;
    private int _length;

    public int Line { get; private set; }

    public string? Kind { get; private set; }

    public bool Full => _count == MostFields || _length > MostText;

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
        _start += _length;
        _length = 0;
        _at.AsSpan().Clear();
        Opening = Credited = Debited = Closing = Amount = null;
        Date = From = To = DebitedOn = CreditedOn = null;
    }

    public bool Has(OneCKey key) => key != OneCKey.Other && _at[(int)key] > 0;

    /// <summary>
    /// Most sections of a file have the same fields in the same order: where <paramref name="line"/> begins with the name that stood in this place of the section
    /// before, that is its key, and its length is told. Else 0.
    /// </summary>
    public int Expected(ReadOnlySpan<char> line, out OneCKey key, out string? name)
    {
        name = _count < MostFields ? _names[_count] : null;
        if (name is not null && line.Length > name.Length && line[name.Length] == '=' && line.StartsWith(name))
        {
            key = _keys[_count];
            return name.Length;
        }

        key = OneCKey.Other;
        name = null;
        return 0;
    }

    /// <param name="known">The standard's spelling of the key; null for a bank's own, spelt as in <paramref name="text"/>.</param>
    public void Add(OneCKey key, string? known, ReadOnlySpan<char> text, ReadOnlySpan<char> value)
    {
        if (_text.Length - _start - _length < value.Length)
        {
            // What was made of the full block keeps it.
            char[] block = GC.AllocateUninitializedArray<char>(Math.Max(Block, (_length + value.Length) * 2));
            _text.AsSpan(_start, _length).CopyTo(block);
            (_text, _start) = (block, 0);
        }

        value.CopyTo(_text.AsSpan(_start + _length));
        _length += value.Length;
        string name = known ?? text.ToString();
        if (!ReferenceEquals(_names[_count], name))
        {
            _names[_count] = name;
        }

        _keys[_count] = key;
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
        return _text.AsSpan(_start + start, _ends[at - 1] - start);
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

        return new(_lastNames, _ends.AsSpan(0, _count).ToArray(), _text, _start);
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
