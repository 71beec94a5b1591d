using System.Text.Json;
using System.Text.Json.Serialization;

namespace Okno.Domain.Papers;

/// <summary>The papers of clause 2.1, one member per paper that has a due date and a verdict of its own.</summary>
public enum PaperKind
{
    /// <summary>2.1.1 the application for re-issue; printed by us, never asked for.</summary>
    Application,

    /// <summary>2.1.2 colour photo 30 x 40 mm.</summary>
    Photo,

    /// <summary>2.1.3 identity paper (passport, or a stateless person's paper).</summary>
    IdentityPaper,

    /// <summary>2.1.4 voluntary medical insurance policy.</summary>
    MedicalPolicy,

    /// <summary>2.1.5 migration card, "when needed" (Q7).</summary>
    MigrationCard,

    /// <summary>2.1.6 proof of the fixed advance tax payments.</summary>
    TaxReceipts,

    /// <summary>2.1.7.1 conclusion on infectious diseases.</summary>
    InfectionsConclusion,

    /// <summary>2.1.7.2 HIV certificate.</summary>
    HivCertificate,

    /// <summary>2.1.7.3 conclusion of the psychiatrist-narcologist.</summary>
    NarcologistConclusion,

    /// <summary>2.1.8 proof of Russian, history and law: one of four kinds, "when needed" (Q7).</summary>
    LanguageProof,

    /// <summary>2.1.9 the employer's petition.</summary>
    Petition,

    /// <summary>2.1.10 employment or civil contract; not for a natural person as employer.</summary>
    WorkContract,

    /// <summary>2.1.11 certified translation of one foreign-language paper; always a child item, see <see cref="PaperId.TranslationOf"/>.</summary>
    Translation,
}

/// <summary>How a paper lies on the desk (clause 4.2).</summary>
public enum PaperForm
{
    Original,
    CertifiedCopy,
    PlainCopy,
}

/// <summary>One line of a checklist: a paper, or the translation of a paper. Text form, in JSON too: "petition", "translation-of-medical-policy".</summary>
[JsonConverter(typeof(PaperIdJson))]
public readonly record struct PaperId(PaperKind Kind, PaperKind? TranslationOf = null)
{
    public static PaperId Translation(PaperKind of) => new(PaperKind.Translation, of);

    public static bool TryParse(string? text, out PaperId id)
    {
        const string child = "translation-of-";
        id = default;
        string name = text ?? "";
        bool isChild = name.StartsWith(child, StringComparison.Ordinal);
        foreach (PaperKind kind in Enum.GetValues<PaperKind>())
        {
            if (Kebab(kind) == (isChild ? name[child.Length..] : name) && kind != PaperKind.Translation)
            {
                id = isChild ? Translation(kind) : new PaperId(kind);
                return true;
            }
        }

        return false;
    }

    public override string ToString() => TranslationOf is { } of ? $"translation-of-{Kebab(of)}" : Kebab(Kind);

    private static string Kebab(PaperKind kind) => System.Text.RegularExpressions.Regex.Replace(kind.ToString(), "(?<!^)([A-Z])", "-$1").ToLowerInvariant();
}

/// <summary>A paper in JSON is its text form.</summary>
public sealed class PaperIdJson : JsonConverter<PaperId>
{
    public override PaperId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is var text && PaperId.TryParse(text, out PaperId id) ? id : throw new JsonException($"'{text}' is not a paper of 2.1.");

    public override void Write(Utf8JsonWriter writer, PaperId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
