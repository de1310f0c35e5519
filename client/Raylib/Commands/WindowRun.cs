using System.Runtime.InteropServices;
using ElephantBoard.Link;
using ElephantBoard.Raylib.App;
using ElephantBoard.Raylib.Windowing;

namespace ElephantBoard.Raylib.Commands;

/// <summary>Runs the program with its window, from the command line to the end.</summary>
internal static class WindowRun
{
    /// <summary>Joins first and then opens the window, so that failures appear on the console.</summary>
    /// <param name="enter">Null for the start screen.</param>
    public static void Show(AppStorage storage, float? scale, Func<JoinService, CancellationToken, RoomSession?> enter)
    {
        var settings = Settings.Read(storage.SettingsFile, out var trouble);
        var joinService = new JoinService(storage, TimeProvider.System);
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        var session = enter(joinService, stop.Token);
        List<string> said =
        [
            .. storage.Seats.TakeWarnings().Append(trouble).OfType<LocalizedMessage>().Select(Messages.Of),
        ];
        said.ForEach(Console.Error.WriteLine);
        try
        {
            using var window = new MainWindow(settings, storage.SettingsFile, scale);
            var shell = new Shell(window, storage, joinService);
            try
            {
                if (session is null)
                {
                    shell.ShowStartScreen(said.Count > 0 ? string.Join("\n", said) : null);
                }
                else
                {
                    shell.Enter(session, said);
                }

                session = null;
                window.Run(stop.Token);
            }
            finally
            {
                // Also after a crash of the window: unsent commands are stored, and the seat is released.
                shell.EndAsync().GetAwaiter().GetResult();
            }
        }
        finally
        {
            session?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }

        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }
}
