using System.Globalization;
using System.Text;
using Npgsql;
using NpgsqlTypes;
using Okno.Desk.Record;
using Okno.Domain.Cases;
using Okno.Domain.Payments;
using Okno.Domain.Payments.Matching;
using Okno.Store.Cards;
using Okno.Store.Keys;
using Okno.Store.Search;

namespace Okno.Benchmarks.Statements;

/// <summary>
/// Offers by the million and the lines that pay them. The offers are made straight in the tables that matching reads, tokens and cards, with the keys of the record: a million whole cases would take an hour and change nothing
/// of what is measured.
/// </summary>
internal sealed class ManyOffers(int count)
{
    private const int AtOnce = 20_000;

    private static readonly string[] First = ["Кари", "Раши", "Юсу", "Ази", "Хаки", "Сали", "Наби", "Тура", "Эрга", "Мирзо", "Холи", "Абду", "Шари", "Якуб", "Ибра", "Сафа", "Назар", "Гафу", "Джура", "Ташма", "Олим", "Собир", "Умар", "Фаттах"];
    private static readonly string[] Last = ["мов", "дов", "пов", "зов", "лов", "ров", "тов", "ев", "хаев", "заде", "баев", "кулов", "шоев", "жонов", "беков", "назаров", "ханов", "соатов"];
    private static readonly string[] Given = ["Азиз", "Бахтиёр", "Гайрат", "Далер", "Жасур", "Зафар", "Илхом", "Камол", "Лазиз", "Мурод", "Нодир", "Отабек", "Равшан", "Сардор", "Тимур", "Улугбек", "Фаррух", "Хасан", "Шерзод", "Элдор", "Нигора", "Зебо", "Малика", "Гульнора", "Дилноза"];

    private static readonly DateOnly Today = new(2026, 4, 6);

    public int Count => count;

    /// <summary>The card of an offer: the same for the same number, spread over two years.</summary>
    public static OfferCard Card(int i)
    {
        // Fixed numbers that mix well; no chance is wanted.
        uint mixed = (uint)i * 2654435761u;
        string surname = First[mixed % First.Length] + Last[mixed / 31 % Last.Length];
        string given = Given[mixed / 977 % Given.Length];
        string father = Given[mixed / 30011 % 20];
        DateOnly day = Today.AddDays(-2 - (int)(mixed / 7919 % 700));
        string number = string.Create(CultureInfo.InvariantCulture, $"{24 + (i / 999_999)}-{(i % 999_999) + 1:000000}");
        return new OfferCard(
            new Guid(i, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10), number, CardState.Offered, 1, Money.Roubles(6400), day, day.AddDays(10), $"77{2_400_000_000L + i}", $"AA{1_000_000 + i}",
            surname, given, father + "ович", Latin(surname), Latin(given));
    }

    /// <summary>Writes all cards with their keyed tokens; the indexes are made afterwards.</summary>
    public async Task SeedAsync(NpgsqlDataSource source, string keyFolder)
    {
        HouseKey house = HouseKey.ReadOrCreate(keyFolder);
        SearchKey search = new(house.Searching);
        CardSeal seal = new(house.Cards);
        await RunAsync(source, "ALTER TABLE tokens DROP CONSTRAINT pk_tokens; DROP INDEX ix_tokens_stream; ALTER TABLE cards DROP CONSTRAINT pk_cards");
        await using NpgsqlConnection forTokens = await source.OpenConnectionAsync();
        await using NpgsqlConnection forCards = await source.OpenConnectionAsync();
        await using (NpgsqlBinaryImporter tokens = await forTokens.BeginBinaryImportAsync("COPY tokens (token, stream) FROM STDIN (FORMAT binary)"))
        await using (NpgsqlBinaryImporter cards = await forCards.BeginBinaryImportAsync("COPY cards (stream, card) FROM STDIN (FORMAT binary)"))
        {
            for (int from = 0; from < count; from += AtOnce)
            {
                (Guid Stream, byte[] Card, byte[][] Tokens)[] part = new (Guid, byte[], byte[][])[Math.Min(AtOnce, count - from)];
                Parallel.For(0, part.Length, i =>
                {
                    OfferCard card = Card(from + i);
                    part[i] = (card.Case, seal.Close(card.Case, RecordJson.Write(card)), [.. MatchKeys.OfCard(card).Select(key => search.Of("case", new Token("card-" + key.Kind, key.Value))).DistinctBy(Convert.ToHexString)]);
                });
                foreach ((Guid stream, byte[] card, byte[][] keyed) in part)
                {
                    await cards.WriteRowAsync(CancellationToken.None, stream, card);
                    foreach (byte[] token in keyed)
                    {
                        await tokens.StartRowAsync();
                        await tokens.WriteAsync(token, NpgsqlDbType.Bytea);
                        await tokens.WriteAsync(stream, NpgsqlDbType.Uuid);
                    }
                }
            }

            await cards.CompleteAsync();
            await tokens.CompleteAsync();
        }

        await RunAsync(source, "SET maintenance_work_mem = '512MB'; ALTER TABLE tokens ADD CONSTRAINT pk_tokens PRIMARY KEY (token, stream); CREATE INDEX ix_tokens_stream ON tokens (stream); ALTER TABLE cards ADD CONSTRAINT pk_cards PRIMARY KEY (stream)");
        await RunAsync(source, "VACUUM ANALYZE tokens");
        await RunAsync(source, "VACUUM ANALYZE cards");
    }

    /// <summary>A statement of lines: eight of ten with a reference, one with a patent, one with a name alone; every payer names himself.</summary>
    public byte[] Statement(string account, int lines)
    {
        using MemoryStream bytes = new();
        using (StreamWriter file = new(bytes, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\r\n" })
        {
            file.WriteLine("1CClientBankExchange\r\nВерсияФормата=1.03\r\nКодировка=UTF-8\r\nОтправитель=Банк\r\nДатаНачала=01.01.2024\r\nДатаКонца=06.04.2026\r\nРасчСчет=" + account);
            for (int i = 0; i < lines; i++)
            {
                OfferCard card = Card((int)((uint)i * 2246822519u % (uint)count));
                string day = card.Day!.Value.AddDays(1).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
                string purpose = (i % 10) switch
                {
                    8 => $"Оплата услуг, патент {card.Patent}",
                    9 => "Оплата услуг миграционного центра, НДС не облагается",
                    _ => $"Оплата услуг {PaymentReference.For(card.Number, 1)} НДС не облагается",
                };
                file.WriteLine(string.Create(CultureInfo.InvariantCulture, $"СекцияДокумент=Платежное поручение\r\nНомер={i + 1}\r\nДата={day}\r\nСумма=6400.00\r\nПлательщикСчет=40817810{i:000000000000}\r\nПлательщик={card.Surname} {card.GivenName} {card.Patronymic}\r\nПлательщикБИК=044525225\r\nПолучательСчет={account}\r\nПолучатель=ГБУ Миграционный центр\r\nДатаСписано={day}\r\nДатаПоступило={day}\r\nНазначениеПлатежа={purpose}\r\nКонецДокумента"));
            }

            file.WriteLine("КонецФайла");
        }

        return bytes.ToArray();
    }

    public static async Task RunAsync(NpgsqlDataSource source, string sql)
    {
        await using NpgsqlCommand command = source.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    private static string Latin(string word) => string.Concat(word.Select(letter => char.ToLowerInvariant(letter) switch
    {
        'а' => "A", 'б' => "B", 'в' => "V", 'г' => "G", 'д' => "D", 'е' => "E", 'ё' => "YO", 'ж' => "J", 'з' => "Z", 'и' => "I", 'й' => "Y", 'к' => "K", 'л' => "L", 'м' => "M", 'н' => "N", 'о' => "O",
        'п' => "P", 'р' => "R", 'с' => "S", 'т' => "T", 'у' => "U", 'ф' => "F", 'х' => "KH", 'ш' => "SH", 'э' => "E", 'ю' => "YU", 'я' => "YA", 'ь' => "", _ => "X",
    }));
}
