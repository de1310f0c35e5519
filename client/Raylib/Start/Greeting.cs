using System.Numerics;
using ElephantBoard.Board.Elephants;
using ElephantBoard.Board.Look;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Raylib.Start;

/// <summary>Draws the elephant on the start screen, which shows what the program is about.</summary>
internal sealed class Greeting(string said, string explained) : Renderer
{
    private const float Widest = 380;
    private const float Inset = 26;

    private Vector2 _size;

    public Vector2 Size
    {
        get => _size;
        set
        {
            _size = value;
            Invalidate();
        }
    }

    public override Rect Bounds => Rect.At(Vector2.Zero, _size);

    public override bool IsBlank => _size.X <= 0;

    public override void Draw(ICanvas canvas)
    {
        var palette = Appearance.Of(GameObject);
        var floor = MathF.Round(_size.Y * 0.56f);
        canvas.Rectangle(new Rect(0, 0, _size.X, floor), new Paint(palette.Wall) { To = palette.WallLow });
        canvas.Rectangle(
            new Rect(0, floor, _size.X, _size.Y - floor),
            new Paint(palette.Floor) { To = palette.FloorLow }
        );
        canvas.Rectangle(new Rect(0, floor - 8, _size.X, 9), Color.Mix(palette.Plank, palette.WallLow, 0.42f));
        var seam = Paint.Line(palette.Plank.Faded(0.3f), 2);
        for (var (y, step) = (floor + 34, 40f); y < _size.Y; y += step, step *= 1.18f)
        {
            canvas.Line(new Vector2(0, y), new Vector2(_size.X, y), seam);
        }

        Elephant(canvas, palette, floor);
    }

    private void Elephant(ICanvas canvas, Palette palette, float floor)
    {
        var width = MathF.Min(Widest, _size.X - 150);
        var forehead = ElephantFigure.Forehead(ElephantFigure.Limbs(width));
        var text = Scene.Typesetter.Lay(said, new TextStyle(31) { Bold = true }, width - (2 * Inset));
        var height = forehead + text.Size.Y + (2 * Inset);
        var note = new Rect((_size.X - width) / 2, floor - (height * 0.72f), width, height);
        ElephantFigure.Draw(canvas, note, 1, wrinkles: 2, palette);
        canvas.Text(text, new Vector2(note.X + Inset, note.Y + forehead + Inset), Tokens.ElephantInk);

        // On a card of its own, because text on planks is hard to read.
        var words = Scene.Typesetter.Lay(explained, new TextStyle(18), width);
        var at = new Vector2(note.X, note.Bottom + 84);
        var card = Rect.At(at, new Vector2(width, words.Size.Y)).Grown(14);
        canvas.RoundRectangle(card, 12, palette.Surface.Faded(palette.IsHighContrast ? 1 : 0.86f));
        canvas.Text(words, at, palette.Ink);
    }
}
