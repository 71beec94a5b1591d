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

    private static readonly FrozenDictionary<string, OneCKey>.AlternateLookup<ReadOnlySpan<char>> BySpan = ByName.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly string[] Names = [.. Enumerable.Range(0, Count).Select(i => ByName.FirstOrDefault(p => p.Value == (OneCKey)i).Key ?? "")];

    public static OneCKey Find(ReadOnlySpan<char> text) => BySpan.TryGetValue(text, out OneCKey key) ? key : OneCKey.Other;

    /// <summary>The standard's spelling of a known key.</summary>
    public static string Name(OneCKey key) => Names[(int)key];

    /// <summary>Marks that stand alone on their line, without a value.</summary>
    public static bool IsMark(OneCKey key) => key is OneCKey.Signature or OneCKey.AccountSection or OneCKey.AccountSectionEnd
        or OneCKey.DocumentSection or OneCKey.DocumentEnd or OneCKey.FileEnd;
}
