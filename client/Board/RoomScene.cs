using ElephantBoard.Board.Decisions;
using ElephantBoard.Board.Elephants;
using ElephantBoard.Board.Linking;
using ElephantBoard.Board.Look;
using ElephantBoard.Board.Panels;
using ElephantBoard.Board.People;
using ElephantBoard.Board.Pointers;
using ElephantBoard.Board.Pouring;
using ElephantBoard.Board.Questions;
using ElephantBoard.Board.Ribbon;
using ElephantBoard.Board.Scenery;
using ElephantBoard.Board.Speaking;
using ElephantBoard.Board.Tabletop;
using ElephantBoard.Board.Timers;
using ElephantBoard.Board.Tools;
using ElephantBoard.Board.Verbs;
using ElephantBoard.Board.Walks;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Engine.Tiles;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.Link.Seats;
using ElephantBoard.Timeline;

namespace ElephantBoard.Board;

/// <summary>The scene of a room: the floor with its elephants, and the controls above it.</summary>
public sealed class RoomScene
{
    private RoomScene(Scene scene, RoomSceneOptions options)
    {
        Root = scene.Create("room");
        Root.SetActive(false);
        Appearance = Root.AddComponent(new Appearance(options.Palette));
        Mirror = Root.AddComponent(new RoomMirror(options.Source, options.Seat?.PendingUpdates, options.Now));
        CommandDispatcher = options.Seat is { } seat ? Root.AddComponent(new CommandDispatcher(seat, Mirror)) : null;

        Plan = Root.AddComponent(new PlanOfRoom(Mirror));
        var me = options.Seat?.Membership.Participant ?? 0;
        var floor = Root.AddChild("floor");
        Camera = Root.AddComponent(new FloorCamera(floor.AddComponent<Layer>()));
        Frame = Root.AddComponent(new RoomFrame(Camera));
        var scenery = floor.AddChild("scenery");
        var legend = floor.AddChild("legend").AddComponent(new Legend());
        var people = floor.AddChild("people");
        var walkAnimator = floor.AddComponent(new WalkAnimator(me, floor.AddChild("paths"), Plan));
        People = people.AddComponent(new PeopleInRoom(Mirror, Plan, legend));
        var ground = floor.AddChild("ground").AddComponent(new FloorGround());
        var porch = ground.GameObject.AddChild("porch").AddComponent(new Porch());
        Scenery = scenery.AddComponent(
            new RoomScenery(Mirror, walkAnimator, options, porch, Plan, () => Elephants!.Size)
        );
        var elephants = ground.GameObject.AddChild("elephants");
        Elephants = elephants.AddComponent(new ElephantsOnFloor(Mirror, walkAnimator, Camera, OwnOf(options)));
        Pointers = floor.AddChild("pointers").AddComponent(new PointersOnFloor(Mirror, Elephants, me));

        var above = Root.AddChild("above");
        Above = above.AddComponent<Layer>();
        Ribbon = above.AddChild("ribbon").AddComponent(new RoomRibbon(Mirror, options, Plan));

        // The wall continues behind the ribbon; one extra line hides the seam.
        Ribbon.Resized += () => Frame.Top = MathF.Max(0, Ribbon.Height - 1);
        Wall = above
            .AddChild("wall")
            .AddComponent(new DecisionWall(Mirror, Frame) { IsInteractive = !options.IsScreen && me != 0 });
        OnTable = above.AddChild("on_table").AddComponent(new ElephantOnTable(Mirror, Frame));
        Speakers = above.AddChild("speakers").AddComponent(new SpeakersPill(Mirror, Frame));
        Timer = above.AddChild("timer").AddComponent(new TimerPill(Mirror, Ribbon, options.Now));
        Decision = above.AddChild("decision").AddComponent(new DecisionBanner(Mirror, Frame));
        Pour = above.AddChild("pour").AddComponent(new PourBanner(Mirror, Frame, options.Now));
        Plan.Changed += () => Camera.WholeRoom = Plan.Now.Shown;
        var context = options.IsScreen || CommandDispatcher is null ? null : ContextOf(options, CommandDispatcher);
        Tools = above.AddComponent(new ToolBox(context, ground, Elephants, Camera) { Scenery = Scenery });
        elephants.AddComponent(new RaisedPieces(Elephants, Tools.Selection));
        if (context is null)
        {
            Question = above.AddChild("question").AddComponent(new QuestionBoard(Mirror, Frame));
            Link = options.Seat is { } watching
                ? above
                    .AddChild("link")
                    .AddComponent(new LinkBanner(Mirror, Frame, () => Sentences.English[watching.End.Sentence()]))
                : null;
        }
        else
        {
            Wall.Opened += id => context.Open(id, false);
            RoomPanels = above.AddComponent(new Board.Panels.RoomPanels(context, Tools, Frame));
            above.AddComponent(new StageChoice(context, Ribbon));
            above.AddComponent(new News(context));
            above.AddComponent(new TimerMenu(context, Timer));
            context.Announce = above.AddComponent(new OwnPour(context, Pour, options.Now)).Announce;
        }

        Root.SetActive(true);
    }

    /// <summary>Destroy it to leave the room.</summary>
    public GameObject Root { get; }

    public Appearance Appearance { get; }

    public RoomMirror Mirror { get; }

    /// <summary>Where things are in the room.</summary>
    public PlanOfRoom Plan { get; }

    /// <summary>Null for read-only views.</summary>
    public CommandDispatcher? CommandDispatcher { get; }

    public FloorCamera Camera { get; }

    public RoomScenery Scenery { get; }

    public PeopleInRoom People { get; }

    public ElephantsOnFloor Elephants { get; }

    public PointersOnFloor Pointers { get; }

    public RoomRibbon Ribbon { get; }

    /// <summary>The elephant on the table.</summary>
    public ElephantOnTable OnTable { get; }

    public TimerPill Timer { get; }

    /// <summary>Who has the floor, and whose hands are raised.</summary>
    public SpeakersPill Speakers { get; }

    /// <summary>The decisions, in the close.</summary>
    public DecisionWall Wall { get; }

    /// <summary>The decision that was just made.</summary>
    public DecisionBanner Decision { get; }

    /// <summary>The state of the connection on a screen without a status line; null where <see cref="RoomPanels"/> shows it.</summary>
    public LinkBanner? Link { get; }

    /// <summary>The countdown of a pour.</summary>
    public PourBanner Pour { get; }

    /// <summary>The question on a screen without controls; null where <see cref="RoomPanels"/> shows it.</summary>
    public QuestionBoard? Question { get; }

    /// <summary>The fixed layer above the floor: ribbon, panels, dialogs. In screen units.</summary>
    public Layer Above { get; }

    /// <summary>The part of the screen for the floor.</summary>
    public RoomFrame Frame { get; }

    public ToolBox Tools { get; }

    /// <summary>Null for read-only views and on the shared screen.</summary>
    public Board.Panels.RoomPanels? RoomPanels { get; }

    /// <summary>Never on a screen that others see.</summary>
    private static OwnPocket? OwnOf(RoomSceneOptions options) => options.IsScreen ? null : options.Seat?.Pocket;

    public static RoomScene Build(Scene scene, RoomSceneOptions options) => new(scene, options);

    private CommandContext ContextOf(RoomSceneOptions options, CommandDispatcher dispatcher)
    {
        Above.GameObject.AddComponent<ThemeBinder>();
        var told = Root.AddChild("told");
        told.AddComponent<Layer>();
        told.AddComponent<ThemeBinder>();
        var notices = told.AddChild("notices").AddComponent(new Notices(Frame, Sentences.English["room.dismiss"]));
        told.AddChild("tooltip").AddComponent<Tooltip>();
        return new CommandContext
        {
            CommandDispatcher = dispatcher,
            Mirror = Mirror,
            Sentences = Sentences.English,
            PressRest = new PressRest(Mirror),
            Notices = notices,
            Above = Above.GameObject,
            Code = options.Code,
            JoinLink = options.JoinLink,
            HostLink = options.HostLink,
            Now = options.Now,
            SetTheme = options.Wear ?? (palette => Appearance.Palette = palette),
            SetReducedMotion = options.Still ?? (isStill => Root.Scene.Tweens.ReducedMotion = isStill),
        };
    }
}
