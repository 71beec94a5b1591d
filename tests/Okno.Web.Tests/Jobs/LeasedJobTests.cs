using Okno.Store;
using Okno.Store.Leases;
using Okno.Testing;
using Okno.Web.Jobs;

namespace Okno.Web.Tests.Jobs;

public sealed class LeasedJobTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private RecordStore store = null!;
    private RecordStore other = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        StoreOptions options = new(StoreOptions.Sqlite, $"Data Source={folder.File("record.db")};Pooling=False", folder.File("keys"));
        store = await RecordStore.OpenAsync(options, Ct);
        other = await RecordStore.OpenAsync(options, Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        await other.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task While_one_process_does_a_job_another_does_not_begin_it_and_afterwards_it_may()
    {
        LeasedJob here = new(store, "round"), there = new(other, "round");
        bool begun = false;
        Assert.True(await here.RunAsync(
            async _ =>
            {
                Assert.NotNull(Lease.Current);
                Assert.True(await there.IsRunningAsync(Ct));
                Assert.False(await there.RunAsync(_ => Task.FromResult(begun = true), Ct));
                Assert.True(await new LeasedJob(other, "another round").RunAsync(_ => Task.CompletedTask, Ct));
            },
            Ct));
        Assert.False(begun);
        Assert.True(await there.RunAsync(_ => Task.FromResult(begun = true), Ct));
        Assert.True(begun);
    }

    [Fact]
    public async Task A_job_stopped_from_another_process_writes_nothing_more()
    {
        LeasedJob here = new(store, "posting"), there = new(other, "posting");
        await here.RunAsync(
            async _ =>
            {
                Assert.True(await there.StopAsync(Ct));
                await Assert.ThrowsAsync<LeaseLostException>(() => store.CommitAsync(new([], null, null, [], new DateTimeOffset(2026, 4, 20, 9, 0, 0, TimeSpan.Zero)), Ct));
            },
            Ct);
    }

    [Fact]
    public async Task A_job_that_fails_gives_its_lease_back()
    {
        LeasedJob here = new(store, "failing");
        await Assert.ThrowsAsync<InvalidDataException>(() => here.RunAsync(_ => throw new InvalidDataException(), Ct));
        Assert.False(await here.IsRunningAsync(Ct));
    }
}
