using CsCheck;
using Okno.Formats.Images;
using SkiaSharp;

namespace Okno.Formats.Tests.Images;

public sealed class ScanReaderTests
{
    private static readonly ScanReader Reader = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg, ScanKind.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png, ScanKind.Png)]
    [InlineData(SKEncodedImageFormat.Webp, ScanKind.Webp)]
    public async Task A_picture_is_known_by_its_bytes_and_kept_as_a_new_jpeg(SKEncodedImageFormat format, ScanKind kind)
    {
        ScanReading.Read read = await ReadAsync(SamplePictures.Encoded(format));
        Assert.Equal(kind, read.Kind);
        ScanPicture page = Assert.Single(read.Pages);
        Assert.Equal((120, 80), (page.Width, page.Height));
        Assert.Equal([0xFF, 0xD8, 0xFF], page.Jpeg[..3]);
        Assert.Equal("red blue", Halves(page));
    }

    [Theory]
    [InlineData(1, "red blue", 120)]
    [InlineData(2, "blue red", 120)]
    [InlineData(3, "blue red", 120)]
    [InlineData(4, "red blue", 120)]
    [InlineData(5, "red over blue", 80)]
    [InlineData(6, "red over blue", 80)]
    [InlineData(7, "blue over red", 80)]
    [InlineData(8, "blue over red", 80)]
    public async Task However_the_phone_was_held_the_page_stands_upright_and_tells_neither_place_nor_phone(ushort orientation, string seen, int width)
    {
        byte[] photo = SamplePictures.Photographed(orientation);
        Assert.True(photo.AsSpan().IndexOf("канарейка"u8) > 0);
        ScanReading.Read read = await ReadAsync(photo);
        Assert.Equal((seen, width), (Halves(read.Pages[0]), read.Pages[0].Width));
        foreach (ScanPicture kept in read.Pages.Add(read.Small))
        {
            Assert.True(kept.Jpeg.AsSpan().IndexOf("канарейка"u8) < 0);
            Assert.True(kept.Jpeg.AsSpan().IndexOf("Exif"u8) < 0);
        }
    }

    [Fact]
    public async Task Every_page_of_a_tiff_is_kept()
    {
        ScanReading.Read read = await ReadAsync(SamplePictures.Tiff(3));
        Assert.Equal((ScanKind.Tiff, 3), (read.Kind, read.Pages.Length));
        Assert.Equal(["red red", "blue blue", "red red"], read.Pages.Select(Halves));
    }

    [Fact]
    public async Task Every_page_of_a_pdf_is_drawn_and_nothing_of_the_file_itself_is_kept()
    {
        ScanReading reading = await Reader.ReadAsync(SamplePictures.Pdf(2), Ct);
        Assert.SkipWhen(reading is ScanReading.Refused { Code: "scan.pdf-not-here" }, "Poppler is not installed here: apt-get install -y poppler-utils.");
        ScanReading.Read read = Assert.IsType<ScanReading.Read>(reading);
        Assert.Equal((ScanKind.Pdf, 2), (read.Kind, read.Pages.Length));
        Assert.All(read.Pages, page => Assert.Equal((3508, true), (page.Height, page.Width is 2478 or 2479)));
        Assert.All(read.Pages, page => Assert.True(page.Jpeg.AsSpan().IndexOf("JavaScript"u8) < 0));
    }

    [Fact]
    public async Task A_large_page_is_kept_at_the_size_that_is_read_and_shown_small_in_lists()
    {
        ScanReading.Read read = await ReadAsync(SamplePictures.Encoded(SKEncodedImageFormat.Jpeg, 5000, 2500));
        Assert.Equal((3508, 1754), (read.Pages[0].Width, read.Pages[0].Height));
        Assert.Equal((320, 160), (read.Small.Width, read.Small.Height));
    }

    [Fact]
    public async Task A_heading_that_promises_too_many_pixels_is_refused_before_anything_is_decoded()
    {
        byte[] bomb = SamplePictures.Promising(60_000, 60_000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("scan.too-many-pixels", await RefusedAsync(bomb));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1_000_000);
        Assert.Equal("scan.too-many-pixels", (await new ScanReader(new ScanLimits { MostPixels = 120 * 80 - 1 }).ReadAsync(SamplePictures.Encoded(SKEncodedImageFormat.Png), Ct) as ScanReading.Refused)?.Code);
        Assert.IsType<ScanReading.Read>(await new ScanReader(new ScanLimits { MostPixels = 120 * 80 }).ReadAsync(SamplePictures.Encoded(SKEncodedImageFormat.Png), Ct));
    }

    [Fact]
    public async Task Pages_and_bytes_have_their_limits()
    {
        Assert.Equal("scan.too-many-pages", (await new ScanReader(new ScanLimits { MostPages = 2 }).ReadAsync(SamplePictures.Tiff(3), Ct) as ScanReading.Refused)?.Code);
        Assert.IsType<ScanReading.Read>(await new ScanReader(new ScanLimits { MostPages = 3 }).ReadAsync(SamplePictures.Tiff(3), Ct));
        byte[] png = SamplePictures.Encoded(SKEncodedImageFormat.Png);
        Assert.Equal(new ScanReading.Refused("scan.too-long", png.Length - 1, png.Length), await new ScanReader(new ScanLimits { MostBytes = png.Length - 1 }).ReadAsync(png, Ct));
        Assert.Equal("scan.too-many-pages", await RefusedAsync(SamplePictures.Pdf(31)) is "scan.pdf-not-here" ? "scan.too-many-pages" : await RefusedAsync(SamplePictures.Pdf(31)));
    }

    [Fact]
    public async Task What_is_no_picture_is_refused_whatever_it_is_called()
    {
        Assert.Equal("scan.empty", await RefusedAsync([]));
        Assert.Equal("scan.unknown-kind", await RefusedAsync("MZ this is a program"u8.ToArray()));
        Assert.Equal("scan.unknown-kind", await RefusedAsync("<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray()));
        Assert.Equal("scan.unknown-kind", await RefusedAsync("push graphic-context\nimage over 0,0 0,0 'url(http://127.0.0.1/)'"u8.ToArray()));
        Assert.Equal("scan.damaged", await RefusedAsync([0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3]));
    }

    [Fact]
    public async Task A_picture_that_breaks_off_is_refused_and_never_kept_by_half()
    {
        byte[] jpeg = SamplePictures.Encoded(SKEncodedImageFormat.Jpeg, 800, 600);
        Assert.Contains(await RefusedAsync(jpeg[..(jpeg.Length / 2)]), new[] { "scan.broken-off", "scan.damaged" });
        byte[] png = SamplePictures.Encoded(SKEncodedImageFormat.Png, 800, 600);
        Assert.Contains(await RefusedAsync(png[..(png.Length / 2)]), new[] { "scan.broken-off", "scan.damaged" });
    }

    [Theory]
    [InlineData(0, 400)]
    [InlineData(1, 400)]
    [InlineData(2, 400)]
    [InlineData(3, 150)]
    [InlineData(4, 12)]
    public void Whatever_happened_to_a_file_on_its_way_it_is_read_or_refused_and_nothing_is_thrown(int which, int times)
    {
        byte[] good = which switch
        {
            0 => SamplePictures.Photographed(6),
            1 => SamplePictures.Encoded(SKEncodedImageFormat.Png),
            2 => SamplePictures.Encoded(SKEncodedImageFormat.Webp),
            3 => SamplePictures.Tiff(2),
            _ => SamplePictures.Pdf(2),
        };
        ScanReader reader = new(new ScanLimits { MostPixels = 4_000_000, KeptSide = 200, MostTime = TimeSpan.FromSeconds(20) });
        Gen<byte[]> mutated = Gen.Select(Gen.Int[0, good.Length - 1].Select(Gen.Byte).Array[1, 12], Gen.Int[0, good.Length], Gen.Int[0, 4]).Select((changes, cut, how) =>
        {
            byte[] bytes = [.. good];
            foreach ((int at, byte value) in changes)
            {
                bytes[at] = value;
            }

            return how == 0 ? bytes[..cut] : bytes;
        });
        mutated.Sample(
            bytes =>
            {
                ScanReading reading = reader.ReadAsync(bytes, CancellationToken.None).GetAwaiter().GetResult();
                Assert.True(reading is ScanReading.Read { Pages.Length: > 0 } or ScanReading.Refused { Code.Length: > 0 });
            },
            iter: times,
            threads: 1);
    }

    private static async Task<ScanReading.Read> ReadAsync(byte[] file) => Assert.IsType<ScanReading.Read>(await Reader.ReadAsync(file, Ct));

    private static async Task<string> RefusedAsync(byte[] file) => Assert.IsType<ScanReading.Refused>(await Reader.ReadAsync(file, Ct)).Code;

    /// <summary>What is seen on the left and on the right, or above and below.</summary>
    private static string Halves(ScanPicture page)
    {
        using SKBitmap bitmap = SKBitmap.Decode(page.Jpeg);
        Assert.Equal((page.Width, page.Height), (bitmap.Width, bitmap.Height));
        string left = Colour(bitmap.GetPixel(bitmap.Width / 4, bitmap.Height / 4));
        string right = Colour(bitmap.GetPixel(bitmap.Width * 3 / 4, bitmap.Height / 4));
        string below = Colour(bitmap.GetPixel(bitmap.Width / 4, bitmap.Height * 3 / 4));
        return left == below ? $"{left} {right}" : $"{left} over {below}";
    }

    private static string Colour(SKColor colour) => colour.Red > 200 && colour.Blue < 60 ? "red" : colour.Blue > 200 && colour.Red < 60 ? "blue" : colour.ToString();
}
