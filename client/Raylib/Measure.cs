using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Loop;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Engine.Tiles;
using ElephantBoard.Skia.Drawing;
using ElephantBoard.Skia.Text;

namespace ElephantBoard.Desktop;

/// <summary>What this machine's screen does with 10,000 notes, 1,000 of them in view: dragging one, panning, and nothing.</summary>
internal static class Measure
{
    private const int Notes = 10_000;

    public static void Run(float? scale, int seconds, TextWriter output)
    {
        using var window = new RaylibWindow("ElephantBoard, measuring", 1280, 720, scale);
        using var fonts = new FontSet();
        using var typesetter = new Typesetter(fonts);
        using var pause = new Pause();
        var scene = new Scene(TimeProvider.System, typesetter, pause.Wake);
        var painter = new RaylibPainter(window);
        using var loop = new GameLoop(scene, window, painter, new SkiaRaster(), pause, TimeProvider.System);
        var floor = scene.Create("floor");
        var view = floor.AddComponent<Layer>();
        var notes = Enumerable.Range(0, Notes).Select(i => Note.Put(floor, i)).ToList();
        output.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"Raylib: {RaylibPainter.Binding}; {Notes} notes")
        );

        Spend(loop, pause, 3, _ => { });
        loop.Painter.Forget();
        var dragged = notes[505];
        dragged.IsMoving = true;
        var frames = Spend(
            loop,
            pause,
            seconds,
            turn => dragged.Transform.Position = new Vector2(300 + (turn % 500), 200 + (turn % 211))
        );
        dragged.IsMoving = false;
        Say(output, "dragging", frames, seconds, loop.Painter.Worst);
        loop.Painter.Forget();
        frames = Spend(loop, pause, seconds, turn => view.Offset = new Vector2(turn * 3 % 2000, turn * 2 % 1500));
        Say(output, "panning", frames, seconds, loop.Painter.Worst);
        Spend(loop, pause, 2, _ => { });
        loop.Painter.Forget();
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        frames = Spend(loop, pause, seconds, _ => { });
        var busy = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds / seconds;
        Say(output, "nothing", frames, seconds, loop.Painter.Worst);
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"nothing: {busy:P1} of a core; longest turn {loop.LongestTurn.TotalMilliseconds:F0} ms; memory {Environment.WorkingSet >> 20} MiB"
            )
        );
    }

    private static long Spend(GameLoop loop, Pause pause, int seconds, Action<int> act)
    {
        var watch = Stopwatch.StartNew();
        var start = loop.Painter.Frames;
        for (var turn = 0; watch.Elapsed < TimeSpan.FromSeconds(seconds); turn++)
        {
            act(turn);
            pause.Wait(loop.Turn());
        }

        return loop.Painter.Frames - start;
    }

    private static void Say(TextWriter output, string what, long frames, int seconds, FrameCounts worst) =>
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what}: {frames / (double)seconds:F1} frames/s; worst turn {worst.Quads} quads, {worst.BlendedPixels / (1280d * 720):F2} screens, {worst.Uploads} uploads, {worst.UploadedBytes / 1024d:F0} KiB"
            )
        );

    private sealed class Note(string text) : Widget
    {
        public static Note Put(GameObject under, int number)
        {
            var place = under.AddChild("note");
            place.Transform.Position = new Vector2(number % 100 * 40, number / 100 * 23);
            var text = string.Create(CultureInfo.InvariantCulture, $"Nobody says {number}");
            return place.AddComponent(new Note(text) { Size = new Vector2(110, 60) });
        }

        public override void Draw(ICanvas canvas)
        {
            var area = Rect.At(Vector2.Zero, Size);
            canvas.RoundRectangle(area, 12, Color.Parse("#F7D774"));
            canvas.RoundRectangle(area, 12, Paint.Line(Color.Parse("#DDB23A"), 2));
            canvas.Text(Scene.Typesetter.Lay(text, new TextStyle(16), 96), new Vector2(8, 6), Color.Black);
        }
    }
}
