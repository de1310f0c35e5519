using ElephantBoard.Board.Verbs;
using ElephantBoard.Engine.Widgets;

namespace ElephantBoard.Board.Panels;

/// <summary>Explains something before it is done.</summary>
internal static class ConfirmDialog
{
    /// <summary>Maximum number of elephants that it shows; more are counted.</summary>
    private const int Max = 3;

    /// <param name="does">Label of the button that does it.</param>
    /// <param name="about">The elephants that it is about, which it shows.</param>
    /// <param name="isReversible">Whether the user can undo it; then Enter does it.</param>
    public static void Open(
        CommandContext context,
        string title,
        string explains,
        string does,
        Action act,
        ButtonKind kind = ButtonKind.Main,
        bool isReversible = false,
        IReadOnlyList<ulong>? about = null
    )
    {
        var notes = new Dictionary<ulong, NoteView>();
        ulong[] shown = [.. (about ?? []).Where(id => IsShown(context, id))];
        var made = SheetDialog.Open(
            context,
            title,
            460,
            dialog =>
            {
                var rest = new Rest(context.Above.Scene.Clock);
                rest.Begin();
                foreach (var id in shown.Take(Max))
                {
                    var note = new NoteView
                    {
                        Text = context.TextOf(id),
                        Colour = context.Room.Elephants[id].Colour,
                        TextSize = shown.Length > 1 ? 16 : 20,
                    };
                    dialog.Body.GameObject.AddChild("note").AddComponent(note);
                    dialog.Body.Put(note.GameObject, note.Lay, 8);
                    notes.Add(id, note);
                }

                if (shown.Length > Max)
                {
                    dialog.Body.Hint(context.Sentences.Say("board.more_people", ("n", shown.Length - Max)));
                }

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
        // A text that may no longer be shown goes; the rest can still be confirmed.
        made.Follow(
            context,
            change =>
            {
                foreach (var (id, note) in notes.Where(each => !IsShown(context, each.Key)))
                {
                    note.GameObject.SetActive(false);
                }

                made.Lay();
            }
        );
    }

    private static bool IsShown(CommandContext context, ulong id) =>
        context.Room.Elephants.TryGetValue(id, out var elephant) && elephant.IsShown;
}
