using Okno.Fuzz;
using SharpFuzz;

// okno-fuzz TARGET            offered inputs by afl++ over its own channel (./okno fuzz starts that)
// okno-fuzz TARGET FILE...    each file once, as afl++ would: an exception ends the run
if (args.Length == 0 || !Targets.All.TryGetValue(args[0], out Action<byte[]>? target))
{
    Console.Error.WriteLine($"Targets: {string.Join(' ', Targets.All.Keys)}");
    return 2;
}

if (args.Length > 1)
{
    foreach (string file in args[1..])
    {
        Console.WriteLine(file);
        Targets.Try(target, File.ReadAllBytes(file));
    }

    return 0;
}

Fuzzer.OutOfProcess.Run(stream =>
{
    using MemoryStream input = new();
    stream.CopyTo(input);
    Targets.Try(target, input.ToArray());
});
return 0;
