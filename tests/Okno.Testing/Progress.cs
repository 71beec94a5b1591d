namespace Okno.Testing;

/// <summary>A long test tells how far it is; <c>./okno test --long</c> shows these lines while it runs.</summary>
public static class Progress
{
    public static void Say(string words)
    {
        Console.WriteLine("proof: " + words);
        Console.Out.Flush();
    }
}
