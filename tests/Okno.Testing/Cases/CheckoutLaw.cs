using Okno.Domain.Law;
using Okno.Formats.Law;

namespace Okno.Testing.Cases;

/// <summary>The law of this checkout, read once per test run; immutable, so all tests share it.</summary>
public static class CheckoutLaw
{
    private static readonly Lazy<LawLibrary> Read = new(() =>
    {
        LawReading reading = LawReader.ReadFolder(RepositoryRoot.Law);
        return reading.Library ?? throw new InvalidOperationException(string.Join('\n', reading.Errors));
    });

    public static LawLibrary Library => Read.Value;
}
