using System.Runtime.InteropServices;
using ElephantBoard.Link;

namespace ElephantBoard.Desktop.Commands;

/// <summary>Runs the program with its window, from the command line to the end.</summary>
internal static class WindowRun
{
    /// <summary>Joins first and then opens the window, so that failures appear on the console.</summary>
    /// <param name="enter">Null for the start screen.</param>
    public static void Show(Kept kept, float? scale, Func<Going, CancellationToken, Visit?> enter)
    {
        var settings = Settings.Read(kept.SettingsFile, out var trouble);
        var going = new Going(kept, TimeProvider.System);
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        var visit = enter(going, stop.Token);
        List<string> said = [.. kept.Seats.TakeTroubles().Append(trouble).OfType<Saying>().Select(Said.Of)];
        said.ForEach(Console.Error.WriteLine);
        try
        {
            using var desk = new Desk(settings, kept.SettingsFile, scale);
            var shell = new Shell(desk, kept, going);
            try
            {
                if (visit is null)
                {
                    shell.GoHome(said.Count > 0 ? string.Join("\n", said) : null);
                }
                else
                {
                    shell.Enter(visit, said);
                }

                visit = null;
                desk.Run(stop.Token);
            }
            finally
            {
                // Also after a crash of the window: unsent commands are stored, and the seat is released.
                shell.EndAsync().GetAwaiter().GetResult();
            }
        }
        finally
        {
            visit?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }

        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }
}
