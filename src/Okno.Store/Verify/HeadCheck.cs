using System.Security.Cryptography;
using Okno.Store.Proofs;

namespace Okno.Store.Verify;

/// <summary>The signed heads of the database and of the folder outside: numbers without gaps, signatures, and that each says what its tree was.</summary>
internal sealed class HeadCheck
{
    private readonly List<(SignedHead Head, bool IsOutside)> heads = [];
    private readonly Findings findings;

    private HeadCheck(Findings findings) => this.findings = findings;

    public long Count => heads.Count;

    public long Exported { get; private set; }

    /// <summary>Reads them and checks what needs no tree.</summary>
    public static async Task<HeadCheck> ReadAsync(Snapshot at, RecordProofs proofs, IReadOnlyList<(string File, SignedHead? Head, string Fingerprint)> outside, IReadOnlyList<ECDsa> trusted, Findings findings, CancellationToken ct)
    {
        var check = new HeadCheck(findings);
        var kept = await at.ListAsync($"SELECT {RecordProofs.Columns} FROM heads ORDER BY number", reader => RecordProofs.HeadOf(at.Database, reader), ct);
        if (kept.Count == 0 && outside.Count == 0)
        {
            return check;
        }

        bool IsSigned(SignedHead head) => proofs.IsOurs(head) || trusted.Any(key => head.IsSignedBy(key));
        var next = 1L;
        foreach (var head in kept)
        {
            if (head.Number != next)
            {
                findings.Blame(FaultKind.SignedHead, $"head {next}", head.Number > next ? $"Head {next} is missing: the next one found is {head.Number}." : $"Head {head.Number} was never given that number.");
            }

            next = Math.Max(next, head.Number) + 1;
            if (IsSigned(head))
            {
                check.heads.Add((head, false));
            }
            else
            {
                findings.Blame(FaultKind.SignedHead, $"head {head.Number}", $"The signature of head {head.Number} is not ours: it was changed.");
            }
        }

        var statements = kept.GroupBy(head => head.Number).ToDictionary(group => group.Key, group => group.First().Statement);
        foreach (var (file, read, _) in outside)
        {
            check.Exported++;
            if (read is null || !IsSigned(read))
            {
                findings.Blame(FaultKind.SignedHead, Path.GetFileName(file), $"The exported head {Path.GetFileName(file)} is not as it was written: the file was changed or belongs to another record.");
                continue;
            }

            if (statements.GetValueOrDefault(read.Number) != read.Statement)
            {
                findings.Blame(FaultKind.SignedHead, $"head {read.Number}", $"Head {read.Number} was exported on {read.At:yyyy-MM-dd HH:mm:ss}; the database has {(statements.ContainsKey(read.Number) ? "another one of that number" : "none of that number")}.");
            }

            check.heads.Add((read, true));
        }

        foreach (var key in trusted)
        {
            key.Dispose();
        }

        return check;
    }

    /// <summary>Sizes at which the roots of a tree are wanted.</summary>
    public IReadOnlyCollection<long> SizesOf(ProvedLog log) => [.. heads.Select(head => SizeOf(head.Head, log)).Distinct()];

    /// <summary>Names the first head that the tree contradicts.</summary>
    public void Check(ProvedLog log, TreeCheck tree)
    {
        foreach (var (head, isOutside) in heads.OrderBy(head => head.Head.Number))
        {
            var size = SizeOf(head, log);
            var root = log == ProvedLog.Journal ? head.JournalRoot : head.ReadsRoot;
            if (size > tree.Size)
            {
                findings.Blame(FaultKind.SignedHead, $"head {head.Number}", $"Head {head.Number}{(isOutside ? ", exported," : string.Empty)} says {size} leaves of the {Name(log)}; the tree has {tree.Size}: leaves {tree.Size} to {size - 1} were taken out.");
                return;
            }

            if (!tree.RootAt(size).AsSpan().SequenceEqual(root))
            {
                findings.Blame(FaultKind.SignedHead, $"head {head.Number}", $"The tree of the {Name(log)} had another root at head {head.Number}{(isOutside ? ", exported" : string.Empty)}: something among its first {size} leaves was changed.");
                return;
            }
        }
    }

    private static string Name(ProvedLog log) => log == ProvedLog.Journal ? "journal" : "reads";

    private static long SizeOf(SignedHead head, ProvedLog log) => log == ProvedLog.Journal ? head.JournalSize : head.ReadsSize;
}
