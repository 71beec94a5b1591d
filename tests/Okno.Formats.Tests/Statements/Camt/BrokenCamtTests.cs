using System.Text;
using CsCheck;
using Okno.Formats.Statements;

namespace Okno.Formats.Tests.Statements.Camt;

public sealed class BrokenCamtTests
{
    private static readonly CamtSample Made = new();
    private static readonly CamtSample Three = Made with
    {
        Entries = string.Concat(Enumerable.Range(1, 3).Select(i => Made.Entry("3000.00", Made.Transaction(), $"BANK-{i}") + "\n")),
    };

    [Theory]
    [InlineData("utf-8", "UTF-8", false)]
    [InlineData("utf-8", "UTF-8", true)]
    [InlineData("utf-8", "windows-1251", false)]
    [InlineData("windows-1251", "windows-1251", false)]
    [InlineData("windows-1251", "UTF-8", false)]
    [InlineData("windows-1251", "no-such-name", false)]
    [InlineData("koi8-r", "KOI8-R", false)]
    [InlineData("iso-8859-5", "ISO-8859-5", false)]
    [InlineData("utf-16", "UTF-16", true)]
    [InlineData("utf-16", "UTF-16", false)]
    [InlineData("utf-16BE", "UTF-16", true)]
    [InlineData("utf-16BE", "UTF-16", false)]
    public void Any_encoding_is_read_by_its_mark_its_declaration_or_its_bytes(string real, string declared, bool mark)
    {
        Encoding coding = CodePagesEncodingProvider.Instance.GetEncoding(real) ?? Encoding.GetEncoding(real);
        string xml = Three.Xml.Replace("encoding=\"UTF-8\"", $"encoding='{declared}'", StringComparison.Ordinal);
        byte[] bytes = [.. mark ? coding.GetPreamble() : [], .. coding.GetBytes(xml)];
        Statement statement = Sample.Read(bytes);
        Assert.Empty(statement.Quarantined);
        Assert.Equal((real == "utf-16BE" ? "utf-16" : real, declared.ToLowerInvariant()), (statement.Summary.Header.Encoding, statement.Summary.Header.DeclaredEncoding));
        Assert.Equal(3, statement.Documents.Count);
        Assert.All(statement.Documents, document => Assert.Equal("Каримов Жасур", document.PayerName));
        Assert.Equal(StatementFormat.Camt, StatementReader.Detect(bytes));
    }

    [Fact]
    public void Cut_at_any_byte_the_entries_before_the_cut_stay_and_the_cut_one_is_not_believed()
    {
        byte[] whole = Encoding.UTF8.GetBytes(Three.Xml);
        string[] all = [.. Three.Read().Documents.Select(document => document.Identity)];
        int first = Three.Xml.IndexOf("<Stmt>", StringComparison.Ordinal) + "<Stmt>".Length;
        int named = Three.Xml.IndexOf("001.02", StringComparison.Ordinal) + "001.02".Length;
        for (int length = named; length < whole.Length - 1; length++)
        {
            if (length < first)
            {
                Assert.Equal(StatementError.Broken, Sample.ErrorOf(whole[..length]));
                continue;
            }

            Statement cut = Sample.Read(whole[..length]);
            int complete = Encoding.UTF8.GetString(whole[..length]).Split("</Ntry>").Length - 1;
            Assert.Equal(all.Take(complete), cut.Documents.Select(document => document.Identity));
            Assert.False(cut.Summary.EndMarker);
            Assert.Equal(QuarantineReason.CutHere, cut.Quarantined[^1].Reason);
        }
    }

    [Theory]
    [InlineData("<Ntry><Amt")]
    [InlineData("<Ntry></Wrong>")]
    [InlineData("&unknown;")]
    [InlineData("<a b='1' b='2'/>")]
    [InlineData("<!DOCTYPE x>")]
    public void From_where_it_is_no_xml_on_nothing_is_believed(string broken)
    {
        Statement statement = Sample.Read(Three.Xml.Replace("<Ntry><Amt Ccy=\"RUB\">3000.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-04-20</Dt></BookgDt><ValDt><DtTm>2026-04-20T23:30:00+03:00</DtTm></ValDt><AcctSvcrRef>BANK-2", broken + "<Ntry><AcctSvcrRef>BANK-2", StringComparison.Ordinal));
        Assert.Equal("BANK-1", Assert.Single(statement.Documents).BankReference);
        Assert.Equal((QuarantineReason.CutHere, 6), (statement.Quarantined[^1].Reason, statement.Quarantined[^1].Line));
        Assert.True(statement.Summary.UnterminatedSection);
    }

    [Theory]
    [InlineData("<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>")]
    [InlineData("<!DOCTYPE d SYSTEM \"file:///etc/hostname\">")]
    public void A_document_type_is_refused(string doctype) =>
        Assert.Equal(StatementError.Broken, Sample.ErrorOf(Encoding.UTF8.GetBytes(Three.Xml.Replace("<Document", doctype + "<Document", StringComparison.Ordinal))));

    [Fact]
    public void Nesting_names_and_tags_without_end_stop_the_reading_and_take_little_memory()
    {
        string start = Three.Xml[..Three.Xml.IndexOf("</Stmt>", StringComparison.Ordinal)];
        foreach (string endless in (string[])[
            string.Concat(Enumerable.Repeat("<a>", 300_000)),
            string.Concat(Enumerable.Range(0, 200_000).Select(i => $"<n{i}/>")),
            "<a " + string.Concat(Enumerable.Range(0, 400_000).Select(i => $"b{i}='' ")),
            "<a b='" + new string('x', 6_000_000)])
        {
            byte[] bytes = Encoding.UTF8.GetBytes(start + endless);
            long before = GC.GetAllocatedBytesForCurrentThread();
            Statement statement = Sample.Read(bytes);
            Assert.Equal(3, statement.Documents.Count);
            Assert.Equal(QuarantineReason.CutHere, statement.Quarantined[^1].Reason);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 128L * 1024 * 1024);
        }
    }

    [Fact]
    public void A_lost_letter_or_a_control_character_costs_only_itself()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Three.Xml.Replace("Каримов Жасур", "Каримов&#1;Жасур", StringComparison.Ordinal));
        bytes[bytes.AsSpan().LastIndexOf("Переоформление"u8)] = 0xFF;
        Statement statement = Sample.Read(bytes);
        Assert.Equal(3, statement.Documents.Count);
        Assert.All(statement.Documents, document => Assert.Equal("Каримов Жасур", document.PayerName));
    }

    [Fact]
    public void An_endless_text_is_cut_and_named()
    {
        Statement statement = Sample.Read(Three.Xml.Replace("патента 77", new string('я', 5_000), StringComparison.Ordinal));
        Assert.Equal(3, statement.Documents.Count);
        Assert.Equal(3, statement.Quarantined.Count(line => line.Reason == QuarantineReason.LineTooLong));
    }

    [Fact]
    public void Any_bytes_get_an_answer()
    {
        byte[] whole = Encoding.UTF8.GetBytes(Three.Xml);
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte.Array[0, 40], Gen.Int[0, 60]).Sample((at, put, take) => Sample.ErrorOf([.. whole[..at], .. put, .. whole[Math.Min(whole.Length, at + take)..]]));
        string[] parts = ["<Ntry>", "</Ntry>", "<Amt Ccy=\"RUB\">", "1.00", "</Amt>", "<TxDtls>", "</TxDtls>", "<NtryDtls>", "</NtryDtls>", "<Sts/>", "<Sts>BOOK</Sts>", "<CdtDbtInd>CRDT</CdtDbtInd>", "<Bal>", "</Bal>", "<Acct/>", "</Stmt>", "<Stmt>", "<![CDATA[x]]>", "<RmtInf><Strd>", "<ValDt><Dt>2026-04-20</Dt></ValDt>"];
        Gen.Int[0, parts.Length - 1].Select(i => parts[i]).Array[0, 30].Sample(chosen =>
        {
            Statement statement = Sample.Read(Three.Xml.Replace("</Stmt>", string.Concat(chosen) + "</Stmt>", StringComparison.Ordinal));
            Assert.Equal(statement.Summary.DocumentsCount, statement.Documents.Count);
        });
    }
}
