using ElephantBoard.Board.Panels;
using ElephantBoard.Board.Verbs;

namespace ElephantBoard.Board.Timers;

/// <summary>Lets a facilitator choose the length of a timer.</summary>
internal static class TimerDialog
{
    private static readonly uint[] Lengths = [1, 2, 3, 4, 5, 8, 10, 15, 20];

    /// <param name="start">Receives the minutes.</param>
    public static void Open(CommandContext context, Action<uint> start) =>
        SheetDialog.Open(
            context,
            context.Sentences["timer.title"],
            460,
            dialog =>
            {
                dialog.Body.Text(context.Sentences["timer.choose"], gap: 12);
                var flow = dialog.Body.Flow();
                foreach (var minutes in Lengths)
                {
                    flow.Button(
                        context.Sentences.Say("timer.minutes", ("n", (int)minutes)),
                        () =>
                        {
                            dialog.Close();
                            start(minutes);
                        }
                    );
                }
            }
        );
}
