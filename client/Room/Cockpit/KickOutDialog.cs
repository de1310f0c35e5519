using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.Showing.Verbs;
using ElephantBoard.Showing.Words;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Showing.Cockpit;

/// <summary>The dialog for showing an elephant out, with a decision in one sentence.</summary>
internal sealed class KickOutDialog
{
    private static readonly DecisionKind[] Kinds =
    [
        DecisionKind.Step,
        DecisionKind.Ask,
        DecisionKind.Solved,
        DecisionKind.Accepted,
    ];

    private readonly Workbench _bench;
    private readonly ulong _id;
    private readonly SheetDialog _dialog;
    private Choice _kinds = null!;
    private Label _hint = null!;
    private TextField _field = null!;
    private Label _left = null!;
    private Label _goes = null!;
    private Button _submit = null!;

    private KickOutDialog(Workbench bench, ulong id)
    {
        (_bench, _id) = (bench, id);
        _dialog = SheetDialog.Open(bench, bench.Sentences["kick.title"], 640, Build);
        _dialog.CloseWhenHidden(bench, id, elephant => elephant.IsShown);
    }

    private sealed record Half(int Kind, string Text);

    private string Key => $"kick/{_id}";

    private DecisionKind Kind => _kinds.Selected < 0 ? DecisionKind.Unspecified : Kinds[_kinds.Selected];

    private int Limit => (int)_bench.Limits.Decision;

    public static void Open(Workbench bench, ulong id) => _ = new KickOutDialog(bench, id);

    private void Build(SheetDialog dialog)
    {
        var (say, body) = (_bench.Sentences, dialog.Body);
        var half = _bench.Halves.GetValueOrDefault(Key) as Half ?? new Half(-1, "");
        AddNote(body);
        body.Heading(say["kick.what"]);
        AddKinds(dialog, half.Kind);
        body.Heading(say["kick.sentence"], gap: 2);
        _hint = body.Hint("", gap: 6);
        _field = body.Field(say["kick.sentence"], 2, Limit, gap: 4);
        _field.Text = half.Text;
        _field.Changed += Show;
        _field.Submitted += Submit;
        _left = body.Hint("", gap: 4);
        _goes = body.Text("", Tone.Soft);
        dialog.Foot.Button(say["room.cancel"], dialog.Close);
        _submit = dialog.Foot.Button(say["kick.submit"], Submit, ButtonKind.Main);
        Show();
        Widget first = half.Kind >= 0 ? _field : _kinds;
        first.Focus();
    }

    private void AddNote(Sheet body)
    {
        var elephant = _bench.Room.Elephants[_id];
        var note = body
            .GameObject.AddChild("note")
            .AddComponent(
                new NoteView
                {
                    Text = _bench.TextOf(_id),
                    Foot = ElephantFoot.Of(_bench, elephant),
                    Colour = elephant.Colour,
                    TextSize = 20,
                }
            );
        body.Put(note.GameObject, note.Lay, 14);
    }

    private void AddKinds(SheetDialog dialog, int selected)
    {
        var say = _bench.Sentences;
        _kinds = dialog.Body.GameObject.AddChild("kinds").AddComponent(new Choice { Label = say["kick.what"] });
        _kinds.Options = [.. Kinds.Select(kind => (say.Of(kind), say[$"decision_means.{RoomWords.Key(kind)}"]))];
        _kinds.Selected = selected;
        _kinds.Chosen += () =>
        {
            Show();
            dialog.Lay();
        };
        dialog.Body.Add(
            _kinds,
            width =>
            {
                _kinds.Columns = width < 420 ? 1 : 2;
                return _kinds.HeightFor(width);
            },
            14
        );
    }

    private void Show()
    {
        var (say, kind) = (_bench.Sentences, Kind);
        _bench.Halves[Key] = new Half(_kinds.Selected, _field.Text);
        var isChosen = kind != DecisionKind.Unspecified;
        _hint.Text = say[isChosen ? $"decision_write.{RoomWords.Key(kind)}" : "kick.choose"];
        _goes.Text = isChosen ? say[Door.LeadsTo(kind) == Whereabouts.Porch ? "kick.porch" : "kick.gone"] : "";
        var rest = Limit - _field.Editor.Scalars;
        _left.Text = rest < 100 ? say.Say("write.left", ("n", rest)) : "";
        _submit.Interactable = isChosen && _field.Text.Trim().Length > 0;
        _submit.Hint = isChosen ? "" : say["kick.choose"];
    }

    private void Submit()
    {
        if (!_submit.Interactable)
        {
            return;
        }

        var (kind, text) = (Kind, _field.Text.Trim());
        _dialog.Close();
        // The stage may have changed, or someone else may have shown it out in the meantime: then a notice says so. The input stays
        // until the room has accepted it.
        if (VerbList.KickingOut.Check(_bench, Subject.One(_id)))
        {
            KickingOut.Do(_bench, _id, kind, text, accepted: () => _bench.Halves.Remove(Key));
        }
    }
}
