using System.Numerics;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Tests.Unit.Engine.Headless;
using Xunit;

namespace ElephantBoard.Tests.Unit.Engine;

public sealed class LifeCycleTests : IDisposable
{
    private readonly HeadlessHost _host = new();
    private readonly List<string> _told = [];

    private Scene Scene => _host.Scene;

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Eng1_a_life_goes_awake_enable_start_update_lateupdate_disable_destroy()
    {
        var place = Scene.Create("a");
        place.AddComponent(new Teller("a", _told));
        _host.Tick();
        _host.Tick();
        place.Destroy();
        _host.Tick();
        _host.Tick();

        Assert.Equal(
            [
                "a.Awake",
                "a.OnEnable",
                "a.Start",
                "a.Update",
                "a.LateUpdate",
                "a.Update",
                "a.LateUpdate",
                "a.Update",
                "a.LateUpdate",
                "a.OnDisable",
                "a.OnDestroy",
            ],
            _told
        );
    }

    [Fact]
    public void Eng1_what_is_disabled_is_not_updated_and_starts_once()
    {
        var teller = Scene.Create("a").AddComponent(new Teller("a", _told));
        teller.Enabled = false;
        _host.Tick();
        Assert.Equal(["a.Awake", "a.OnEnable", "a.OnDisable"], _told);
        _told.Clear();

        teller.Enabled = true;
        _host.Tick();
        teller.GameObject.SetActive(false);
        _host.Tick();
        teller.GameObject.SetActive(true);
        _host.Tick();
        Assert.Equal(
            [
                "a.OnEnable",
                "a.Start",
                "a.Update",
                "a.LateUpdate",
                "a.OnDisable",
                "a.OnEnable",
                "a.Update",
                "a.LateUpdate",
            ],
            _told
        );
    }

    [Fact]
    public void Eng1_what_was_never_active_is_never_awake_and_never_destroyed()
    {
        var parent = Scene.Create("parent");
        parent.SetActive(false);
        parent.AddChild("child").AddComponent(new Teller("child", _told));
        parent.Destroy();
        _host.Tick();

        Assert.Empty(_told);
    }

    [Fact]
    public void Eng2_every_awake_of_a_prefab_runs_after_building_and_before_the_first_enable()
    {
        var prefab = new Prefab(
            "pair",
            made =>
            {
                made.AddComponent(new Teller("parent", _told));
                made.AddChild("child").AddComponent(new Teller("child", _told));
                _told.Add("built");
            }
        );
        var one = Scene.Instantiate(prefab, position: new Vector2(3, 4));

        Assert.Equal(["built", "parent.Awake", "child.Awake", "parent.OnEnable", "child.OnEnable"], _told);
        Assert.Equal(new Vector2(3, 4), one.Transform.Position);
        Assert.NotSame(one, Scene.Instantiate(prefab));
    }

    [Fact]
    public void Eng3_destroying_waits_for_the_end_of_the_tick_and_takes_all_below_along()
    {
        var parent = Scene.Create("parent");
        parent.AddComponent(new Teller("parent", _told));
        var child = parent.AddChild("child");
        child.AddComponent(new Teller("child", _told));
        _host.Tick();
        _told.Clear();

        parent.Destroy();
        child.Destroy();
        Assert.False(child.IsDestroyed);
        _host.Tick();

        Assert.Equal(["parent.OnDisable", "child.OnDisable", "parent.OnDestroy", "child.OnDestroy"], _told[^4..]);
        Assert.True(child.IsDestroyed);
        Assert.Empty(Scene.Root.Transform.Children);
        Assert.Throws<ObjectDisposedException>(() => child.AddComponent(new Teller("x", _told)));
    }

    [Fact]
    public void Eng4_a_fault_in_one_behaviour_is_told_and_the_others_go_on()
    {
        var faults = new List<string>();
        Scene.Faulted += (behaviour, fault) => faults.Add($"{behaviour.GameObject.Name}: {fault.Message}");
        Scene.Create("bad").AddComponent(new Thrower());
        Scene.Create("good").AddComponent(new Teller("good", _told));
        _host.Tick();

        Assert.Equal(["bad: no"], faults);
        Assert.Contains("good.Update", _told);
    }

    [Fact]
    public void Eng4_a_fault_that_nobody_listens_to_goes_through()
    {
        Scene.Create("bad").AddComponent(new Thrower());

        Assert.Throws<InvalidOperationException>(() => _host.Tick());
    }

    [Fact]
    public void Eng5_places_add_up_and_parents_may_change()
    {
        var a = Scene.Create("a");
        var b = a.AddChild("b");
        a.Transform.Position = new Vector2(10, 0);
        a.Transform.Scale = new Vector2(2);
        b.Transform.Position = new Vector2(5, 5);
        Assert.Equal(new Vector2(20, 10), Vector2.Transform(Vector2.Zero, b.Transform.ToWorld));

        a.Transform.Rotation = MathF.PI / 2;
        var turned = Vector2.Transform(Vector2.Zero, b.Transform.ToWorld);
        Assert.Equal(0, turned.X, 3);
        Assert.Equal(10, turned.Y, 3);

        var c = Scene.Create("c");
        b.Transform.SetParent(c);
        Assert.Equal(new Vector2(5, 5), Vector2.Transform(Vector2.Zero, b.Transform.ToWorld));
        Assert.Throws<ArgumentException>(() => c.Transform.SetParent(b));
    }

    [Fact]
    public void Eng5_activity_follows_the_tree()
    {
        var a = Scene.Create("a");
        var b = a.AddChild("b");
        var teller = b.AddComponent(new Teller("b", _told));
        var off = Scene.Create("off");
        off.SetActive(false);

        b.Transform.SetParent(off);
        Assert.False(teller.IsActiveAndEnabled);
        b.Transform.SetParent(a);
        Assert.True(teller.IsActiveAndEnabled);
        Assert.Equal(["b.Awake", "b.OnEnable", "b.OnDisable", "b.OnEnable"], _told);
    }

    private sealed class Teller(string name, List<string> told) : Behaviour
    {
        protected override void Awake() => told.Add($"{name}.Awake");

        protected override void OnEnable() => told.Add($"{name}.OnEnable");

        protected override void Start() => told.Add($"{name}.Start");

        protected override void Update() => told.Add($"{name}.Update");

        protected override void LateUpdate() => told.Add($"{name}.LateUpdate");

        protected override void OnDisable() => told.Add($"{name}.OnDisable");

        protected override void OnDestroy() => told.Add($"{name}.OnDestroy");
    }

    private sealed class Thrower : Behaviour
    {
        protected override void Update() => throw new InvalidOperationException("no");
    }
}
