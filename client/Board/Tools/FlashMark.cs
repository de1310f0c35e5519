using ElephantBoard.Board.Elephants;
using ElephantBoard.Board.Look;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Tweens;

namespace ElephantBoard.Board.Tools;

/// <summary>Highlights a found elephant for a moment.</summary>
internal sealed class FlashMark(Rect note) : Renderer
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMilliseconds(1400);

    public override Rect Bounds => note.Grown(40);

    public static void Show(ElephantPiece piece)
    {
        var mark = piece.GameObject.AddChild("flash").AddComponent(new FlashMark(piece.Note));
        piece.Scene.Tweens.Start(Tween.Fade(mark, 0, Lasts).Then(mark.GameObject.Destroy), mark.GameObject);
    }

    public override void Draw(ICanvas canvas)
    {
        var colour = Appearance.Of(GameObject).Accent;
        canvas.RoundRectangle(note.Grown(16), 34, Paint.Line(colour, 8));
        canvas.RoundRectangle(note.Grown(26), 44, Paint.Line(colour.Faded(0.45f), 8));
    }
}
