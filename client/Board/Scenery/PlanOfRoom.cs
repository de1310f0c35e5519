using ElephantBoard.Engine.Scenes;
using ElephantBoard.Link.Replica;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Scenery;

/// <summary>Chooses the plan of the room: from debrief on, and whenever an elephant is on the floor, the floor gets the space.</summary>
public sealed class PlanOfRoom(RoomMirror mirror) : Behaviour
{
    /// <summary>The current plan.</summary>
    public FloorPlan Now { get; private set; } = FloorPlan.Gathering;

    /// <summary>Fires when the plan changed.</summary>
    public event Action? Changed;

    protected override void OnEnable()
    {
        mirror.Changed += Follow;
        Choose(mirror.Now);
    }

    protected override void OnDisable() => mirror.Changed -= Follow;

    private void Follow(RoomChange change)
    {
        if (
            change.Replaced
            || change.Before.Room.Stage != change.After.Room.Stage
            || change.Before.Room.Elephants != change.After.Room.Elephants
        )
        {
            Choose(change.After);
        }
    }

    private void Choose(RoomView view)
    {
        var isWorking =
            view.Room.Stage >= Stage.Debrief
            || view.Room.Elephants.Values.Any(elephant => elephant is { IsShown: true, IsOut: false });
        var plan = isWorking ? FloorPlan.Working : FloorPlan.Gathering;
        if (plan != Now)
        {
            Now = plan;
            Changed?.Invoke();
        }
    }
}
