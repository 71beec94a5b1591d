using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Okno.Store.Keys;

namespace Okno.Store.Proofs;

/// <summary>
/// The key that signs heads: ECDSA over P-256. Its secret number is derived (HKDF-SHA256) from a key of the key folder that is made, wrapped and kept like the key of a stream: so it is in every backup of the folder, under
/// every kind of master key, and re-wrapped with the others.
/// </summary>
internal sealed class HeadKey(KeyRing keys) : IDisposable
{
    /// <summary>The id under which the key lies in the folder; no stream has it.</summary>
    public static readonly Guid Id = new("6f6b6e6f-6865-4164-8000-000000000001");

    private readonly Lazy<ECDsa> key = new(() => Derive(keys.FindOrCreate(Id).Secret));

    /// <summary>Signs and checks. Safe for one thread at a time: the caller locks.</summary>
    public ECDsa Key => key.Value;

    /// <summary>The public half as a PEM file.</summary>
    public string PublicPem => Key.ExportSubjectPublicKeyInfoPem() + "\n";

    /// <summary>SHA-256 of the public half, hexadecimal.</summary>
    public string Fingerprint => FingerprintOf(Key);

    public static string FingerprintOf(ECDsa key) => Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));

    public void Dispose()
    {
        if (key.IsValueCreated)
        {
            key.Value.Dispose();
        }
    }

    // 48 bytes for 32, so that no number is noticeably likelier than another (FIPS 186-5, A.2.1).
    private static ECDsa Derive(byte[] secret)
    {
        var order = BigInteger.Parse("0FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture);
        var wide = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 48, info: Encoding.ASCII.GetBytes("okno heads p-256 1"));
        var number = (new BigInteger(wide, isUnsigned: true, isBigEndian: true) % (order - 1)) + 1;
        var bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        var scalar = new byte[32];
        bytes.CopyTo(scalar, scalar.Length - bytes.Length);
        return ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = scalar });
    }
}
