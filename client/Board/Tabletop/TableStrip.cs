using System.Numerics;
using ElephantBoard.Board.Panels;
using ElephantBoard.Board.Verbs;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Engine.Widgets;

namespace ElephantBoard.Board.Tabletop;

/// <summary>The facilitator's controls of the table: previous, next, and off; in a reading round also how far it is.</summary>
internal sealed class TableStrip
{
    private const float Padding = 10;

    private readonly CommandContext _context;
    private readonly Surface _surface;
    private readonly Sheet _words;
    private readonly Label _says;
    private readonly Flow _acts;
    private readonly Button _before;
    private readonly Button _next;
    private readonly Button _off;
    private readonly Button _end;

    public TableStrip(GameObject above, CommandContext context)
    {
        _context = context;
        var say = context.Sentences;
        _surface = above.AddChild("table_strip").AddComponent(new Surface());
        _words = new Sheet(_surface.GameObject.AddChild("words"));
        _says = _words.Text("", size: 20, bold: true);
        _acts = new Flow(_surface.GameObject.AddChild("acts"));
        _before = _acts.Button(say["table.before"], () => Step(context, isForward: false));
        _next = _acts.Button(say["table.next"], () => Step(context, isForward: true), ButtonKind.Main);
        _off = Button(VerbList.TakingOffTable);
        _end = Button(VerbList.EndingReading);

        Button Button(Verb verb) =>
            _acts.Button(say[verb.Name], () => verb.Begin(context, Subject.Whole), ButtonKind.Quiet);
    }

    public bool IsShown => _surface.GameObject.IsActiveSelf;

    /// <summary>The widget that gets the focus when F6 reaches it; null if it has none.</summary>
    public Button? First => !IsShown ? null : new[] { _next, _before, _off, _end }.FirstOrDefault(Offers);

    /// <summary>Puts the previous or next elephant on the table.</summary>
    public static void Step(CommandContext context, bool isForward)
    {
        if (PuttingOnTable.Step(context, isForward) is var elephant and not 0)
        {
            VerbList.PuttingOnTable.Begin(context, Subject.One(elephant));
        }
    }

    public void Follow()
    {
        var isReading = VerbList.EndingReading.AvailabilityFor(_context, Subject.Whole).Applies;
        var isOn = VerbList.TakingOffTable.AvailabilityFor(_context, Subject.Whole).Applies;
        _surface.GameObject.SetActive(isReading || isOn);
        if (!IsShown)
        {
            return;
        }

        _says.Text = isReading ? _context.Sentences.ReadOf(_context.View) : _context.Sentences["table.title"];
        _before.Interactable = PuttingOnTable.Step(_context, isForward: false) != 0;
        _next.Interactable = PuttingOnTable.Step(_context, isForward: true) != 0;
        (_next.IsMain, _end.IsMain) = (_next.Interactable, isReading && !_next.Interactable);
        _off.GameObject.SetActive(isOn && !isReading);
        _end.GameObject.SetActive(isReading);
    }

    /// <returns>Its height.</returns>
    public float Lay(float width, float bottom)
    {
        if (!IsShown)
        {
            return 0;
        }

        var inside = width - (2 * Padding) - 8;
        var beside = _acts.Width;
        var isWide = inside - beside >= 150;
        var words = _words.Lay(isWide ? inside - beside - 16 : inside);
        var acts = _acts.Lay(MathF.Min(beside + 1, inside));
        var height = (isWide ? MathF.Max(words, acts) : words + acts + 6) + (2 * Padding);
        _surface.Size = new Vector2(width, height);
        _surface.Transform.Position = new Vector2(0, bottom - height);
        _words.GameObject.Transform.Position = new Vector2(Padding + 8, isWide ? (height - words) / 2 : Padding);
        _acts.GameObject.Transform.Position = isWide
            ? new Vector2(width - beside - Padding, (height - acts) / 2)
            : new Vector2(Padding, Padding + words + 6);
        return height;
    }

    private static bool Offers(Button button) => button.GameObject.IsActiveSelf && button.Interactable;
}
