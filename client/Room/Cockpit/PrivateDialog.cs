using ElephantBoard.Showing.Verbs;
using ElephantBoard.Timeline;

namespace ElephantBoard.Showing.Cockpit;

/// <summary>Shows what is stored, exactly, and what cannot be protected.</summary>
internal static class PrivateDialog
{
    public static void Open(Workbench bench) =>
        SheetDialog.Open(
            bench,
            bench.Sentences["private.title"],
            620,
            dialog =>
            {
                var say = bench.Sentences;
                var (kind, count) = bench.Room.Anonymous ? ("anonymous", 4) : ("named", 3);
                for (var i = 1; i <= count; i++)
                {
                    dialog.Body.Text(say[$"private.{kind}_{i}"]);
                }

                if (bench.Room.Anonymous)
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
