using Okno.Desk.Record;
using Okno.Desk.Tests.Store;
using Okno.Store;

namespace Okno.Desk.Tests.Cases;

/// <summary>A record of one test class with people of its own; when the class is over, the record must verify and no kopeck may be lost, whatever the tests did to it.</summary>
public abstract class DeskFixture(StoreFixture record) : IAsyncLifetime
{
    private int people;

    public string? Missing => record.Missing;

    public StoreFixture Record => record;

    public RecordStore Store => record.Store;

    /// <summary>The number of the next person, patent, receipt: never the same twice in one record.</summary>
    public int Next() => Interlocked.Increment(ref people);

    public ValueTask InitializeAsync() => record.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        if (record.Missing is null)
        {
            var report = await Store.VerifyAsync((kind, events) => StreamKinds.ByName[kind].Fold(events), book: (kind, state) => StreamKinds.ByName[kind].BookOf(state));
            var money = await BookCheck.OfAsync(Store);
            await record.DisposeAsync();
            Assert.True(report.Sound, string.Join('\n', report.Faults));
            if (report.Erased == 0)
            {
                money.IsConserved();
            }
            else
            {
                money.TheBookIsWhole();
            }
        }
        else
        {
            await record.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }
}

/// <summary>A desk over an SQLite file.</summary>
public sealed class SqliteDesk() : DeskFixture(new SqliteFixture());

/// <summary>A desk over a real PostgreSQL.</summary>
public sealed class PostgresDesk() : DeskFixture(new PostgresFixture());
