using ElephantBoard.Board.Verbs;
using ElephantBoard.Board.Words;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Panels;

/// <summary>The dialog for showing one elephant or several out, with a decision in one sentence.</summary>
internal sealed class KickOutDialog
{
    private static readonly DecisionKind[] Kinds =
    [
        DecisionKind.Step,
        DecisionKind.Ask,
        DecisionKind.Solved,
        DecisionKind.Accepted,
    ];

    private readonly CommandContext _context;
    private readonly IReadOnlyList<ulong> _ids;
    private readonly SheetDialog _dialog;
    private Choice _kinds = null!;
    private Label _hint = null!;
    private TextField _field = null!;
    private Label _left = null!;
    private Label _goes = null!;
    private Button _submit = null!;

    private KickOutDialog(CommandContext context, IReadOnlyList<ulong> ids, Action? closed)
    {
        (_context, _ids) = (context, ids);
        var title = context.Sentences.Say("kick.title", ("n", ids.Count));
        _dialog = SheetDialog.Open(context, title, 640, Build);
        foreach (var id in ids)
        {
            _dialog.CloseWhenHidden(context, id, elephant => elephant.IsShown);
        }

        if (closed is not null)
        {
            _dialog.Closed += closed;
        }
    }

    private string Key => $"kick/{_ids.Min()}";

    private DecisionKind Kind => _kinds.Selected < 0 ? DecisionKind.Unspecified : Kinds[_kinds.Selected];

    private int Limit => (int)_context.Limits.Decision;

    /// <param name="closed">Called when it was closed, also after the decision was sent.</param>
    public static void Open(CommandContext context, IReadOnlyList<ulong> ids, Action? closed = null) =>
        _ = new KickOutDialog(context, ids, closed);

    private void Build(SheetDialog dialog)
    {
        var (say, body) = (_context.Sentences, dialog.Body);
        var unsaved = _context.UnsavedInput.Get(Key, KickOut.Parser) ?? new KickOut();
        var kind = Array.IndexOf(Kinds, unsaved.Kind);
        foreach (var id in _ids)
        {
            AddNote(body, id);
        }

        body.Heading(say["kick.what"]);
        AddKinds(dialog, kind);
        body.Heading(say["kick.sentence"], gap: 2);
        _hint = body.Hint("", gap: 6);
        _field = body.Field(say["kick.sentence"], 2, Limit, gap: 4);
        _field.Text = unsaved.Wording;
        _field.Changed += Show;
        _field.Submitted += Submit;
        _left = body.Hint("", gap: 4);
        _goes = body.Text("", Tone.Soft);
        dialog.Foot.Button(say["room.cancel"], dialog.Close);
        _submit = dialog.Foot.Button(say["kick.submit"], Submit, ButtonKind.Main);
        Show();
        Widget first = kind >= 0 ? _field : _kinds;
        first.Focus();
    }

    private void AddNote(Sheet body, ulong id)
    {
        var elephant = _context.Room.Elephants[id];
        var note = body
            .GameObject.AddChild("note")
            .AddComponent(
                new NoteView
                {
                    Text = _context.TextOf(id),
                    Foot = ElephantFoot.Of(_context, elephant),
                    Colour = elephant.Colour,
                    TextSize = _ids.Count > 1 ? 16 : 20,
                }
            );
        body.Put(note.GameObject, note.Lay, _ids.Count > 1 ? 8 : 14);
    }

    private void AddKinds(SheetDialog dialog, int selected)
    {
        var say = _context.Sentences;
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
        var (say, kind) = (_context.Sentences, Kind);
        var isEmpty = kind is DecisionKind.Unspecified && _field.Text.Length == 0;
        _context.UnsavedInput.Set(Key, isEmpty ? null : new KickOut { Kind = kind, Wording = _field.Text });
        var isChosen = kind != DecisionKind.Unspecified;
        _hint.Text = say[isChosen ? $"decision_write.{RoomWords.Key(kind)}" : "kick.choose"];
        _goes.Text = isChosen ? say[Door.LeadsTo(kind) == Whereabouts.Porch ? "kick.porch" : "kick.gone"] : "";
        var rest = Limit - _field.Editor.Scalars;
        _left.Text = rest < 100 ? say.Say("write.left", ("n", rest)) : "";
        _submit.Interactable = isChosen && _field.Text.Trim().Length > 0;
        _submit.Tooltip = isChosen ? "" : say["kick.choose"];
    }

    private void Submit()
    {
        if (!_submit.Interactable)
        {
            return;
        }

        var (kind, text, waiting) = (Kind, _field.Text.Trim(), _ids.Count);
        _dialog.Close();
        foreach (var id in _ids)
        {
            // The stage may have changed, or someone else may have shown it out in the meantime: then a notice says so. The input
            // stays until the room has accepted it for each.
            if (VerbList.KickingOut.Check(_context, Subject.One(id)))
            {
                KickingOut.Do(_context, id, kind, text, Accepted);
            }
        }

        void Accepted()
        {
            waiting--;
            if (waiting == 0)
            {
                _context.UnsavedInput.Set(Key, null);
            }
        }
    }
}
