namespace Okno.Cli;

/// <summary>What is wrong with one input. <paramref name="Code"/> is stable and meant for programs; <paramref name="Field"/> names the key concerned, where there is one.</summary>
internal sealed record Fault(string Code, string? Field = null)
{
    public const string NotJson = "not_json";
    public const string NotAnObject = "not_an_object";
    public const string EmptyLine = "empty_line";
    public const string LineTooLong = "line_too_long";
    public const string BadEncoding = "bad_encoding";
    public const string MissingField = "missing_field";
    public const string InvalidDate = "invalid_date";
    public const string InvalidText = "invalid_text";
    public const string InvalidNumber = "invalid_number";
    public const string InvalidAmount = "invalid_amount";
    public const string AmountOutOfRange = "amount_out_of_range";
    public const string InvalidHex = "invalid_hex";
    public const string InvalidList = "invalid_list";
    public const string InvalidObject = "invalid_object";
    public const string UnknownValue = "unknown_value";
    public const string UnknownType = "unknown_type";
    public const string WrongOrder = "wrong_order";
    public const string Internal = "internal";

    /// <summary>The same in words for a person.</summary>
    public string Words => (Field is null ? "" : Field + ": ") + Code switch
    {
        NotJson => "это не JSON",
        NotAnObject => "нужен один объект JSON в фигурных скобках",
        EmptyLine => "пустая строка",
        LineTooLong => "строка длиннее допустимого (1 МБ)",
        BadEncoding => "текст не в кодировке UTF-8",
        MissingField => "значение обязательно",
        InvalidDate => "такой даты нет; нужна дата вида 2026-11-22",
        InvalidText => "нужен текст в кавычках",
        InvalidNumber => "нужно целое число от 0 до 100000",
        InvalidAmount => "нужна сумма в рублях текстом, например \"7500.00\"",
        AmountOutOfRange => "сумма должна быть больше нуля и не больше налога за два года",
        InvalidHex => "нужны байты шестнадцатеричной записью, по две цифры на байт",
        InvalidList => "нужен список",
        InvalidObject => "нужен объект",
        UnknownValue => "такое значение не известно",
        UnknownType => "такой вид реквизита не известен",
        WrongOrder => "этот день раньше предыдущего",
        _ => "внутренняя ошибка программы",
    };
}
