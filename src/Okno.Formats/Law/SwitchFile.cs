using System.Collections.Immutable;
using Okno.Domain.Law;

namespace Okno.Formats.Law;

/// <summary>The file of the switches: every disputed point with its readings and the one chosen.</summary>
internal static class SwitchFile
{
    public static Switches? Read(Fields? file)
    {
        if (file is null)
        {
            return null;
        }

        ImmutableSortedDictionary<string, Switch>.Builder all = ImmutableSortedDictionary.CreateBuilder<string, Switch>(StringComparer.Ordinal);
        foreach (Fields entry in file.Each("switches"))
        {
            Switch read = ReadOne(entry);
            if (!all.TryAdd(read.Code, read))
            {
                entry.Fail("code", $"решение {read.Code} названо дважды");
            }
        }

        foreach (string code in SwitchCode.Known.Keys.Where(code => !all.ContainsKey(code)))
        {
            file.Fail("switches", $"нет решения {code}, которое исполняет программа");
        }

        file.Close();
        return new Switches(all.ToImmutable());
    }

    private static Switch ReadOne(Fields entry)
    {
        List<SwitchReading> readings = [];
        foreach (Fields item in entry.Each("readings"))
        {
            readings.Add(new SwitchReading(item.Text("code"), item.Text("text"), item.Flag("true_to_text")));
            item.Close();
        }

        Switch read = new(entry.Text("code"), entry.Text("question"), entry.Text("clause"), entry.Text("chosen"), [.. readings], entry.TextOrNull("risk"), entry.Text("basis"));
        if (readings.All(reading => reading.Code != read.Chosen))
        {
            entry.Fail("chosen", $"чтения «{read.Chosen}» среди названных нет");
        }

        if (SwitchCode.Known.TryGetValue(read.Code, out ImmutableArray<string> known) && !known.ToHashSet().SetEquals(readings.Select(reading => reading.Code)))
        {
            entry.Fail("readings", $"у решения {read.Code} чтения {string.Join(", ", known)}");
        }

        if (read.DepartsFromText && string.IsNullOrWhiteSpace(read.Risk))
        {
            entry.Fail("chosen", "чтение отступает от текста Правил, нужен risk");
        }

        entry.Close();
        return read;
    }
}
