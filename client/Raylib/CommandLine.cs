using System.CommandLine;
using ElephantBoard.Raylib.App;
using ElephantBoard.Raylib.Commands;

namespace ElephantBoard.Raylib;

/// <summary>The program's command line. Everything runs on the calling thread, which is the window's.</summary>
internal static class CommandLine
{
    /// <summary>Returns 0 on success, and 1 after printing why it failed.</summary>
    public static int Run(string[] args)
    {
        var storage = new AppStorage(Folders.OfThisSystem(), TimeProvider.System);
        var root = new RootCommand("ElephantBoard on the shared screen. Without a command, the start screen opens.")
        {
            Given.Scale,
            JoinCommand.Make(storage),
            OpenCommand.Make(storage),
            PictureCommand.Make(storage),
            MeasureCommand.Make(),
        };
        root.SetAction(parsed => WindowRun.Show(storage, Given.ScaleOf(parsed), (_, _) => null));
        return Speak(storage, () => root.Parse(args).Invoke(new() { EnableDefaultExceptionHandler = false }));
    }

    /// <summary>Prints a sentence for any failure.</summary>
    private static int Speak(AppStorage storage, Func<int> run)
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
            Console.Error.WriteLine(storage.FaultLog.Report(fault));
        }
#pragma warning restore CA1031
        return 1;
    }
}
