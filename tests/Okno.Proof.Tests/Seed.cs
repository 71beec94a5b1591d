using System.Globalization;
using Okno.Testing;

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
