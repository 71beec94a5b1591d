using System.Globalization;

namespace Okno.Proof.Tests;

/// <summary>Another sample each run, and the same again on demand: <c>OKNO_PROOF_SEED</c> names the seed that a run has printed.</summary>
internal static class Seed
{
    private static readonly int Given =
        int.TryParse(Environment.GetEnvironmentVariable("OKNO_PROOF_SEED"), NumberStyles.Integer, CultureInfo.InvariantCulture, out int seed) ? seed : Random.Shared.Next(1_000_000);

    public static Random Next(string of)
    {
        Progress.Say($"{of}: OKNO_PROOF_SEED={Given}");
        return new Random(Given);
    }
}

/// <summary>A long proof tells how far it is; <c>./okno test --exhaustive</c> shows these lines while it runs.</summary>
internal static class Progress
{
    public static void Say(string words)
    {
        Console.WriteLine("proof: " + words);
        Console.Out.Flush();
    }
}
