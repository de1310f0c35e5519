using System.Numerics;
using ElephantBoard.Board.Look;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Board.Walks;

/// <summary>Draws the dotted line of a walk between an elephant's place and the door. It reaches the door from the left, so that it
/// does not cross what is below the door. Its object is at the room's corner.</summary>
public sealed class WalkPath(Vector2 from, Vector2 to, Vector2 door) : Renderer
{
    private const float Step = 15;
    private const float Dot = 2.6f;

    private readonly Vector2 _bend = BendOf(from, to, door);

    /// <summary>Length in room units.</summary>
    public float Length { get; } = LengthOf(from, to, BendOf(from, to, door));

    public override Rect Bounds =>
        Rect.FromEdges(
                MathF.Min(_bend.X, MathF.Min(from.X, to.X)),
                MathF.Min(_bend.Y, MathF.Min(from.Y, to.Y)),
                MathF.Max(_bend.X, MathF.Max(from.X, to.X)),
                MathF.Max(_bend.Y, MathF.Max(from.Y, to.Y))
            )
            .Grown(2 * Dot);

    /// <param name="share">0: where it begins; 1: where it ends.</param>
    public Vector2 At(float share) => Along(from, _bend, to, share);

    public override void Draw(ICanvas canvas)
    {
        var ink = Appearance.Of(GameObject).Wood;
        var dots = Math.Max(2, (int)(Length / Step));
        for (var i = 0; i <= dots; i++)
        {
            canvas.Ellipse(Rect.At(At((float)i / dots) - new Vector2(Dot), new Vector2(2 * Dot)), ink);
        }
    }

    private static Vector2 BendOf(Vector2 from, Vector2 to, Vector2 door) =>
        (from == door ? from : to) + Tokens.WalkBend;

    private static Vector2 Along(Vector2 from, Vector2 bend, Vector2 to, float share) =>
        Vector2.Lerp(Vector2.Lerp(from, bend, share), Vector2.Lerp(bend, to, share), share);

    private static float LengthOf(Vector2 from, Vector2 to, Vector2 bend)
    {
        const int pieces = 16;
        var (length, at) = (0f, from);
        for (var i = 1; i <= pieces; i++)
        {
            var next = Along(from, bend, to, (float)i / pieces);
            length += (next - at).Length();
            at = next;
        }

        return length;
    }
}
