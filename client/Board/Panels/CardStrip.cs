using System.Numerics;
using ElephantBoard.Board.Verbs;
using ElephantBoard.Board.Words;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Panels;

/// <summary>The facilitator's card: what to say and what to press next.</summary>
internal sealed class CardStrip
{
    private const float Padding = 14;

    // Its heading fits on one line.
    private const float HeadingWidth = 90;

    private readonly CommandContext _context;
    private readonly Surface _surface;
    private readonly Sheet _words;
    private readonly Flow _acts;
    private readonly Label _heading;
    private readonly Label _say;
    private readonly Label _hat;
    private readonly Button _reveal;
    private readonly Button _ask;
    private readonly Button _read;
    private readonly Button _next;
    private readonly Button _back;
    private readonly Button _fold;
    private readonly List<Button> _offered = [];
    private bool _isFolded;
    private bool _isOffered;

    public CardStrip(GameObject above, CommandContext context)
    {
        _context = context;
        _surface = above.AddChild("card").AddComponent(new Surface());
        _words = new Sheet(_surface.GameObject.AddChild("words"));
        _heading = _words.Text(context.Sentences["card_next.heading"], Tone.Soft, 14, bold: true, gap: 2);
        _say = _words.Text("", gap: 4);
        _hat = _words.Hint("");
        _acts = new Flow(_surface.GameObject.AddChild("acts"));
        _back = _acts.Button("", () => Go(-1), ButtonKind.Quiet);
        _reveal = _acts.Button("", Pour);
        _ask = _acts.Button(
            context.Sentences[VerbList.AskingQuestion.Name],
            () => VerbList.AskingQuestion.Begin(context, Subject.Whole)
        );
        _read = _acts.Button(
            context.Sentences[VerbList.StartingReading.Name],
            () => VerbList.StartingReading.Begin(context, Subject.Whole)
        );
        _next = _acts.Button("", () => Go(1), ButtonKind.Main);
        var fold = context.Sentences["panel.fold"];
        _fold = _surface.GameObject.AddChild("fold").AddComponent(new Button { Label = fold, Tooltip = fold });
        (_fold.Kind, _fold.ShowsIconOnly) = (ButtonKind.Quiet, true);
        _fold.Pressing += () =>
        {
            _isFolded = !_isFolded;
            Folded?.Invoke();
        };
    }

    /// <summary>Fires when its height changed.</summary>
    public event Action? Folded;

    public bool IsShown => _surface.GameObject.IsActiveSelf;

    /// <summary>The next button.</summary>
    public Button First => _reveal.IsMain ? _reveal : _next;

    public void Follow()
    {
        var (say, room) = (_context.Sentences, _context.Room);
        var stage = room.Stage;
        _isOffered = _context.Leads && stage != Stage.Unspecified;
        if (!_isOffered)
        {
            return;
        }

        _say.Text = say[
            stage == Stage.Gather && !room.Anonymous ? "card_next.gather_named"
            : stage == Stage.Spot && room.Pours > 0 ? "card_next.spot_poured"
            : $"card.{RoomWords.Key(stage)}"
        ];
        var reveal = VerbList.Revealing.AvailabilityFor(_context, Subject.Whole);
        var isStop = VerbList.StoppingPour.AvailabilityFor(_context, Subject.Whole).IsEnabled;
        var hat = (int)_context.View.Live.Hat;
        var min = (int)_context.Limits.LeastPoured;
        var step = hat > 0 ? say.Say("hat.step", ("n", hat)) : say.Say("hat.too_few", ("n", min));
        var isPourNext = reveal.IsEnabled && room.Pours == 0;
        // After the first pour it is news only if something is in the hat.
        _hat.Text = reveal.IsEnabled && room.Anonymous && (isPourNext || hat > 0) ? step : "";
        _offered.Clear();
        Offer(_reveal, reveal.IsEnabled || isStop);
        _reveal.Label = say[
            isStop ? "act.stop_pour"
            : room.Pours == 0 ? "card_next.reveal"
            : "card_next.shake"
        ];
        _reveal.Tooltip = room.Anonymous
            ? say.Say("card_next.reveal_rule", ("least", min))
            : say["card_next.reveal_named"];
        _reveal.IsMain = isPourNext;
        Offer(_ask, VerbList.AskingQuestion.AvailabilityFor(_context, Subject.Whole).IsEnabled);
        // Later, elephants are taken one by one, and the palette still offers the round.
        Offer(
            _read,
            stage == Stage.Debrief && VerbList.StartingReading.AvailabilityFor(_context, Subject.Whole).IsEnabled
        );
        Show(_next, 1, "card_next.next");
        _next.IsMain = !isPourNext && room.OpenQuestion is null;
        Show(_back, -1, "card_next.back");
        _back.Kind = ButtonKind.Quiet;
    }

    /// <param name="isLow">It starts collapsed.</param>
    /// <param name="isBeneath">Something else needs its space.</param>
    /// <returns>Its height.</returns>
    public float Lay(float width, float bottom, bool isLow, bool isBeneath)
    {
        _surface.GameObject.SetActive(_isOffered && !isBeneath);
        if (!IsShown)
        {
            return 0;
        }

        var isFolded = _isFolded != isLow;
        _say.GameObject.SetActive(!isFolded);
        _hat.GameObject.SetActive(!isFolded);
        _heading.GameObject.SetActive(true);
        (_fold.Icon, _fold.Size) = (isFolded ? Icons.Up : Icons.Down, new Vector2(36));
        var inside = width - (2 * Padding);
        _offered.ForEach(button => button.GameObject.SetActive(true));
        foreach (var rest in isFolded ? new[] { _back, _ask, _read, _reveal.IsMain ? _next : _reveal } : [])
        {
            // Collapsed, it shows the next button, and the rest if there is space.
            if (_acts.Width > inside - 60 - HeadingWidth)
            {
                rest.GameObject.SetActive(false);
            }
        }

        var beside = _acts.Width;
        var isWide = inside - beside - 60 >= 300 || isFolded;
        var text = isWide ? inside - beside - 60 : inside - 40;
        var words = _words.Lay(text);
        var acts = _acts.Lay(isWide ? beside + 1 : inside);
        var height = isWide ? MathF.Max(words, acts) + (2 * Padding) : words + acts + 8 + (2 * Padding);
        _surface.Size = new Vector2(width, height);
        _surface.Transform.Position = new Vector2(0, bottom - height);
        _words.GameObject.Transform.Position = new Vector2(Padding + 4, isWide ? (height - words) / 2 : Padding);
        _acts.GameObject.Transform.Position = isWide
            ? new Vector2(width - beside - Padding - 40, (height - acts) / 2)
            : new Vector2(Padding, Padding + words + 8);
        _fold.Transform.Position = new Vector2(width - 40, isWide ? (height - 36) / 2 : 6);
        return height;
    }

    private void Show(Button button, int by, string key)
    {
        var to = _context.Room.Stage + by;
        var isThere = to is >= Stage.Gather and <= Stage.Close;
        Offer(button, isThere);
        if (isThere)
        {
            button.Label = _context.Sentences.Say(key, ("stage", _context.Sentences.Of(to)));
            button.Tooltip = _context.Sentences["card_next.hint"];
            button.Interactable = VerbList.GoingToStage.AvailabilityFor(_context, new Subject.ToStage(to)).IsEnabled;
        }
    }

    private void Offer(Button button, bool isOffered)
    {
        button.GameObject.SetActive(isOffered);
        if (isOffered)
        {
            _offered.Add(button);
        }
    }

    private void Pour()
    {
        if (_context.View.Live.Pour is null)
        {
            VerbList.Revealing.Begin(_context, Subject.Whole);
        }
        else if (_context.PressRest.IsOver)
        {
            // Not the second click of the one that announced it.
            VerbList.StoppingPour.Begin(_context, Subject.Whole);
        }
    }

    private void Go(int by) => VerbList.GoingToStage.Begin(_context, new Subject.ToStage(_context.Room.Stage + by));
}
