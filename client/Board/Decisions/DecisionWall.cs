using System.Numerics;
using ElephantBoard.Board.Look;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Link.Replica;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Decisions;

/// <summary>In the close, covers the floor with the room's decisions, as large as they fit. Without a decision the floor stays.</summary>
public sealed class DecisionWall(RoomMirror mirror, RoomFrame frame) : Widget
{
    private const float Margin = 24;
    private const float TitleType = 34;

    private readonly List<DecisionCard> _cards = [];
    private string _title = "";
    private string _foot = "";
    private IReadOnlyList<DecisionWords> _words = [];

    /// <summary>Fires when a decision is opened.</summary>
    public event Action<ulong>? Opened;

    /// <summary>The decisions that are shown; none while the floor is shown.</summary>
    public IReadOnlyList<DecisionCard> Cards => _cards;

    /// <summary>Whether it covers the floor.</summary>
    public bool IsShown => _cards.Count > 0;

    /// <summary>What is left in the room, in words.</summary>
    public string Foot => _foot;

    /// <summary>Whether its cards open their elephants.</summary>
    public bool IsInteractive { get; init; }

    public override bool IsBlank => !IsShown;

    public override bool HitTest(Vector2 point) => IsShown && base.HitTest(point);

    public override void Draw(ICanvas canvas)
    {
        if (!IsShown)
        {
            return;
        }

        var palette = Appearance.Of(GameObject);
        canvas.Rectangle(Bounds, new Paint(palette.Wall) { To = palette.WallLow });
        var title = Scene.Typesetter.Lay(_title, Title, Size.X - (2 * Margin));
        canvas.Text(title, new Vector2(Margin, Margin * 0.6f), palette.Ink);
        if (_foot.Length > 0)
        {
            var foot = Scene.Typesetter.Lay(_foot, Small, Size.X - (2 * Margin));
            canvas.Text(foot, new Vector2(Margin, Size.Y - foot.Size.Y - 10), palette.SoftInk);
        }
    }

    protected override void OnEnable()
    {
        base.OnEnable();
        mirror.Changed += Follow;
        frame.Changed += Arrange;
        Follow(new RoomChange(RoomView.Nothing, mirror.Now, [], Replaced: true));
    }

    protected override void OnDisable()
    {
        base.OnDisable();
        mirror.Changed -= Follow;
        frame.Changed -= Arrange;
    }

    private float Scale => Math.Clamp(Size.Y / 700, 0.6f, 1.6f);

    private TextStyle Title => new(TitleType * Scale) { Bold = true, MaxLines = 1 };

    private TextStyle Small => new(20 * Scale) { MaxLines = 1 };

    private void Follow(RoomChange change)
    {
        var (before, view) = (change.Before, change.After);
        if (!change.Replaced && before.Room == view.Room && before.Wordings == view.Wordings)
        {
            return;
        }

        IReadOnlyList<DecisionWords> words = view.Room.Stage == Stage.Close ? DecisionWords.Of(view) : [];
        var left = view.Room.Elephants.Values.Count(each => each is { IsShown: true, IsOut: false });
        var (title, foot) = (
            Sentences.English.Say("decision.wall", ("n", words.Count)),
            left == 0 ? "" : Sentences.English.Say("decision.still_in", ("n", left))
        );
        if (!_words.SequenceEqual(words) || (title, foot) != (_title, _foot))
        {
            (_words, _title, _foot) = (words, title, foot);
            Arrange();
        }
    }

    private void Arrange()
    {
        var screen = Scene.Screen.Size;
        Transform.Position = new Vector2(0, frame.Top);
        Size = Vector2.Max(new Vector2(1), new(screen.X - frame.Right, screen.Y - frame.Top - frame.Bottom));
        while (_cards.Count > _words.Count)
        {
            _cards[^1].GameObject.Destroy();
            _cards.RemoveAt(_cards.Count - 1);
        }

        while (_cards.Count < _words.Count)
        {
            var card = GameObject.AddChild("decision").AddComponent(new DecisionCard());
            card.Interactable = IsInteractive;
            card.Opened += id => Opened?.Invoke(id);
            _cards.Add(card);
        }

        if (_words.Count > 0)
        {
            var top = (Margin * 0.6f) + (TitleType * Scale * 1.3f) + 12;
            var bottom = Size.Y - (_foot.Length > 0 ? (20 * Scale * 1.3f) + 18 : Margin * 0.6f);
            var area = Rect.FromEdges(
                Margin,
                top,
                MathF.Max(Margin + 60, Size.X - Margin),
                MathF.Max(top + 40, bottom)
            );
            var grid = DecisionGrid.Of(
                _words.Count,
                area,
                (i, type, width, isCompact) =>
                    DecisionCard.HeightOf(Scene.Typesetter, _words[i], type, width, isCompact)
            );
            for (var i = 0; i < _cards.Count; i++)
            {
                _cards[i].Transform.Position = grid.Areas[i].Position;
                _cards[i].Show(_words[i], grid.Type, grid.Areas[i].Size, grid.IsCompact);
            }
        }

        Invalidate();
    }
}
