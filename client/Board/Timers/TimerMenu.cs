using System.Numerics;
using ElephantBoard.Board.Panels;
using ElephantBoard.Board.Verbs;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.Link.Replica;

namespace ElephantBoard.Board.Timers;

/// <summary>Offers facilitators what can be done with the timer when they choose it.</summary>
public sealed class TimerMenu(CommandContext context, TimerPill pill) : Behaviour
{
    private static readonly Verb[] Verbs =
    [
        VerbList.PausingTimer,
        VerbList.ResumingTimer,
        VerbList.AddingMinute,
        VerbList.StoppingTimer,
        VerbList.StartingTimer,
    ];

    protected override void OnEnable()
    {
        context.Mirror.Changed += Follow;
        pill.Chosen += Open;
        Follow(null);
    }

    protected override void OnDisable()
    {
        context.Mirror.Changed -= Follow;
        pill.Chosen -= Open;
    }

    private void Follow(RoomChange? change)
    {
        pill.Interactable = VerbList.StoppingTimer.IsFor(context);
        pill.Tooltip = pill.Interactable ? context.Sentences["timer.title"] : "";
    }

    private void Open()
    {
        var items = Verbs
            .Select(verb => (verb, Availability: verb.AvailabilityFor(context, Subject.Whole)))
            .Where(each => each.Availability.Applies)
            .Select(each => VerbMenu.Item(context, each.verb, each.Availability, Subject.Whole));
        var at = new Vector2(pill.LayerBounds.X, pill.LayerBounds.Bottom);
        Menu.Open(context.Above, context.Sentences["timer.title"], at, [.. items]);
    }
}
