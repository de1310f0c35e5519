using ElephantBoard.Link.Replica;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>Active for a moment after the stage, the round, the announced pour, the question, the table or the floor changed on this screen: the second click of a
/// double-click must not run what the same button does afterwards.</summary>
public sealed class PressRest
{
    private readonly Rest _rest;

    /// <param name="mirror">Lives as long as this.</param>
    public PressRest(RoomMirror mirror)
    {
        ArgumentNullException.ThrowIfNull(mirror);
        _rest = new Rest(mirror.Scene.Clock);
        mirror.Changed += Follow;
    }

    /// <summary>Whether a press means what the control shows.</summary>
    public bool IsOver => _rest.IsOver;

    private void Follow(RoomChange change)
    {
        var before = change.Before.Room;
        // A room that is shown for the first time changes no button.
        if (before.Stage != Stage.Unspecified && Meaning(change.Before) != Meaning(change.After))
        {
            _rest.Begin();
        }
    }

    /// <summary>All that buttons and keys change their meaning with.</summary>
    private static (Stage, ulong, bool, ulong, bool, ulong, bool, uint) Meaning(RoomView view) =>
        (
            view.Room.Stage,
            view.Room.Round,
            view.Live.Pour is null,
            view.Room.Question?.Round ?? 0,
            view.Room.Question?.Counted ?? false,
            view.OnTable,
            view.Live.State?.Reading is null,
            view.Floor
        );
}
