using ElephantBoard.Engine.Widgets;
using ElephantBoard.Link;
using ElephantBoard.Showing.Verbs;
using ElephantBoard.Timeline;

namespace ElephantBoard.Showing.Cockpit;

/// <summary>The dialog for rewording an own elephant; the new text goes through the hat.</summary>
internal sealed class RewordDialog
{
    private readonly Workbench _bench;
    private readonly ulong _id;
    private readonly string _before;
    private readonly SheetDialog _dialog;
    private TextField _field = null!;
    private Label _left = null!;
    private Button _submit = null!;

    private RewordDialog(Workbench bench, ulong id)
    {
        (_bench, _id) = (bench, id);
        var waiting = bench.Pocket?.Rewordings.FirstOrDefault(each => each.Elephant == id);
        _before = waiting?.Text ?? bench.TextOf(id);
        _dialog = SheetDialog.Open(bench, bench.Sentences["dialog.reword"], 560, Build);
        _dialog.CloseWhenHidden(bench, id, elephant => elephant is { Withdrawn: false, Erased: false });
    }

    private string Key => $"reword/{_id}";

    public static void Open(Workbench bench, ulong id) => _ = new RewordDialog(bench, id);

    private void Build(SheetDialog dialog)
    {
        var (say, body) = (_bench.Sentences, dialog.Body);
        body.Text(say["dialog.reword_explain"]);
        if (_bench.Room.Anonymous)
        {
            body.Hint(say["dialog.reword_fewer"]);
        }

        body.Heading(say["dialog.reword_text"]);
        _field = body.Field(say["dialog.reword_text"], 4, gap: 4);
        _field.Text = _bench.Halves.GetValueOrDefault(Key) as string ?? _before;
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
        if (_field.Text == _before)
        {
            _bench.Halves.Remove(Key);
        }
        else
        {
            _bench.Halves[Key] = _field.Text;
        }

        var rest = (int)_bench.Limits.Text - _field.Editor.Scalars;
        _left.Text = rest < 200 ? _bench.Sentences.Say("write.left", ("n", rest)) : "";
        _left.Tone = rest < 0 ? Tone.Danger : Tone.Soft;
        _field.IsWrong = rest < 0;
        _submit.Interactable = _field.Text.Trim().Length > 0 && rest >= 0 && _field.Text != _before;
    }

    private void Submit()
    {
        if (!_submit.Interactable)
        {
            return;
        }

        var text = _field.Text;
        _dialog.Close();
        if (!VerbList.Rewording.Check(_bench, Subject.One(_id, isOwn: true)))
        {
            return;
        }

        _bench.Halves.Remove(Key);
        _bench.Doer.Run(
            seat => seat.Pocket!.RewordAsync(_id, text, CancellationToken.None),
            failed: () => _bench.Halves[Key] = text
        );
    }
}
