using Okno.Domain.People;

namespace Okno.Testing.Noise;

/// <summary>Names as they are met among applicants: frequent ones far more often than rare ones, so that namesakes come by themselves. Every person is invented.</summary>
public static class NamePool
{
    /// <summary>Male forms; the female form adds "а", or turns "ий" into "ая".</summary>
    private static readonly string[] Surnames =
    [
        .. ("Каримов Рахимов Юсупов Исмоилов Абдуллаев Холматов Назаров Саидов Юлдашев Ахмедов Хасанов Хусейнов Мирзоев Рахмонов Шарипов Алиев Мамедов Гасанов Гусейнов Исмаилов Курбанов Собиров Турсунов Умаров Усмонов " +
            "Хакимов Ходжаев Эргашев Бобоев Давлатов Джураев Зокиров Иброхимов Кодиров Латипов Махмудов Нурматов Одинаев Пулатов Раджабов Сафаров Тошматов Файзиев Хамидов Чориев Шодиев Эшонкулов Якубов Абдурахмонов Бердиев " +
            "Гафуров Додоев Ёров Жумаев Зарипов Икромов Касымов Кенжаев Маматкулов Насриддинов Орипов Парпиев Рузиев Саттаров Тагоев Уринов Хайдаров Хошимов Шералиев Эгамбердиев Ганиев Кучкаров Маллаев Нематов Ражабов Сулейманов " +
            "Тешаев Холиков Худойбердиев Шукуров Аббасов Агаев Багиров Велиев Джафаров Керимов Кулиев Мехтиев Набиев Рзаев Сафаралиев Тагиев Халилов Эйвазов Попеску Русу Чебан Кожокару Мунтяну Ротару Цуркан Гуцу Шевченко Ткаченко " +
            "Бондаренко Мельник Кравчук Цой Ким Пак Югай Бойко Гончар Александров Максимов Ибрагимбеков").Split(' '),
    ];

    private static readonly string[] Men =
    [
        .. ("Бахтиёр Алишер Фаррух Рустам Жамшид Шерзод Улугбек Дилшод Отабек Санжар Бекзод Азиз Камол Жамол Хасан Хусан Фарход Бахром Ином Хуршед Джамшед Парвиз Сухроб Фирдавс Шохрух Муроджон Хасан Хусейн Абдулло Абдурахмон Мухаммад Зафар Тимур " +
            "Эльчин Вугар Рашад Эльнур Ровшан Гасан Гусейн Ион Василе Георге Михай Александру Олег Игорь Андрей Юрий Шавкат Нодир Жахонгир Ёркин Ислом Икром Собир Саид Гайрат Одил Рахмон Анвар Илхом Эркин Эшмурод Хамид Вали Али Карим").Split(' '),
    ];

    private static readonly string[] Women =
    [
        .. "Нигора Гульнора Дилноза Мадина Зухра Фотима Шахло Лола Малика Севара Гулчехра Нилуфар Ситора Зебо Мохира Хуршеда Парвина Саодат Айгюн Севда Лейла Гюльнара Мария Елена Наталья Оксана Юлия Феруза Умида Барно Манзура Жамила Камила".Split(' '),
    ];

    public static Named Next(Random random)
    {
        bool male = random.Next(100) < 82;
        return Of(random, Surnames[Often(random, Surnames.Length)], male, Men[Often(random, Men.Length)]);
    }

    /// <summary>A person of a surname (male form) and a father, whose own given name is drawn.</summary>
    public static Named Of(Random random, string surname, bool male, string father)
    {
        string given = male ? Men[Often(random, Men.Length)] : Women[Often(random, Women.Length)];
        return new Named(surname, given, father, male, (PatronymicForm)(random.Next(20) switch { < 15 => 0, < 18 => 1, _ => 2 }));
    }

    /// <summary>The first of a list far more often than the last.</summary>
    private static int Often(Random random, int count)
    {
        double r = random.NextDouble();
        return (int)(count * r * Math.Sqrt(r));
    }
}

public enum PatronymicForm
{
    Russian,

    /// <summary>"Рустам угли", "Рустам кизи".</summary>
    SonOf,
    None,
}

/// <summary>A person's name before it is written anywhere. <paramref name="Surname"/> is the male form.</summary>
public sealed record Named(string Surname, string Given, string Father, bool Male, PatronymicForm Form)
{
    public string CyrillicSurname => Male || Surname[^1] is not 'в' ? Surname : Surname + "а";

    public string? Patronymic => Form switch
    {
        PatronymicForm.None => null,
        PatronymicForm.SonOf => Father + (Male ? " угли" : " кизи"),
        _ => Stem(Father) + (Male ? "ович" : "овна"),
    };

    public string Full => Patronymic is null ? $"{CyrillicSurname} {Given}" : $"{CyrillicSurname} {Given} {Patronymic}";

    public PersonName Written(LatinStandard standard) => new(CyrillicSurname, Given, Patronymic, Spelling.Latin(CyrillicSurname, standard).ToUpperInvariant(), Spelling.Latin(Given, standard).ToUpperInvariant());

    private static string Stem(string father) => father[^1] switch
    {
        'й' => father[..^1] + "ь",
        'а' or 'е' or 'и' or 'о' or 'у' or 'ь' => father[..^1],
        _ => father,
    };
}
