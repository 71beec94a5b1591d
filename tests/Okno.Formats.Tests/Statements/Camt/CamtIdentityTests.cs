using Okno.Formats.Statements;

namespace Okno.Formats.Tests.Statements.Camt;

public sealed class CamtIdentityTests
{
    private static readonly CamtSample Whole = new();
    private static readonly CamtSample Notice = new("054", 8);

    [Fact]
    public void An_entry_with_a_bank_reference_is_the_same_in_a_statement_and_a_notice()
    {
        string statement = Identities(Whole, Whole.Entry("8900.00", "")).Single();
        string notice = Identities(Notice, Notice.Entry("8900.00", Notice.Transaction("8900.00"), day: "2026-04-21")).Single();
        Assert.Equal(statement, notice);
    }

    [Fact]
    public void Overlapping_and_re_ordered_files_name_the_same_entries_alike()
    {
        string[] entries = [.. Enumerable.Range(0, 6).Select(i => Whole.Entry("8900.00", Whole.Transaction(endToEnd: $"E{i / 2}"), i % 2 == 0 ? $"BANK-{i}" : null))];
        HashSet<string> forward = [.. Identities(Whole, [.. entries])];
        Assert.Equal(6, forward.Count);
        Assert.True(forward.SetEquals(Identities(Whole, [.. entries.Reverse()])));
        Assert.Subset(forward, Identities(Whole, entries[2..5]).ToHashSet());
    }

    [Fact]
    public void Two_equal_payments_of_one_day_without_any_reference_are_two()
    {
        string entry = Whole.Entry("8900.00", Whole.Transaction(), reference: null);
        string[] both = Identities(Whole, entry, entry);
        Assert.Equal(2, both.Distinct().Count());
        Assert.Equal(both[..1], Identities(Whole, entry));
    }

    [Fact]
    public void Equal_transactions_of_one_entry_are_as_many_as_there_are()
    {
        string entry = Whole.Entry("30.00", string.Concat(Enumerable.Repeat(Whole.Transaction("10.00"), 3)));
        Assert.Equal(3, Identities(Whole, entry).Distinct().Count());
        Assert.Equal(Identities(Whole, entry), Identities(Whole, Whole.Entry("1.00", "", "BANK-0"), entry)[1..]);
    }

    [Fact]
    public void The_word_of_the_standard_for_no_reference_is_no_reference() =>
        Assert.DoesNotContain("NOTPROVIDED", Identities(Whole, Whole.Entry("8900.00", Whole.Transaction(endToEnd: "NOTPROVIDED"), reference: null)).Single(), StringComparison.Ordinal);

    private static string[] Identities(CamtSample sample, params string[] entries) => [.. (sample with { Entries = string.Concat(entries) }).Read().Documents.Select(document => document.Identity)];
}
