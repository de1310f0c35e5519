using System.Numerics;
using ElephantBoard.Board.Look;
using ElephantBoard.Board.Panels;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Tweens;
using ElephantBoard.Link.Replica;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Decisions;

/// <summary>Shows a decision large over the room when its elephant leaves, on every screen, long enough to be read aloud. Those that are
/// made meanwhile wait for their turn.</summary>
public sealed class DecisionBanner(RoomMirror mirror, RoomFrame frame) : Widget
{
    /// <summary>The least time for which one is shown.</summary>
    public static readonly TimeSpan Least = TimeSpan.FromSeconds(5);

    /// <summary>Additional time for each character.</summary>
    public static readonly TimeSpan PerCharacter = TimeSpan.FromMilliseconds(55);

    public static readonly TimeSpan Most = TimeSpan.FromSeconds(14);

    /// <summary>Number of decisions that wait at most; older ones are left out.</summary>
    private const int Waiting = 3;

    private static readonly float[] Types = [61, 50, 44, 39, 35, 31, 28, 25, 22, 20, 18, 16, 14];

    private readonly Queue<(DecisionWords Words, int Count)> _next = [];
    private (DecisionWords Words, int Count)? _shown;
    private TimeSpan _until;
    private Vector2 _available;
    private ITextLayout? _sentence;
    private ITextLayout? _about;

    /// <summary>The decision that is shown now, or null.</summary>
    public DecisionWords? Shown => _shown?.Words;

    /// <summary>Type size of the sentence, in units.</summary>
    public float Type { get; private set; }

    /// <summary>Whether all of the sentence is shown.</summary>
    public bool IsWhole => _sentence is { IsCut: false };

    public override bool IsBlank => _shown is null;

    public override Rect Bounds => Rect.At(_available / -2, _available);

    private Rect Card
    {
        get
        {
            var wide = MathF.Max(_sentence?.Size.X ?? 0, _about?.Size.X ?? 0) + (2 * Padding) + 20;
            var high = (_sentence?.Size.Y ?? 0) + (_about?.Size.Y ?? 0) + (Padding * 2) + (Type * 0.5f);
            return Rect.At(new Vector2(wide, high) / -2, new Vector2(wide, high));
        }
    }

    private float Padding => MathF.Max(16, Type * 0.8f);

    public override bool HitTest(Vector2 point) => _shown is not null && Card.Contains(point);

    public override void Draw(ICanvas canvas)
    {
        if (_shown is not (var words, _) || _sentence is null || _about is null)
        {
            return;
        }

        var palette = Appearance.Of(GameObject);
        var card = Card;
        canvas.RoundRectangle(card.Moved(new Vector2(0, 8)), 28, new Paint(palette.Shadow.Faded(0.4f)) { Blur = 14 });
        canvas.RoundRectangle(card, 28, palette.Surface);
        canvas.RoundRectangle(card, 28, Paint.Line(palette.Accent, 4));
        var y = card.Y + Padding;
        var icon = _about.Size.Y * 0.9f;
        var left = -(_about.Size.X + icon + 14) / 2;
        NoteView.DrawFigure(canvas, new Vector2(left + (icon / 2), y + (_about.Size.Y / 2)), icon, words.Colour);
        canvas.Text(_about, new Vector2(left + icon + 14, y), palette.SoftInk);
        y += _about.Size.Y + (Type * 0.5f);
        canvas.Text(_sentence, new Vector2(-_sentence.Size.X / 2, y), palette.Ink);
    }

    /// <summary>A click puts it away.</summary>
    protected override void OnClick(PointerEvent pointer) => Show(_next.Count > 0 ? _next.Dequeue() : null);

    protected override void OnEnable()
    {
        base.OnEnable();
        mirror.Changed += Follow;
        frame.Changed += Place;
    }

    protected override void OnDisable()
    {
        base.OnDisable();
        mirror.Changed -= Follow;
        frame.Changed -= Place;
    }

    protected override void Update()
    {
        if (_shown is not null && Scene.Clock.Now >= _until)
        {
            Show(_next.Count > 0 ? _next.Dequeue() : null);
        }
    }

    /// <summary>Announces what was shown out. Elephants that left with one decision are announced once.</summary>
    private void Follow(RoomChange change)
    {
        if (change.Replaced)
        {
            _next.Clear();
            Show(null);
            return;
        }

        foreach (var made in change.Events.Select(evt => evt.KickedOut).OfType<ElephantKickedOut>())
        {
            if (
                change.After.Room.Elephants.TryGetValue(made.Elephant, out var elephant)
                && elephant is { IsShown: true, IsOut: true }
            )
            {
                // Its own decision: whoever made it sees their optimistic update, which has no text, until the answer comes.
                var decided = elephant with
                {
                    Decision = WordingId.From(made.Decision),
                };
                Announce(DecisionWords.Of(change.After, decided));
            }
        }

        // It may have come back, or may no longer be read.
        if (_shown is (var shown, _) && !IsOut(shown.Id))
        {
            Show(_next.Count > 0 ? _next.Dequeue() : null);
        }

        bool IsOut(ulong id) =>
            change.After.Room.Elephants.TryGetValue(id, out var now) && now is { IsShown: true, IsOut: true };
    }

    private void Announce(DecisionWords words)
    {
        if (words.Sentence.Length == 0)
        {
            return;
        }

        if (_shown is (var shown, var count) && (shown.Sentence, shown.Kind) == (words.Sentence, words.Kind))
        {
            Show((shown, count + 1));
            return;
        }

        if (_shown is null)
        {
            Show((words, 1));
            return;
        }

        _next.Enqueue((words, 1));
        while (_next.Count > Waiting)
        {
            _next.Dequeue();
        }
    }

    private void Show((DecisionWords Words, int Count)? next)
    {
        if (_shown is null && next is null)
        {
            return;
        }

        var wasBlank = _shown is null;
        _shown = next;
        if (next is (var words, _))
        {
            var time = Least + (words.Sentence.Length * PerCharacter);
            _until = Scene.Clock.Now + (time > Most ? Most : time);
            Place();
            if (wasBlank)
            {
                Opacity = 0;
                Scene.Tweens.Start(Tween.Fade(this, 1, Tokens.Fade), GameObject);
            }
        }

        Invalidate();
    }

    private void Place()
    {
        if (_shown is not (var words, var count))
        {
            return;
        }

        var screen = Scene.Screen.Size;
        var floor = Rect.FromEdges(0, frame.Top, screen.X - frame.Right, screen.Y - frame.Bottom);
        Transform.Position = floor.Centre;
        _available = floor.Size;
        var about =
            count > 1
                ? Timeline.Sentences.English.Say("decision.about_several", ("kind", words.Kind), ("n", count))
                : $"{words.Kind} · {words.Elephant}";
        foreach (var type in Types)
        {
            Type = type;
            var width = MathF.Max(80, floor.Width - 48 - (2 * Padding));
            var style = new TextStyle(type) { Bold = true, Align = TextAlign.Middle };
            _sentence = Fitted(words.Sentence, style, width);
            _about = Scene.Typesetter.Lay(
                about,
                new TextStyle(MathF.Max(14, type * 0.5f)) { MaxLines = 2 },
                width - 40
            );
            // Text that needs many lines is read better smaller.
            if (Card.Height <= floor.Height * 0.9f && (_sentence.LineCount <= 4 || type <= 28))
            {
                break;
            }
        }

        Invalidate();
    }

    /// <summary>Lays out text no wider than it needs, in lines of about the same length.</summary>
    private ITextLayout Fitted(string text, TextStyle style, float width)
    {
        var whole = Scene.Typesetter.Lay(text, style, width);
        var narrow = width;
        for (var i = 0; i < 4 && whole.LineCount > 1; i++)
        {
            narrow *= 0.88f;
            if (Scene.Typesetter.Lay(text, style, narrow) is var next && next.LineCount == whole.LineCount)
            {
                whole = next;
            }
            else
            {
                break;
            }
        }

        return whole;
    }
}
