using ElephantBoard.Board.Verbs;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.Link.Seats;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Panels;

/// <summary>The dialog for rewording an own elephant; the new text goes through the hat.</summary>
internal sealed class RewordDialog
{
    private readonly CommandContext _context;
    private readonly ulong _id;
    private readonly string _before;
    private readonly Refusal? _refusal;
    private readonly SheetDialog _dialog;
    private TextField _field = null!;
    private Label _left = null!;
    private Button _submit = null!;

    private RewordDialog(CommandContext context, ulong id)
    {
        (_context, _id) = (context, id);
        var waiting = context.Pocket?.Rewordings.FirstOrDefault(each => each.Content.Elephant == id);
        (_before, _refusal) = (waiting?.Content.Text ?? context.TextOf(id), waiting?.Refusal);
        _dialog = SheetDialog.Open(context, context.Sentences["dialog.reword"], 560, Build);
        _dialog.CloseWhenHidden(context, id, elephant => elephant is { Withdrawn: false, Erased: false });
    }

    private string Key => $"reword/{_id}";

    public static void Open(CommandContext context, ulong id) => _ = new RewordDialog(context, id);

    private void Build(SheetDialog dialog)
    {
        var (say, body) = (_context.Sentences, dialog.Body);
        body.Text(say["dialog.reword_explain"]);
        if (_context.Room.Anonymous)
        {
            body.Hint(say["dialog.reword_fewer"]);
        }

        if (_refusal is not null)
        {
            body.Text(say.Say(_refusal), Tone.Danger);
        }

        body.Heading(say["dialog.reword_text"]);
        _field = body.Field(say["dialog.reword_text"], 4, gap: 4);
        _field.Text = _context.UnsavedInput.Get(Key, RewordingItem.Parser)?.Text ?? _before;
        _field.Changed += Show;
        _field.Submitted += Submit;
        _left = body.Hint("");
        dialog.Foot.Button(say["room.cancel"], dialog.Close);
        _submit = dialog.Foot.Button(say["act.keep_rewording"], Submit, ButtonKind.Main);
        Show();
        _field.Focus();
    }

    private void Show()
    {
        // Only unfinished input, because the wording may have changed when it is opened again.
        Save(_field.Text == _before ? null : _field.Text);

        var rest = (int)_context.Limits.Text - _field.Editor.Scalars;
        _left.Text = rest < 200 ? _context.Sentences.Say("write.left", ("n", rest)) : "";
        _left.Tone = rest < 0 ? Tone.Danger : Tone.Soft;
        _field.IsWrong = rest < 0;
        _submit.Interactable =
            _field.Text.Trim().Length > 0 && rest >= 0 && (_field.Text != _before || _refusal is not null);
    }

    private void Submit()
    {
        if (!_submit.Interactable)
        {
            return;
        }

        var text = _field.Text;
        _dialog.Close();
        if (!VerbList.Rewording.Check(_context, Subject.One(_id, isOwn: true)))
        {
            return;
        }

        Save(null);
        _context.CommandDispatcher.Run(
            seat => seat.Pocket!.RewordAsync(_id, text, CancellationToken.None),
            failed: () => Save(text)
        );
    }

    private void Save(string? text) =>
        _context.UnsavedInput.Set(Key, text is null ? null : new RewordingItem { Text = text });
}
