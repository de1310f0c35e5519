using System.Numerics;
using ElephantBoard.Board.Look;
using ElephantBoard.Board.Ribbon;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Board.Timers;

/// <summary>Shows the timer on every screen: beside the stages, or below the ribbon if there is no space. It can be chosen if it is
/// interactable.</summary>
/// <param name="now">Server time.</param>
public sealed class TimerPill(RoomMirror mirror, RoomRibbon ribbon, Func<DateTimeOffset> now) : Widget
{
    private TimerState? _state;
    private ITextLayout? _laid;

    /// <summary>Fires when it is clicked, or pressed by a key.</summary>
    public event Action? Chosen;

    /// <summary>Null: there is no timer.</summary>
    public TimerState? State => _state;

    public override bool IsBlank => _state is null;

    public override bool IsFocusable => _state is not null;

    public override Rect Bounds => base.Bounds.Grown(6);

    public override bool HitTest(Vector2 point) => _state is not null && base.HitTest(point);

    public override void Draw(ICanvas canvas)
    {
        if (_state is null || _laid is null)
        {
            return;
        }

        var palette = Appearance.Of(GameObject);
        var area = Rect.At(Vector2.Zero, Size);
        canvas.RoundRectangle(area, Size.Y / 2, _state.IsOver ? palette.Danger : palette.Surface);
        var edge = _state.IsPaused ? palette.Line : palette.Accent;
        canvas.RoundRectangle(area.Grown(-1.5f), Size.Y / 2, Paint.Line(_state.IsOver ? palette.Danger : edge, 3));
        var ink =
            _state.IsOver ? palette.Surface
            : _state.IsPaused ? palette.SoftInk
            : palette.Ink;
        canvas.Text(_laid, (Size - _laid.Size) / 2, ink);
        if (IsFocused)
        {
            canvas.RoundRectangle(area.Grown(2.5f), (Size.Y / 2) + 2, Paint.Line(palette.Focus, 3));
        }
    }

    protected override void Awake() => Interactable = false;

    protected override void OnEnable()
    {
        base.OnEnable();
        Scene.Screen.Changed += Lay;
        ribbon.Resized += Lay;
    }

    protected override void OnDisable()
    {
        base.OnDisable();
        Scene.Screen.Changed -= Lay;
        ribbon.Resized -= Lay;
    }

    protected override void Update()
    {
        var state = TimerWords.Of(mirror.Now.Timer, now());
        if (state != _state)
        {
            _state = state;
            Label = state?.Words ?? "";
            Lay();
        }
    }

    protected override void OnClick(PointerEvent pointer) => Chosen?.Invoke();

    protected override bool OnKey(KeyEvent key)
    {
        if (!key.Is(Key.Enter) && !key.Is(Key.Space))
        {
            return false;
        }

        if (!key.IsRepeat)
        {
            Chosen?.Invoke();
        }

        return true;
    }

    private void Lay()
    {
        if (_state is null)
        {
            (_laid, Size) = (null, Vector2.Zero);
            Invalidate();
            return;
        }

        var scale = ribbon.Scale;
        var style = new TextStyle(38 * scale) { Bold = true, MaxLines = 1 };
        _laid = Scene.Typesetter.Lay(_state.Words, style, float.PositiveInfinity);
        // Digits differ in width; the pill does not.
        var least = Scene.Typesetter.Lay("00:00", style, float.PositiveInfinity).Size.X;
        Size = new Vector2(MathF.Max(_laid.Size.X, least) + (40 * scale), 58 * scale);
        var gap = 24 * scale;
        Transform.Position =
            ribbon.CodeStart - ribbon.StagesEnd >= Size.X + (2 * gap)
                ? new Vector2(ribbon.StagesEnd + gap, 18 * scale)
                : new Vector2(gap, ribbon.Height + (gap / 2));
        Invalidate();
    }
}
