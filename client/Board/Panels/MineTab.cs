using System.Numerics;
using ElephantBoard.Board.Verbs;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.Link.Seats;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Panels;

/// <summary>The tab Mine: the form for writing, the user's items in the hat, and the user's poured elephants. Nobody else sees it.</summary>
internal sealed class MineTab
{
    private readonly CommandContext _context;
    private readonly ScrollView _view;
    private readonly Sheet _sheet;
    private readonly Sheet _rest;
    private string _shown = "";
    private float _width;

    public MineTab(GameObject under, CommandContext context)
    {
        (_context, GameObject) = (context, under);
        _view = under.AddChild("view").AddComponent(new ScrollView { Label = context.Sentences["room.mine"] });
        _sheet = new Sheet(_view.Content.AddChild("sheet"));
        _sheet.GameObject.Transform.Position = new Vector2(14, 14);
        Form = new WriteForm(_sheet, context);
        _rest = _sheet.Part();
        Form.Changed += Arrange;
    }

    public GameObject GameObject { get; }

    public WriteForm Form { get; }

    /// <summary>Number of drafts in the hat.</summary>
    public int Count => Drafts.Count;

    private IReadOnlyList<Draft> Drafts =>
        [.. (_context.Pocket?.Drafts ?? []).Where(draft => !_context.Room.Elephants.ContainsKey(draft.Elephant))];

    public void Follow()
    {
        Form.Follow();
        var key = KeyOf();
        if (key != _shown)
        {
            _shown = key;
            // Keeps the focus on its row.
            var focused = _view.Scene.Events.Focused?.GameObject.Name;
            Build();
            Arrange();
            if (_view.Scene.Events.Focused is null && focused is not null)
            {
                _rest
                    .GameObject.GetComponentsInChildren<Button>()
                    .FirstOrDefault(button => button.GameObject.Name == focused && button.IsActiveAndEnabled)
                    ?.Focus();
            }
        }
    }

    public void Lay(Vector2 size)
    {
        _width = size.X;
        _view.Size = size;
        Arrange();
    }

    private void Arrange()
    {
        if (_width > 0)
        {
            _view.ContentHeight = _sheet.Lay(_width - 38) + 28;
        }
    }

    private string KeyOf()
    {
        var own = Own();
        var drafts = Drafts.Select(draft => $"{draft.Elephant}/{draft.State}/{draft.Refusal?.Code}/{draft.Content}");
        var rewordings = (_context.Pocket?.Rewordings ?? []).Select(each =>
            $"{each.Content}/{each.State}/{each.Refusal?.Code}"
        );
        var outside = own.Select(id =>
            $"{id}/{_context.TextOf(id)}/{ElephantFoot.Of(_context, _context.Room.Elephants[id]).Text}"
        );
        var room = $"{_context.Room.Stage}/{_context.View.Link.Phase}/{_context.Pocket?.BlockedBy?.Code}";
        return string.Join("\n", [room, .. drafts, .. rewordings, .. outside]);
    }

    private IReadOnlyList<ulong> Own() =>
        [
            .. _context
                .Room.Elephants.Values.Where(each => !each.Withdrawn && !each.Erased && _context.IsMine(each.Id))
                .Select(each => each.Id)
                .Order(),
        ];

    private void Build()
    {
        _rest.Clear();
        var say = _context.Sentences;
        if (_context.Pocket?.BlockedBy is { } barred)
        {
            _rest.Text(say.Say(barred), Tone.Danger);
        }

        var closes = _context.Room.Stage == Stage.Close;
        var drafts = Drafts;
        if (!closes || drafts.Count > 0)
        {
            _rest.Put(_rest.GameObject.AddChild("gap"), _ => 6, 0);
            _rest.Heading(say[closes ? "write.close_title" : "write.mine_waiting"]);
            _rest.Hint(
                closes ? say["write.close_explain"]
                : drafts.Count == 0 ? say["write.mine_empty"]
                : ""
            );
            foreach (var draft in drafts)
            {
                Build(draft, closes);
            }
        }

        BuildRewordings();
        BuildOwn();
        _rest.Flow().Button(say["private.title"], () => PrivateDialog.Open(_context), ButtonKind.Quiet);
    }

    private void Build(Draft draft, bool closes)
    {
        var say = _context.Sentences;
        var subject = new Subject.InTheHat(draft);
        Note(draft.Content.Text, FootOf(draft), 0);
        State(draft.State, draft.Refusal);
        var acts = _rest.Flow(gap: 16);
        if (closes)
        {
            Act(acts, VerbList.PuttingDown, subject, say[VerbList.PuttingDown.Name], ButtonKind.Plain);
            Act(acts, VerbList.DroppingDraft, subject, say["write.let_go"], ButtonKind.Quiet);
        }
        else
        {
            Act(acts, VerbList.Writing, subject, say["write.edit"], ButtonKind.Plain);
            Act(acts, VerbList.DroppingDraft, subject, say[VerbList.DroppingDraft.Name], ButtonKind.Quiet);
        }
    }

    private void BuildRewordings()
    {
        var say = _context.Sentences;
        var waiting = _context.Pocket?.Rewordings ?? [];
        if (waiting.Count == 0)
        {
            return;
        }

        _rest.Heading(say["write.rewording_waiting"]);
        foreach (var rewording in waiting)
        {
            var (text, id) = (rewording.Content.Text, rewording.Content.Elephant);
            Note(text, new FootText(0, "", say), _context.Room.Elephants.GetValueOrDefault(id)?.Colour ?? 0);
            State(rewording.State, rewording.Refusal);
            var acts = _rest.Flow(gap: 16);
            var subject = Subject.One(id, isOwn: true);
            Act(acts, VerbList.Rewording, subject, say["write.edit"], ButtonKind.Plain);
            Act(acts, VerbList.DroppingRewording, subject, say[VerbList.DroppingRewording.Name], ButtonKind.Quiet);
        }
    }

    private void BuildOwn()
    {
        var own = Own();
        var say = _context.Sentences;
        if (own.Count == 0)
        {
            return;
        }

        _rest.Heading(say["write.mine_out"], gap: 2);
        _rest.Hint(say["write.mine_only_you"]);
        foreach (var id in own)
        {
            Note(
                _context.TextOf(id),
                ElephantFoot.Of(_context, _context.Room.Elephants[id]),
                _context.Room.Elephants[id].Colour
            );
            var open = _rest.Flow(gap: 16).Button(say["elephant.open"], () => _context.Open(id, true));
            open.GameObject.Name = $"own/{id}";
        }
    }

    private FootText FootOf(Draft draft)
    {
        var between = Timeline.Standing.From(draft.Content.Between);
        var rest = Board.Words.RoomWords.Between(_context.Sentences, between, _context.Room);
        return new FootText(draft.Content.Hurts, rest, _context.Sentences);
    }

    private void State(DraftState state, Refusal? why)
    {
        var say = _context.Sentences;
        var (text, tone) = state switch
        {
            DraftState.Saved => (say["write.kept"], Tone.Good),
            DraftState.Pending => (say["write.sending"], Tone.Soft),
            _ => (why is null ? say["refusal.unspecified"] : say.Say(why), Tone.Danger),
        };
        _rest.Text(text, tone, 14, gap: 4);
    }

    private void Note(string text, FootText foot, uint colour)
    {
        var note = _rest
            .GameObject.AddChild("note")
            .AddComponent(
                new NoteView
                {
                    Text = text,
                    Foot = foot,
                    Colour = colour,
                }
            );
        _rest.Put(note.GameObject, note.Lay, 6);
    }

    private void Act(Flow acts, Verb verb, Subject subject, string label, ButtonKind kind)
    {
        var availability = verb.AvailabilityFor(_context, subject);
        if (availability.Applies)
        {
            var button = acts.Button(
                label,
                () => verb.Begin(_context, subject),
                kind,
                availability.DisabledReason ?? ""
            );
            button.Interactable = availability.IsEnabled;
            button.GameObject.Name = $"{verb.Name}/{subject}";
        }
    }
}
