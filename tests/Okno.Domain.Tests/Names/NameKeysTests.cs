using System.Text.Json;
using CsCheck;
using Okno.Domain.Names;

namespace Okno.Domain.Tests.Names;

public sealed class NameKeysTests
{
    [Theory]
    // Uzbekistan
    [InlineData("Каримов", "KARIMOV")]
    [InlineData("Жасур", "JASUR")]
    [InlineData("Уктам", "O'KTAM")]
    [InlineData("Уткир", "O‘TKIR")]
    [InlineData("Гулом", "G'ULOM")]
    [InlineData("Ғафуров", "GʻAFUROV")]
    [InlineData("Гани", "GANI")]
    [InlineData("Хусанбой", "HUSANBOY")]
    [InlineData("Бахтиёр", "BAXTIYOR")]
    [InlineData("Бахтиер", "BAKHTIYOR")]
    [InlineData("Шахноза", "SHAHNOZA")]
    [InlineData("Исхаков", "ISHOQOV")]
    [InlineData("Якубов", "YOQUBOV")]
    [InlineData("Юсупов", "YUSUPOV")]
    [InlineData("Юсупов", "IUSUPOV")]
    [InlineData("Чориев", "CHORIYEV")]
    [InlineData("Эргашев", "ERGASHEV")]
    [InlineData("Мухаммаджон", "MUHAMMADJON")]
    [InlineData("Мухаммаджон", "MUKHAMMADZHON")]
    [InlineData("Маъруф", "MA'RUF")]
    [InlineData("Қодиров", "QODIROV")]
    [InlineData("Кадыров", "QODIROV")]
    [InlineData("Рахмонов", "RAHMONOV")]
    [InlineData("Дилдора", "DILDORA")]
    // Tajikistan
    [InlineData("Джамшед", "JAMSHED")]
    [InlineData("Ҷамшед", "JAMSHED")]
    [InlineData("Ҷамшед", "CHAMSHED")]
    [InlineData("Рахмон", "RAHMON")]
    [InlineData("Раҳмон", "RAKHMON")]
    [InlineData("Абдулло", "ABDULLOH")]
    [InlineData("Ғаниев", "GHANIEV")]
    [InlineData("Хуршед", "KHURSHED")]
    [InlineData("Ширинова", "SHIRINOVA")]
    [InlineData("Наврӯз", "NAVRUZ")]
    [InlineData("Мирзоев", "MIRZOEV")]
    // Azerbaijan
    [InlineData("Мамедов", "MƏMMƏDOV")]
    [InlineData("Мамедов", "MAMMADOV")]
    [InlineData("Алиев", "ƏLİYEV")]
    [InlineData("Алиев", "ALIYEV")]
    [InlineData("Гасанов", "HƏSƏNOV")]
    [InlineData("Гусейнов", "HUSEYNOV")]
    [InlineData("Джафаров", "CƏFƏROV")]
    [InlineData("Джафаров", "CAFAROV")]
    [InlineData("Касимов", "QASIMOV")]
    [InlineData("Гасымов", "QASIMOV")]
    [InlineData("Кулиев", "QULIYEV")]
    [InlineData("Агаев", "AĞAYEV")]
    [InlineData("Ильгар", "ILQAR")]
    [InlineData("Эльчин", "ELÇİN")]
    [InlineData("Эльчин", "ELCIN")]
    [InlineData("Гаджиага", "HACIAĞA")]
    [InlineData("Шарифов", "SARIFOV")]
    [InlineData("Джавид", "CAVID")]
    [InlineData("Рашад", "RƏŞAD")]
    // Moldova
    [InlineData("Чебан", "CEBAN")]
    [InlineData("Чобану", "CIOBANU")]
    [InlineData("Кристя", "CRISTEA")]
    [InlineData("Георге", "GHEORGHE")]
    [InlineData("Кирилл", "CHIRIL")]
    [InlineData("Цуркан", "ȚURCAN")]
    [InlineData("Цуркан", "TURCAN")]
    [InlineData("Шевченко", "ȘEVCENCO")]
    [InlineData("Шевченко", "SEVCENCO")]
    [InlineData("Александру", "ALEXANDRU")]
    [InlineData("Юрие", "IURIE")]
    [InlineData("Джику", "GICU")]
    // Ukraine
    [InlineData("Григорович", "HRYHOROVYCH")]
    [InlineData("Щербак", "SHCHERBAK")]
    [InlineData("Згурский", "ZGHURSKYI")]
    public void The_two_spellings_of_one_name_share_a_key(string cyrillic, string latin) =>
        Assert.NotEmpty(NameKeys.OfWord(cyrillic).Intersect(NameKeys.OfWord(latin)));

    [Theory]
    [InlineData("Каримов", "RAHIMOV")]
    [InlineData("Жасур", "BOBUR")]
    [InlineData("Алиев", "VALIYEV")]
    [InlineData("Юсупов", "YOQUBOV")]
    [InlineData("Турсунов", "TOSHPULATOV")]
    public void Different_names_share_none(string cyrillic, string latin) =>
        Assert.Empty(NameKeys.OfWord(cyrillic).Intersect(NameKeys.OfWord(latin)));

    [Fact]
    public void Keys_are_few_and_the_strong_one_comes_first()
    {
        Assert.Equal(["karimav", "KRMV"], NameKeys.OfWord("Каримов"));
        Assert.Equal(NameKeys.OfWord("Каримов"), NameKeys.OfWord("KARIMOV"));
    }

    [Fact]
    public void A_full_name_gives_the_keys_of_its_words_without_kinship()
    {
        Assert.Equal(["NAVOIY", "ALISHER", "GIYOSIDDIN"], NameKeys.Words("Navoiy Alisher Giyosiddin o'g'li"));
        Assert.Equal(["КАРИМОВА", "ГУЛНОЗ", "БАХТИЁР"], NameKeys.Words("Каримова  Гулноз-Бахтиёр кизи"));
        Assert.Equal(["NIZAMI", "ILYAS"], NameKeys.Words("Nizami, Ilyas oğlu"));
        Assert.Equal(["УГЛИ"], NameKeys.Words("угли"));
        Assert.NotEmpty(NameKeys.Of("Навоий Алишер угли").Intersect(NameKeys.Of("NAVOIY<<ALISHER<OGLI")));
        Assert.Empty(NameKeys.Of(" 12 — "));
        Assert.Empty(NameKeys.Of(null));
    }

    [Fact]
    public void Letters_of_a_wrong_keyboard_layout_do_not_hide_a_name()
    {
        Assert.NotEmpty(NameKeys.OfWord("Кapимoв").Intersect(NameKeys.OfWord("Каримов")));
        Assert.NotEmpty(NameKeys.OfWord("КARIМОV").Intersect(NameKeys.OfWord("KARIMOV")));
    }

    [Theory]
    [InlineData("ru_passport_order_211_2014")]
    [InlineData("icao_cyrillic")]
    [InlineData("ukrainian")]
    [InlineData("belarusian")]
    public void Any_word_shares_a_key_with_its_transliteration_by_a_published_table(string name)
    {
        using JsonDocument tables = SharedData.Open("data", "translit", "tables.json");
        Dictionary<char, string> table = tables.RootElement.GetProperty(name).GetProperty("table").EnumerateObject().ToDictionary(p => p.Name[0], p => p.Value.GetString()!);
        foreach (JsonProperty extra in tables.RootElement.GetProperty("tajik_uzbek_kyrgyz_extra").GetProperty("table").EnumerateObject())
        {
            table.TryAdd(extra.Name[0], extra.Value.GetString()!);
        }

        // Words of syllables, as names are: one or two consonants, a vowel, at times a sign.
        Gen<string> consonants = Gen.String[Gen.Char[Known("БВГДЖЗКЛМНПРСТФХЦЧШЩҐҒҚҲҶ")], 1, 2];
        Gen<string> vowel = Gen.String[Gen.Char[Known("АЕЁИЙОУЫЭЮЯІЇЄӢЎ")], 1, 1];
        Gen<string> sign = Gen.String[Gen.Char[Known("ЪЬ")], 0, 1];
        Gen<string> syllable = Gen.Select(consonants, vowel, sign, (a, b, c) => a + b + c);
        Gen.Select(sign.Select(vowel, (s, v) => s.Length == 0 ? v : ""), syllable.Array[1, 4], consonants, (a, b, c) => a + string.Concat(b) + c).Sample(word =>
        {
            string latin = string.Concat(word.Select(c => table.GetValueOrDefault(c, "")));
            Assert.True(NameKeys.OfWord(word).Intersect(NameKeys.OfWord(latin)).Any(), $"{word} {latin}: {string.Join(' ', NameKeys.OfWord(word))} / {string.Join(' ', NameKeys.OfWord(latin))}");
        });

        string Known(string letters) => string.Concat(letters.Where(table.ContainsKey)) is { Length: > 0 } known ? known : "А";
    }

    [Fact]
    public void Any_text_gets_few_keys() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["ГгQqCcXxGgEeҶЖ'ʻ -OĞLU\u0301\uD800\uFFFF"], 0, 100]).Sample(text =>
        {
            foreach (string word in NameKeys.Words(text))
            {
                Assert.InRange(NameKeys.OfWord(word).Count, 0, 13);
            }

            Assert.Equal(NameKeys.Of(text).Count, NameKeys.Of(text).Distinct().Count());
        });
}
