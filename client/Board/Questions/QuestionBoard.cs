using ElephantBoard.Board.Look;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Link.Replica;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Questions;

/// <summary>The open question, or the result of the latest one, along the lower edge of a screen that nobody answers at: the shared screen, and
/// pictures. A result leaves with the next stage.</summary>
public sealed class QuestionBoard(RoomMirror mirror, RoomFrame frame) : Renderer
{
    private const float Height = 148;

    private string _asks = "";
    private string _says = "";
    private bool _isResult;
    private ulong _past;
    private float _width;
    private float _scale = 1;

    /// <summary>What it asks, and below it how many have answered or what they answered. Empty: nothing is shown.</summary>
    public (string Asks, string Says) Words => (_asks, _says);

    public override bool IsBlank => _asks.Length == 0;

    public override Rect Bounds => new(0, 0, _width, Height * _scale);

    public override void Draw(ICanvas canvas)
    {
        if (IsBlank)
        {
            return;
        }

        var palette = Appearance.Of(GameObject);
        canvas.Rectangle(Bounds, palette.Surface);
        canvas.Rectangle(Bounds with { Height = 3 * _scale }, palette.Accent);
        var asks = Lay(_asks, _isResult ? 32 : 50, !_isResult);
        var says = Lay(_says, _isResult ? 56 : 32, _isResult);
        var top = (Bounds.Height - asks.Size.Y - says.Size.Y - (6 * _scale)) / 2;
        canvas.Text(asks, new((_width - asks.Size.X) / 2, top), _isResult ? palette.SoftInk : palette.Ink);
        top += asks.Size.Y + (6 * _scale);
        canvas.Text(says, new((_width - says.Size.X) / 2, top), _isResult ? palette.Ink : palette.SoftInk);
    }

    protected override void OnEnable()
    {
        base.OnEnable();
        mirror.Changed += OnRoomChanged;
        Scene.Screen.Changed += Follow;
        Follow();
    }

    protected override void OnDisable()
    {
        base.OnDisable();
        mirror.Changed -= OnRoomChanged;
        Scene.Screen.Changed -= Follow;
    }

    private void OnRoomChanged(RoomChange change)
    {
        if (change.Events.Any(evt => evt.FactCase == Event.FactOneofCase.StageChanged))
        {
            _past = change.After.Room.Question is { Counted: true } counted ? counted.Round : 0;
        }

        Follow();
    }

    private void Follow()
    {
        var (say, view) = (Sentences.English, mirror.Now);
        var question = view.Room.Question is { } latest && latest.Round != _past ? latest : null;
        _isResult = question?.Counted == true;
        _asks = question is null ? "" : say.Asks(question);
        _says =
            question is null ? ""
            : _isResult ? say.Result(question)
            : say.Progress(view);
        var screen = Scene.Screen.Size;
        (_width, _scale) = (screen.X, Math.Clamp(screen.Y / 1080, 0.4f, 2));
        Transform.Position = new(0, screen.Y - (Height * _scale));
        frame.Bottom = IsBlank ? 0 : MathF.Min(Height * _scale, screen.Y);
        Invalidate();
    }

    private ITextLayout Lay(string text, float size, bool isBold) =>
        Scene.Typesetter.Lay(
            text,
            new TextStyle(size * _scale)
            {
                Bold = isBold,
                Align = TextAlign.Start,
                MaxLines = 1,
            },
            _width - (48 * _scale)
        );
}
