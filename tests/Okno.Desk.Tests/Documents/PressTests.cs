using System.Diagnostics;
using Okno.Documents;

namespace Okno.Desk.Tests.Documents;

public sealed class PressTests
{
    private static PaperPressOptions Installed()
    {
        PaperPressOptions options = PaperPressOptions.Find();
        if (options.WhyUnavailable is { } reason)
        {
            Assert.Skip(reason);
        }

        return options with { Workers = 1 };
    }

    [Fact]
    public async Task A_killed_worker_is_replaced_and_the_service_goes_on()
    {
        await using PaperPress press = new(Installed());
        PressFixture.Ready(await press.PrintAsync(SamplePapers.Custody(), TestContext.Current.CancellationToken));
        int first = Assert.Single(press.IdleWorkers);
        using (Process worker = Process.GetProcessById(first))
        {
            worker.Kill();
            await worker.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        PressFixture.Ready(await press.PrintAsync(SamplePapers.Custody(), TestContext.Current.CancellationToken));
        Assert.NotEqual(first, Assert.Single(press.IdleWorkers));
    }

    [Fact]
    public async Task A_worker_is_replaced_after_its_number_of_papers_and_by_memory()
    {
        await using PaperPress byNumber = new(Installed() with { PapersPerWorker = 2 });
        PressFixture.Ready(await byNumber.PrintAsync(SamplePapers.Custody(), TestContext.Current.CancellationToken));
        Assert.Single(byNumber.IdleWorkers);
        PressFixture.Ready(await byNumber.PrintAsync(SamplePapers.Custody(), TestContext.Current.CancellationToken));
        Assert.Empty(byNumber.IdleWorkers);

        await using PaperPress byMemory = new(Installed() with { MemoryLimit = 1 });
        PressFixture.Ready(await byMemory.PrintAsync(SamplePapers.Custody(), TestContext.Current.CancellationToken));
        Assert.Empty(byMemory.IdleWorkers);
    }

    [Fact]
    public async Task Many_callers_share_two_workers()
    {
        await using PaperPress press = new(Installed() with { Workers = 2 });
        PrintedPaper[] printed = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => press.PrintAsync(i % 2 == 0 ? SamplePapers.Custody() : SamplePapers.Custody(isReturn: true), TestContext.Current.CancellationToken)));

        Assert.All(printed, paper => PressFixture.Ready(paper));
        Assert.Equal(2, printed.Select(paper => Convert.ToHexString(PressFixture.Ready(paper).Pdf)).Distinct().Count());
        Assert.InRange(press.IdleWorkers.Count, 1, 2);
    }

    [Fact]
    public async Task A_paper_over_its_time_limit_waits_and_the_next_one_is_printed()
    {
        PaperPressOptions installed = Installed();
        await using PaperPress hasty = new(installed with { TimeLimit = TimeSpan.FromTicks(1) });
        PrintedPaper.Waits waits = Assert.IsType<PrintedPaper.Waits>(await hasty.PrintAsync(SamplePapers.Register(300), TestContext.Current.CancellationToken));
        Assert.Contains("напечатать позже", waits.Reason, StringComparison.Ordinal);
        Assert.Empty(hasty.IdleWorkers);
    }

    [Fact]
    public async Task Without_Node_a_paper_waits_and_nothing_is_thrown()
    {
        await using PaperPress press = new(Installed() with { Node = "node-that-is-not-here" });
        PrintedPaper.Waits waits = Assert.IsType<PrintedPaper.Waits>(await press.PrintAsync(SamplePapers.Custody(), TestContext.Current.CancellationToken));
        Assert.Contains("Node.js", waits.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_its_packages_a_paper_waits_and_the_reason_names_the_command()
    {
        string folder = Directory.CreateTempSubdirectory("okno-press").FullName;
        try
        {
            PaperPressOptions here = PaperPressOptions.Find();
            File.WriteAllText(Path.Combine(folder, "render.mjs"), "process.exit(1)");
            await using PaperPress press = new(here with { WorkerFolder = folder });
            PrintedPaper.Waits waits = Assert.IsType<PrintedPaper.Waits>(await press.PrintAsync(SamplePapers.Custody(), TestContext.Current.CancellationToken));
            Assert.Contains("npm ci", waits.Reason, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_worker_that_always_dies_is_tried_twice_and_then_the_paper_waits()
    {
        string folder = Directory.CreateTempSubdirectory("okno-press").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "node_modules", "@myriaddreamin", "typst-ts-node-compiler"));
            File.WriteAllText(Path.Combine(folder, "render.mjs"), "console.error('broken on purpose'); process.exit(1);");
            await using PaperPress press = new(Installed() with { WorkerFolder = folder });
            PrintedPaper.Waits waits = Assert.IsType<PrintedPaper.Waits>(await press.PrintAsync(SamplePapers.Custody(), TestContext.Current.CancellationToken));
            Assert.Contains("дважды", waits.Reason, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_closed_press_leaves_no_process_behind()
    {
        int worker;
        await using (PaperPress press = new(Installed()))
        {
            PressFixture.Ready(await press.PrintAsync(SamplePapers.Custody(), TestContext.Current.CancellationToken));
            worker = Assert.Single(press.IdleWorkers);
        }

        Process? left = Process.GetProcesses().FirstOrDefault(process => process.Id == worker);
        if (left is not null)
        {
            // Killed, and about to be reaped.
            await left.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }
}
