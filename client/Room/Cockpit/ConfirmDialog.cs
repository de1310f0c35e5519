using ElephantBoard.Engine.Widgets;
using ElephantBoard.Showing.Look;
using ElephantBoard.Showing.Verbs;
using ElephantBoard.Timeline;

namespace ElephantBoard.Showing.Cockpit;

/// <summary>Says what an act does, before it is done.</summary>
internal static class ConfirmDialog
{
    /// <param name="act">Called if the verb can still be done then; else it is said why not.</param>
    public static void Open(
        Workbench bench,
        Verb verb,
        Subject subject,
        string explains,
        Action act,
        bool isDanger = false
    ) =>
        Open(
            bench,
            bench.Sentences[verb.Name],
            explains,
            bench.Sentences[verb.Name],
            () =>
            {
                if (verb.Check(bench, subject))
                {
                    act();
                }
            },
            isDanger
        );

    public static void Open(
        Workbench bench,
        string title,
        string explains,
        string does,
        Action act,
        bool isDanger = false
    ) =>
        SheetDialog.Open(
            bench,
            title,
            460,
            dialog =>
            {
                var opened = bench.Above.Scene.Clock.Now;
                dialog.Body.Text(explains);
                var cancel = dialog.Foot.Button(bench.Sentences["room.cancel"], dialog.Close);
                var kind = isDanger ? ButtonKind.Danger : ButtonKind.Main;
                var confirm = dialog.Foot.Button(does, Do, kind, explains);
                // Enter must not do what cannot be taken back.
                (isDanger ? cancel : confirm).Focus();

                void Do()
                {
                    // The second click of a double click that opened it.
                    if (isDanger && bench.Above.Scene.Clock.Now - opened < Tokens.PressRest)
                    {
                        return;
                    }

                    dialog.Close();
                    act();
                }
            }
        );
}
