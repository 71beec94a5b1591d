using System.Text;
using CsCheck;
using Okno.Formats.Canonical;

namespace Okno.Formats.Tests.Canonical;

public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData("{ \"b\" : 1, \"a\" : [ true, null, false ] }", "{\"a\":[true,null,false],\"b\":1}")]
    [InlineData("\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\"", "\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"")]
    [InlineData("{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude00\":5,\"\\u0080\":6,\"\\u00f6\":7}", "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\ufb33\":3}")]
    [InlineData("[-0, 10, -9007199254740991]", "[0,10,-9007199254740991]")]
    [InlineData("\"Иванов\\u2028\"", "\"Иванов\u2028\"")]
    public void A_value_has_one_form_as_in_RFC_8785(string json, string canonical) => Assert.Equal(canonical, Encoding.UTF8.GetString(CanonicalJson.Of(Encoding.UTF8.GetBytes(json))));

    [Theory]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("1.5")]
    [InlineData("1e400")]
    [InlineData("9007199254740992")]
    [InlineData("\"\\ud800\"")]
    [InlineData("{\"\\udc00\":1}")]
    [InlineData("{")]
    [InlineData("")]
    public void What_has_no_single_form_is_refused(string json) => Assert.Throws<FormatException>(() => CanonicalJson.Of(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void The_order_of_names_and_the_spaces_between_never_matter() =>
        Gen.Dictionary(Gen.String[Gen.Char['а', 'я'], 1, 6], Gen.Int)[1, 8].Sample(members =>
        {
            string[] parts = [.. members.Select(member => $"\"{member.Key}\":{member.Value}")];
            byte[] one = CanonicalJson.Of(Encoding.UTF8.GetBytes("{" + string.Join(",", parts) + "}"));
            byte[] other = CanonicalJson.Of(Encoding.UTF8.GetBytes("{ " + string.Join(" ,\n", parts.Reverse()) + " }"));
            Assert.Equal(one, other);
            Assert.Equal(one, CanonicalJson.Of(one));
        });
}
