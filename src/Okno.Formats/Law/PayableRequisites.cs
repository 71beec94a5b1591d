using Okno.Formats.Qr;
using Okno.Formats.Requisites;

namespace Okno.Formats.Law;

/// <summary>Requisites that an edition names (5.2) must make a payment possible: keys and forms agree, and every one fits into a payment code of GOST R 56042-2014. What does not is named at its field when the law is read.</summary>
internal static class PayableRequisites
{
    public static void Check(Fields fields, Domain.Law.Requisites read)
    {
        Verdict(fields, "bic", BankAccount.Bik(read.Bic));
        Verdict(fields, "account", BankAccount.Account(read.Account, read.Bic));
        if (read.CorrespondentAccount is { } correspondent)
        {
            Verdict(fields, "correspondent_account", BankAccount.Account(correspondent, read.Bic));
        }

        if (read.Inn is { } inn)
        {
            Verdict(fields, "inn", TaxNumbers.Inn(inn));
        }

        if (read.Kpp is { } kpp)
        {
            Verdict(fields, "kpp", TaxNumbers.Kpp(kpp));
        }

        Fits(fields, "recipient", read.Recipient, "Name");
        Fits(fields, "bank", read.Bank, "BankName");
    }

    private static void Verdict(Fields fields, string key, RequisiteVerdict verdict)
    {
        // An absent or cut value was named already.
        if (verdict is { Valid: false, Reason: not (RequisiteReason.Empty or RequisiteReason.Length or RequisiteReason.BikMissing or RequisiteReason.BikMalformed) } || (verdict.Reason == RequisiteReason.Length && key is not ("bic" or "account")))
        {
            fields.Fail(key, verdict.Reason switch
            {
                RequisiteReason.CheckDigit => $"«{key}»: контрольный разряд не сходится{(key.EndsWith("account", StringComparison.Ordinal) ? " с БИК" : "")}: проверьте каждую цифру",
                RequisiteReason.LeadingDigits => $"«{key}»: с таких цифр этот реквизит не начинается",
                RequisiteReason.Length => $"«{key}»: не та длина",
                _ => $"«{key}»: такой записи у этого реквизита не бывает",
            });
        }
    }

    private static void Fits(Fields fields, string key, string text, string qrField)
    {
        if (text.Length > QrFieldRules.Limits[qrField])
        {
            fields.Fail(key, $"«{key}»: {text.Length} знаков, а в платёжный QR-код по ГОСТ Р 56042-2014 входит {QrFieldRules.Limits[qrField]}");
        }
    }
}
