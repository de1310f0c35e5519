using ElephantBoard.Board.Verbs;
using ElephantBoard.Engine.Widgets;

namespace ElephantBoard.Board.Panels;

/// <summary>Explains something before it is done.</summary>
internal static class ConfirmDialog
{
    /// <param name="does">Label of the button that does it.</param>
    /// <param name="isReversible">Whether the user can undo it; then Enter does it.</param>
    public static void Open(
        CommandContext context,
        string title,
        string explains,
        string does,
        Action act,
        ButtonKind kind = ButtonKind.Main,
        bool isReversible = false
    ) =>
        SheetDialog.Open(
            context,
            title,
            460,
            dialog =>
            {
                var rest = new Rest(context.Above.Scene.Clock);
                rest.Begin();
                dialog.Body.Text(explains);
                var cancel = dialog.Foot.Button(context.Sentences["room.cancel"], dialog.Close);
                var confirm = dialog.Foot.Button(does, Do, kind, explains);
                (isReversible ? confirm : cancel).Focus();

                void Do()
                {
                    // Ignores the second click of a double-click that opened it.
                    if (!isReversible && !rest.IsOver)
                    {
                        return;
                    }

                    dialog.Close();
                    act();
                }
            }
        );
}
