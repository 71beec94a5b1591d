using System.Globalization;

namespace Okno.Demo.People;

/// <summary>An invented employer. <paramref name="Kind"/> is the name by which the desk's form chooses it.</summary>
public sealed record Employer(string Kind, string Name, string? Inn, string? Kpp, string? Ogrn, string Address, string Profession)
{
    /// <summary>2.1.10: only of an employer that is not a plain private person a contract is asked.</summary>
    public bool GivesContract => Kind != "natural-person";
}

/// <summary>Employers whose numbers have right control digits, computed here (orders of the tax service), so that the desk accepts them.</summary>
public static class Employers
{
    private static ReadOnlySpan<int> Weights10 => [2, 4, 10, 3, 5, 9, 4, 6, 8];

    private static ReadOnlySpan<int> Weights11 => [7, 2, 4, 10, 3, 5, 9, 4, 6, 8];

    private static ReadOnlySpan<int> Weights12 => [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];

    public static readonly Employer House = Company("ООО «Тёплый дом»", "773500117", "г. Москва, ул. Лесная, д. 5", "подсобный рабочий");
    public static readonly Employer Bread = Company("ООО «Каравай»", "770900228", "г. Москва, ул. Хлебная, д. 11", "пекарь");
    public static readonly Employer Road = Company("АО «Дорожник»", "774300339", "г. Москва, Дмитровское ш., д. 60", "дорожный рабочий");
    public static readonly Employer Clean = Company("ООО «Чистый двор»", "772100440", "г. Москва, Волгоградский пр-т, д. 42", "уборщик территорий");
    public static readonly Employer Baker = Entrepreneur("ИП Воробьёв Олег Игоревич", "7716005511", "г. Москва, ул. Снежная, д. 3", "повар");
    public static readonly Employer Nanny = new("natural-person", "Соколова Вера Ильинична", null, null, null, "г. Москва, ул. Садовая, д. 7, кв. 3", "помощник по хозяйству");
    public static readonly Employer Gardener = new("natural-person", "Лебедев Павел Юрьевич", null, null, null, "г. Москва, ул. Береговая, д. 2, кв. 15", "садовник");

    private static Employer Company(string name, string nine, string address, string profession)
    {
        string inn = nine + Control(nine, Weights10);
        string ogrn = "1187746" + nine[4..];
        ogrn += (long.Parse(ogrn, CultureInfo.InvariantCulture) % 11 % 10).ToString(CultureInfo.InvariantCulture);
        return new Employer("legal-entity", name, inn, nine[..4] + "01001", ogrn, address, profession);
    }

    private static Employer Entrepreneur(string name, string ten, string address, string profession)
    {
        string inn = ten + Control(ten, Weights11);
        inn += Control(inn, Weights12);
        string ogrn = "31977460" + ten[4..];
        ogrn += (long.Parse(ogrn, CultureInfo.InvariantCulture) % 13 % 10).ToString(CultureInfo.InvariantCulture);
        return new Employer("entrepreneur", name, inn, null, ogrn, address, profession);
    }

    private static int Control(string digits, ReadOnlySpan<int> weights)
    {
        int sum = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            sum += weights[i] * (digits[i] - '0');
        }

        return sum % 11 % 10;
    }
}
