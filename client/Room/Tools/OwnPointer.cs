using System.Numerics;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Link;
using ElephantBoard.Showing.Elephants;
using ElephantBoard.Showing.Verbs;
using ElephantBoard.V1;

namespace ElephantBoard.Showing.Tools;

/// <summary>Sends this user's pointer and dragged elephant: only the latest, at most fifteen times per second. While an
/// anonymous room writes, only the facilitator's pointer is sent.</summary>
public sealed class OwnPointer(Workbench bench, FloorCamera camera) : Behaviour
{
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(1) / 15;

    private TimeSpan _last = -Pause;
    private (Vector2 Place, ulong Held)? _told;
    private (Vector2 Place, ulong Elephant)? _held;

    /// <summary>Reports that an elephant is being dragged, and where.</summary>
    public void Hold(ulong elephant, Vector2 place) => _held = (place, elephant);

    public void LetGo() => _held = null;

    protected override void LateUpdate()
    {
        var now = Pointed();
        if (now == _told || Scene.Clock.Now - _last < Pause)
        {
            return;
        }

        (_told, _last) = (now, Scene.Clock.Now);
        var here = now is var (place, held)
            ? new HereRequest
            {
                X = (int)MathF.Round(Math.Clamp(place.X, 0, Timeline.Floor.Width)),
                Y = (int)MathF.Round(Math.Clamp(place.Y, 0, Timeline.Floor.Height)),
                Elephant = held,
            }
            : new HereRequest { Away = true };
        bench.Doer.Run(seat => seat.HereAsync(here, CancellationToken.None));
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
        bench.View.Link.Phase == LinkPhase.Live
        && (
            bench.Room.Stage is >= Stage.Debrief and <= Stage.KickOut || (bench.Leads && bench.Room.Stage == Stage.Spot)
        );
}
