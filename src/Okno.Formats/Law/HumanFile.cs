using System.Collections.Immutable;
using Okno.Domain.Law;

namespace Okno.Formats.Law;

/// <summary>The file <c>human.yaml</c> of an edition: what a human decides, by clause.</summary>
internal static class HumanFile
{
    /// <param name="clauseOf">Reads the clause of an entry and notes one that the text does not have.</param>
    public static ImmutableArray<HumanClause> Read(Fields file, Func<Fields, string> clauseOf)
    {
        List<HumanClause> all = [];
        foreach (Fields entry in file.Each("human"))
        {
            HumanClause one = new(clauseOf(entry), entry.Word<HumanReason>("reason"), entry.Word<AskedAt>("asked"), entry.TextOrNull("question"));
            if ((one.Asked == AskedAt.Never) != (one.Question is null))
            {
                entry.Fail("question", one.Question is null ? "нет поля «question»: кого спрашивают, тому нужен вопрос" : "вопрос есть, а не спрашивают: «asked» - never");
            }

            if (all.Any(other => other.Clause == one.Clause))
            {
                entry.Fail("clause", $"пункт {one.Clause} назван дважды");
            }

            all.Add(one);
            entry.Close();
        }

        file.Close();
        return [.. all];
    }
}
