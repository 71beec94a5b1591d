using System.Collections.Frozen;

namespace Okno.Domain.Payments.Matching;

/// <summary>What a word of a payment's purpose is, when it is no name.</summary>
internal enum WordKind
{
    /// <summary>Nothing that payments usually say: it may be a name.</summary>
    Name,

    /// <summary>One of the words in which payments speak.</summary>
    Plain,

    /// <summary>Announces the number of a patent.</summary>
    Patent,

    /// <summary>Announces the number of an identity paper.</summary>
    Paper,

    /// <summary>Announces an INN.</summary>
    Inn,

    /// <summary>Announces some other number (account, contract, telephone).</summary>
    OtherNumber,

    /// <summary>A form of organisation: the payer is no person.</summary>
    Organisation,

    /// <summary>An entrepreneur's name follows.</summary>
    Entrepreneur,

    /// <summary>The money is said to be for something else: tax, rent, salary, loan.</summary>
    OtherPurpose,
}

/// <summary>The words in which payments speak, so that names stand out among them. Words are known by their beginnings, because Russian declines them.</summary>
internal static class PurposeWords
{
    private static readonly (WordKind Kind, string Words)[] Beginnings =
    [
        (WordKind.Patent, "ПАТЕНТ PATENT"),
        (WordKind.Paper, "ПАСПОРТ PASSPORT PASPORT ДОКУМЕНТ УДОСТОВЕР ЗАГРАН"),
        (WordKind.OtherNumber, "ДОГОВОР КОНТРАКТ ТЕЛЕФОН ЛИЦЕВ РАСЧЕТ РАСЧЁТ КАРТ КВИТАНЦ CHEK ЧЕК ОРДЕР ПРИКАЗ ЗАЯВК ЗАЯВЛЕН"),
        (WordKind.OtherPurpose, "АРЕНД ЗАРПЛАТ ЗАРАБОТН НАЛОГ НДФЛ ПОШЛИН ГОСПОШЛИН ПРОЦЕНТ ШТРАФ ЗАЙМ ЗАЕМ ЗАЁМ КРЕДИТ ДЕПОЗИТ ВОЗВРАТ ВОЗМЕЩ АЛИМЕНТ КОММУНАЛ СТРАХОВ ПРЕМИ ДИВИДЕНД ПОДОТЧЕТ ПОДОТЧЁТ ИНКАССАЦ КОМИСС АВАНСОВ ИПОТЕК"),
        (WordKind.Plain, "ОПЛАТ ОПЛАЧ PAYMENT OPLATA USLUG УСЛУГ ПЛАТН ПЛАТЁЖ ПЛАТЕЖ ПЕРЕОФОРМ PEREOFORM ОФОРМ ПРОДЛЕН ПОЛУЧЕН НАЗНАЧ НОМЕР СЕРИ ВЫДАН СОГЛАСН ПУБЛИЧН ОФЕРТ ГРАЖДАН ИНОСТРАН РАБОТ СОТРУДНИК ЗАЯВИТЕЛ ПЛАТЕЛЬЩ ПОЛУЧАТ ПЕРЕВОД ПЕРЕЧИСЛ " +
            "МИГРАЦ ЦЕНТР ГОРОД МОСКВ MOSKVA MOSCOW ФАМИЛИ ИМЯ ОТЧЕСТВ ТРУДОВ ДЕЯТЕЛЬН СРЕДСТВ ДЕНЕЖН ЛИЦО ЛИЦА ФИЗИЧЕСК ЧАСТИЧН ДОПЛАТ ОСТАТ ЧАСТЬ ПЕРВ ВТОР СУММ РУБЛ КОПЕ ОСНОВАН ССЫЛК РЕФЕРЕНС REFERENCE ПРЕДЛОЖЕН ДЕЛУ ДЕЛА ДЕЛО ОБЛАГ БЕЗНАЛИЧ " +
            "ЗАЧИСЛ СТОИМОСТ ЦЕНА ЦЕНЕ ТАРИФ СОГЛ НОЯБР ДЕКАБР ОКТЯБР СЕНТЯБР АВГУСТ ИЮЛ ИЮН АПРЕЛ МАРТА ФЕВРАЛ ЯНВАР КАССА УФК ДЕПАРТАМЕНТ ФИНАНС РОССИ RUSSIA УЗБЕКИСТАН ТАДЖИКИСТАН АЗЕРБАЙДЖАН МОЛДОВ УКРАИН РЕСПУБЛИК"),
    ];

    /// <summary>Short words, which stand whole.</summary>
    private static readonly FrozenDictionary<string, WordKind>.AlternateLookup<ReadOnlySpan<char>> Whole = new Dictionary<string, WordKind>(StringComparer.Ordinal)
    {
        ["ПАТ"] = WordKind.Patent,
        ["ПАСП"] = WordKind.Paper, ["ДОК"] = WordKind.Paper, ["БЛАНК"] = WordKind.Paper, ["БЛАНКА"] = WordKind.Paper, ["ЗП"] = WordKind.OtherPurpose,
        ["ИНН"] = WordKind.Inn, ["INN"] = WordKind.Inn,
        ["ТЕЛ"] = WordKind.OtherNumber, ["СЧ"] = WordKind.OtherNumber, ["СЧЕТ"] = WordKind.OtherNumber, ["СЧЁТ"] = WordKind.OtherNumber, ["СЧЕТА"] = WordKind.OtherNumber, ["СЧЁТА"] = WordKind.OtherNumber, ["СЧЕТУ"] = WordKind.OtherNumber, ["СЧЁТУ"] = WordKind.OtherNumber,
        ["ДОГ"] = WordKind.OtherNumber, ["ЛС"] = WordKind.OtherNumber, ["РС"] = WordKind.OtherNumber, ["БИК"] = WordKind.OtherNumber, ["КПП"] = WordKind.OtherNumber, ["КБК"] = WordKind.OtherPurpose, ["ОКТМО"] = WordKind.OtherNumber, ["УИН"] = WordKind.OtherNumber,
        ["ООО"] = WordKind.Organisation, ["ОАО"] = WordKind.Organisation, ["ЗАО"] = WordKind.Organisation, ["ПАО"] = WordKind.Organisation, ["АО"] = WordKind.Organisation, ["НКО"] = WordKind.Organisation, ["ГУП"] = WordKind.Organisation, ["ГБУ"] = WordKind.Organisation, ["ФГУП"] = WordKind.Organisation,
        ["БАНК"] = WordKind.Organisation, ["БАНКА"] = WordKind.Organisation, ["СБЕРБАНК"] = WordKind.Organisation, ["ФИЛИАЛ"] = WordKind.Organisation, ["ОБЩЕСТВО"] = WordKind.Organisation, ["КОМПАНИЯ"] = WordKind.Organisation, ["ФИРМА"] = WordKind.Organisation, ["LLC"] = WordKind.Organisation,
        ["ИП"] = WordKind.Entrepreneur, ["КФХ"] = WordKind.Entrepreneur, ["ПРЕДПРИНИМАТЕЛЬ"] = WordKind.Entrepreneur, ["ИНДИВИДУАЛЬНЫЙ"] = WordKind.Entrepreneur,
        ["ЗА"] = WordKind.Plain, ["ОТ"] = WordKind.Plain, ["ПО"] = WordKind.Plain, ["НА"] = WordKind.Plain, ["ДЛЯ"] = WordKind.Plain, ["БЕЗ"] = WordKind.Plain, ["НДС"] = WordKind.Plain, ["НЕ"] = WordKind.Plain, ["ИЗ"] = WordKind.Plain, ["ВТЧ"] = WordKind.Plain,
        ["РФ"] = WordKind.Plain, ["УЛ"] = WordKind.Plain, ["КВ"] = WordKind.Plain, ["ДОМ"] = WordKind.Plain, ["КОРП"] = WordKind.Plain, ["РУБ"] = WordKind.Plain, ["КОП"] = WordKind.Plain, ["ГОД"] = WordKind.Plain, ["ГОДА"] = WordKind.Plain, ["ДЕНЬ"] = WordKind.Plain, ["МОЙ"] = WordKind.Plain,
        ["ФИО"] = WordKind.Plain, ["ГР"] = WordKind.Plain, ["СЕР"] = WordKind.Plain, ["НОМ"] = WordKind.Plain, ["РЕФ"] = WordKind.Plain, ["REF"] = WordKind.Plain, ["НАЗН"] = WordKind.Plain, ["ПЛ"] = WordKind.Plain, ["СОГЛ"] = WordKind.Plain, ["ДАТА"] = WordKind.Plain, ["ЧЕРЕЗ"] = WordKind.Plain, ["ТОЧКА"] = WordKind.Plain,
        ["МАТЬ"] = WordKind.Plain, ["ОТЕЦ"] = WordKind.Plain, ["БРАТ"] = WordKind.Plain, ["БРАТА"] = WordKind.Plain, ["СЕСТРА"] = WordKind.Plain, ["СЕСТРУ"] = WordKind.Plain, ["МУЖ"] = WordKind.Plain, ["МУЖА"] = WordKind.Plain, ["ЖЕНА"] = WordKind.Plain, ["ЖЕНУ"] = WordKind.Plain,
        ["СЫН"] = WordKind.Plain, ["СЫНА"] = WordKind.Plain, ["ДОЧЬ"] = WordKind.Plain, ["СУПРУГА"] = WordKind.Plain, ["СУПРУГ"] = WordKind.Plain, ["FOR"] = WordKind.Plain, ["THE"] = WordKind.Plain, ["OF"] = WordKind.Plain, ["ZA"] = WordKind.Plain, ["NDS"] = WordKind.Plain, ["BEZ"] = WordKind.Plain, ["PO"] = WordKind.Plain,
    }.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenDictionary<char, (string Beginning, WordKind Kind)[]> ByFirst = Beginnings
        .SelectMany(list => list.Words.Split(' ').Select(beginning => (Beginning: beginning, list.Kind)))
        .GroupBy(each => each.Beginning[0])
        .ToFrozenDictionary(group => group.Key, group => group.ToArray());

    /// <summary>The kind of a word given in capitals.</summary>
    public static WordKind Of(ReadOnlySpan<char> capitals)
    {
        if (Whole.TryGetValue(capitals, out WordKind whole))
        {
            return whole;
        }

        if (capitals.Length > 2 && ByFirst.TryGetValue(capitals[0], out (string Beginning, WordKind Kind)[]? beginnings))
        {
            foreach ((string beginning, WordKind kind) in beginnings)
            {
                if (capitals.StartsWith(beginning, StringComparison.Ordinal))
                {
                    return kind;
                }
            }
        }

        return WordKind.Name;
    }
}
