using Okno.Desk.Statements;

namespace Okno.Desk.Tests.Statements;

public sealed class SealedSpoolTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65535)]
    [InlineData(65536)]
    [InlineData(65537)]
    [InlineData(300_001)]
    public async Task What_was_taken_is_read_from_any_place(int length)
    {
        byte[] bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        await using SealedSpool spool = (await SealedSpool.TakeAsync(new Portions(bytes), length, Ct))!;
        Assert.Equal(length, spool.Length);
        using MemoryStream whole = new();
        await spool.CopyToAsync(whole, Ct);
        Assert.Equal(bytes, whole.ToArray());
        foreach (int at in new[] { 0, length / 3, length / 2, Math.Max(0, length - 1), 0 })
        {
            spool.Position = at;
            byte[] rest = new byte[length - at];
            Assert.Equal(rest.Length, spool.ReadAtLeast(rest, rest.Length, throwOnEndOfStream: false));
            Assert.Equal(bytes[at..], rest);
        }
    }

    [Fact]
    public async Task Neither_a_name_nor_a_clear_byte_of_it_is_left_on_the_disk()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "On Windows a file keeps its name until it is closed.");
        await using SealedSpool spool = (await SealedSpool.TakeAsync(new Portions(new byte[200_000]), long.MaxValue, Ct))!;
        Assert.False(File.Exists(spool.FileName));
    }

    [Fact]
    public async Task Nothing_is_taken_beyond_the_limit()
    {
        using EndlessFile file = new(1L << 40);
        Assert.Null(await SealedSpool.TakeAsync(file, 1_000_000, Ct));
        Assert.True(file.Given < 1_200_000);
    }

    /// <summary>Gives its bytes in portions that fit no block.</summary>
    private sealed class Portions(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 7001)]);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..Math.Min(buffer.Length, 7001)], cancellationToken);
    }
}
