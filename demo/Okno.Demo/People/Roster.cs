using System.Globalization;

namespace Okno.Demo.People;

/// <summary>The forty people of the demo: names of four peoples and one of a country whose citizens need no patent; invented days of birth and passport numbers.</summary>
public static class Roster
{
    private const string Rows = """
        Каримов|Бахтиёр|Рустам угли|KARIMOV|BAKHTIYOR RUSTAM UGLI|M|1991-03-14|UZB|г. Самарканд|FA1204517|uz
        Шарипова|Нигора|Саидовна|SHARIPOVA|NIGORA SAIDOVNA|F|1988-11-02|TJK|г. Худжанд|402311876|tg
        Мамедов|Эльчин|Вагиф оглы|MAMMADOV|ELCHIN VAGIF|M|1985-07-21|AZE|г. Гянджа|C02817340|az
        Юлдашева|Гульнора|Тахир кизи|YULDASHEVA|GULNORA TAHIR QIZI|F|1994-01-30|UZB|г. Наманган|FA2290846|uz
        Назаров|Фаррух|Хакимович|NAZAROV|FARRUKH HAKIMOVICH|M|1990-09-09|TJK|г. Куляб|402577103|tg
        Рахимов|Жасур|Анвар угли|RAKHIMOV|JASUR ANVAR UGLI|M|1997-05-17|UZB|г. Бухара|FA3381920|uz
        Гасанова|Севда|Рауф кызы|HASANOVA|SEVDA RAUF|F|1992-12-12|AZE|г. Сумгаит|C03356128|az
        Одинаев|Сухроб|Давлатович|ODINAEV|SUHROB DAVLATOVICH|M|1986-04-04|TJK|г. Бохтар|402690412|tg
        Чебан|Ион|Васильевич|CEBAN|ION|M|1983-02-19|MDA|г. Сороки|AB0481275|ro
        Турсунова|Дилфуза|Бахром кизи|TURSUNOVA|DILFUZA BAHROM QIZI|F|1995-08-25|UZB|г. Фергана|FA4417638|uz
        Сафаров|Илхом|Рахматович|SAFAROV|ILHOM RAHMATOVICH|M|1993-06-06|TJK|г. Душанбе|402745839|tg
        Эргашев|Шерзод|Акмал угли|ERGASHEV|SHERZOD AKMAL UGLI|M|1989-10-28|UZB|г. Андижан|FA5528147|uz
        Алиев|Рашад|Фикрет оглы|ALIYEV|RASHAD FIKRAT|M|1998-03-03|AZE|г. Ленкорань|C04462519|az
        Мирзоев|Парвиз|Нуралиевич|MIRZOEV|PARVIZ NURALIEVICH|M|1987-07-15|TJK|г. Истаравшан|402811266|tg
        Абдуллаева|Мадина|Олим кизи|ABDULLAEVA|MADINA OLIM QIZI|F|1996-09-19|UZB|г. Карши|FA6637251|uz
        Холиков|Умед|Сафарович|KHOLIQOV|UMED SAFAROVICH|M|1991-01-11|TJK|г. Пенджикент|402933075|tg
        Исмаилов|Дилшод|Равшан угли|ISMAILOV|DILSHOD RAVSHAN UGLI|M|1984-05-23|UZB|г. Термез|FA7745362|uz
        Гулиев|Тофик|Мамед оглы|GULIYEV|TOFIQ MAMMAD|M|1990-02-07|AZE|г. Шеки|C05571630|az
        Руссу|Виорика|Георгиевна|RUSSU|VIORICA|F|1986-06-30|MDA|г. Бельцы|AB0592386|ro
        Саидов|Бехруз|Джамшедович|SAIDOV|BEHRUZ JAMSHEDOVICH|M|1999-12-01|TJK|г. Турсунзаде|403044187|tg
        Хамидов|Отабек|Шухрат угли|KHAMIDOV|OTABEK SHUHRAT UGLI|M|1992-04-27|UZB|г. Ургенч|FA8854473|uz
        Джураева|Зарина|Мансуровна|JURAEVA|ZARINA MANSUROVNA|F|1994-10-10|TJK|г. Гиссар|403155298|tg
        Нуриев|Самир|Яшар оглы|NURIYEV|SAMIR YASHAR|M|1988-08-08|AZE|г. Мингечевир|C06682741|az
        Собиров|Азиз|Хусан угли|SOBIROV|AZIZ HUSAN UGLI|M|1995-11-15|UZB|г. Джизак|FA9963584|uz
        Раджабов|Фирдавс|Шодиевич|RAJABOV|FIRDAVS SHODIEVICH|M|1993-03-29|TJK|г. Вахдат|403266309|tg
        Кадыров|Улугбек|Ильхом угли|KADYROV|ULUGBEK ILHOM UGLI|M|1987-09-05|UZB|г. Навои|FB1072695|uz
        Валиева|Малика|Собир кизи|VALIEVA|MALIKA SOBIR QIZI|F|1998-07-07|UZB|г. Коканд|FB2183706|uz
        Бобоев|Джамолиддин|Курбонович|BOBOEV|JAMOLIDDIN QURBONOVICH|M|1985-12-20|TJK|г. Канибадам|403377410|tg
        Асанов|Нурлан|Бакытович|ASANOV|NURLAN|M|1991-05-05|KGZ|г. Ош|AC3284815|ru
        Усманов|Сардор|Бекзод угли|USMANOV|SARDOR BEKZOD UGLI|M|1996-02-14|UZB|г. Гулистан|FB3294817|uz
        Гафурова|Шахло|Абдуллоевна|GHAFUROVA|SHAHLO ABDULLOEVNA|F|1990-06-18|TJK|г. Исфара|403488521|tg
        Гусейнов|Руслан|Адиль оглы|HUSEYNOV|RUSLAN ADIL|M|1989-01-26|AZE|г. Баку|C07793852|az
        Мухаммадиев|Фаридун|Зафарович|MUHAMMADIEV|FARIDUN ZAFAROVICH|M|1997-10-03|TJK|г. Нурек|403599632|tg
        Мунтяну|Андрей|Петрович|MUNTEANU|ANDREI|M|1984-11-11|MDA|г. Орхей|AB0603497|ro
        Ташматов|Элёр|Тохир угли|TASHMATOV|ELYOR TOHIR UGLI|M|1993-08-31|UZB|г. Маргилан|FB4305928|uz
        Файзуллоева|Манижа|Икромовна|FAYZULLOEVA|MANIZHA IKROMOVNA|F|1992-03-22|TJK|г. Рогун|403600743|tg
        Мусаев|Эмиль|Натиг оглы|MUSAYEV|EMIL NATIG|M|1994-04-16|AZE|г. Губа|C08804963|az
        Пулатов|Нодир|Зиёд угли|PULATOV|NODIR ZIYOD UGLI|M|1986-08-02|UZB|г. Чирчик|FB5416039|uz
        Азимов|Комрон|Бахтиёрович|AZIMOV|KOMRON BAKHTIYOROVICH|M|1998-09-27|TJK|г. Яван|403711854|tg
        Ниязова|Севара|Даврон кизи|NIYAZOVA|SEVARA DAVRON QIZI|F|1995-05-09|UZB|г. Алмалык|FB6527140|uz
        """;

    public static readonly IReadOnlyList<Person> All = [.. Rows.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Read)];

    private static Person Read(string row) => row.Split('|') is [var surname, var given, var patronymic, var latinSurname, var latinGiven, [var sex], var born, var country, var place, var passport, var language]
        ? new Person(surname, given, patronymic, latinSurname, latinGiven, sex, DateOnly.ParseExact(born, "yyyy-MM-dd", CultureInfo.InvariantCulture), country, place, passport, language)
        : throw new InvalidOperationException($"Not a person: {row}");
}
