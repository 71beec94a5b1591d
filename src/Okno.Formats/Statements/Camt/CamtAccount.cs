namespace Okno.Formats.Statements.Camt;

/// <summary>An account: its IBAN or another number (a Russian account of 20 digits stands in <c>Othr</c>), and its currency where said.</summary>
internal sealed record CamtAccount(string? Number, string? Currency, string? Owner)
{
    public static CamtAccount Read(CamtXml xml)
    {
        CamtAccount account = new(null, null, null);
        int depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            switch (xml.Name)
            {
                case "Id":
                    account = account with { Number = ReadNumber(xml) };
                    break;
                case "Ccy":
                    account = account with { Currency = StatementCurrency.Of(xml.Text()) };
                    break;
                case "Ownr":
                    account = account with { Owner = CamtParty.Read(xml).Name };
                    break;
                default:
                    xml.Skip();
                    break;
            }
        }

        return account;
    }

    private static string? ReadNumber(CamtXml xml)
    {
        string? number = null;
        int depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            switch (xml.Name)
            {
                case "IBAN":
                    number ??= xml.String();
                    break;
                case "Othr":
                    int inner = xml.Depth;
                    while (xml.NextChild(inner))
                    {
                        if (xml.Name == "Id")
                        {
                            number ??= xml.String();
                        }
                        else
                        {
                            xml.Skip();
                        }
                    }

                    break;
                default:
                    xml.Skip();
                    break;
            }
        }

        return number;
    }
}

/// <summary>The kind of a transaction: "PMNT/RCDT/DMCT" of the standard's list, else the bank's own code.</summary>
internal static class CamtCode
{
    public static string? Read(CamtXml xml)
    {
        string? domain = null;
        string? own = null;
        int depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            switch (xml.Name)
            {
                case "Domn":
                    domain = Codes(xml);
                    break;
                case "Prtry":
                    own = Codes(xml);
                    break;
                default:
                    xml.Skip();
                    break;
            }
        }

        return domain ?? own;
    }

    private static string? Codes(CamtXml xml)
    {
        string? codes = null;
        int depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            string? code = null;
            switch (xml.Name)
            {
                case "Cd" or "SubFmlyCd":
                    code = xml.String();
                    break;
                case "Fmly":
                    code = Codes(xml);
                    break;
                default:
                    xml.Skip();
                    break;
            }

            codes = codes is null ? code : code is null ? codes : $"{codes}/{code}";
        }

        return codes;
    }
}
