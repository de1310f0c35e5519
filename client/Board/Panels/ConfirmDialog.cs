using ElephantBoard.Board.Look;
using ElephantBoard.Board.Verbs;
using ElephantBoard.Engine.Widgets;

namespace ElephantBoard.Board.Panels;

/// <summary>Explains a verb before it runs.</summary>
internal static class ConfirmDialog
{
    /// <param name="act">Called if the verb is still enabled; otherwise the reason is shown.</param>
    public static void Open(
        CommandContext context,
        Verb verb,
        Subject subject,
        string explains,
        Action act,
        bool isDanger = false
    ) =>
        Open(
            context,
            context.Sentences[verb.Name],
            explains,
            context.Sentences[verb.Name],
            () =>
            {
                if (verb.Check(context, subject))
                {
                    act();
                }
            },
            isDanger
        );

    public static void Open(
        CommandContext context,
        string title,
        string explains,
        string does,
        Action act,
        bool isDanger = false
    ) =>
        SheetDialog.Open(
            context,
            title,
            460,
            dialog =>
            {
                var opened = context.Above.Scene.Clock.Now;
                dialog.Body.Text(explains);
                var cancel = dialog.Foot.Button(context.Sentences["room.cancel"], dialog.Close);
                var kind = isDanger ? ButtonKind.Danger : ButtonKind.Main;
                var confirm = dialog.Foot.Button(does, Do, kind, explains);
                // Enter must not run something that cannot be undone.
                (isDanger ? cancel : confirm).Focus();

                void Do()
                {
                    // Ignores the second click of a double-click that opened it.
                    if (isDanger && context.Above.Scene.Clock.Now - opened < Tokens.PressRest)
                    {
                        return;
                    }

                    dialog.Close();
                    act();
                }
            }
        );
}
