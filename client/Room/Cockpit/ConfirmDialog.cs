using ElephantBoard.Engine.Widgets;
using ElephantBoard.Showing.Look;
using ElephantBoard.Showing.Verbs;
using ElephantBoard.Timeline;

namespace ElephantBoard.Showing.Cockpit;

/// <summary>Explains a verb before it runs.</summary>
internal static class ConfirmDialog
{
    /// <param name="act">Called if the verb is still enabled; otherwise the reason is shown.</param>
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
                // Enter must not run something that cannot be undone.
                (isDanger ? cancel : confirm).Focus();

                void Do()
                {
                    // Ignores the second click of a double-click that opened it.
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
