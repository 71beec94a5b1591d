using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Okno.Store.Schema;

namespace Okno.Store.Streams;

/// <summary>A statement that grows: its text is of constants, every value is a parameter.</summary>
internal sealed class Statement
{
    private readonly StringBuilder text = new();
    private readonly List<object> values = [];

    public Statement Add(string sql)
    {
        text.Append(sql);
        return this;
    }

    public Statement Value(object value)
    {
        text.Append(CultureInfo.InvariantCulture, $"{{{values.Count}}}");
        values.Add(value);
        return this;
    }

    public Statement Values(IEnumerable<object> list)
    {
        var first = true;
        foreach (var value in list)
        {
            text.Append(first ? string.Empty : ", ");
            Value(value);
            first = false;
        }

        return this;
    }

#pragma warning disable EF1003 // The joined texts are constants of this assembly; every value is a parameter.
    public Task<List<StreamRow>> StreamsAsync(RecordContext context, string select, CancellationToken ct) =>
        context.Streams.FromSqlRaw(select + text, [.. values]).AsNoTracking().ToListAsync(ct);

    public async Task<long> NumberAsync(RecordContext context, string select, CancellationToken ct) =>
        (await context.Database.SqlQueryRaw<long>(select + text, [.. values]).ToListAsync(ct))[0];

    public async Task<IReadOnlyList<T>> RowsAsync<T>(RecordContext context, string select, CancellationToken ct) =>
        await context.Database.SqlQueryRaw<T>(select + text, [.. values]).ToListAsync(ct);
#pragma warning restore EF1003
}
