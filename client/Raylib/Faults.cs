using System.Text;
using ElephantBoard.Link;

namespace ElephantBoard.Desktop;

/// <summary>Mistakes of the program: written down whole for who can mend them, said in a sentence to who meets them.</summary>
internal static class Faults
{
    public static string Say(Exception fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        var file = Path.Combine(Folders.OfThisSystem().Data, "fault.txt");
        try
        {
            OwnFile.Write(file, Encoding.UTF8.GetBytes(fault.ToString()));
            return Said.Of("desktop.fault", ("why", fault.Message), ("file", file));
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            // Then the sentence alone has to do.
            return Said.Of("desktop.fault_unwritten", ("why", fault.Message));
        }
    }
}
