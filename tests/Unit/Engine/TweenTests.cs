using System.Numerics;
using CsCheck;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Engine.Tweens;
using ElephantBoard.Tests.Unit.Engine.Headless;
using Xunit;

namespace ElephantBoard.Tests.Unit.Engine;

public sealed class TweenTests : IDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromMilliseconds(160);

    private readonly HeadlessHost _host = new();

    private Scene Scene => _host.Scene;

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Eng6_a_tween_ends_at_the_very_place_and_then_says_so_once()
    {
        var a = Scene.Create("a");
        var ends = 0;
        Scene.Tweens.Start(Tween.Move(a.Transform, new Vector2(100, 7), Long, Eases.Out).Then(() => ends++), a);
        _host.Pass(TimeSpan.FromMilliseconds(80));
        Assert.InRange(a.Transform.Position.X, 51, 99);
        Assert.Equal(0, ends);

        _host.Pass(TimeSpan.FromMilliseconds(100));
        Assert.Equal(new Vector2(100, 7), a.Transform.Position);
        Assert.Equal(1, ends);
        Assert.True(Scene.Tweens.IsIdle);
    }

    [Fact]
    public void Eng6_what_is_destroyed_or_stopped_moves_no_more()
    {
        var a = Scene.Create("a");
        var b = Scene.Create("b");
        var ends = 0;
        var motion = Tween.Move(b.Transform, new Vector2(100, 0), Long, Eases.Linear).Then(() => ends++);
        Scene.Tweens.Start(Tween.Move(a.Transform, new Vector2(100, 0), Long, Eases.Linear).Then(() => ends++), a);
        Scene.Tweens.Start(motion, b);
        _host.Pass(TimeSpan.FromMilliseconds(50));
        a.Destroy();
        Scene.Tweens.Stop(motion);
        var stopped = b.Transform.Position;
        _host.Pass(TimeSpan.FromMilliseconds(300));

        Assert.Equal(0, ends);
        Assert.Equal(stopped, b.Transform.Position);
        Assert.True(Scene.Tweens.IsIdle);
    }

    [Fact]
    public void Eng6_a_sequence_starts_each_part_where_the_one_before_left_it()
    {
        var a = Scene.Create("a");
        var told = new List<string>();
        var sequence = new Sequence()
            .Append(Tween.Move(a.Transform, new Vector2(100, 0), Long, Eases.Linear))
            .Call(() => told.Add($"there {a.Transform.Position.X}"))
            .Wait(Long)
            .Append(Tween.Move(a.Transform, new Vector2(50, 0), Long, Eases.Linear))
            .Join(Tween.Rotate(a.Transform, 1, Long, Eases.Linear))
            .Then(() => told.Add("end"));
        Assert.Equal(3 * Long, sequence.Duration);
        Scene.Tweens.Start(sequence, a);
        _host.Pass(TimeSpan.FromMilliseconds(300));
        Assert.Equal(["there 100"], told);
        Assert.Equal(100, a.Transform.Position.X);

        _host.Pass(TimeSpan.FromMilliseconds(300));
        Assert.Equal(["there 100", "end"], told);
        Assert.Equal(new Vector2(50, 0), a.Transform.Position);
        Assert.Equal(1, a.Transform.Rotation);
    }

    [Fact]
    public void Eng6_a_sequence_ends_the_same_whatever_the_turns()
    {
        Gen.Int[1, 90]
            .List[30]
            .Sample(steps =>
            {
                using var host = new HeadlessHost();
                var a = host.Scene.Create("a");
                var told = "";
                host.Scene.Tweens.Start(
                    new Sequence()
                        .Append(Tween.Move(a.Transform, Vector2.One, Long, Eases.Back))
                        .Call(() => told += "1")
                        .Insert(TimeSpan.FromMilliseconds(50), new Sequence().Then(() => told += "0"))
                        .Wait(TimeSpan.FromMilliseconds(10))
                        .Call(() => told += "2"),
                    a
                );
                foreach (var step in steps)
                {
                    host.Time.Advance(TimeSpan.FromMilliseconds(step));
                    host.Scene.Tick();
                }

                host.Pass(TimeSpan.FromMilliseconds(400));
                return told == "012" && a.Transform.Position == Vector2.One;
            });
    }

    [Fact]
    public void Eng7_with_reduced_motion_nothing_moves_and_fades_stay()
    {
        Scene.Tweens.ReducedMotion = true;
        var layer = Scene.Create("layer");
        layer.AddComponent<ElephantBoard.Engine.Tiles.Layer>();
        var box = Box.Put(layer, 0, 0);
        Scene.Tweens.Start(Tween.Move(box.Transform, new Vector2(100, 0), Long, Eases.Out), box.GameObject);
        Scene.Tweens.Start(Tween.Fade(box, 0, Long), box.GameObject);
        _host.Pass(TimeSpan.FromMilliseconds(40));

        Assert.Equal(new Vector2(100, 0), box.Transform.Position);
        Assert.InRange(box.Opacity, 0.5f, 0.95f);
    }

    [Fact]
    public void Eng7_a_pause_of_the_machine_makes_nothing_jump()
    {
        var a = Scene.Create("a");
        _host.Tick();
        Scene.Tweens.Start(Tween.Move(a.Transform, new Vector2(1000, 0), TimeSpan.FromSeconds(1), Eases.Linear), a);
        _host.Time.Advance(TimeSpan.FromHours(1));
        _host.Tick();

        Assert.InRange(a.Transform.Position.X, 1, 101);
    }
}
