using ElephantBoard.Board.Verbs;

namespace ElephantBoard.Board.Panels;

/// <summary>Shows what is stored, exactly, and what cannot be protected.</summary>
internal static class PrivateDialog
{
    public static void Open(CommandContext context) =>
        SheetDialog.Open(
            context,
            context.Sentences["private.title"],
            620,
            dialog =>
            {
                var say = context.Sentences;
                var (kind, count) = context.Room.Anonymous ? ("anonymous", 4) : ("named", 3);
                for (var i = 1; i <= count; i++)
                {
                    dialog.Body.Text(say[$"private.{kind}_{i}"]);
                }
                dialog.Body.Text(say["private.answers"]);

                if (context.Room.Anonymous)
                {
                    dialog.Body.Heading(say["private.cannot_title"]);
                    for (var i = 1; i <= 4; i++)
                    {
                        dialog.Body.Text(say[$"private.cannot_{i}"], gap: 6);
                    }
                }
            }
        );
}
