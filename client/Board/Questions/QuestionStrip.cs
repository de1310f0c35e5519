using System.Numerics;
using ElephantBoard.Board.Panels;
using ElephantBoard.Board.Verbs;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Questions;

/// <summary>The open question with this seat's answer, or the result of the latest one until it is dismissed. Knows no kind of question.</summary>
internal sealed class QuestionStrip
{
    private const float Padding = 14;
    private const float Gap = 8;

    private readonly CommandContext _context;
    private readonly Surface _surface;
    private readonly Sheet _words;
    private readonly Label _asks;
    private readonly Label _standing;
    private readonly Label _hint;
    private readonly Label _why;
    private readonly GameObject _control;
    private readonly Flow _acts;
    private readonly Button _drop;
    private readonly Button _count;
    private readonly Button _cancel;
    private readonly Button _dismiss;
    private Flow? _answers;
    private IAnswerControl? _answer;
    private ulong _round;
    private ulong _dismissed;

    public QuestionStrip(GameObject above, CommandContext context)
    {
        _context = context;
        var say = context.Sentences;
        _surface = above.AddChild("question").AddComponent(new Surface());
        _words = new Sheet(_surface.GameObject.AddChild("words"));
        _asks = _words.Text("", size: 20, bold: true, gap: 4);
        _standing = _words.Text("", gap: 4);
        _hint = _words.Hint("", gap: 4);
        _why = _words.Hint("");
        _control = _surface.GameObject.AddChild("answer");
        _acts = new Flow(_surface.GameObject.AddChild("acts"));
        _drop = Button(VerbList.DroppingAnswer, ButtonKind.Quiet);
        _count = Button(VerbList.CountingAnswers, ButtonKind.Plain);
        _cancel = Button(VerbList.CancelingQuestion, ButtonKind.Quiet);
        _dismiss = _acts.Button(say["room.dismiss"], Dismiss, ButtonKind.Quiet);

        Button Button(Verb verb, ButtonKind kind) =>
            _acts.Button(say[verb.Name], () => verb.Begin(context, Subject.Whole), kind);
    }

    /// <summary>Fires when its height changed.</summary>
    public event Action? Changed;

    public bool IsShown => _surface.GameObject.IsActiveSelf;

    /// <summary>The widget that gets the focus when F6 reaches it; null if it has none.</summary>
    public Widget? First => !IsShown ? null : _answer?.First ?? Shown().FirstOrDefault();

    public void Follow()
    {
        var question = _context.Room.Question;
        _surface.GameObject.SetActive(question is not null && !(question.Counted && question.Round == _dismissed));
        if (question is null || !IsShown)
        {
            Build(null);
            return;
        }

        var (say, own) = (_context.Sentences, _context.OwnAnswer);
        Build(question.Counted ? null : question);
        _answer?.Show(own?.Item.Answer);
        _asks.Text = say.Asks(question);
        _standing.Text = question.Counted
            ? say.Result(question)
            : string.Join(
                " · ",
                new[] { say.Progress(_context.View), say.Standing(own) }.Where(text => text.Length > 0)
            );
        _standing.Style = new TextStyle(question.Counted ? 25 : 16) { Bold = question.Counted };
        Show(_drop, VerbList.DroppingAnswer);
        Show(_count, VerbList.CountingAnswers);
        // Shows one of the two. For a facilitator, the reason why the answers can't be counted comes first.
        _why.Text = _count.Tooltip;
        _hint.Text =
            question.Counted ? say.Say("question.answers", ("n", question.Answers))
            : _why.Text.Length > 0 ? ""
            : say["question.private"];
        _count.IsMain = _count.Interactable;
        Show(_cancel, VerbList.CancelingQuestion);
        _dismiss.GameObject.SetActive(question.Counted);
    }

    /// <returns>Its height.</returns>
    public float Lay(float width, float bottom, bool isLow)
    {
        if (!IsShown)
        {
            return 0;
        }

        _hint.GameObject.SetActive(!isLow);
        _why.GameObject.SetActive(!isLow);
        var inside = width - (2 * Padding);
        var (answers, acts) = (_answers?.Width ?? 0, Shown().Any() ? _acts.Width : 0);
        var gap = answers > 0 && acts > 0 ? 2 * Gap : 0;
        var beside = answers + gap + acts;
        var isWide = inside - beside >= 320;
        var words = _words.Lay(isWide ? inside - beside - 24 : inside);
        var first = _answers?.Lay(MathF.Min(answers + 1, inside)) ?? 0;
        var isOneLine = beside <= inside;
        var second = acts > 0 ? _acts.Lay(MathF.Min(acts + 1, inside)) : 0;
        var buttons = isOneLine ? MathF.Max(first, second) : first + (first > 0 ? Gap : 0) + second;
        var height = (isWide ? MathF.Max(words, buttons) : words + 10 + buttons) + (2 * Padding);
        _surface.Size = new Vector2(width, height);
        _surface.Transform.Position = new Vector2(0, bottom - height);
        _words.GameObject.Transform.Position = new Vector2(Padding + 4, isWide ? (height - words) / 2 : Padding);
        var left = isWide ? width - beside - Padding : Padding;
        var top = isWide ? (height - buttons) / 2 : Padding + words + 10;
        _control.Transform.Position = new Vector2(left, isOneLine ? top + ((buttons - first) / 2) : top);
        _acts.GameObject.Transform.Position = isOneLine
            ? new Vector2(left + answers + gap, top + ((buttons - second) / 2))
            : new Vector2(left, top + first + (first > 0 ? Gap : 0));
        return height;
    }

    /// <summary>Puts the focus on the controls for answering.</summary>
    public void Focus() => First?.Focus();

    private IEnumerable<Button> Shown() =>
        new[] { _drop, _count, _cancel, _dismiss }.Where(button => button.GameObject.IsActiveSelf);

    private void Dismiss()
    {
        _dismissed = _context.Room.Question?.Round ?? 0;
        Changed?.Invoke();
    }

    private void Show(Button button, Verb verb)
    {
        var availability = verb.AvailabilityFor(_context, Subject.Whole);
        button.GameObject.SetActive(availability.Applies);
        button.Interactable = availability.IsEnabled;
        button.Tooltip = availability.DisabledReason ?? "";
    }

    /// <summary>Builds the controls for answering; null: there is nothing to answer.</summary>
    private void Build(QuestionState? question)
    {
        var round = question is not null && _context.CanWrite ? question.Round : 0;
        if (round == _round)
        {
            return;
        }

        _round = round;
        _answers?.GameObject.SetActive(false);
        _answers?.GameObject.Destroy();
        (_answers, _answer) = (null, null);
        if (round != 0 && QuestionKinds.Of(question!) is { } kind)
        {
            _answers = new Flow(_control.AddChild("kind"));
            _answer = kind.AddControl(_answers, _context.Sentences, answer => Answering.Put(_context, round, answer));
        }
    }
}
