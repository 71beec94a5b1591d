using System.Collections.Frozen;
using System.Reflection;

namespace Okno.Domain.Cases;

/// <summary>Every step type by its one name, read once from the assembly.</summary>
public static class CaseSteps
{
    public static readonly FrozenDictionary<string, (Type Type, StepInfo Info)> ByName = typeof(ICaseStep).Assembly.GetTypes()
        .Where(type => type.IsAssignableTo(typeof(ICaseStep)) && type is { IsAbstract: false, IsInterface: false })
        .Select(type => (Type: type, Info: (StepInfo)type.GetField("Info", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!))
        .ToFrozenDictionary(step => step.Info.Name);

    public static StepInfo InfoOf<TStep>()
        where TStep : ICaseStep => ByName.Values.First(step => step.Type == typeof(TStep)).Info;
}
