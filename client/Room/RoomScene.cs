using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Engine.Tiles;
using ElephantBoard.Showing.Elephants;
using ElephantBoard.Showing.Look;
using ElephantBoard.Showing.People;
using ElephantBoard.Showing.Pointers;
using ElephantBoard.Showing.Ribbon;
using ElephantBoard.Showing.Scenery;
using ElephantBoard.Showing.Walks;

namespace ElephantBoard.Showing;

/// <summary>A room made visible: the floor with its elephants, and above it what is said and done on the screen.</summary>
public sealed class RoomScene
{
    private RoomScene(Scene scene, RoomSetting setting)
    {
        Root = scene.Create("room");
        Root.SetActive(false);
        Appearance = Root.AddComponent(new Appearance(setting.Palette));
        Mirror = Root.AddComponent(new RoomMirror(setting.Source, setting.Seat?.Guesses));
        Doer = setting.Seat is { } seat ? Root.AddComponent(new Doer(seat, Mirror)) : null;

        var me = setting.Seat?.Stay.Participant ?? 0;
        var floor = Root.AddChild("floor");
        Camera = Root.AddComponent(new FloorCamera(floor.AddComponent<Layer>()));
        var scenery = floor.AddChild("scenery");
        var legend = floor.AddChild("legend").AddComponent(new Legend());
        var people = floor.AddChild("people");
        var walking = floor.AddComponent(new Walking(me, floor.AddChild("paths")));
        Scenery = scenery.AddComponent(new RoomScenery(Mirror, walking, setting));
        People = people.AddComponent(new PeopleInRoom(Mirror, legend));
        Elephants = floor.AddChild("elephants").AddComponent(new ElephantsOnFloor(Mirror, walking, MineOf(setting)));
        Pointers = floor.AddChild("pointers").AddComponent(new PointersOnFloor(Mirror, Elephants, me));

        var above = Root.AddChild("above");
        Above = above.AddComponent<Layer>();
        Ribbon = above.AddChild("ribbon").AddComponent(new RoomRibbon(Mirror, setting));

        scene.Screen.Changed += Fit;
        Ribbon.Resized += Fit;
        Root.SetActive(true);
        Fit();

        // The wall goes on behind the ribbon: a line too much hides the seam.
        void Fit()
        {
            var top = MathF.Max(0, Ribbon.Height - 1);
            Camera.Frame = Rect.FromEdges(0, top, scene.Screen.Size.X, MathF.Max(top + 1, scene.Screen.Size.Y));
        }
    }

    /// <summary>Destroy it to leave the room.</summary>
    public GameObject Root { get; }

    public Appearance Appearance { get; }

    public RoomMirror Mirror { get; }

    /// <summary>Null: one only looks.</summary>
    public Doer? Doer { get; }

    public FloorCamera Camera { get; }

    public RoomScenery Scenery { get; }

    public PeopleInRoom People { get; }

    public ElephantsOnFloor Elephants { get; }

    public PointersOnFloor Pointers { get; }

    public RoomRibbon Ribbon { get; }

    /// <summary>What stands still above the floor: ribbon, panels, dialogs. In screen units.</summary>
    public Layer Above { get; }

    /// <summary>Never on a screen that others look at.</summary>
    private static Func<IReadOnlySet<ulong>>? MineOf(RoomSetting setting) =>
        setting is { IsScreen: false, Seat.Pocket: { } pocket } ? () => pocket.Mine : null;

    public static RoomScene Build(Scene scene, RoomSetting setting) => new(scene, setting);
}
