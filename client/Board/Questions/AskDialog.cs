using ElephantBoard.Board.Panels;
using ElephantBoard.Board.Verbs;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Questions;

/// <summary>Lets a facilitator choose what to ask.</summary>
internal static class AskDialog
{
    public static void Open(CommandContext context, Action<AskQuestion> ask) =>
        SheetDialog.Open(
            context,
            context.Sentences["act.ask_question"],
            460,
            dialog =>
            {
                dialog.Body.Text(context.Sentences["question.choose"], gap: 12);
                foreach (var (sentence, command) in QuestionKinds.All.SelectMany(kind => kind.Choices))
                {
                    var button = dialog.Body.GameObject.AddChild(sentence).AddComponent<Button>();
                    (button.Label, button.IsLeftAligned) = (context.Sentences[sentence], true);
                    button.Pressing += () =>
                    {
                        dialog.Close();
                        ask(command);
                    };
                    dialog.Body.Add(button, _ => 48);
                }

                dialog.Body.Hint(context.Sentences["question.compare"]);
            }
        );
}
