using ElephantBoard.Engine.Widgets;
using ElephantBoard.Showing.Cockpit;
using ElephantBoard.Showing.Verbs;
using ElephantBoard.Timeline;

namespace ElephantBoard.Showing.Pouring;

/// <summary>The countdown of a pour that was announced from here. Closing it, with Escape too, stops the pour.</summary>
internal sealed class PourDialog
{
    private readonly SheetDialog _dialog;
    private Label _words = null!;

    private PourDialog(Workbench bench, Action stop)
    {
        _dialog = SheetDialog.Open(
            bench,
            bench.Sentences["act.reveal"],
            460,
            dialog =>
            {
                _words = dialog.Body.Text(" ", size: 39, bold: true);
                dialog.Body.Text(bench.Sentences["pour.explain"]);
                dialog.Foot.Button(bench.Sentences["act.stop_pour"], dialog.Close, ButtonKind.Main).Focus();
            }
        );
        _dialog.Closed += stop;
    }

    public static PourDialog Open(Workbench bench, Action stop) => new(bench, stop);

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
