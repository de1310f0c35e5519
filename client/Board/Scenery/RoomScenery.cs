using System.Numerics;
using ElephantBoard.Board.Elephants;
using ElephantBoard.Board.Look;
using ElephantBoard.Board.Walks;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Engine.Tweens;
using ElephantBoard.Link.Replica;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Scenery;

/// <summary>Shows the state of the room on its furniture: door, porch, table, hat, how to join, an empty floor.</summary>
/// <param name="porch">The elephants on the porch, above the floor so that they can be clicked.</param>
/// <param name="plan">Where the furniture is.</param>
/// <param name="size">The size of the elephants. Small ones show what they hurt by marks only.</param>
public sealed class RoomScenery(
    RoomMirror mirror,
    WalkAnimator walkAnimator,
    RoomSceneOptions options,
    Porch porch,
    PlanOfRoom plan,
    Func<PieceSize> size
) : Behaviour
{
    private Backdrop _backdrop = null!;
    private Door _door = null!;
    private Hat _hat = null!;
    private JoinChart _chart = null!;
    private EmptyWords _empty = null!;
    private MarksLegend _marks = null!;
    private bool _isStale;

    public Hat Hat => _hat;

    public EmptyWords Empty => _empty;

    public Door Door => _door;

    /// <summary>The door's opening, room units.</summary>
    public Rect Doorway => plan.Now.Doorway;

    public Porch Porch => porch;

    protected override void Awake()
    {
        _backdrop = GameObject.AddChild("backdrop").AddComponent(new Backdrop());
        _door = GameObject.AddChild("door").AddComponent(new Door());
        GameObject.AddChild("table").AddComponent(new Table());
        var chart = GameObject.AddChild("chart");
        chart.Transform.Position = Places.Chart;
        _chart = chart.AddComponent(new JoinChart(options.JoinLink, options.Code));
        var marks = GameObject.AddChild("marks");
        _marks = marks.AddComponent(new MarksLegend());
        _hat = GameObject.AddChild("hat").AddComponent(new Hat());
        _empty = GameObject.AddChild("empty").AddComponent(new EmptyWords());
    }

    protected override void OnEnable()
    {
        mirror.Changed += Follow;
        plan.Changed += Arrange;
        walkAnimator.Arrived += Stale;
        Arrange();
    }

    protected override void OnDisable()
    {
        mirror.Changed -= Follow;
        plan.Changed -= Arrange;
        walkAnimator.Arrived -= Stale;
    }

    /// <summary>Puts the furniture where the plan has it.</summary>
    private void Arrange()
    {
        var now = plan.Now;
        _backdrop.Plan = now;
        (_door.Plan, _marks.IsFlat) = (now, now.IsWorking);
        foreach (var transform in (ReadOnlySpan<Transform>)[_door.Transform, porch.Transform])
        {
            (transform.Position, transform.Scale) = (now.DoorAt, new Vector2(now.DoorScale));
        }

        _marks.Transform.Position = now.Marks;
        Stale();
    }

    private void Follow(RoomChange change)
    {
        if (change.ChangesMoreThanPositions || !Equals(change.Before.Live, change.After.Live))
        {
            if (change.Events.Any(evt => evt.HatPoured is not null) && !Scene.Tweens.ReducedMotion)
            {
                _hat.Tip();
                // It is in the background when it is empty.
                Scene.Tweens.Start(new Sequence().Wait(Tokens.Landing).Call(Stale), GameObject);
            }

            Stale();
        }
    }

    /// <summary>Runs after all other handlers, when it is known which elephants are still walking.</summary>
    private void Stale() => _isStale = true;

    protected override void LateUpdate()
    {
        if (_isStale)
        {
            _isStale = false;
            Look();
        }
    }

    private void Look()
    {
        var view = mirror.Now;
        var elephants = view
            .Room.Elephants.Values.Where(elephant => elephant.IsShown && !walkAnimator.OnTheWay.Contains(elephant.Id))
            .ToArray();
        var isEmpty = elephants.All(elephant => elephant.IsOut);
        var left = elephants.Count(elephant => elephant.IsOut);
        var outside = elephants.Where(elephant => elephant.Whereabouts == Whereabouts.Porch).ToArray();
        _door.Words = left == 0 ? "" : Sentences.English.Say("board.out", ("n", left));
        _door.IsFull = outside.Length > 0;
        porch.Waiting =
        [
            .. outside
                .OrderBy(elephant => elephant.Id)
                .Select(elephant => new PorchFace(
                    elephant.Id,
                    view.Text(elephant.Wording) ?? Sentences.English["elephant.hidden"],
                    view.Text(elephant.Decision) ?? "",
                    elephant.Colour
                )),
        ];
        _marks.IsSeen = !isEmpty && !size().Words;
        ShowHat(view, isEmpty);
        _chart.Enabled = isEmpty && left == 0 && view.Room.Stage <= Stage.Spot && options.Code.Length > 0;
        ShowEmpty(view, isEmpty, left);
    }

    private void ShowHat(RoomView view, bool isEmpty)
    {
        if (_hat.IsMoving)
        {
            return;
        }

        var stage = view.Room.Stage;
        var isFilling = isEmpty && view.Room.Pours == 0 && stage <= Stage.Spot;
        _hat.Transform.Position = isFilling ? Tokens.HatOnTable : plan.Now.Hat;
        _hat.Transform.Scale = new Vector2(isFilling ? 1 : plan.Now.HatScale);
        _hat.Step = view.Live.Hat == 0 ? "" : Sentences.English.Say("hat.short", ("n", view.Live.Hat));
        _hat.Below = isFilling || plan.Now.IsWorking || view.Live.Hat == 0 ? "" : Sentences.English["board.in_hat"];
        _hat.Enabled = stage < Stage.Close || view.Live.Hat > 0;
    }

    private void ShowEmpty(RoomView view, bool isEmpty, int left)
    {
        var stage = view.Room.Stage;
        _empty.Transform.Position = Places.Empty;
        _empty.Words =
            !isEmpty || stage == Stage.Unspecified ? ""
            : left > 0 ? Sentences.English["list.empty_room_after"]
            : stage == Stage.Gather ? Sentences.English["board.empty_gather"]
            : stage == Stage.Spot ? Sentences.English["board.empty_spot"]
            : Sentences.English["board.empty_debrief"];
    }
}
