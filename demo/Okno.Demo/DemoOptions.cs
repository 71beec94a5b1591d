namespace Okno.Demo;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Folder">Everything of this run lies under it: data, papers, statements. It must be new, empty, or the default one.</param>
/// <param name="Keep">Leave the instance running at the end.</param>
public sealed record DemoOptions(string Folder, bool Keep)
{
    public const string Usage = """
        ./okno demo [--data ПАПКА] [--keep]

        Запускает свежую службу с часами на 20.04.2026 и проживает пять недель центра: сорок дел через те же формы, что у сотрудников.
          --data ПАПКА   где держать базу, печатные формы и выписки (по умолчанию ./out/demo; та очищается перед каждым прогоном)
          --keep         не останавливать службу в конце: напечатать адрес и учётные записи
        Код выхода: 0 - всё совпало с ожидаемым, 1 - есть расхождение, 2 - неверный вызов, 3 - служба не запустилась.
        """;

    public string Data => Path.Combine(Folder, "data");

    public string Papers => Path.Combine(Folder, "papers");

    public string Statements => Path.Combine(Folder, "statements");

    /// <returns>Null with a reason where the call is wrong.</returns>
    public static DemoOptions? Read(string[] args, out string? wrong)
    {
        string? folder = null;
        bool keep = false;
        wrong = null;
        for (int i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--keep":
                    keep = true;
                    break;
                case "--data" when i + 1 < args.Length:
                    folder = args[++i];
                    break;
                default:
                    wrong = $"Непонятно: {args[i]}";
                    return null;
            }
        }

        if (folder is not null && Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            wrong = $"Папка {folder} не пуста, а демо начинает с чистой: назовите новую.";
            return null;
        }

        return new DemoOptions(Path.GetFullPath(folder ?? Path.Combine("out", "demo")), keep);
    }

    /// <summary>Makes the folders; the default ones are emptied of an earlier run.</summary>
    public void Prepare()
    {
        foreach (string folder in new[] { Data, Papers, Statements })
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }

            Directory.CreateDirectory(folder);
        }
    }
}
