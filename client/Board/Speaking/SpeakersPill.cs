using System.Numerics;
using ElephantBoard.Board.Look;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Link.Replica;
using ElephantBoard.Timeline;

namespace ElephantBoard.Board.Speaking;

/// <summary>Shows who has the floor and whose hands are raised, at the lower edge of the floor, on every screen.</summary>
public sealed class SpeakersPill(RoomMirror mirror, RoomFrame frame) : Renderer
{
    private string _words = "";
    private ITextLayout? _laid;
    private float _scale = 1;

    /// <summary>Empty: nothing is shown.</summary>
    public string Words => _words;

    public override bool IsBlank => _laid is null;

    public override Rect Bounds => _laid is null ? Rect.Empty : Rect.At(Vector2.Zero, _laid.Size + Around);

    private Vector2 Around => new Vector2(44, 18) * _scale;

    public override void Draw(ICanvas canvas)
    {
        if (_laid is null)
        {
            return;
        }

        var palette = Appearance.Of(GameObject);
        canvas.RoundRectangle(Bounds, Bounds.Height / 2, palette.Surface);
        canvas.RoundRectangle(Bounds.Grown(-1.5f), Bounds.Height / 2, Paint.Line(palette.Accent, 3));
        canvas.Text(_laid, Around / 2, palette.Ink);
    }

    protected override void OnEnable()
    {
        base.OnEnable();
        mirror.Changed += OnRoomChanged;
        frame.Changed += Lay;
        Follow();
    }

    protected override void OnDisable()
    {
        base.OnDisable();
        mirror.Changed -= OnRoomChanged;
        frame.Changed -= Lay;
    }

    private void OnRoomChanged(RoomChange change)
    {
        if (!Equals(change.Before.Live, change.After.Live) || change.Before.Wordings != change.After.Wordings)
        {
            Follow();
        }
    }

    private void Follow()
    {
        var words = Sentences.English.Speaking(mirror.Now);
        if (words != _words)
        {
            _words = words;
            Lay();
        }
    }

    private void Lay()
    {
        var screen = Scene.Screen.Size;
        _scale = Math.Clamp(screen.Y / 1080, 0.6f, 2);
        var wide = screen.X - frame.Right - (32 * _scale);
        _laid =
            _words.Length == 0
                ? null
                : Scene.Typesetter.Lay(
                    _words,
                    new TextStyle(28 * _scale) { Bold = true, MaxLines = 1 },
                    MathF.Max(40, wide - Around.X)
                );
        Transform.Position = new(16 * _scale, screen.Y - frame.Bottom - Bounds.Height - (14 * _scale));
        Invalidate();
    }
}
