using System.Diagnostics;
using Okno.Fuzz;
using Okno.Testing;

namespace Okno.Formats.Tests.Fuzz;

/// <summary>The seeds of the fuzzer, and with them every input that ever broke a reader, run as ordinary tests.</summary>
public sealed class CorpusTests
{
    private static string Corpus => Path.Combine(RepositoryRoot.Path, "tests", "Okno.Fuzz", "corpus");

    public static TheoryData<string, string> Inputs => [.. Targets.All.Keys.SelectMany(target =>
        Directory.EnumerateFiles(Path.Combine(Corpus, target)).Order(StringComparer.Ordinal).Select(file => (target, Path.GetFileName(file))))];

    [Theory]
    [MemberData(nameof(Inputs))]
    public void A_reader_takes_the_input_without_an_exception_within_a_second_and_its_memory(string target, string file)
    {
        byte[] input = File.ReadAllBytes(Path.Combine(Corpus, target, file));
        Targets.Try(Targets.All[target], input);
        long began = Stopwatch.GetTimestamp();
        Targets.Try(Targets.All[target], input);
        Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Every_target_has_its_corpus_and_its_words_and_no_folder_is_without_a_target()
    {
        Assert.Equal(Targets.All.Keys, Directory.EnumerateDirectories(Corpus).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(Targets.All.Keys, target => Assert.NotEmpty(File.ReadAllLines(Path.Combine(RepositoryRoot.Path, "tests", "Okno.Fuzz", "words", target + ".dict"))));
    }

    [Fact]
    public void A_reader_that_takes_more_memory_than_an_input_may_is_told()
    {
        Assert.Throws<BrokenPromiseException>(() => Targets.Try(_ =>
        {
            for (int i = 0; i <= Targets.MostBytes / (1 << 20); i++)
            {
                _ = GC.AllocateUninitializedArray<byte>(1 << 20);
            }
        }, []));
    }
}
