using System.Text;

namespace Okno.Cli;

internal static class Program
{
    private static int Main(string[] args)
    {
        UTF8Encoding utf8 = new(encoderShouldEmitUTF8Identifier: false);
        using StreamWriter words = new(Console.OpenStandardOutput(), utf8) { AutoFlush = false };
        using StreamWriter complaints = new(Console.OpenStandardError(), utf8) { AutoFlush = true };
        Console.SetOut(words);
        Console.SetError(complaints);
        try
        {
            return Commands.Run(args);
        }
        catch (LawMissingException missing)
        {
            complaints.WriteLine(missing.Message);
            return Exit.Failed;
        }
        catch (IOException trouble)
        {
            // The reader of our output went away, the disk is full, a file was taken from under us.
            complaints.WriteLine(trouble.Message);
            return Exit.Failed;
        }
#pragma warning disable CA1031 // A bug of ours is told with its place and an exit code of its own.
        catch (Exception bug)
        {
            complaints.WriteLine(bug);
            return Exit.Failed;
        }
#pragma warning restore CA1031
    }
}
