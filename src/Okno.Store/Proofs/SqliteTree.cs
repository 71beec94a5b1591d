using System.Buffers.Binary;
using Okno.Store.Databases;

namespace Okno.Store.Proofs;

/// <summary>Growth of a tree in an SQLite file. The caller holds the write lock.</summary>
internal static class SqliteTree
{
    public static bool Grow(SqliteStatements statements, TreeGrowth growth)
    {
        var log = (short)growth.Log;
        if (statements.Read("SELECT coalesce(max(leaf) + 1, 0) FROM leaves WHERE log = @p0", reader => reader.GetInt64(0), log)[0] != growth.From)
        {
            return false;
        }

        var leaf = growth.From;
        foreach (var position in growth.Positions)
        {
            statements.Execute("INSERT INTO leaves (log, position, leaf) VALUES (@p0, @p1, @p2)", log, position, leaf++);
        }

        foreach (var (id, hashes) in growth.Tiles)
        {
            statements.Execute("INSERT INTO tiles (log, level, place, hashes) VALUES (@p0, @p1, @p2, @p3) ON CONFLICT DO UPDATE SET hashes = excluded.hashes", log, id.Level, id.Place, hashes);
        }

        statements.Execute("INSERT INTO about (name, value) VALUES (@p0, @p1) ON CONFLICT DO UPDATE SET value = excluded.value", ProofTree.SettledName(growth.Log), Bytes(growth.Settled));
        return true;
    }

    public static byte[] Bytes(long number)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        return bytes;
    }
}
