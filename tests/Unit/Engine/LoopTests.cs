using System.Numerics;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Loop;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Engine.Tiles;
using ElephantBoard.Tests.Unit.Engine.Headless;
using Xunit;

namespace ElephantBoard.Tests.Unit.Engine;

public sealed class LoopTests
{
    [Fact]
    public void Eng8_between_two_updates_the_window_is_polled_exactly_once()
    {
        using var host = new HeadlessHost();
        var counter = host.Scene.Create("a").AddComponent(new PollCounter(host.Window));
        host.Scene.Create("layer").AddComponent<Layer>();
        Box.Put(host.Scene.Root.Transform.Children[1].GameObject, 0, 0);
        host.Pass(TimeSpan.FromSeconds(1));

        Assert.True(counter.Seen.Count > 100);
        Assert.All(counter.Seen.Zip(counter.Seen.Skip(1)), pair => Assert.Equal(1, pair.Second - pair.First));
    }

    [Theory]
    [InlineData(true, 8)]
    [InlineData(false, 16)]
    public void Eng8_an_idle_window_is_polled_every_8_ms_or_16_unfocused_and_draws_nothing(
        bool focused,
        int milliseconds
    )
    {
        using var host = Room(out _);
        host.Window.IsFocused = focused;
        host.Settle();
        var (frames, polls) = (host.Loop.Painter.Frames, host.Window.Polls);
        host.Pass(TimeSpan.FromSeconds(8));

        Assert.Equal(frames, host.Loop.Painter.Frames);
        Assert.InRange(host.Window.Polls - polls, (8000 / milliseconds) - 1, (8000 / milliseconds) + 1);
    }

    [Fact]
    public void Eng8_what_is_posted_ends_the_wait_and_is_drawn_in_that_turn()
    {
        using var host = Room(out var box);
        host.Settle();
        var frames = host.Loop.Painter.Frames;
        host.Scene.Post(() => box.Color = ElephantBoard.Engine.Painting.Color.White);
        var before = host.Time.GetTimestamp();
        host.Tick();

        Assert.Equal(frames + 1, host.Loop.Painter.Frames);
        Assert.InRange(host.Time.GetElapsedTime(before).TotalMilliseconds, 0, 1);
    }

    [Fact]
    public async Task Eng8_a_signal_from_another_thread_ends_a_real_wait()
    {
        using var frameThrottle = new FrameThrottle();
        var waited = Task.Run(() => frameThrottle.Wait(TimeSpan.FromDays(1)));
        frameThrottle.Wake();

        await waited.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Eng9_posted_acts_run_in_order_and_what_does_not_fit_waits_for_the_next_turn()
    {
        using var host = new HeadlessHost();
        var ran = new List<int>();
        for (var i = 0; i < 30; i++)
        {
            var number = i;
            host.Scene.Post(() =>
            {
                ran.Add(number);
                host.Time.Advance(TimeSpan.FromMilliseconds(3));
            });
        }

        host.Tick();
        Assert.Equal([0, 1, 2], ran);
        for (var i = 0; i < 9; i++)
        {
            host.Tick();
        }

        Assert.Equal(Enumerable.Range(0, 30), ran);
        Assert.True(host.Loop.LongestTick < TimeSpan.FromMilliseconds(32));
    }

    [Fact]
    public void Eng9_long_work_runs_in_slices_beside_everything_else()
    {
        using var host = new HeadlessHost();
        var steps = 0;
        var posted = false;
        host.Scene.StartCoroutine(Work());
        host.Tick();
        Assert.InRange(steps, 1, 5);
        host.Scene.Post(() => posted = true);
        host.Tick();
        Assert.True(posted);
        host.Pass(TimeSpan.FromSeconds(1));

        Assert.Equal(100, steps);
        Assert.True(host.Loop.LongestTick < TimeSpan.FromMilliseconds(32));

        IEnumerator<bool> Work()
        {
            for (; steps < 100; steps++)
            {
                host.Time.Advance(TimeSpan.FromMilliseconds(2));
                yield return true;
            }
        }
    }

    [Fact]
    public void Eng9_posting_from_many_threads_loses_nothing()
    {
        using var host = new HeadlessHost();
        var sum = 0;
        Parallel.For(1, 1001, i => host.Scene.Post(() => sum += i));
        host.Pass(TimeSpan.FromMilliseconds(100));

        Assert.Equal(500500, sum);
    }

    [Fact]
    public void Eng8_a_tick_that_draws_much_takes_in_between_its_slices_what_is_pressed_meanwhile()
    {
        using var host = new HeadlessHost();
        var layer = host.Scene.Create("floor");
        layer.AddComponent<Layer>();
        Box.Put(layer, 0, 0, new Vector2(1280, 720));

        host.Tick();

        Assert.True(host.Loop.Painter.Worst.Uploads > 10, "It drew little.");
        Assert.True(host.Window.Gatherings > host.Loop.Painter.Worst.Uploads);
    }

    [Fact]
    public void Eng8_the_loop_ends_when_the_window_should_close()
    {
        using var host = new HeadlessHost();
        host.Scene.Create("closer").AddComponent(new Closer(host.Window));
        host.Loop.Run(TestContext.Current.CancellationToken);

        Assert.Equal(3, host.Window.Polls);
    }

    [Fact]
    public void Eng8_an_exposed_or_resized_window_is_drawn_again()
    {
        using var host = Room(out _);
        host.Settle();
        var frames = host.Loop.Painter.Frames;
        host.Tick(new InputEvent.Exposed());
        Assert.Equal(frames + 1, host.Loop.Painter.Frames);
        host.Window.Width = 900;
        host.Tick();
        Assert.Equal(frames + 2, host.Loop.Painter.Frames);
    }

    private static HeadlessHost Room(out Box box)
    {
        var host = new HeadlessHost();
        var layer = host.Scene.Create("layer");
        layer.AddComponent<Layer>();
        box = Box.Put(layer, 10, 10);
        return host;
    }

    private sealed class PollCounter(HeadlessWindow window) : Behaviour
    {
        public List<int> Seen { get; } = [];

        protected override void Update() => Seen.Add(window.Polls);
    }

    private sealed class Closer(HeadlessWindow window) : Behaviour
    {
        protected override void Update() => window.ShouldClose = window.Polls >= 3;
    }
}
