namespace Okno.Domain.Tests;

public sealed class SkeletonTests
{
    [Fact]
    public void The_test_host_starts() => Assert.Equal(2, int.Parse("2", System.Globalization.CultureInfo.InvariantCulture));
}
