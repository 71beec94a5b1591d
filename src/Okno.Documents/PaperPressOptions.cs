namespace Okno.Documents;

/// <summary>Where the press stands and how hard it may work.</summary>
public sealed record PaperPressOptions
{
    /// <summary>Folder of <c>render.mjs</c> and its <c>node_modules</c>.</summary>
    public required string WorkerFolder { get; init; }

    /// <summary>Folder of the templates (<c>papers/</c>).</summary>
    public required string PapersFolder { get; init; }

    /// <summary>Name or path of Node, 20 or later.</summary>
    public string Node { get; init; } = "node";

    /// <summary>How many workers at most, 1 or more; each is started when first needed.</summary>
    public int Workers { get; init; } = 2;

    /// <summary>How long one paper may take before its worker is killed.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>A worker is replaced after this many papers.</summary>
    public int PapersPerWorker { get; init; } = 2000;

    /// <summary>A worker is replaced when its resident memory, in bytes, passes this.</summary>
    public long MemoryLimit { get; init; } = 768L * 1024 * 1024;

    /// <summary>Why the press cannot work, in Russian with the command that repairs it; null where its files are all there (Node itself is only tried by printing).</summary>
    public string? WhyUnavailable =>
        !File.Exists(Path.Combine(PapersFolder, "lib.typ")) ? $"Не найдены шаблоны документов (папка papers): {PapersFolder}."
        : !File.Exists(Path.Combine(WorkerFolder, "render.mjs")) ? $"Не найден модуль печати: {WorkerFolder}."
        : !Directory.Exists(Path.Combine(WorkerFolder, "node_modules", "@myriaddreamin", "typst-ts-node-compiler")) ? "Не установлены пакеты модуля печати. Выполните: npm ci --prefix src/Okno.Documents/worker"
        : null;

    /// <summary>
    /// Finds the press: in the source tree above <paramref name="start"/> (default: the running program), else in <c>press/</c> beside the program.
    /// <c>OKNO_NODE</c> names another Node. Always answers; whether the press can work is <see cref="WhyUnavailable"/>.
    /// </summary>
    public static PaperPressOptions Find(string? start = null)
    {
        string program = start ?? AppContext.BaseDirectory;
        string node = Environment.GetEnvironmentVariable("OKNO_NODE") is { Length: > 0 } named ? named : "node";
        for (DirectoryInfo? folder = new(program); folder is not null; folder = folder.Parent)
        {
            string papers = Path.Combine(folder.FullName, "papers");
            string worker = Path.Combine(folder.FullName, "src", "Okno.Documents", "worker");
            if (File.Exists(Path.Combine(papers, "lib.typ")) && File.Exists(Path.Combine(worker, "render.mjs")))
            {
                return new PaperPressOptions { WorkerFolder = worker, PapersFolder = papers, Node = node };
            }
        }

        return new PaperPressOptions { WorkerFolder = Path.Combine(program, "press", "worker"), PapersFolder = Path.Combine(program, "press", "papers"), Node = node };
    }
}
