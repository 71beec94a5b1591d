using System.Text;

namespace Okno.Formats.Statements.OneC;

/// <summary>The statement's own accounts, asked by the text of a field without making a string of it.</summary>
internal sealed class OneCOwnAccounts
{
    private readonly HashSet<string> _accounts = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    public OneCOwnAccounts() => _bySpan = _accounts.GetAlternateLookup<ReadOnlySpan<char>>();

    private bool Full => _accounts.Count >= StatementTally.MostAccounts;

    public void Add(ReadOnlySpan<char> account)
    {
        if (!account.IsEmpty && !Full)
        {
            _bySpan.Add(account);
        }
    }

    /// <summary>The account as kept; null where it is not one of the statement's.</summary>
    public string? Known(ReadOnlySpan<char> account) => !account.IsEmpty && _bySpan.TryGetValue(account, out string? own) ? own : null;

    /// <summary>A quick look through a whole file: the key РасчСчет stands in the head and in account sections only.</summary>
    public void LookThrough(ReadOnlySpan<byte> head, Stream rest, Encoding coding)
    {
        byte[] buffer = new byte[64 * 1024];
        head.CopyTo(buffer);
        OneCByteLines lines = new(rest, buffer, head.Length);
        string account = OneCKeys.Name(OneCKey.Account);
        int keyLength = coding.GetByteCount(account);
        byte[] upper = coding.GetBytes(account[..1]);
        byte[] lower = coding.GetBytes(account[..1].ToLowerInvariant());
        Span<char> key = stackalloc char[OneCKeys.LongestKey];
        while (!Full && lines.Next(out ReadOnlySpan<byte> line))
        {
            // Almost every line is passed over here.
            line = line.IsEmpty || line[0] > ' ' ? line : line.TrimStart(" \t"u8);
            if (!line.StartsWith(upper) && !line.StartsWith(lower))
            {
                continue;
            }

            line = line.TrimEnd(" \t\r"u8);
            int equals = line.IndexOf((byte)'=');
            ReadOnlySpan<byte> name = equals < keyLength ? default : line[..equals].TrimEnd(" \t"u8);
            if (name.Length == keyLength && OneCKeys.Find(key[..coding.GetChars(name, key)]) == OneCKey.Account)
            {
                Add(coding.GetString(line[(equals + 1)..].Trim(" \t"u8)));
            }
        }
    }
}
