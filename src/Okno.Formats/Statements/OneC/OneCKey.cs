using System.Collections.Frozen;

namespace Okno.Formats.Statements.OneC;

/// <summary>The keys of 1CClientBankExchange 1.01 to 1.03 that the reader itself looks at; all others are kept as they are.</summary>
internal enum OneCKey
{
    Other,
    Signature,
    Version,
    Encoding,
    Sender,
    From,
    To,
    Account,
    AccountSection,
    Opening,
    Credited,
    Debited,
    Closing,
    AccountSectionEnd,
    DocumentSection,
    Number,
    Date,
    Amount,
    PayerAccount,
    PayerSettlementAccount,
    PayerInn,
    Payer,
    Payer1,
    PayeeAccount,
    PayeeSettlementAccount,
    PayeeInn,
    Payee,
    Payee1,
    DebitedOn,
    CreditedOn,
    Purpose,
    Purpose1,
    Purpose2,
    Purpose3,
    Purpose4,
    Purpose5,
    Purpose6,
    Kbk,
    Uin,
    Currency,
    CurrencyCode,
    DocumentEnd,
    FileEnd,
}

internal static class OneCKeys
{
    public const int Count = (int)OneCKey.FileEnd + 1;

    /// <summary>Longest key the format knows, with room for keys of banks' own.</summary>
    public const int LongestKey = 100;

    private static readonly FrozenDictionary<string, OneCKey> ByName = new Dictionary<string, OneCKey>
    {
        ["1CClientBankExchange"] = OneCKey.Signature,
        ["ВерсияФормата"] = OneCKey.Version,
        ["Кодировка"] = OneCKey.Encoding,
        ["Отправитель"] = OneCKey.Sender,
        ["ДатаНачала"] = OneCKey.From,
        ["ДатаКонца"] = OneCKey.To,
        ["РасчСчет"] = OneCKey.Account,
        ["СекцияРасчСчет"] = OneCKey.AccountSection,
        ["НачальныйОстаток"] = OneCKey.Opening,
        ["ВсегоПоступило"] = OneCKey.Credited,
        ["ВсегоСписано"] = OneCKey.Debited,
        ["КонечныйОстаток"] = OneCKey.Closing,
        ["КонецРасчСчет"] = OneCKey.AccountSectionEnd,
        ["СекцияДокумент"] = OneCKey.DocumentSection,
        ["Номер"] = OneCKey.Number,
        ["Дата"] = OneCKey.Date,
        ["Сумма"] = OneCKey.Amount,
        ["ПлательщикСчет"] = OneCKey.PayerAccount,
        ["ПлательщикРасчСчет"] = OneCKey.PayerSettlementAccount,
        ["ПлательщикИНН"] = OneCKey.PayerInn,
        ["Плательщик"] = OneCKey.Payer,
        ["Плательщик1"] = OneCKey.Payer1,
        ["ПолучательСчет"] = OneCKey.PayeeAccount,
        ["ПолучательРасчСчет"] = OneCKey.PayeeSettlementAccount,
        ["ПолучательИНН"] = OneCKey.PayeeInn,
        ["Получатель"] = OneCKey.Payee,
        ["Получатель1"] = OneCKey.Payee1,
        ["ДатаСписано"] = OneCKey.DebitedOn,
        ["ДатаПоступило"] = OneCKey.CreditedOn,
        ["НазначениеПлатежа"] = OneCKey.Purpose,
        ["НазначениеПлатежа1"] = OneCKey.Purpose1,
        ["НазначениеПлатежа2"] = OneCKey.Purpose2,
        ["НазначениеПлатежа3"] = OneCKey.Purpose3,
        ["НазначениеПлатежа4"] = OneCKey.Purpose4,
        ["НазначениеПлатежа5"] = OneCKey.Purpose5,
        ["НазначениеПлатежа6"] = OneCKey.Purpose6,
        ["ПоказательКБК"] = OneCKey.Kbk,
        ["Код"] = OneCKey.Uin,
        ["Валюта"] = OneCKey.Currency,
        ["КодВалюты"] = OneCKey.CurrencyCode,
        ["КонецДокумента"] = OneCKey.DocumentEnd,
        ["КонецФайла"] = OneCKey.FileEnd,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    // Of the standard, but only kept: their names need not be made anew for every document.
    private static readonly string[] Kept =
    [
        "Получатель", "ДатаСоздания", "ВремяСоздания", "Документ", "КвитанцияДата", "КвитанцияВремя", "КвитанцияСодержание",
        "Плательщик2", "Плательщик3", "Плательщик4", "ПлательщикБанк1", "ПлательщикБанк2", "ПлательщикБИК", "ПлательщикКорсчет", "ПлательщикКПП",
        "Получатель2", "Получатель3", "Получатель4", "ПолучательБанк1", "ПолучательБанк2", "ПолучательБИК", "ПолучательКорсчет", "ПолучательКПП",
        "ВидПлатежа", "ВидОплаты", "КодНазПлатежа", "СтатусСоставителя", "ОКАТО", "ПоказательОснования", "ПоказательПериода", "ПоказательНомера", "ПоказательДаты", "ПоказательТипа",
        "Очередность", "СрокАкцепта", "ВидАккредитива", "СрокПлатежа", "УсловиеОплаты1", "УсловиеОплаты2", "УсловиеОплаты3", "ПлатежПоПредст", "ДополнУсловия", "НомерСчетаПоставщика", "ДатаОтсылкиДок",
    ];

    private static readonly FrozenDictionary<string, OneCKey>.AlternateLookup<ReadOnlySpan<char>> BySpan = ByName.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly string[] Names = [.. Enumerable.Range(0, Count).Select(i => ByName.FirstOrDefault(p => p.Value == (OneCKey)i).Key ?? "")];

    private static readonly (string? Name, OneCKey Key)[] Exact = Table();

    /// <summary>The key of a text in any letter case, with the standard's spelling where the text is one of its names; else null, and the spelling is the text's own.</summary>
    public static OneCKey Find(ReadOnlySpan<char> text, out string? name)
    {
        for (int at = Slot(text); Exact[at].Name is { } known; at = (at + 1) % Exact.Length)
        {
            if (text.SequenceEqual(known))
            {
                name = known;
                return Exact[at].Key;
            }
        }

        OneCKey key = BySpan.TryGetValue(text, out OneCKey found) ? found : OneCKey.Other;
        name = key == OneCKey.Other ? null : Name(key);
        return key;
    }

    public static OneCKey Find(ReadOnlySpan<char> text) => Find(text, out _);

    /// <summary>Most lines of most files are spelt exactly as the standard spells them; letter case is costly outside of Latin.</summary>
    private static (string? Name, OneCKey Key)[] Table()
    {
        (string? Name, OneCKey Key)[] table = new (string?, OneCKey)[512];
        foreach ((string name, OneCKey key) in ByName.Select(known => (known.Key, known.Value)).Concat(Kept.Where(name => !ByName.ContainsKey(name)).Select(name => (name, OneCKey.Other))))
        {
            int at = Slot(name);
            while (table[at].Name is not null)
            {
                at = (at + 1) % table.Length;
            }

            table[at] = (name, key);
        }

        return table;
    }

    private static int Slot(ReadOnlySpan<char> text) => text.IsEmpty ? 0 : ((text.Length * 37) + (text[0] * 5) + (text[text.Length / 2] * 11) + (text[^1] * 17) + (text[text.Length * 3 / 4] * 29)) & 511;

    /// <summary>The standard's spelling of a known key.</summary>
    public static string Name(OneCKey key) => Names[(int)key];

    /// <summary>Marks that stand alone on their line, without a value.</summary>
    public static bool IsMark(OneCKey key) => key is OneCKey.Signature or OneCKey.AccountSection or OneCKey.AccountSectionEnd
        or OneCKey.DocumentSection or OneCKey.DocumentEnd or OneCKey.FileEnd;
}
