using System.Numerics;
using CsCheck;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Engine.Tiles;
using ElephantBoard.Tests.Unit.Engine.Headless;
using Xunit;

namespace ElephantBoard.Tests.Unit.Engine;

public sealed class TileTests
{
    private static readonly FrameBudget Slow = new() { Hurry = TimeSpan.Zero, MaxDelay = TimeSpan.FromHours(1) };

    [Fact]
    public void Eng10_ten_thousand_rest_and_one_is_dragged_within_the_limits_of_a_frame()
    {
        using var host = new HeadlessHost(budget: Slow);
        var layer = host.Scene.Create("floor");
        var view = layer.AddComponent<Layer>();
        Box.Put(layer, 0, 0, new Vector2(4000, 2250));
        var boxes = new List<Box>();
        for (var i = 0; i < 10_000; i++)
        {
            boxes.Add(Box.Put(layer, i % 100 * 40, i / 100 * 22));
        }

        view.Offset = new Vector2(77, 33);
        host.Settle();
        host.Loop.Painter.Forget();
        var dragged = boxes[1500];
        dragged.IsMoving = true;
        for (var i = 0; i < 100; i++)
        {
            dragged.Transform.Position += new Vector2(3, 2);
            host.Tick();
        }

        dragged.IsMoving = false;
        host.Settle();
        var worst = host.Loop.Painter.Worst;
        Assert.InRange(worst.Quads, 1, 150);
        Assert.InRange(worst.BlendedPixels, 1, 2 * 1280 * 720);
        Assert.InRange(worst.Uploads, 1, 1);
        Assert.InRange(worst.UploadedBytes, 1, 256 * 1024);
        Assert.InRange(host.Loop.Painter.Last.Quads, 1, 15);
    }

    [Fact]
    public void Eng10_tiles_out_of_view_are_freed_in_the_end_and_all_at_the_end()
    {
        var screen = new PixelScreen();
        using (var host = new HeadlessHost(painter: screen, raster: screen))
        {
            (host.Window.Width, host.Window.Height) = (600, 300);
            var layer = host.Scene.Create("floor");
            var view = layer.AddComponent<Layer>();
            Box.Put(layer, 0, 0, new Vector2(100_000, 300));
            for (var i = 0; i < 40; i++)
            {
                view.Offset = new Vector2(i * 1000, 0);
                host.Tick();
            }

            Assert.InRange(screen.Textures, 2, 48);
            var gone = host.Scene.Create("gone");
            gone.AddComponent<Layer>();
            Box.Put(gone, 0, 0).IsMoving = true;
            host.Settle();
            gone.Destroy();
            host.Settle();
        }

        Assert.Equal(0, screen.Textures);
    }

    [Fact]
    public void Eng11_what_is_seen_is_what_is_there_after_any_changes()
    {
        var change = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 11], Gen.Int[-60, 640], Gen.Int[-60, 540], Gen.Int[1, 700]);
        change
            .List[1, 25]
            .Sample(
                changes =>
                {
                    var screen = new PixelScreen();
                    using var host = new HeadlessHost(painter: screen, raster: screen, budget: Slow);
                    (host.Window.Width, host.Window.Height) = (600, 540);
                    var layer = host.Scene.Create("floor");
                    var view = layer.AddComponent<Layer>();
                    var boxes = new List<Box>();
                    foreach (var (what, which, x, y, size) in changes)
                    {
                        Apply(host.Scene, layer, view, boxes, what, which, x, y, size);
                        if (which % 3 == 0)
                        {
                            host.Tick();
                        }
                    }

                    foreach (var box in boxes)
                    {
                        box.IsMoving = false;
                    }

                    host.Settle();
                    Assert.Equal(Expected(host.Scene, view, boxes), screen.Pixels);
                },
                iter: 40
            );
    }

    [Fact]
    public void Eng11_what_is_lifted_or_put_down_is_seen_in_every_frame_and_never_twice()
    {
        var screen = new PixelScreen();
        using var host = new HeadlessHost(painter: screen, raster: screen, budget: Slow);
        var layer = host.Scene.Create("floor");
        layer.AddComponent<Layer>();
        // On the corner of four tiles: each must be drawn again.
        var box = Box.Put(layer, 460, 480, color: Color.White);
        host.Loop.Background = Color.Black;
        host.Settle();
        box.IsMoving = true;
        for (var i = 0; i < 12; i++)
        {
            host.Tick();
            Assert.Equal(PixelScreen.Pack(Color.White), screen.At(500, 500));
        }

        box.Transform.Position = new Vector2(200, 480);
        host.Tick();
        Assert.Equal(PixelScreen.Pack(Color.Black), screen.At(500, 500));
        box.IsMoving = false;
        for (var i = 0; i < 12; i++)
        {
            host.Tick();
            Assert.Equal(PixelScreen.Pack(Color.White), screen.At(250, 500));
        }

        host.Settle();
        Assert.Equal(1, screen.Quads.Count(quad => quad.Target.Contains(new Vector2(250, 500))));
    }

    [Fact]
    public void Eng23_what_leaves_its_tiles_is_seen_once_in_every_frame_however_slow_the_raster()
    {
        using var slow = new SlowFloor();
        // On the corner of four tiles.
        var box = Box.Put(slow.Floor, 460, 480, color: Color.White);
        slow.Settle();
        box.IsMoving = true;
        for (var i = 0; i < 30; i++)
        {
            box.Transform.Position += new Vector2(20, 0);
            slow.Tick();
            Assert.Equal(100 * 60, slow.Screen.Pixels.Count(pixel => pixel == PixelScreen.Pack(Color.White)));
        }

        Assert.Equal(PixelScreen.Pack(Color.White), slow.Screen.At(1100, 500));
        box.IsMoving = false;
        for (var i = 0; i < 10; i++)
        {
            slow.Tick();
            Assert.Equal(100 * 60, slow.Screen.Pixels.Count(pixel => pixel == PixelScreen.Pack(Color.White)));
        }
    }

    [Fact]
    public void Eng23_the_tiles_of_one_change_are_shown_together()
    {
        using var slow = new SlowFloor();
        var box = Box.Put(slow.Floor, 460, 400, color: Color.White);
        slow.Settle();
        // From two tiles to two others.
        box.Transform.Position = new Vector2(460, 700);
        var frames = 0;
        for (var i = 0; i < 10; i++)
        {
            slow.Tick();
            Assert.Equal(100 * 60, slow.Screen.Pixels.Count(pixel => pixel == PixelScreen.Pack(Color.White)));
            frames += slow.Screen.At(500, 730) == PixelScreen.Pack(Color.White) ? 1 : 0;
        }

        Assert.InRange(frames, 5, 9);
    }

    [Fact]
    public void Eng23_a_change_that_takes_longer_than_200_ms_is_shown_meanwhile_and_a_pan_at_once()
    {
        using var slow = new SlowFloor(msPerTile: 150);
        var box = Box.Put(slow.Floor, 460, 480, color: Color.White);
        slow.Settle();
        var (began, before) = (slow.Host.Scene.Clock.Now, slow.Host.Loop.Painter.Frames);
        box.Color = Color.Black;
        slow.Tick();
        Assert.Equal(before, slow.Host.Loop.Painter.Frames);
        slow.Tick();
        Assert.True(slow.Host.Loop.Painter.Frames > before);
        Assert.InRange(slow.Host.Scene.Clock.Now - began, TimeSpan.Zero, TimeSpan.FromMilliseconds(400));
        slow.Settle();

        box.Color = Color.White;
        before = slow.Host.Loop.Painter.Frames;
        slow.Floor.GetComponent<Layer>()!.Offset = new Vector2(5, 0);
        slow.Tick();
        Assert.True(slow.Host.Loop.Painter.Frames > before);
    }

    [Fact]
    public void Eng12_a_zoom_stretches_the_tiles_at_once_and_draws_them_again_when_it_rests()
    {
        var screen = new PixelScreen();
        using var host = new HeadlessHost(painter: screen, raster: screen);
        (host.Window.Width, host.Window.Height) = (640, 400);
        var layer = host.Scene.Create("floor");
        var view = layer.AddComponent<Layer>();
        Box.Put(layer, 0, 0, new Vector2(1600, 900), Color.White);
        host.Settle();
        var uploads = screen.Uploads.Count;
        for (var i = 0; i < 10; i++)
        {
            view.Zoom *= 0.96f;
            host.Tick();
            Assert.InRange(screen.Quads.Count, 1, 15);
        }

        Assert.Equal(uploads, screen.Uploads.Count);
        Assert.Equal(PixelScreen.Pack(Color.White), screen.At(300, 300));
        host.Settle();
        Assert.True(screen.Uploads.Count > uploads);
        Assert.All(screen.Quads, quad => Assert.Equal(quad.Source.Width, quad.Target.Width, 3));
    }

    [Fact]
    public void Eng12_a_layer_in_a_layer_is_cut_by_it_and_moves_with_it()
    {
        var screen = new PixelScreen();
        using var host = new HeadlessHost(painter: screen, raster: screen);
        host.Loop.Background = Color.Black;
        var outer = host.Scene.Create("outer");
        outer.AddComponent(new Layer { Size = new Vector2(300, 300) });
        outer.Transform.Position = new Vector2(100, 100);
        var inner = outer.AddChild("inner");
        var scrolled = inner.AddComponent(new Layer { Size = new Vector2(300, 100) });
        inner.Transform.Position = new Vector2(200, 0);
        Box.Put(inner, 0, 0, new Vector2(1000, 1000), Color.White);
        host.Settle();
        Assert.Equal(PixelScreen.Pack(Color.White), screen.At(301, 101));
        Assert.Equal(PixelScreen.Pack(Color.White), screen.At(399, 199));
        Assert.Equal(PixelScreen.Pack(Color.Black), screen.At(401, 150));
        Assert.Equal(PixelScreen.Pack(Color.Black), screen.At(350, 201));

        scrolled.Offset = new Vector2(0, 950);
        host.Settle();
        Assert.Equal(PixelScreen.Pack(Color.White), screen.At(301, 149));
        Assert.Equal(PixelScreen.Pack(Color.Black), screen.At(301, 151));
    }

    [Fact]
    public void Eng12_a_sharp_screen_has_more_pixels_a_unit()
    {
        var screen = new PixelScreen();
        using var host = new HeadlessHost(painter: screen, raster: screen);
        host.Window.Scale = 2;
        host.Loop.Background = Color.Black;
        var layer = host.Scene.Create("layer");
        layer.AddComponent<Layer>();
        Box.Put(layer, 10, 10, new Vector2(10, 10), Color.White);
        host.Settle();

        Assert.Equal(PixelScreen.Pack(Color.White), screen.At(39, 39));
        Assert.Equal(PixelScreen.Pack(Color.Black), screen.At(40, 40));
        Assert.Equal(PixelScreen.Pack(Color.Black), screen.At(19, 19));
    }

    [Fact]
    public void Eng21_a_panel_over_a_floor_that_changes_without_end_comes_onto_the_screen()
    {
        using var busy = new BusyFloor();
        var panel = busy.Host.Scene.Create("panel");
        panel.AddComponent<Layer>();
        Box.Put(panel, 30, 30, color: Color.White);

        busy.Tick(200, () => busy.Screen.At(40, 40) == PixelScreen.Pack(Color.White));
    }

    [Fact]
    public void Eng21_a_zoom_over_a_floor_that_changes_without_end_becomes_sharp()
    {
        using var busy = new BusyFloor();
        busy.Floor.Zoom = 0.8f;
        busy.Tick(2, () => busy.Screen.Quads.Exists(quad => quad.Source.Width != quad.Target.Width));

        busy.Tick(400, () => busy.Screen.Quads.TrueForAll(quad => quad.Source.Width == quad.Target.Width));
    }

    [Fact]
    public void Eng21_what_comes_into_view_beside_what_changes_without_end_is_shown()
    {
        using var busy = new BusyFloor();
        Box.Put(busy.Floor.GameObject, 1290, 0, new Vector2(200, 600), Color.White);
        busy.Floor.Offset = new Vector2(400, 0);

        busy.Tick(200, () => busy.Screen.At(1000, 400) == PixelScreen.Pack(Color.White));
    }

    [Fact]
    public void Eng21_every_part_of_a_floor_that_changes_without_end_is_drawn_again()
    {
        using var busy = new BusyFloor();
        foreach (var x in (int[])[100, 600, 1100])
        {
            var mark = Box.Put(busy.Floor.GameObject, x, 300, color: Color.White);
            busy.Tick(100, () => busy.Screen.At(x + 10, 310) == PixelScreen.Pack(Color.White));
            mark.GameObject.Destroy();
        }
    }

    [Fact]
    public void Eng21_what_is_put_down_on_a_floor_that_changes_without_end_has_no_picture_of_its_own_for_ever()
    {
        using var busy = new BusyFloor();
        var box = Box.Put(busy.Floor.GameObject, 460, 300, color: Color.White);
        box.IsMoving = true;
        // Until its tile is drawn without it, it is still in the tile.
        busy.Tick(60, () => busy.Screen.Quads.Exists(quad => quad.Source.Width < 200));
        box.IsMoving = false;

        busy.Tick(200, () => busy.Screen.Quads.TrueForAll(quad => quad.Source.Width >= 200));
        Assert.Equal(PixelScreen.Pack(Color.White), busy.Screen.At(480, 310));
    }

    private static void Apply(
        Scene scene,
        GameObject layer,
        Layer view,
        List<Box> boxes,
        int what,
        int which,
        int x,
        int y,
        int size
    )
    {
        if (what <= 2 || boxes.Count == 0)
        {
            var color = new Color((byte)(50 + (which * 10)), (byte)(size % 256), 9);
            boxes.Add(Box.Put(layer, x, y, new Vector2(size, 1 + (size / 2)), color));
            return;
        }

        var box = boxes[which % boxes.Count];
        switch (what)
        {
            case 3:
                box.Transform.Position = new Vector2(x, y);
                break;
            case 4:
                box.IsMoving = !box.IsMoving;
                break;
            case 5:
                box.Color = new Color(1, 2, (byte)(size % 256));
                break;
            case 6:
                box.Transform.SetAsLastSibling();
                break;
            case 7:
                boxes.Remove(box);
                box.GameObject.Destroy();
                break;
            case 8:
                view.Offset = new Vector2(x / 3, y / 3);
                break;
            default:
                box.Enabled = !box.Enabled;
                break;
        }
    }

    private static uint[] Expected(Scene scene, Layer view, List<Box> boxes)
    {
        var canvas = new FlatCanvas(scene.Screen.Width, scene.Screen.Height, Matrix3x2.CreateTranslation(-view.Offset));
        canvas.Rectangle(Rect.At(view.Offset, scene.Screen.Size), Color.White);
        foreach (var box in boxes.Where(box => box.Enabled).OrderBy(box => box.GameObject.Order))
        {
            canvas.Save();
            canvas.Transform(box.Transform.ToWorld);
            box.Draw(canvas);
            canvas.Restore();
        }

        return canvas.Pixels;
    }

    /// <summary>A black floor whose raster takes a given time for each picture, by the clock that the test drives.</summary>
    private sealed class SlowFloor : IDisposable
    {
        public SlowFloor(int msPerTile = 50)
        {
            var raster = new Raster(this, TimeSpan.FromMilliseconds(msPerTile));
            Host = new HeadlessHost(painter: Screen, raster: raster);
            (Host.Window.Width, Host.Window.Height) = (1280, 900);
            Host.Loop.Background = Color.Black;
            Floor = Host.Scene.Create("floor");
            Floor.AddComponent<Layer>();
        }

        public PixelScreen Screen { get; } = new();

        public HeadlessHost Host { get; }

        public GameObject Floor { get; }

        public void Tick() => Host.Tick();

        public void Settle() => Host.Settle();

        public void Dispose() => Host.Dispose();

        private sealed class Raster(SlowFloor of, TimeSpan each) : IRaster
        {
            public ReadOnlySpan<byte> Draw(int width, int height, Matrix3x2 toPixels, Action<ICanvas> draw)
            {
                of.Host.Time.Advance(each);
                return ((IRaster)of.Screen).Draw(width, height, toPixels, draw);
            }
        }
    }

    /// <summary>A floor as large as the window, all of which changes every tick: more than a tick draws.</summary>
    private sealed class BusyFloor : IDisposable
    {
        private readonly Box _all;

        public BusyFloor()
        {
            Host = new HeadlessHost(painter: Screen, raster: Screen, budget: new() { Hurry = TimeSpan.Zero });
            (Host.Window.Width, Host.Window.Height) = (1280, 600);
            Floor = Host.Scene.Create("floor").AddComponent<Layer>();
            _all = Box.Put(Floor.GameObject, 0, 0, new Vector2(1280, 600), new Color(0, 0, 0));
            Host.Settle();
        }

        public PixelScreen Screen { get; } = new();

        public HeadlessHost Host { get; }

        public Layer Floor { get; }

        /// <summary>Goes on until something is to be seen.</summary>
        public void Tick(int max, Func<bool> seen)
        {
            for (var tick = 0; !seen(); tick++)
            {
                Assert.True(tick < max, $"Not seen in {max} ticks.");
                _all.Color = new Color((byte)(tick % 200), 9, 9);
                Host.Tick();
            }
        }

        public void Dispose() => Host.Dispose();
    }
}
