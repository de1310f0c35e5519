using System.Globalization;
using ElephantBoard.Link.Seats;

namespace ElephantBoard.Raylib.App;

/// <summary>Reports bugs of the program: completely to a file, and in a sentence to the user. Thread-safe.</summary>
/// <param name="file">The log file. At its maximum size the older half is dropped.</param>
public sealed class FaultLog(string file, TimeProvider time)
{
    private const int Max = 256 * 1024;

    private readonly Lock _gate = new();
    private readonly HashSet<string> _reported = [];

    /// <summary>Records a fatal bug and returns the message for it.</summary>
    public string Report(Exception fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return IsWritten(fault)
            ? Messages.Of("desktop.fault", ("why", fault.Message), ("file", file))
            : Messages.Of("desktop.fault_unwritten", ("why", fault.Message));
    }

    /// <summary>Records a bug in one part of the screen and returns its message the first time, and null afterwards.</summary>
    public string? ReportOnce(Exception fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        lock (_gate)
        {
            // A part with a bug fails in every frame.
            if (!_reported.Add($"{fault.GetType()}\n{fault.StackTrace}"))
            {
                return null;
            }
        }

        return IsWritten(fault)
            ? Messages.Of("desktop.part_fault", ("file", file))
            : Messages.Of("desktop.fault_unwritten", ("why", fault.Message));
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
                OwnerOnlyFile.Write(
                    file,
                    System.Text.Encoding.UTF8.GetBytes(all.Length > Max ? all[(all.Length / 2)..] : all)
                );
                return true;
            }
            catch (Exception why) when (why is IOException or UnauthorizedAccessException)
            {
                // Then only the message is shown.
                return false;
            }
        }
    }
}
