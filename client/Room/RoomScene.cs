using ElephantBoard.Engine.Scenes;
using ElephantBoard.Engine.Tiles;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.Link;
using ElephantBoard.Showing.Cockpit;
using ElephantBoard.Showing.Elephants;
using ElephantBoard.Showing.Look;
using ElephantBoard.Showing.People;
using ElephantBoard.Showing.Pointers;
using ElephantBoard.Showing.Pouring;
using ElephantBoard.Showing.Ribbon;
using ElephantBoard.Showing.Scenery;
using ElephantBoard.Showing.Tools;
using ElephantBoard.Showing.Verbs;
using ElephantBoard.Showing.Walks;
using ElephantBoard.Showing.Words;
using ElephantBoard.Timeline;

namespace ElephantBoard.Showing;

/// <summary>The scene of a room: the floor with its elephants, and the controls above it.</summary>
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
        Frame = Root.AddComponent(new RoomFrame(Camera));
        var scenery = floor.AddChild("scenery");
        var legend = floor.AddChild("legend").AddComponent(new Legend());
        var people = floor.AddChild("people");
        var walking = floor.AddComponent(new Walking(me, floor.AddChild("paths")));
        Scenery = scenery.AddComponent(new RoomScenery(Mirror, walking, setting, () => Elephants!.Size));
        People = people.AddComponent(new PeopleInRoom(Mirror, legend));
        var ground = floor.AddChild("ground").AddComponent(new FloorGround());
        var elephants = ground.GameObject.AddChild("elephants");
        Elephants = elephants.AddComponent(new ElephantsOnFloor(Mirror, walking, OwnOf(setting)));
        Pointers = floor.AddChild("pointers").AddComponent(new PointersOnFloor(Mirror, Elephants, me));

        var above = Root.AddChild("above");
        Above = above.AddComponent<Layer>();
        Ribbon = above.AddChild("ribbon").AddComponent(new RoomRibbon(Mirror, setting));

        // The wall continues behind the ribbon; one extra line hides the seam.
        Ribbon.Resized += () => Frame.Top = MathF.Max(0, Ribbon.Height - 1);
        Pour = above.AddChild("pour").AddComponent(new PourBanner(Mirror, Frame, setting.Now));
        var bench = setting.IsScreen || Doer is null ? null : BenchOf(setting, Doer);
        Tools = above.AddComponent(new ToolBox(bench, ground, Elephants, Camera));
        if (bench is not null)
        {
            Cockpit = above.AddComponent(new Cockpit.Cockpit(bench, Tools, Frame));
            above.AddComponent(new StageChoice(bench, Ribbon));
            above.AddComponent(new News(bench));
            bench.Announce = above.AddComponent(new OwnPour(bench, Pour, setting.Now)).Announce;
        }

        Root.SetActive(true);
    }

    /// <summary>Destroy it to leave the room.</summary>
    public GameObject Root { get; }

    public Appearance Appearance { get; }

    public RoomMirror Mirror { get; }

    /// <summary>Null for read-only views.</summary>
    public Doer? Doer { get; }

    public FloorCamera Camera { get; }

    public RoomScenery Scenery { get; }

    public PeopleInRoom People { get; }

    public ElephantsOnFloor Elephants { get; }

    public PointersOnFloor Pointers { get; }

    public RoomRibbon Ribbon { get; }

    /// <summary>The countdown of a pour.</summary>
    public PourBanner Pour { get; }

    /// <summary>The fixed layer above the floor: ribbon, panels, dialogs. In screen units.</summary>
    public Layer Above { get; }

    /// <summary>The part of the screen for the floor.</summary>
    public RoomFrame Frame { get; }

    public ToolBox Tools { get; }

    /// <summary>Null for read-only views and on the shared screen.</summary>
    public Cockpit.Cockpit? Cockpit { get; }

    /// <summary>Never on a screen that others see.</summary>
    private static OwnPocket? OwnOf(RoomSetting setting) => setting.IsScreen ? null : setting.Seat?.Pocket;

    public static RoomScene Build(Scene scene, RoomSetting setting) => new(scene, setting);

    private Workbench BenchOf(RoomSetting setting, Doer doer)
    {
        Above.GameObject.AddComponent<Dress>();
        var told = Root.AddChild("told");
        told.AddComponent<Layer>();
        told.AddComponent<Dress>();
        var notices = told.AddChild("notices").AddComponent(new Notices(Frame, Sentences.English["room.dismiss"]));
        told.AddChild("tooltip").AddComponent<Tooltip>();
        return new Workbench
        {
            Doer = doer,
            Mirror = Mirror,
            Sentences = Sentences.English,
            PressRest = new PressRest(Mirror),
            Notices = notices,
            Above = Above.GameObject,
            Code = setting.Code,
            JoinLink = setting.JoinLink,
            HostLink = setting.HostLink,
            Wear = setting.Wear ?? (palette => Appearance.Palette = palette),
            Still = setting.Still ?? (isStill => Root.Scene.Tweens.ReducedMotion = isStill),
        };
    }
}
