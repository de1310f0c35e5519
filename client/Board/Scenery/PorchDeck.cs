using System.Numerics;
using ElephantBoard.Board.Look;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Timeline;

namespace ElephantBoard.Board.Scenery;

/// <summary>Draws the boards of the porch, and the number of elephants on it that are not shown.</summary>
public sealed class PorchDeck : Renderer
{
    private bool _isSeen;
    private int _more;
    private float _moreAt;

    public override bool IsBlank => !_isSeen;

    public override Rect Bounds => Tokens.Doorway;

    /// <param name="more">Number of elephants for which there is no space.</param>
    /// <param name="at">Where it is written, room units from the top.</param>
    public void Show(bool isSeen, int more, float at)
    {
        if ((_isSeen, _more, _moreAt) != (isSeen, more, at))
        {
            (_isSeen, _more, _moreAt) = (isSeen, more, at);
            Invalidate();
        }
    }

    public override void Draw(ICanvas canvas)
    {
        if (!_isSeen)
        {
            return;
        }

        var palette = Appearance.Of(GameObject);
        var way = Tokens.Doorway;
        var deck = Rect.FromEdges(way.X, way.Bottom - 46, way.Right, way.Bottom);
        canvas.Rectangle(deck, new Paint(Color.Mix(palette.WoodLight, palette.Sun, 0.45f)) { To = palette.WoodLight });
        for (var y = deck.Y; y < deck.Bottom; y += 14)
        {
            canvas.Line(
                new Vector2(deck.X, y),
                new Vector2(deck.Right, y),
                Paint.Line(palette.WoodDark.Faded(0.4f), 1.5f)
            );
        }

        if (_more > 0)
        {
            var more = Scene.Typesetter.Lay(
                Sentences.English.Say("board.more_people", ("n", _more)),
                new TextStyle(20) { Bold = true, Align = TextAlign.Middle },
                way.Width
            );
            canvas.Text(more, new Vector2(way.X, _moreAt), Tokens.ElephantInk);
        }
    }
}
