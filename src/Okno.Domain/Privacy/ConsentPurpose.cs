namespace Okno.Domain.Privacy;

/// <summary>Purposes of a consent that the program itself acts on; a text of the law may name more (152-FZ art. 9 p. 4, Q19).</summary>
public static class ConsentPurpose
{
    /// <summary>The service itself: the only purpose without which no case is opened (3.6).</summary>
    public const string Service = "service";

    /// <summary>Keeping pictures of the photo and of papers in the case.</summary>
    public const string Photo = "photo";

    /// <summary>Messages about the case to the person's phone.</summary>
    public const string Messages = "messages";
}
