using System.IO.Compression;
using System.Text;
using Okno.Testing.Canaries;

namespace Okno.Web.Tests.Canaries;

/// <summary>The searcher finds what it should: else no hits would prove nothing.</summary>
public sealed class HuntTests
{
    private const string Canary = "Кенаров-Ж7Щ4 Азиз";

    [Fact]
    public void A_planted_text_is_found_in_every_form_inside_every_container_at_every_alignment()
    {
        CanaryHunt hunt = new([("name", Canary), ("passport", "QX48151623")]);
        int planted = 0;
        foreach (string text in (string[])[Canary, "QX48151623", Canary.ToUpperInvariant()])
        {
            foreach ((string form, byte[] bytes) in CanaryForms.Of(text))
            {
                for (int before = 0; before < 3; before++)
                {
                    byte[] noise = new byte[500 + before];
                    new Random(before).NextBytes(noise);
                    byte[] plain = [.. noise, .. bytes, .. noise];
                    foreach ((string container, Func<byte[], byte[]> pack) in Containers)
                    {
                        int was = hunt.Hits.Count;
                        hunt.In(pack(plain), container);
                        Assert.True(hunt.Hits.Count > was, $"{form} in {container}");
                        planted++;
                    }
                }
            }
        }

        Assert.True(planted > 500);
        int all = hunt.Hits.Count;
        hunt.In(Encoding.UTF8.GetBytes("Канарейкин Азиз, QX48151624"), "innocent");
        Assert.Equal(all, hunt.Hits.Count);
    }

    [Fact]
    public void A_text_encoded_by_the_platform_itself_is_found()
    {
        byte[] clear = Encoding.UTF8.GetBytes($"x{Canary} and more");
        foreach ((string how, string written) in ((string, string)[])
        [
            ("base64", Convert.ToBase64String(clear)), ("base64url", System.Buffers.Text.Base64Url.EncodeToString(clear)), ("hex", Convert.ToHexString(clear)), ("url", Uri.EscapeDataString(Canary)),
            ("json", System.Text.Json.JsonSerializer.Serialize(Canary)), ("html", System.Text.Encodings.Web.HtmlEncoder.Default.Encode(Canary)),
        ])
        {
            CanaryHunt hunt = new([("name", Canary), ("part", "Ж7Щ4 Азиз")]);
            hunt.In(Encoding.ASCII.GetBytes(written), how);
            Assert.True(hunt.Hits.Count > 0, how);
        }
    }

    private static IEnumerable<(string Name, Func<byte[], byte[]> Pack)> Containers =>
    [
        ("plain", bytes => bytes),
        ("gzip", bytes => Packed(bytes, target => new GZipStream(target, CompressionLevel.Optimal, leaveOpen: true))),
        ("fast gzip", bytes => Packed(bytes, target => new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true))),
        ("zip", Zipped),
        ("pdf", bytes => [.. "%PDF-1.7\n1 0 obj\n<</Filter/FlateDecode>>\nstream\n"u8, .. Packed(bytes, target => new ZLibStream(target, CompressionLevel.Optimal, leaveOpen: true)), .. "\nendstream\nendobj\n"u8]),
        ("pdf in zip", bytes => Zipped([.. "%PDF-1.7\nstream\n"u8, .. Packed(bytes, target => new ZLibStream(target, CompressionLevel.SmallestSize, leaveOpen: true)), .. "\nendstream"u8])),
    ];

    private static byte[] Zipped(byte[] bytes)
    {
        using MemoryStream target = new();
        using (ZipArchive zip = new(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream entry = zip.CreateEntry("file.bin").Open();
            entry.Write(bytes);
        }

        return target.ToArray();
    }

    private static byte[] Packed(byte[] bytes, Func<Stream, Stream> by)
    {
        using MemoryStream target = new();
        using (Stream packer = by(target))
        {
            packer.Write(bytes);
        }

        return target.ToArray();
    }
}
