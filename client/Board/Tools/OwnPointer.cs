using System.Numerics;
using ElephantBoard.Board.Elephants;
using ElephantBoard.Board.Verbs;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Link.Replica;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Tools;

/// <summary>Sends this user's pointer and dragged elephant: only the latest, at most fifteen times per second. While an
/// anonymous room writes, only the facilitator's pointer is sent.</summary>
public sealed class OwnPointer(CommandContext context, FloorCamera camera) : Behaviour
{
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(1) / 15;

    private TimeSpan _last = -Pause;
    private (Vector2 Place, ulong Held)? _sent;
    private (Vector2 Place, ulong Elephant)? _held;

    /// <summary>Reports that an elephant is being dragged, and where.</summary>
    public void Hold(ulong elephant, Vector2 place) => _held = (place, elephant);

    public void Release() => _held = null;

    protected override void LateUpdate()
    {
        var now = Pointed();
        if (now == _sent || Scene.Clock.Now - _last < Pause)
        {
            return;
        }

        (_sent, _last) = (now, Scene.Clock.Now);
        var here = now is var (place, held)
            ? new HereRequest
            {
                X = (int)MathF.Round(Math.Clamp(place.X, 0, Timeline.Floor.Width)),
                Y = (int)MathF.Round(Math.Clamp(place.Y, 0, Timeline.Floor.Height)),
                Elephant = held,
            }
            : new HereRequest { Away = true };
        context.CommandDispatcher.Run(seat => seat.HereAsync(here, CancellationToken.None));
    }

    private (Vector2 Place, ulong Held)? Pointed()
    {
        if (!MayBeSeen)
        {
            return null;
        }

        if (_held is { } held)
        {
            return held;
        }

        var isOnFloor = (Scene.Events.Pressed ?? Scene.Events.Hovered) is FloorGround or ElephantPiece;
        return isOnFloor && Scene.Events.Pointer is { } pixel ? (camera.Floor.FromScreen(pixel), 0) : null;
    }

    private bool MayBeSeen =>
        context.View.Link.Phase == LinkPhase.Live
        && context.Room.OpenQuestion is null
        && (
            context.Room.Stage is >= Stage.Debrief and <= Stage.KickOut
            || (context.Leads && context.Room.Stage == Stage.Spot)
        );
}
