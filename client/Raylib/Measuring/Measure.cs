using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using ElephantBoard.Board;
using ElephantBoard.Engine.Loop;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Link.Replica;
using ElephantBoard.Raylib.App;
using ElephantBoard.Raylib.Windowing;

namespace ElephantBoard.Raylib.Measuring;

/// <summary>Measures how fast this machine draws the largest room, and prints each figure beside its goal.</summary>
internal sealed class Measure
{
    private const int Elephants = 10_000;
    private const int Replayed = 100_000;
    private const int ReplayedElephants = 1_000;
    private const int Tries = 30;

    private readonly TextWriter _output;
    private readonly int _seconds;
    private readonly WindowHost _host;

    private Measure(WindowHost host, int seconds, TextWriter output) =>
        (_host, _seconds, _output) = (host, seconds, output);

    private Scene Scene => _host.Scene;

    private GameLoop Loop => _host.Loop;

    /// <exception cref="StopException">No window can be opened; the message says why.</exception>
    public static void Run(float? scale, int seconds, TextWriter output)
    {
        using var host = WindowHost.Open("ElephantBoard, measuring", WindowPlace.Wide, WindowPlace.High, scale);
        var measure = new Measure(host, seconds, output);
        measure.Say($"Raylib: {RaylibPainter.Binding}; {Elephants:N0} elephants, 1280 × 720");
        measure.LargeRoom();
        measure.Replay();
    }

    private void LargeRoom()
    {
        var source = new MeasuredSource(new Recording(1, MeasuredRoom.Beginning(Elephants)).Now, Elephants);
        var room = RoomScene.Build(Scene, new RoomSceneOptions { Source = source });
        // A tenth of the floor: about 1,000 are in view.
        var part = room.Camera.WholeRoom.Size / MathF.Sqrt(10);
        room.Camera.Show(Rect.At(new Vector2(500, 300), part));
        var began = Stopwatch.StartNew();
        Rest();
        Say($"first complete picture: {began.Elapsed.TotalMilliseconds:F0} ms; longest tick {Longest:F0} ms");

        var dragged = room.Elephants.Pieces.Values.First(piece =>
            room.Camera.Floor.View.Contains(piece.Transform.Position)
        );
        var start = dragged.Transform.Position;
        Renderer.SetMoving(dragged.GameObject, true);
        Spend(1, _ => { });
        Loop.Painter.Forget();
        var frames = Spend(_seconds, tick => dragged.Transform.Position = start + new Vector2(tick % 200, tick % 83));
        Frames("dragging", frames, "≥ 60", Loop.Painter.Worst);
        Renderer.SetMoving(dragged.GameObject, false);
        Rest();

        Loop.Painter.Forget();
        frames = Spend(
            _seconds,
            tick => room.Camera.Pan(new Vector2(tick / 60 % 2 == 0 ? 4 : -4, 2 - (tick / 30 % 2 * 4)))
        );
        Frames("panning", frames, "≥ 30", Loop.Painter.Worst);
        Rest();

        var before = Process.GetCurrentProcess().TotalProcessorTime;
        frames = Spend(_seconds, _ => { });
        var busy = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds / _seconds;
        Say($"nothing happens: {frames} frames (0 wanted); {busy:P1} of a core (≤ 1 %)");

        Spread("a remote change, from its frame to the screen", "≤ 20", Tries, () => RemoteChange(source));
        Say($"memory: {Environment.WorkingSet >> 20} MiB (≤ 400)");
        room.Root.Destroy();
        Rest();
    }

    private void Replay()
    {
        var beginning = MeasuredRoom.Beginning(ReplayedElephants);
        var first = (uint)beginning.Sum(frame => frame.Items.Count(item => item.Event is not null));
        var recording = new Recording(1, beginning.Concat(MeasuredRoom.Moves(ReplayedElephants, first + 1, Replayed)));
        var room = RoomScene.Build(Scene, new RoomSceneOptions { Source = recording });
        Rest();
        var dice = new Random(5);
        Spread(
            $"seeking in {Replayed:N0} events, to the drawn frame",
            "≤ 33",
            Tries,
            () =>
            {
                var watch = Stopwatch.StartNew();
                var frames = Loop.Painter.Frames;
                recording.Seek((uint)dice.Next((int)first, Replayed));
                while (Loop.Painter.Frames == frames)
                {
                    Loop.Tick();
                }

                return watch.Elapsed;
            }
        );
        room.Root.Destroy();
        Rest();
    }

    private double Longest => Loop.LongestTick.TotalMilliseconds;

    private TimeSpan RemoteChange(MeasuredSource source)
    {
        var told = 0L;
        var teller = Task.Run(() =>
        {
            Volatile.Write(ref told, Stopwatch.GetTimestamp());
            source.Move();
        });
        var frames = Loop.Painter.Frames;
        while (Loop.Painter.Frames == frames)
        {
            _host.FrameThrottle.Wait(Loop.Tick());
        }

        var took = Stopwatch.GetElapsedTime(Volatile.Read(ref told));
        teller.Wait();
        Rest();
        return took;
    }

    /// <summary>Runs until nothing is drawn any more, also around the view.</summary>
    private void Rest()
    {
        var still = Stopwatch.StartNew();
        while (still.Elapsed < TimeSpan.FromSeconds(0.6))
        {
            var frames = Loop.Painter.Frames;
            var pause = Loop.Tick();
            _host.FrameThrottle.Wait(pause);
            if (Loop.Painter.Frames != frames || pause == TimeSpan.Zero)
            {
                still.Restart();
            }
        }
    }

    private long Spend(int seconds, Action<int> act)
    {
        var watch = Stopwatch.StartNew();
        var start = Loop.Painter.Frames;
        for (var tick = 0; watch.Elapsed < TimeSpan.FromSeconds(seconds); tick++)
        {
            act(tick);
            _host.FrameThrottle.Wait(Loop.Tick());
        }

        return Loop.Painter.Frames - start;
    }

    private void Frames(string what, long frames, string wanted, FrameCounts worst) =>
        Say(
            $"{what}: {frames / (double)_seconds:F1} frames/s ({wanted}); worst tick {worst.Quads} quads (≤ 150), {worst.BlendedPixels / (1280d * 720):F2} screens (≤ 2), {worst.Uploads} uploads of {worst.UploadedBytes / 1024d:F0} KiB (≤ 1 of 256)"
        );

    private void Spread(string what, string wanted, int tries, Func<TimeSpan> once)
    {
        var times = Enumerable.Range(0, tries).Select(_ => once().TotalMilliseconds).Order().ToList();
        Say($"{what}: median {times[tries / 2]:F1} ms, highest {times[^1]:F1} ms of {tries} ({wanted})");
    }

    private void Say(FormattableString text) => _output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
