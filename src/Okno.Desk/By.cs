using System.Collections.Immutable;
using Okno.Domain.Cases;

namespace Okno.Desk;

/// <summary>
/// Who does something, when it came in, why and through what. <paramref name="Key"/> is the idempotency key of the request: the same key gives the first answer and no second effect.
/// <paramref name="SeenRevision"/> is the revision that the person saw; if the stream has moved on, nothing happens and they are told. Jobs give null and retry.
/// </summary>
/// <param name="Channel">"desk", "cli", "job".</param>
public sealed record By(string Account, string Name, ImmutableArray<Role> Roles, string Why, string Channel, string? Key = null, long? SeenRevision = null)
{
    public static By Job(string name) => new("system", "Система", [Role.System], name, "job");

    /// <summary>The first of the person's roles that a step allows; null where none does.</summary>
    public Role? RoleFor(ImmutableArray<Role> allowed)
    {
        foreach (Role role in Roles)
        {
            if (allowed.Contains(role))
            {
                return role;
            }
        }

        return null;
    }
}
