using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;
using Okno.Store;
using Okno.Store.House;

namespace Okno.Web.Hosting;

/// <summary>
/// The keys of cookies and form tokens lie in the record, sealed under the house's key: a cookie made by one process is read by every other. A key that cannot be opened is passed over: whoever holds its cookies signs in anew.
/// </summary>
internal sealed class SharedWebKeys(Func<RecordStore> store) : IXmlRepository
{
    private const string Prefix = "web key ";

    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. store().SecretsAsync(Prefix).GetAwaiter().GetResult().Select(Read).OfType<XElement>()];

    public void StoreElement(XElement element, string friendlyName) => Keep(store(), element, friendlyName);

    /// <summary>Takes over what an earlier version kept as clear files, and sees that there is a key before the first request. Under a lease: two processes must not make one each.</summary>
    public static void Prepare(IServiceProvider services, string formerFolder)
    {
        if (Directory.Exists(formerFolder))
        {
            foreach (string file in Directory.EnumerateFiles(formerFolder, "*.xml"))
            {
                Keep(services.GetRequiredService<RecordStore>(), XElement.Load(file), Path.GetFileNameWithoutExtension(file));
                File.Delete(file);
            }
        }

        services.GetRequiredService<IDataProtectionProvider>().CreateProtector("start").Protect("start"u8.ToArray());
    }

    private static void Keep(RecordStore store, XElement element, string name) =>
        store.KeepSecretAsync(Prefix + name, Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting))).GetAwaiter().GetResult();

    private static XElement? Read(KeptSecret kept)
    {
        try
        {
            return kept.Value is null ? null : XElement.Parse(Encoding.UTF8.GetString(kept.Value));
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>Where the keys lie: known only when the record is open.</summary>
    internal sealed class Options(IServiceProvider services) : IConfigureOptions<KeyManagementOptions>
    {
        public void Configure(KeyManagementOptions options) => options.XmlRepository = new SharedWebKeys(services.GetRequiredService<RecordStore>);
    }
}
