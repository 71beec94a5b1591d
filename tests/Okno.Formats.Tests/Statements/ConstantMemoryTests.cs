using System.Text;
using Okno.Formats.Statements;
using Okno.Formats.Tests.Statements.Camt;

namespace Okno.Formats.Tests.Statements;

/// <summary>Memory is counted for the whole process, so nothing else may run beside.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}

[Collection(Alone.Name)]
public sealed class ConstantMemoryTests
{
    private const int Documents = 24_000;

    [Fact]
    public void A_1c_file_of_any_length_is_read_in_constant_memory()
    {
        int first = Sample.Text.IndexOf("СекцияДокумент", StringComparison.Ordinal);
        int end = Sample.Text.IndexOf("КонецФайла", StringComparison.Ordinal);
        Read(Sample.Text[..first], Sample.Text[first..end], Documents / 3);
    }

    [Fact]
    public void A_camt_message_of_any_length_is_read_in_constant_memory()
    {
        CamtSample made = new() { Entries = "#" };
        Read(made.Xml[..made.Xml.IndexOf('#', StringComparison.Ordinal)], made.Entry("8900.00", made.Transaction()) + "\n", Documents);
    }

    private static void Read(string head, string piece, int repeats)
    {
        using RepeatingStream stream = new(Encoding.UTF8.GetBytes(head), Encoding.UTF8.GetBytes(piece), repeats);
        Assert.Null(StatementReader.Open(stream, out StatementReader? reader));
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long most = 0;
        for (int i = 0; reader!.Read(out _); i++)
        {
            if (i % 8_000 == 7_999)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }

        Assert.Equal(Documents, reader.Summary.DocumentsCount);
        Assert.InRange(most, long.MinValue, 16 * 1024 * 1024);
    }
}
