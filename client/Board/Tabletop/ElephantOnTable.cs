using System.Numerics;
using ElephantBoard.Board.Elephants;
using ElephantBoard.Board.Look;
using ElephantBoard.Board.Scenery;
using ElephantBoard.Board.Words;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Link.Replica;
using ElephantBoard.Timeline;

namespace ElephantBoard.Board.Tabletop;

/// <summary>
/// The elephant on the table: whole and large, in front of a dimmed floor, on every screen. Its pointer input goes to what is below it. It
/// shows no author.
/// </summary>
public sealed class ElephantOnTable(RoomMirror mirror, RoomFrame frame) : Renderer
{
    /// <summary>Type on a screen of 1080 lines.</summary>
    private const float MaxType = 92;

    private Elephant? _elephant;
    private string _text = "";
    private string _facts = "";
    private string _read = "";
    private int _wrinkles;
    private Vector2 _size;
    private ITextLayout? _laid;

    /// <summary>The shown text; empty when the table is.</summary>
    public string Text => _elephant is null ? "" : _text;

    /// <summary>How far the reading round is; empty if there is none.</summary>
    public string Read => _read;

    /// <summary>Whether all of the text is visible.</summary>
    public bool IsWhole => _laid is { IsCut: false };

    /// <summary>Size of its type, in units; 0 when the table is empty.</summary>
    public float Type { get; private set; }

    /// <summary>The area of the note, relative to the floor's part of the screen.</summary>
    public Rect Note { get; private set; }

    public override bool IsBlank => _elephant is null;

    public override Rect Bounds => Rect.At(Vector2.Zero, _size);

    private float Scale => MathF.Min(_size.Y / 800, _size.X / 1100);

    public override void Draw(ICanvas canvas)
    {
        if (_elephant is null || _laid is null)
        {
            return;
        }

        var palette = Appearance.Of(GameObject);
        var s = Scale;
        canvas.Save();
        canvas.Clip(Bounds);
        canvas.Rectangle(Bounds, Color.Mix(palette.WoodDark, Color.Black, 0.55f).Faded(0.66f));
        var table = TableAt(s);
        if (!palette.IsHighContrast)
        {
            // Light from above, which leaves the rest of the room in the dark.
            var glow = Rect.FromEdges(table.X, -0.1f * _size.Y, table.Right, table.Bottom);
            canvas.Ellipse(glow, new Paint(Color.Mix(palette.Sun, Color.White, 0.5f).Faded(0.2f)) { Blur = 80 * s });
        }

        Table.DrawTop(canvas, table, palette);
        var figure = Figure(s);
        canvas.Save();
        canvas.Transform(Matrix3x2.CreateScale(figure));
        var small = Rect.At(Note.Position / figure, Note.Size / figure);
        ElephantFigure.Draw(canvas, small, _elephant.Colour, _wrinkles, palette, lift: 0, ears: 1);
        canvas.Restore();
        var pad = Padding(s);
        var top = Note.Y + Forehead(s, Note.Width) + (pad * 0.4f);
        canvas.Text(_laid, new Vector2(Note.Centre.X - (_laid.Size.X / 2), top), Tokens.ElephantInk);
        if (_facts.Length > 0)
        {
            var facts = Facts(s, Note.Width - (2 * pad));
            var ink = Color.Mix(Tokens.ElephantInk, NoteBody, 0.14f);
            canvas.Text(facts, new(Note.Centre.X - (facts.Size.X / 2), top + _laid.Size.Y + (pad * 0.35f)), ink);
        }

        if (_read.Length > 0)
        {
            var read = Lay(_read, 38 * s, isBold: true);
            var at = new Vector2(_size.X / 2, table.Bottom - (34 * s));
            canvas.Text(read, at - new Vector2(read.Size.X / 2, read.Size.Y / 2), palette.Ink);
        }

        canvas.Restore();
    }

    protected override void OnEnable()
    {
        base.OnEnable();
        mirror.Changed += OnRoomChanged;
        frame.Changed += Arrange;
        Follow();
    }

    protected override void OnDisable()
    {
        base.OnDisable();
        mirror.Changed -= OnRoomChanged;
        frame.Changed -= Arrange;
    }

    private Color NoteBody =>
        Tokens.ElephantColours[(int)((_elephant!.Colour + 5) % (uint)Tokens.ElephantColours.Length)].Body;

    private static float Padding(float s) => 44 * s;

    /// <summary>Returns the scale of its drawing, whose face and ears would be small on so large a note.</summary>
    private static float Figure(float s) => MathF.Max(0.5f, 1.35f * s);

    private static float Forehead(float s, float width) =>
        Figure(s) * ElephantFigure.Forehead(ElephantFigure.Limbs(width / Figure(s)));

    private void OnRoomChanged(RoomChange change)
    {
        var (before, after) = (change.Before, change.After);
        if (
            !Equals(before.Live.State, after.Live.State)
            || (_elephant is not null && (change.ChangesMoreThanPositions || before.Wordings != after.Wordings))
        )
        {
            Follow();
        }
    }

    private void Follow()
    {
        var (say, view) = (Sentences.English, mirror.Now);
        // What was set aside a moment ago is not shown, even if the live state still has it.
        _elephant = view.Room.Elephants.GetValueOrDefault(view.OnTable) is { IsShown: true, IsOut: false } on
            ? on
            : null;
        _read = _elephant is null ? "" : say.ReadOf(view);
        if (_elephant is not null)
        {
            _text = view.Text(_elephant.Wording) ?? say["elephant.no_text"];
            var between = say.Between(_elephant.Between, view.Room);
            _facts = string.Join(
                "  ·  ",
                new[]
                {
                    between.Length == 0 ? "" : say.Say("elephant.between", ("who", between)),
                    say.HurtsOf(_elephant.Hurts),
                    _elephant.Returns == 0 ? "" : say.Say("elephant.returns", ("n", (int)_elephant.Returns)),
                }.Where(part => part.Length > 0)
            );
            _wrinkles = PieceFace.WrinklesOf(_elephant, view.Room.Pours);
        }

        Arrange();
    }

    private void Arrange()
    {
        var screen = Scene.Screen.Size;
        _size = Vector2.Max(new(screen.X - frame.Right, screen.Y - frame.Top - frame.Bottom), new(1));
        Transform.Position = new(0, frame.Top);
        (_laid, Type, Note) = (null, 0, default);
        if (_elephant is not null)
        {
            Place();
        }

        Invalidate();
    }

    private void Place()
    {
        var (s, table) = (Scale, TableAt(Scale));
        var pad = Padding(s);
        var widest = _size.X - (290 * s);
        // Its trunk hangs down onto the table, and its face is above the text.
        var bottom = table.Y + (62 * s);
        var facts = _facts.Length > 0 ? Facts(s, widest - (2 * pad)).Size.Y + (pad * 0.35f) : 0;
        var around = Forehead(s, widest) + (pad * 1.3f) + facts;
        var area = new Vector2(widest - (2 * pad), MathF.Max(LargeText.Min * 1.3f, bottom - (30 * s) - around));
        (_laid, Type) = LargeText.Fit(Scene.Typesetter, _text, MaxType * s, area);
        var width = MathF.Min(widest, MathF.Max(_laid.Size.X, 420 * s) + (2 * pad));
        var height = Forehead(s, width) + (pad * 1.3f) + _laid.Size.Y + facts;
        Note = new Rect((_size.X - width) / 2, bottom - height, width, height);
    }

    private Rect TableAt(float s)
    {
        var (width, height) = (MathF.Min(_size.X * 0.9f, 1280 * s), 210 * s);
        return new Rect((_size.X - width) / 2, _size.Y - height - (14 * s), width, height);
    }

    private ITextLayout Facts(float s, float width) =>
        Scene.Typesetter.Lay(_facts, new TextStyle(30 * s) { Align = TextAlign.Middle, MaxLines = 2 }, width);

    private ITextLayout Lay(string text, float size, bool isBold) =>
        Scene.Typesetter.Lay(text, new TextStyle(size) { Bold = isBold, MaxLines = 1 }, _size.X);
}
