using System.CommandLine;
using ElephantBoard.Desktop.Commands;

namespace ElephantBoard.Desktop;

/// <summary>The program's command line. Everything runs on the calling thread, which is the window's.</summary>
internal static class CommandLine
{
    /// <summary>Returns 0 on success, and 1 after printing why it failed.</summary>
    public static int Run(string[] args)
    {
        var kept = new Kept(Folders.OfThisSystem(), TimeProvider.System);
        var root = new RootCommand("ElephantBoard on the shared screen. Without a command, the start screen opens.")
        {
            Given.Scale,
            JoinCommand.Make(kept),
            OpenCommand.Make(kept),
            PictureCommand.Make(kept),
            MeasureCommand.Make(),
        };
        root.SetAction(parsed => WindowRun.Show(kept, Given.ScaleOf(parsed), (_, _) => null));
        return Speak(kept, () => root.Parse(args).Invoke(new() { EnableDefaultExceptionHandler = false }));
    }

    /// <summary>Prints a sentence for any failure.</summary>
    private static int Speak(Kept kept, Func<int> run)
    {
        try
        {
            return run();
        }
        catch (StopException stop)
        {
            Console.Error.WriteLine(stop.Message);
        }
        catch (OperationCanceledException)
        {
            // The user canceled while joining.
        }
#pragma warning disable CA1031 // The last one to hear of it: what happened is written down, and said.
        catch (Exception fault)
        {
            Console.Error.WriteLine(kept.Faults.Say(fault));
        }
#pragma warning restore CA1031
        return 1;
    }
}
