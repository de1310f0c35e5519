using ElephantBoard.Board.Verbs;
using ElephantBoard.Engine.Widgets;

namespace ElephantBoard.Board.Panels;

/// <summary>Shows one elephant large, with all its verbs. It follows the room and the pocket while it is open.</summary>
internal sealed class ElephantDialog
{
    private readonly CommandContext _context;
    private readonly ulong _id;
    private readonly bool _isOwn;
    private readonly SheetDialog _dialog;
    private string _shown = "";

    private ElephantDialog(CommandContext context, ulong id, bool isOwn)
    {
        (_context, _id, _isOwn) = (context, id, isOwn);
        _dialog = SheetDialog.Open(context, context.Sentences["dialog.title"], 600, Build);
        _dialog.CloseWhenHidden(context, id, elephant => elephant is { Withdrawn: false, Erased: false });
        _dialog.Follow(
            context,
            change =>
            {
                // Pointers change nothing here.
                if (
                    change.Before.Room != change.After.Room
                    || change.Before.Wordings != change.After.Wordings
                    || change.Before.Link != change.After.Link
                )
                {
                    Follow();
                }
            },
            Follow
        );
    }

    public static void Open(CommandContext context, ulong id, bool isOwn)
    {
        if (context.Room.Elephants.ContainsKey(id))
        {
            _ = new ElephantDialog(context, id, isOwn);
        }
    }

    private void Follow()
    {
        if (!_dialog.IsOpen || KeyOf() == _shown)
        {
            return;
        }

        var focused = _context.Above.Scene.Events.Focused as Button;
        Build(_dialog);
        _dialog.Lay();
        // Keeps the focus on its control.
        if (_context.Above.Scene.Events.Focused is null)
        {
            var buttons = _dialog.Body.GameObject.GetComponentsInChildren<Button>();
            buttons.FirstOrDefault(button => button.Label == focused?.Label && button.IsActiveAndEnabled)?.Focus();
        }
    }

    /// <summary>Everything that is shown of it and its verbs, without its position.</summary>
    private string KeyOf()
    {
        var elephant = _context.Room.Elephants[_id];
        var acts = VerbList
            .For(_context, Subject.One(_id, _isOwn))
            .Select(each => $"{each.Verb.Name} {each.Availability.DisabledReason}");
        var foot = ElephantFoot.Of(_context, elephant, ElephantFoot.Decision(_context, elephant)).Text;
        return string.Join("\n", [elephant.Aside ? "" : _context.TextOf(_id), foot, .. acts]);
    }

    private void Build(SheetDialog dialog)
    {
        if (!_context.Room.Elephants.TryGetValue(_id, out var elephant))
        {
            return;
        }

        _shown = KeyOf();
        var say = _context.Sentences;
        var body = dialog.Body;
        body.Clear();
        var note = body
            .GameObject.AddChild("note")
            .AddComponent(
                new NoteView
                {
                    Text = elephant.Aside ? say["elephant.aside"] : _context.TextOf(_id),
                    Foot = ElephantFoot.Of(_context, elephant),
                    Colour = elephant.Aside ? 6 : elephant.Colour,
                    TextSize = 25,
                }
            );
        body.Put(note.GameObject, note.Lay, 14);
        if (ElephantFoot.Decision(_context, elephant) is { Length: > 0 } decision)
        {
            body.Text(say.Say("elephant.decided", ("text", decision)));
        }

        if (_isOwn && _context.IsMine(_id))
        {
            body.Heading(say["dialog.mine_title"], gap: 2);
            body.Hint(say["dialog.mine_now"]);
        }

        var subject = Subject.One(_id, _isOwn);
        var acts = body.Flow();
        var offered = VerbList.For(_context, subject).ToArray();
        foreach (var (verb, availability) in offered.Where(each => !each.Verb.IsDanger))
        {
            var isMain = availability.IsEnabled && verb.IsPrimaryIn(_context.Room.Stage);
            Add(acts, verb, availability, isMain ? ButtonKind.Main : ButtonKind.Plain);
        }

        // What is lost for good stands apart.
        var apart = offered.Any(each => each.Verb.IsDanger) ? body.Flow(gap: 22) : acts;
        foreach (var (verb, availability) in offered.Where(each => each.Verb.IsDanger))
        {
            Add(apart, verb, availability, ButtonKind.Danger);
        }

        // The reasons of disabled verbs, each once.
        foreach (var why in offered.Select(each => each.Availability.DisabledReason).Distinct())
        {
            body.Hint(why ?? "", gap: 4);
        }

        void Add(Flow row, Verb verb, Availability availability, ButtonKind kind)
        {
            var hint = availability.DisabledReason ?? (verb.Description is { } explains ? say[explains] : "");
            row.Button(say[verb.Name], () => Begin(verb, subject), kind, hint).Interactable = availability.IsEnabled;
        }
    }

    private void Begin(Verb verb, Subject subject)
    {
        _dialog.Close();
        verb.Begin(_context, subject);
    }
}
