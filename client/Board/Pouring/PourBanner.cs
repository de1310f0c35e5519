using ElephantBoard.Board.Look;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Board.Pouring;

/// <summary>Shows the countdown of an announced pour in large letters above the floor, on every screen.</summary>
/// <param name="now">Server time.</param>
public sealed class PourBanner(RoomMirror mirror, RoomFrame frame, Func<DateTimeOffset> now) : Renderer
{
    private const float Height = 132;

    private string _words = "";
    private float _width;

    /// <summary>Whether a dialog shows the countdown instead.</summary>
    public bool IsCovered { get; set; }

    /// <summary>The shown text; empty if no pour is announced.</summary>
    public string Words => _words;

    public override bool IsBlank => _words.Length == 0;

    public override Rect Bounds => new(-_width / 2, 0, _width, Height);

    public override void Draw(ICanvas canvas)
    {
        if (_words.Length == 0)
        {
            return;
        }

        var palette = Appearance.Of(GameObject);
        var style = new TextStyle(_width < 700 ? 31 : 61)
        {
            Bold = true,
            Align = TextAlign.Start,
            MaxLines = 1,
        };
        var laid = Scene.Typesetter.Lay(_words, style, _width - 64);
        var pill = new Rect(-(laid.Size.X / 2) - 28, 4, laid.Size.X + 56, laid.Size.Y + 20);
        canvas.RoundRectangle(pill, pill.Height / 2, palette.Surface);
        canvas.RoundRectangle(pill, pill.Height / 2, Paint.Line(palette.Accent, 4));
        canvas.Text(laid, new(pill.X + 28, pill.Y + 10), palette.Ink);
    }

    protected override void Update()
    {
        var words = IsCovered ? "" : PourWords.Of(mirror.Now.Live.Pour, now());
        var wide = Scene.Screen.Size.X - frame.Right;
        if (words.Length > 0)
        {
            _width = MathF.Min(900, wide - 24);
            Transform.Position = new(wide / 2, frame.Top + 20);
        }

        if (words != _words)
        {
            _words = words;
            Invalidate();
        }
    }
}
