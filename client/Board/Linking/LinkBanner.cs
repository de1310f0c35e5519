using System.Numerics;
using ElephantBoard.Board.Look;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Link.Replica;
using ElephantBoard.Timeline;

namespace ElephantBoard.Board.Linking;

/// <summary>Shows on the shared screen, which has no status line, that the room is not connected, and so may be out of date.</summary>
/// <param name="ended">Returns why the membership ended.</param>
public sealed class LinkBanner(RoomMirror mirror, RoomFrame frame, Func<string> ended) : Renderer
{
    /// <summary>Time for which a connection may be away before it is said.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private TimeSpan? _awaySince;
    private string _words = "";
    private float _width;

    /// <summary>The shown text; empty while the room is connected.</summary>
    public string Words => _words;

    public override bool IsBlank => _words.Length == 0;

    public override Rect Bounds => new(-_width / 2, 0, _width, 120);

    public override void Draw(ICanvas canvas)
    {
        if (_words.Length == 0)
        {
            return;
        }

        var palette = Appearance.Of(GameObject);
        var laid = Laid();
        var pill = new Rect(-(laid.Size.X / 2) - 34, 4, laid.Size.X + 68, laid.Size.Y + 20);
        canvas.RoundRectangle(pill, 22, palette.Surface);
        canvas.RoundRectangle(pill, 22, Paint.Line(palette.Danger, 4));
        var dot = new Rect(pill.X + 14, pill.Centre.Y - 7, 14, 14);
        canvas.Ellipse(dot, Paint.Line(palette.Danger, 3));
        canvas.Text(laid, new Vector2(pill.X + 42, pill.Y + 10), palette.Danger);
    }

    protected override void Update()
    {
        var phase = mirror.Now.Link.Phase;
        _awaySince = phase == LinkPhase.Live ? null : _awaySince ?? Scene.Clock.Now;
        var isSaid = _awaySince is { } since && Scene.Clock.Now - since >= Patience;
        var words = isSaid ? Said(phase) : "";
        if (words.Length > 0)
        {
            var wide = Scene.Screen.Size.X - frame.Right;
            _width = MathF.Min(1200, wide - 24);
            Transform.Position = new(wide / 2, frame.Top + 20);
        }

        if (words != _words)
        {
            _words = words;
            Invalidate();
        }
    }

    private ITextLayout Laid() =>
        Scene.Typesetter.Lay(
            _words,
            new TextStyle(_width < 700 ? 20 : 31) { Bold = true, MaxLines = 2 },
            MathF.Max(40, _width - 90)
        );

    private string Said(LinkPhase phase) =>
        phase switch
        {
            LinkPhase.Ended => ended(),
            LinkPhase.UpgradeRequired => Sentences.English["status.too_old"],
            LinkPhase.Connecting => Sentences.English["status.connecting"],
            _ => Sentences.English["status.screen_cut"],
        };
}
