using System.Security.Cryptography;
using System.Text;

namespace Okno.Store.Keys;

/// <summary>Secrets of the house that are no stream's: <c>NAME.key</c> in the key folder, each wrapped by the master that it names.</summary>
internal sealed class WrappedSecrets(string folder, MasterKeys masters)
{
    private const string Heading = "okno wrapped key 1";

    private readonly KeyLocks locks = new(folder);

    public string FileOf(string name) => Path.Combine(folder, name + ".key");

    /// <summary>The secret, or null if there is none of that name.</summary>
    /// <exception cref="MasterKeyException">The file is damaged or was wrapped by another master key.</exception>
    public byte[]? Find(string name)
    {
        var file = FileOf(name);
        for (var attempt = 1; ; attempt++)
        {
            if (!File.Exists(file))
            {
                return null;
            }

            if (Read(name, File.ReadAllText(file)) is { } secret)
            {
                return secret;
            }

            // Between the reading of the file and that of the list a rotation may have ended.
            if (attempt == 3)
            {
                throw new MasterKeyException($"The key file {file} is damaged or belongs to another master key. Restore it from the backup of the key folder.");
            }
        }
    }

    /// <summary>The secret of that name; made, durably, where there is none.</summary>
    public byte[] FindOrCreate(string name, Func<byte[]>? make = null)
    {
        if (Find(name) is { } found)
        {
            return found;
        }

        var secret = make?.Invoke() ?? RandomNumberGenerator.GetBytes(32);
        using (locks.Making())
        {
            masters.Refresh();
            if (DurableFile.TryCreate(FileOf(name), Wrap(name, secret)))
            {
                return secret;
            }
        }

        return Find(name)!;
    }

    /// <summary>Wraps every secret that another master wrapped again, under the current one. How many were.</summary>
    public int RewrapAll()
    {
        var done = 0;
        foreach (var file in Directory.EnumerateFiles(folder, "*.key").Where(file => Path.GetFullPath(file) != Path.GetFullPath(masters.File)))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            using var changing = locks.Changing();
            if (!IsOurs(file) || File.ReadAllText(file).Split('\n') is [_, var line, ..] && line.StartsWith(masters.Current.Id, StringComparison.Ordinal))
            {
                continue;
            }

            DurableFile.Replace(file, Wrap(name, Find(name)!));
            done++;
        }

        return done;
    }

    private static bool IsOurs(string file)
    {
        using var reader = File.OpenText(file);
        return reader.ReadLine() == Heading;
    }

    private byte[] Wrap(string name, byte[] secret) =>
        Encoding.ASCII.GetBytes($"{Heading}\n{masters.Current.Id} {Convert.ToBase64String(Seal.Close(masters.Current.Wrapping, secret, Encoding.UTF8.GetBytes(name)))}\n");

    private byte[]? Read(string name, string text)
    {
        if (text.Split('\n') is not [Heading, var line, ..] || line.Split(' ') is not [var id, var wrappedText] || masters.Find(id) is not { } master)
        {
            return null;
        }

        var wrapped = new byte[wrappedText.Length];
        return Convert.TryFromBase64String(wrappedText, wrapped, out var length) ? Seal.TryOpen(master.Wrapping, wrapped.AsSpan(0, length), Encoding.UTF8.GetBytes(name)) : null;
    }
}
