using System.Reflection;
using System.Text;
using Okno.Desk.Record;
using Okno.Domain.Approvals;
using Okno.Domain.Cases;
using Okno.Domain.Handovers;
using Okno.Domain.Payments;
using Okno.Domain.Privacy;
using Okno.Testing;
using Okno.Testing.Cases;

namespace Okno.Desk.Tests.Golden;

/// <summary>
/// What was once written can be read for ever. One file per event name and version, kept as it was first written; a change of shape is a new version with an upcaster and a file of its own, never a changed file.
/// New files are written by running the tests once with OKNO_WRITE_GOLDEN=1; an existing file is never overwritten.
/// </summary>
public sealed class GoldenEventTests
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "tests", "Okno.Desk.Tests", "Golden", "events");

    private static readonly Type[] Families = [typeof(CaseEvent), typeof(RegisterEvent), typeof(ApprovalEvent), typeof(LineEvent), typeof(StatementEvent), typeof(ErasureEvent)];

    private static readonly Dictionary<string, Type> Types = typeof(CaseEvent).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && Families.Any(type.IsSubclassOf))
        .ToDictionary(type => type.GetCustomAttribute<EventAttribute>() is { } name ? $"{name.Name}.v{name.Version}" : throw new InvalidOperationException($"{type.Name} has no [Event] name."));

    public static TheoryData<string> Events
    {
        get
        {
            if (Environment.GetEnvironmentVariable("OKNO_WRITE_GOLDEN") == "1")
            {
                WriteMissing();
            }

            return [.. Types.Keys];
        }
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void An_event_that_was_kept_is_read_and_written_again_to_the_byte(string name)
    {
        string file = Path.Combine(Folder, name + ".json");
        Assert.True(File.Exists(file), $"{name} has no golden file: run the tests once with OKNO_WRITE_GOLDEN=1 and look at what it wrote.");
        byte[] kept = Encoding.UTF8.GetBytes(File.ReadAllText(file).TrimEnd('\n'));

        object read = RecordJson.Read(kept, Types[name]);

        Assert.Equal(Encoding.UTF8.GetString(kept), Encoding.UTF8.GetString(RecordJson.Write(read)));
    }

    [Fact]
    public void Every_kept_file_has_its_event() =>
        Assert.Empty(Directory.EnumerateFiles(Folder).Select(Path.GetFileNameWithoutExtension).Except(Types.Keys));

    [Fact]
    public void Every_event_happens_in_some_life_and_survives_the_record()
    {
        HashSet<Type> seen = [];
        foreach (object e in SampleEvents.All)
        {
            byte[] written = RecordJson.Write(e);
            Assert.Equal(Encoding.UTF8.GetString(written), Encoding.UTF8.GetString(RecordJson.Write(RecordJson.Read(written, e.GetType()))));
            seen.Add(e.GetType());
        }

        Assert.Empty(Types.Values.Except(seen));
    }

    private static void WriteMissing()
    {
        Directory.CreateDirectory(Folder);
        foreach ((string name, Type type) in Types)
        {
            string file = Path.Combine(Folder, name + ".json");
            // The richest sample says most about the shape.
            byte[]? sample = SampleEvents.All.Where(e => e.GetType() == type).Select(RecordJson.Write).MaxBy(bytes => bytes.Length);
            if (sample is not null && !File.Exists(file))
            {
                File.WriteAllText(file, Encoding.UTF8.GetString(sample) + "\n");
            }
        }
    }
}
