using System.Globalization;
using ElephantBoard.Link;

namespace ElephantBoard.Desktop;

/// <summary>Mistakes of the program: written down whole for who can mend them, said in a sentence to who meets them. Any
/// thread.</summary>
/// <param name="file">Grows by each mistake, up to a limit; then the older half makes room.</param>
public sealed class Faults(string file, TimeProvider time)
{
    private const int Most = 256 * 1024;

    private readonly Lock _gate = new();
    private readonly HashSet<string> _met = [];

    /// <summary>What to say of a mistake that ends what one was doing.</summary>
    public string Say(Exception fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return IsWritten(fault)
            ? Said.Of("desktop.fault", ("why", fault.Message), ("file", file))
            : Said.Of("desktop.fault_unwritten", ("why", fault.Message));
    }

    /// <summary>What to say of a mistake in a part of the screen, the first time that it is met in this run; null: it was said.</summary>
    public string? SayOnce(Exception fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        lock (_gate)
        {
            // A part that stumbles does so in every frame.
            if (!_met.Add($"{fault.GetType()}\n{fault.StackTrace}"))
            {
                return null;
            }
        }

        return IsWritten(fault)
            ? Said.Of("desktop.part_fault", ("file", file))
            : Said.Of("desktop.fault_unwritten", ("why", fault.Message));
    }

    private bool IsWritten(Exception fault)
    {
        lock (_gate)
        {
            try
            {
                var before = File.Exists(file) ? File.ReadAllText(file) : "";
                var said = string.Create(CultureInfo.InvariantCulture, $"{time.GetUtcNow():u} {fault}\n\n");
                var all = before + said;
                OwnFile.Write(
                    file,
                    System.Text.Encoding.UTF8.GetBytes(all.Length > Most ? all[(all.Length / 2)..] : all)
                );
                return true;
            }
            catch (Exception why) when (why is IOException or UnauthorizedAccessException)
            {
                // Then the sentence alone has to do.
                return false;
            }
        }
    }
}
