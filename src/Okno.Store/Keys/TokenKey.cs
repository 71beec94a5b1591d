using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;

namespace Okno.Store.Keys;

/// <summary>
/// The master key sealed by an AES-256 key that never leaves a PKCS#11 token (CKM_AES_GCM; CKA_SENSITIVE, not CKA_EXTRACTABLE): the list of masters alone opens nothing. The token is asked once at the start of a
/// process and at each rotation, so that its speed does not matter and it may be pulled in between.
/// </summary>
internal sealed class TokenKey(TokenUri uri) : MasterSource
{
    private const int NonceLength = 12;
    private const int TagBits = 128;

    private static readonly ConcurrentDictionary<string, Lazy<IPkcs11Library>> Modules = new();

    static TokenKey() =>
        // The package asks for libdl by the name under which only developers' systems have it.
        NativeLibrary.SetDllImportResolver(typeof(Pkcs11InteropFactories).Assembly, (name, assembly, path) =>
            name == "libdl" && NativeLibrary.TryLoad("libdl.so.2", assembly, path, out var loaded) ? loaded : nint.Zero);

    public override string Scheme => "pkcs11";

    public override string Keep(MasterKey master)
    {
        var nonce = RandomNumberGenerator.GetBytes(NonceLength);
        var closed = With(makeKey: true, (session, key) => session.Encrypt(Gcm(session, nonce, master.Id), key, master.Secret));
        return $"{Scheme} {master.Id} {Convert.ToBase64String([.. nonce, .. closed])}";
    }

    public override byte[] Open(string line)
    {
        var parts = line.Split(' ');
        var blob = new byte[parts[^1].Length];
        if (parts.Length != 3 || !Convert.TryFromBase64String(parts[2], blob, out var length) || length <= NonceLength)
        {
            throw new MasterKeyException("The line of the token's master key is damaged. Restore master.key from its backup.");
        }

        return With(makeKey: false, (session, key) =>
        {
            try
            {
                return session.Decrypt(Gcm(session, blob[..NonceLength], parts[1]), key, blob[NonceLength..length]);
            }
            catch (Pkcs11Exception refused) when (refused.RV is CKR.CKR_ENCRYPTED_DATA_INVALID or CKR.CKR_GENERAL_ERROR or CKR.CKR_ENCRYPTED_DATA_LEN_RANGE or CKR.CKR_FUNCTION_FAILED)
            {
                throw new MasterKeyException($"The key \"{uri.Object}\" of token \"{Named}\" is not the one that sealed this master key. Name the right token and object in OKNO_MASTER_KEY.", refused);
            }
        });
    }

    private string Named => uri.Token ?? uri.Serial!;

    private static IMechanism Gcm(ISession session, byte[] nonce, string id) =>
        session.Factories.MechanismFactory.Create(CKM.CKM_AES_GCM, session.Factories.MechanismParamsFactory.CreateCkGcmParams(nonce, NonceLength * 8, System.Text.Encoding.ASCII.GetBytes("okno master " + id), TagBits));

    private byte[] With(bool makeKey, Func<ISession, IObjectHandle, byte[]> use)
    {
        var pin = Pin();
        try
        {
            var library = Modules.GetOrAdd(uri.Module, path => new Lazy<IPkcs11Library>(() => Load(path))).Value;
            var slot = library.GetSlotList(SlotsType.WithTokenPresent).FirstOrDefault(slot => IsNamed(slot.GetTokenInfo()))
                ?? throw new MasterKeyException($"There is no token \"{Named}\" behind {uri.Module}. Plug it in, or name another in OKNO_MASTER_KEY (pkcs11-tool --module {uri.Module} --list-token-slots shows those that are there).");
            using var session = slot.OpenSession(SessionType.ReadWrite);
            LogIn(session, pin);
            return use(session, KeyOf(session, makeKey));
        }
        catch (Pkcs11Exception refused)
        {
            throw new MasterKeyException(refused.RV switch
            {
                CKR.CKR_PIN_INCORRECT or CKR.CKR_PIN_INVALID or CKR.CKR_PIN_LEN_RANGE => $"The token \"{Named}\" refuses the PIN of {uri.PinFile}. Put the right one there; a few more tries lock the token.",
                CKR.CKR_PIN_LOCKED => $"The token \"{Named}\" is locked after too many wrong PINs. Unlock it with its security officer's PIN.",
                CKR.CKR_USER_PIN_NOT_INITIALIZED => $"The token \"{Named}\" has no user PIN yet. Set it: pkcs11-tool --module {uri.Module} --init-pin",
                CKR.CKR_MECHANISM_INVALID => $"The token \"{Named}\" does not know AES-GCM. Use another token, or keep the master key in a file or a secret store.",
                _ => $"The token \"{Named}\" refuses ({refused.RV}). See that it is plugged in and its driver runs.",
            }, refused);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(pin);
        }
    }

    private byte[] Pin()
    {
        try
        {
            return System.Text.Encoding.UTF8.GetBytes(System.IO.File.ReadAllText(uri.PinFile).TrimEnd('\r', '\n'));
        }
        catch (Exception absent) when (absent is IOException or UnauthorizedAccessException)
        {
            throw new MasterKeyException($"The file of the token's PIN, {uri.PinFile}, cannot be read: {absent.Message} Make it readable for the account of the service only.", absent);
        }
    }

    private static IPkcs11Library Load(string path)
    {
        if (!System.IO.File.Exists(path))
        {
            throw new MasterKeyException($"The token's driver {path} is not there. Install it (Debian, for a trial: apt-get install -y softhsm2) or name another as module-path in OKNO_MASTER_KEY.");
        }

        try
        {
            // Never unloaded: the driver is one for the whole process.
            var factories = new Pkcs11InteropFactories();
            return factories.Pkcs11LibraryFactory.LoadPkcs11Library(factories, path, AppType.MultiThreaded);
        }
        catch (Exception broken) when (broken is UnmanagedException or Pkcs11Exception or DllNotFoundException)
        {
            throw new MasterKeyException($"{path} is no PKCS#11 driver, or it does not start: {broken.Message}", broken);
        }
    }

    private bool IsNamed(ITokenInfo token) =>
        (uri.Token is null || token.Label.TrimEnd() == uri.Token) && (uri.Serial is null || token.SerialNumber.TrimEnd() == uri.Serial);

    private static void LogIn(ISession session, byte[] pin)
    {
        try
        {
            session.Login(CKU.CKU_USER, pin);
        }
        catch (Pkcs11Exception already) when (already.RV == CKR.CKR_USER_ALREADY_LOGGED_IN)
        {
            // A login holds for all sessions of the process.
        }
    }

    private IObjectHandle KeyOf(ISession session, bool make)
    {
        var attribute = session.Factories.ObjectAttributeFactory;
        var found = session.FindAllObjects([attribute.Create(CKA.CKA_CLASS, CKO.CKO_SECRET_KEY), attribute.Create(CKA.CKA_KEY_TYPE, CKK.CKK_AES), attribute.Create(CKA.CKA_LABEL, uri.Object)]);
        return found switch
        {
            [var one] => one,
            [] when make => session.GenerateKey(session.Factories.MechanismFactory.Create(CKM.CKM_AES_KEY_GEN),
            [
                attribute.Create(CKA.CKA_CLASS, CKO.CKO_SECRET_KEY),
                attribute.Create(CKA.CKA_KEY_TYPE, CKK.CKK_AES),
                attribute.Create(CKA.CKA_VALUE_LEN, 32UL),
                attribute.Create(CKA.CKA_LABEL, uri.Object),
                attribute.Create(CKA.CKA_TOKEN, true),
                attribute.Create(CKA.CKA_PRIVATE, true),
                attribute.Create(CKA.CKA_SENSITIVE, true),
                attribute.Create(CKA.CKA_EXTRACTABLE, false),
                attribute.Create(CKA.CKA_ENCRYPT, true),
                attribute.Create(CKA.CKA_DECRYPT, true),
            ]),
            [] => throw new MasterKeyException($"Token \"{Named}\" has no AES key \"{uri.Object}\", but the master key was sealed by it. Name the right token and object in OKNO_MASTER_KEY, or restore the token from its backup."),
            _ => throw new MasterKeyException($"Token \"{Named}\" has {found.Count} AES keys \"{uri.Object}\". Give the right one a label of its own."),
        };
    }
}
