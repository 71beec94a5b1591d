namespace Okno.Formats.Statements.Camt;

/// <summary>A debtor or a creditor: <c>Nm</c> directly (up to v7), or in <c>Pty</c> or <c>Agt</c> (from v8).</summary>
internal sealed record CamtParty(string? Name, string? TaxNumber)
{
    // The taxpayer's number by its code in the list of ISO 20022, as Russian banks use it for the ИНН.
    private const string TaxScheme = "TXID";

    public static CamtParty Read(CamtXml xml)
    {
        CamtParty party = new(null, null);
        Read(xml, ref party);
        return party;
    }

    private static void Read(CamtXml xml, ref CamtParty party)
    {
        int depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            switch (xml.Name)
            {
                case "Nm":
                    party = party with { Name = party.Name ?? xml.String() };
                    break;
                case "Pty" or "Agt" or "FinInstnId" or "Id" or "OrgId" or "PrvtId":
                    Read(xml, ref party);
                    break;
                case "Othr":
                    party = party with { TaxNumber = party.TaxNumber ?? ReadTaxNumber(xml) };
                    break;
                default:
                    xml.Skip();
                    break;
            }
        }
    }

    private static string? ReadTaxNumber(CamtXml xml)
    {
        string? id = null;
        bool named = false;
        int depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            switch (xml.Name)
            {
                case "Id":
                    id = xml.String();
                    break;
                case "SchmeNm":
                    int inner = xml.Depth;
                    while (xml.NextChild(inner))
                    {
                        ReadOnlySpan<char> scheme = xml.Text();
                        named |= scheme is TaxScheme or "INN" or "ИНН";
                    }

                    break;
                default:
                    xml.Skip();
                    break;
            }
        }

        return named ? id : null;
    }
}
