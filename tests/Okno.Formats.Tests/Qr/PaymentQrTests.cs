using System.Text;
using System.Text.Json;
using CsCheck;
using Okno.Formats.Qr;

namespace Okno.Formats.Tests.Qr;

public sealed class PaymentQrTests
{
    /// <summary>The requisites of clause 5.2: an account at a settlement centre, hence no correspondent account.</summary>
    private static readonly KeyValuePair<string, string>[] Service =
    [
        new("Name", "Департамент финансов города Москвы (л/с 2684041000451965)"),
        new("PersonalAcc", "40601810000003000002"),
        new("BankName", "Отделение 1 Москва"),
        new("BIC", "044583001"),
        new("CorrespAcc", "0"),
        new("Sum", "890000"),
        new("Purpose", "Переоформление патента № 77 2400123456"),
    ];

    [Theory]
    [InlineData(QrEncoding.Windows1251)]
    [InlineData(QrEncoding.Utf8)]
    public void A_written_code_reads_back_the_same(QrEncoding encoding)
    {
        PaymentQrResult read = PaymentQr.Read(PaymentQr.Write(Service, encoding).Bytes);
        Assert.Empty(read.Errors);
        Assert.Empty(read.Warnings);
        Assert.Equal((encoding, encoding, '|'), (read.Encoding!.Value, read.Declared!.Value, read.Separator!.Value));
        Assert.Equal(Service, read.Fields);
    }

    [Fact]
    public void Koi8_gets_the_nearest_characters_it_has()
    {
        PaymentQrResult read = PaymentQr.Read(PaymentQr.Write([.. Service[..6], new("Purpose", "ООО «Три кита» — № 5")], QrEncoding.Koi8R).Bytes);
        Assert.True(read.Valid);
        Assert.Equal("ООО <Три кита> - N 5", read.Find("purpose"));
    }

    [Fact]
    public void A_value_with_a_bar_moves_the_code_to_another_separator()
    {
        KeyValuePair<string, string>[] fields = [.. Service[..6], new("Purpose", "патент | л/с ~ 5")];
        PaymentQrBytes written = PaymentQr.Write(fields);
        Assert.Equal('^', written.Separator);
        Assert.Equal(fields, PaymentQr.Read(written.Bytes).Fields);
    }

    [Fact]
    public void Mandatory_fields_are_written_first_whatever_order_they_were_given_in()
    {
        PaymentQrResult read = PaymentQr.Read(PaymentQr.Write(Service.Reverse()).Bytes);
        Assert.Equal(QrFieldRules.Mandatory, read.Fields.Take(5).Select(f => f.Key));
        Assert.Empty(read.Warnings);
    }

    [Theory]
    [InlineData("Name", "", QrFaultCode.MandatoryMissing)]
    [InlineData("BIC", "04458300", QrFaultCode.MalformedValue)]
    [InlineData("Sum", "8900.00", QrFaultCode.MalformedValue)]
    [InlineData("CorrespAcc", "301018104", QrFaultCode.MalformedValue)]
    [InlineData("CorrespAcc", "5", QrFaultCode.MalformedValue)]
    [InlineData("PersonalAcc", "4060181000000300000", QrFaultCode.MalformedValue)]
    [InlineData("Purpose", "|~^#$%*!@;&", QrFaultCode.Separator)]
    [InlineData("Na me", "x", QrFaultCode.MalformedField)]
    public void What_cannot_be_written_is_named(string key, string value, string code)
    {
        PaymentQrBytes written = PaymentQr.Write([.. Service.Where(f => f.Key != key), new(key, value)]);
        Assert.Null(written.Bytes);
        Assert.Contains(written.Errors, e => e.Code == code);
    }

    public static TheoryData<string, int> Limits => [.. QrFieldRules.Limits.Where(limit => limit.Key is not ("PersonalAcc" or "BIC" or "CorrespAcc" or "Sum")).Select(limit => (limit.Key, limit.Value))];

    [Theory]
    [MemberData(nameof(Limits))]
    public void On_both_sides_of_the_limit_of_a_field(string key, int limit)
    {
        Assert.NotNull(WithLength(limit).Bytes);
        Assert.Equal([new QrFault(QrFaultCode.TooLong, key)], WithLength(limit + 1).Errors);

        PaymentQrBytes WithLength(int length) => PaymentQr.Write([.. Service.Where(f => f.Key != key), new(key, new string('я', length))]);
    }

    [Fact]
    public void A_sum_has_one_to_eighteen_digits_of_kopecks()
    {
        Assert.NotNull(WithSum(new string('9', 18)).Bytes);
        Assert.NotNull(WithSum("1").Bytes);
        Assert.Equal([new QrFault(QrFaultCode.MalformedValue, "Sum")], WithSum(new string('9', 19)).Errors);
        Assert.Equal([new QrFault(QrFaultCode.MalformedValue, "Sum")], WithSum("-1").Errors);

        PaymentQrBytes WithSum(string sum) => PaymentQr.Write([.. Service.Where(f => f.Key != "Sum"), new("Sum", sum)]);
    }

    /// <summary>Whatever stands in the free texts, and however many of the possible separators with it, a code that was written is read back to the same fields in every encoding.</summary>
    [Fact]
    public void What_is_written_is_read_back_the_same()
    {
        Gen<string> text = Gen.OneOf(Gen.Char["абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВЯЁ №«»—"], Gen.Char["|~^#$%*!@;&"], Gen.Char[' ', '~']).Array[1, 45].Select(letters => new string(letters));
        Gen.Select(text, text, text, Gen.Long[1, 999_999_999], Gen.Int[1, 3].Select(digit => (QrEncoding)digit), Gen.Bool)
            .Sample((name, purpose, surname, sum, encoding, atBankOfRussia) =>
            {
                KeyValuePair<string, string>[] fields =
                [
                    new("Name", name), new("PersonalAcc", "40601810000003000002"), new("BankName", "Отделение 1 Москва"), new("BIC", "044583001"), new("CorrespAcc", atBankOfRussia ? "0" : "30101810400000000225"),
                    new("Sum", sum.ToString(System.Globalization.CultureInfo.InvariantCulture)), new("Purpose", purpose), new("LastName", surname),
                ];
                PaymentQrBytes written = PaymentQr.Write(fields, encoding);
                if (written.Bytes is null)
                {
                    Assert.Equal([new QrFault(QrFaultCode.Separator)], written.Errors);
                    Assert.All("|~^#$%*!@;&", separator => Assert.Contains(fields, field => field.Value.Contains(separator)));
                    return;
                }

                PaymentQrResult read = PaymentQr.Read(written.Bytes);
                Assert.True(read.Valid);
                Assert.Empty(read.Warnings);
                Assert.Equal(encoding, read.Encoding);
                Assert.DoesNotContain(read.Fields, field => field.Value.Contains(written.Separator!.Value));
                KeyValuePair<string, string>[] expected = encoding != QrEncoding.Koi8R ? fields
                    : [.. fields.Select(field => KeyValuePair.Create(field.Key, field.Value.Replace('«', '<').Replace('»', '>').Replace('—', '-').Replace('№', 'N')))];
                Assert.Equal(expected, read.Fields);
            });
    }

    [Fact]
    public void A_character_that_the_encoding_lacks_is_an_error_and_not_a_question_mark() =>
        Assert.Equal([new QrFault(QrFaultCode.NotInEncoding, "LastName")], PaymentQr.Write([.. Service, new("LastName", "Қодиров")], QrEncoding.Windows1251).Errors);

    [Theory]
    [InlineData("", QrFaultCode.Header)]
    [InlineData("ST00012", QrFaultCode.Header)]
    [InlineData("ST0012|field1=Hello|Field2=world", QrFaultCode.Version)]
    [InlineData("ST00022|Name=X", QrFaultCode.Version)]
    [InlineData("ST00010|Name=X", QrFaultCode.Encoding)]
    [InlineData("ST00012=Name=X", QrFaultCode.Separator)]
    [InlineData("ST00012|Name=X|PersonalAcc=40601810000003000002|BankName=Y|BIC=044583001|CorrespAcc=0|Sum=1|sum=2", QrFaultCode.DuplicateField)]
    [InlineData("ST00012|Name=X|PersonalAcc=40601810000003000002|BankName=Y|BIC=044583001|CorrespAcc=0|junk", QrFaultCode.MalformedField)]
    [InlineData("ST00012|Name=X|PersonalAcc=40601810000003000002|BankName=Y|BIC=044583001", QrFaultCode.MandatoryMissing)]
    public void What_is_no_payment_code_is_named(string text, string code) =>
        Assert.Contains(PaymentQr.Read(Encoding.UTF8.GetBytes(text)).Errors, e => e.Code == code);

    [Fact]
    public void Utf8_under_a_header_that_declares_cp1251_is_read_as_it_is()
    {
        byte[] bytes = PaymentQr.Write(Service).Bytes!;
        bytes[6] = (byte)'1';
        PaymentQrResult read = PaymentQr.Read(bytes);
        Assert.True(read.Valid);
        Assert.Equal((QrEncoding.Utf8, QrEncoding.Windows1251), (read.Encoding!.Value, read.Declared!.Value));
        Assert.Equal([new QrFault(QrFaultCode.EncodingMismatch)], read.Warnings);
        Assert.Equal(Service, read.Fields);
    }

    [Fact]
    public void Every_shared_vector_agrees()
    {
        using JsonDocument vectors = SharedJson.Open("data", "qr", "vectors_open.json");
        Assert.All(vectors.RootElement.EnumerateArray(), vector =>
        {
            byte[] bytes = Convert.FromHexString(vector.Text("bytes_hex")!);
            PaymentQrResult read = PaymentQr.Read(bytes);
            Assert.Equal(vector.GetProperty("valid").GetBoolean(), read.Valid);
            if (!read.Valid)
            {
                return;
            }

            Assert.Equal(vector.Text("encoding"), read.Encoding!.Value.Name());
            Assert.Equal(vector.Text("separator"), read.Separator.ToString());
            KeyValuePair<string, string>[] expected = [.. vector.GetProperty("fields").EnumerateObject().Select(p => KeyValuePair.Create(p.Name, p.Value.GetString()!))];
            Assert.Equal(expected, read.Fields);
            byte[] written = PaymentQr.Write(expected, read.Encoding.Value).Bytes!;
            Assert.Equal(Encoding.Latin1.GetString(bytes).TrimEnd('|'), Encoding.Latin1.GetString(written));
        });
    }

    [Fact]
    public void Any_bytes_get_an_answer()
    {
        Gen<byte[]> tail = Gen.Byte.Array[0, 200];
        Gen<byte[]> shaped = Gen.String[Gen.Char["=|NameBIC0123456789Дя~"], 0, 120].Select(Encoding.UTF8.GetBytes);
        Gen.Select(Gen.Bool, Gen.Int['0', '4'], Gen.OneOf(tail, shaped)).Sample((header, digit, body) =>
        {
            byte[] bytes = header ? [.. "ST0001"u8, (byte)digit, (byte)'|', .. body] : body;
            PaymentQrResult read = PaymentQr.Read(bytes);
            Assert.Equal(read.Valid, read.Errors.Count == 0);
        });
    }
}
