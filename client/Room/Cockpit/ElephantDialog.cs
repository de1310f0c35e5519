using ElephantBoard.Engine.Widgets;
using ElephantBoard.Showing.Verbs;
using ElephantBoard.Timeline;

namespace ElephantBoard.Showing.Cockpit;

/// <summary>Shows one elephant large, with all its verbs. It follows the room and the pocket while it is open.</summary>
internal sealed class ElephantDialog
{
    private readonly Workbench _bench;
    private readonly ulong _id;
    private readonly bool _isOwn;
    private readonly SheetDialog _dialog;
    private string _shown = "";

    private ElephantDialog(Workbench bench, ulong id, bool isOwn)
    {
        (_bench, _id, _isOwn) = (bench, id, isOwn);
        _dialog = SheetDialog.Open(bench, bench.Sentences["dialog.title"], 600, Build);
        _dialog.CloseWhenHidden(bench, id, elephant => elephant is { Withdrawn: false, Erased: false });
        _dialog.Follow(
            bench,
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

    public static void Open(Workbench bench, ulong id, bool isOwn)
    {
        if (bench.Room.Elephants.ContainsKey(id))
        {
            _ = new ElephantDialog(bench, id, isOwn);
        }
    }

    private void Follow()
    {
        if (!_dialog.IsOpen || KeyOf() == _shown)
        {
            return;
        }

        var focused = _bench.Above.Scene.Events.Focused as Button;
        Build(_dialog);
        _dialog.Lay();
        // Keeps the focus on its control.
        if (_bench.Above.Scene.Events.Focused is null)
        {
            var buttons = _dialog.Body.GameObject.GetComponentsInChildren<Button>();
            buttons.FirstOrDefault(button => button.Label == focused?.Label && button.IsActiveAndEnabled)?.Focus();
        }
    }

    /// <summary>Everything that is shown of it and its verbs, without its position.</summary>
    private string KeyOf()
    {
        var elephant = _bench.Room.Elephants[_id];
        var acts = VerbList
            .For(_bench, Subject.One(_id, _isOwn))
            .Select(each => $"{each.Verb.Name} {each.Permission.Why}");
        var foot = ElephantFoot.Of(_bench, elephant, ElephantFoot.Decision(_bench, elephant)).Text;
        return string.Join("\n", [elephant.Aside ? "" : _bench.TextOf(_id), foot, .. acts]);
    }

    private void Build(SheetDialog dialog)
    {
        if (!_bench.Room.Elephants.TryGetValue(_id, out var elephant))
        {
            return;
        }

        _shown = KeyOf();
        var say = _bench.Sentences;
        var body = dialog.Body;
        body.Clear();
        var note = body
            .GameObject.AddChild("note")
            .AddComponent(
                new NoteView
                {
                    Text = elephant.Aside ? say["elephant.aside"] : _bench.TextOf(_id),
                    Foot = ElephantFoot.Of(_bench, elephant),
                    Colour = elephant.Aside ? 6 : elephant.Colour,
                    TextSize = 25,
                }
            );
        body.Put(note.GameObject, note.Lay, 14);
        if (ElephantFoot.Decision(_bench, elephant) is { Length: > 0 } decision)
        {
            body.Text(say.Say("elephant.decided", ("text", decision)));
        }

        if (_isOwn && _bench.IsMine(_id))
        {
            body.Heading(say["dialog.mine_title"], gap: 2);
            body.Hint(say["dialog.mine_now"]);
        }

        var subject = Subject.One(_id, _isOwn);
        var acts = body.Flow();
        var isFirst = true;
        foreach (var (verb, permission) in VerbList.For(_bench, subject))
        {
            var isMain = isFirst && verb is KickingOut or BringingBack or PuttingBack;
            var hint = permission.Why ?? (verb.Explains is { } explains ? say[explains] : "");
            var button = acts.Button(
                say[verb.Name],
                () => Begin(verb, subject),
                isMain ? ButtonKind.Main : ButtonKind.Plain,
                hint
            );
            button.Kind =
                isMain && permission.IsNow ? ButtonKind.Main
                : verb is Erasing or ErasingByHost ? ButtonKind.Danger
                : ButtonKind.Plain;
            button.Interactable = permission.IsNow;
            isFirst &= !isMain;
        }

        // The reasons of disabled verbs, each once.
        foreach (var why in VerbList.For(_bench, subject).Select(each => each.Permission.Why).Distinct())
        {
            body.Hint(why ?? "", gap: 4);
        }
    }

    private void Begin(Verb verb, Subject subject)
    {
        _dialog.Close();
        verb.Begin(_bench, subject);
    }
}
