namespace Okno.Documents.Papers;

/// <summary>Who provides the service (1.6), as the edition of the Rules names it.</summary>
/// <param name="FullName">«Государственное бюджетное учреждение города Москвы «Многофункциональный миграционный центр»».</param>
/// <param name="ShortName">«ГБУ «Миграционный центр»».</param>
/// <param name="LegalAddress">Clause 1.6.</param>
/// <param name="ReceptionAddress">Clause 1.5: where papers are brought.</param>
public sealed record Provider(string FullName, string ShortName, string LegalAddress, string ReceptionAddress, string? Site = null, string? Phone = null);

/// <summary>What stands at the head of every paper (1.1, 1.6).</summary>
/// <param name="ServiceFullName">The official name of the service, genitive as in 1.1: «содействие в оформлении, передаче …».</param>
/// <param name="ServiceShortName">A short form for the running header, for example «Переоформление патента».</param>
/// <param name="Number">Number of the case, or of the register or act.</param>
/// <param name="Date">The day of the paper; also the only timestamp in the PDF, so that equal data give equal bytes.</param>
/// <param name="Edition">Which edition of the Rules the paper rests on, in words.</param>
/// <param name="Decision">The decision that produced the paper; null on a paper that no decision stands behind (a register, a form not saved yet).</param>
public sealed record PaperHead(Provider Provider, string ServiceFullName, string ServiceShortName, string Number, DateOnly Date, string Edition, DecisionMark? Decision = null);

/// <summary>Which decision produced a paper, printed in its foot and as a QR in the lower corner of the first page: whoever holds the paper can tell a forged decision record.</summary>
/// <param name="Name">«26-000123/7».</param>
/// <param name="Hash">SHA-256 of the decision record, lower-case hexadecimal digits.</param>
/// <param name="QrSvg">Both of them, in the capital letters that make the smallest picture.</param>
public sealed record DecisionMark(string Name, string Hash, string QrSvg)
{
    public static DecisionMark Of(string name, string hash) => new(name, hash, QrPicture.Svg($"OKNO {name} SHA256 {hash.ToUpperInvariant()}"));
}

/// <summary>The person of a case as printed.</summary>
/// <param name="FullName">In Russian, as in the notarised translation.</param>
/// <param name="IdentityPaper">Kind, series, number, issuer and date in one line.</param>
/// <param name="Patent">Series, number and date of issue in one line, for example «77 № 2500123456 от 20.03.2025».</param>
/// <param name="Address">Where the person lives or is registered; needed by the consent (152-FZ, art. 9 p. 4).</param>
public sealed record PersonLine(string FullName, string? LatinName, string Citizenship, DateOnly BirthDate, string IdentityPaper, string? Patent, string? Address = null, string? Phone = null);

/// <summary>Who signs for an organisation: «оператор», «Соколова М. В.». A null name leaves an empty line.</summary>
public sealed record Signer(string Post, string? Name);

/// <summary>The authority (уполномоченный орган) that takes the papers over, as named on the day of the paper.</summary>
public sealed record AuthorityName(string FullName, string ShortName, string? Unit = null, string? Address = null);

/// <summary>A sentence and the clause that it stands on («3.9.3», «ГК РФ, ст. 191»).</summary>
public sealed record ClauseText(string Text, string Clause);
