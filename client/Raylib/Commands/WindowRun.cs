using System.Runtime.InteropServices;
using ElephantBoard.Link;

namespace ElephantBoard.Desktop.Commands;

/// <summary>The program with its window, from the command line to the end.</summary>
internal static class WindowRun
{
    /// <summary>Goes in first, then opens the window: who cannot go in is told where they asked.</summary>
    /// <param name="enter">Null: to the way in.</param>
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
                // Also when the window fell: what waits is kept, and the seat is free.
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
