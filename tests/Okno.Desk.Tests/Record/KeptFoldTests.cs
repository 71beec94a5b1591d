using System.Collections;
using System.Reflection;
using Okno.Desk.Record;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Papers;
using Okno.Store.Streams;
using Okno.Testing.Cases;

namespace Okno.Desk.Tests.Record;

/// <summary>A fold that stays in memory between two steps must be the very value that the record would give back: to the last member, empty lists and lists never given told apart.</summary>
public sealed class KeptFoldTests
{
    [Fact]
    public void After_every_step_of_a_life_the_fold_in_memory_is_what_its_record_says()
    {
        foreach (Life life in Lives())
        {
            Case state = StreamKinds.Case.Empty(life.Case.Id, life.Case.Number);
            Stamp by = new("check", "Проверка", Role.Operator, "проверка", "desk");
            int version = 0;
            foreach (CaseEvent e in life.Events)
            {
                (Okno.Store.Journal.StreamChange change, Case after) = StreamKinds.Case.Change(life.Case.Id, life.Case.Number, state, version++, [e], by);
                Assert.Null(Difference(after, RecordJson.Read<Case>(change.State.Span), "case"));
                state = after;
            }

            Assert.True(version > 10);
        }
    }

    [Fact]
    public void A_fold_that_the_store_keeps_is_read_once()
    {
        Life life = Life.Usual().Contract();
        byte[] state = RecordJson.Write(life.Case);
        LoadedStream kept = new(life.Case.Id, "case", 5, state, new StreamIndex("", "", null, null, null, null), Erased: false) { Kept = true };
        Assert.Same(StreamKinds.Case.Open(kept), StreamKinds.Case.Open(kept));
        Assert.NotSame(StreamKinds.Case.Open(kept with { Kept = false }), StreamKinds.Case.Open(kept with { Kept = false }));
        Assert.NotSame(StreamKinds.Case.Open(kept), StreamKinds.Case.Open(kept with { State = [.. state] }));
    }

    private static IEnumerable<Life> Lives()
    {
        yield return Life.Usual().AcceptByAuthority().GiveOriginalsBack();
        yield return Life.Usual().Refuse(RefusalGround.LateFiling);
        yield return Life.Usual().Contract().Do(new BookVisit(Sample.Day("2026-04-08"), new TimeOnly(10, 0))).Receive(new PaperId(PaperKind.Photo)).Receive(new PaperId(PaperKind.MedicalPolicy)).Accept(new PaperId(PaperKind.Photo));
    }

    /// <summary>Where two values differ; null where they do not.</summary>
    private static string? Difference(object? one, object? other, string at)
    {
        if (one is null || other is null)
        {
            return one is null && other is null ? null : $"{at}: one is absent";
        }

        if (one.GetType() != other.GetType())
        {
            return $"{at}: {one.GetType().Name} and {other.GetType().Name}";
        }

        Type type = one.GetType();
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(System.Collections.Immutable.ImmutableArray<>))
        {
            PropertyInfo isDefault = type.GetProperty("IsDefault")!;
            if ((bool)isDefault.GetValue(one)! || (bool)isDefault.GetValue(other)!)
            {
                return (bool)isDefault.GetValue(one)! == (bool)isDefault.GetValue(other)! ? null : $"{at}: a list never given";
            }
        }

        if (one is string || type.IsPrimitive || type.IsEnum || type.Namespace == "System")
        {
            return one.Equals(other) ? null : $"{at}: {one} and {other}";
        }

        if (one is IEnumerable list)
        {
            object?[] these = [.. list.Cast<object?>()], those = [.. ((IEnumerable)other).Cast<object?>()];
            return these.Length != those.Length
                ? $"{at}: {these.Length} and {those.Length}"
                : these.Zip(those).Select((pair, i) => Difference(pair.First, pair.Second, $"{at}[{i}]")).FirstOrDefault(found => found is not null);
        }

        return Fields(type).Select(field => Difference(field.GetValue(one), field.GetValue(other), $"{at}.{field.Name}")).FirstOrDefault(found => found is not null);
    }

    private static IEnumerable<FieldInfo> Fields(Type? type)
    {
        for (; type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                yield return field;
            }
        }
    }
}
