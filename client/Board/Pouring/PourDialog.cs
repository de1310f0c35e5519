using ElephantBoard.Board.Panels;
using ElephantBoard.Board.Verbs;
using ElephantBoard.Engine.Widgets;

namespace ElephantBoard.Board.Pouring;

/// <summary>Shows the countdown of a pour that this client announced. Closing it, also by Escape, stops the pour.</summary>
internal sealed class PourDialog
{
    private readonly SheetDialog _dialog;
    private Label _words = null!;

    private PourDialog(CommandContext context, Action stop)
    {
        _dialog = SheetDialog.Open(
            context,
            context.Sentences["act.reveal"],
            460,
            dialog =>
            {
                _words = dialog.Body.Text(" ", size: 39, bold: true);
                dialog.Body.Text(context.Sentences["pour.explain"]);
                dialog.Foot.Button(context.Sentences["act.stop_pour"], dialog.Close, ButtonKind.Main).Focus();
            }
        );
        _dialog.Closed += stop;
    }

    public static PourDialog Open(CommandContext context, Action stop) => new(context, stop);

    public void Show(string words)
    {
        if (_words.Text != words)
        {
            _words.Text = words;
            _dialog.Lay();
        }
    }

    public void Close() => _dialog.Close();
}
