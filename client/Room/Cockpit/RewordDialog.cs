using ElephantBoard.Engine.Widgets;
using ElephantBoard.Link;
using ElephantBoard.Showing.Verbs;
using ElephantBoard.Timeline;

namespace ElephantBoard.Showing.Cockpit;

/// <summary>The dialog for rewording an own elephant; the new text goes through the hat.</summary>
internal static class RewordDialog
{
    public static void Open(Workbench bench, ulong id)
    {
        var say = bench.Sentences;
        var key = $"reword/{id}";
        var waiting = bench.Pocket?.Rewordings.FirstOrDefault(each => each.Elephant == id);
        var before = waiting?.Text ?? bench.TextOf(id);
        SheetDialog.Open(
            bench,
            say["dialog.reword"],
            560,
            dialog =>
            {
                dialog.Body.Text(say["dialog.reword_explain"]);
                if (bench.Room.Anonymous)
                {
                    dialog.Body.Hint(say["dialog.reword_fewer"]);
                }

                dialog.Body.Heading(say["dialog.reword_text"]);
                var field = dialog.Body.Field(say["dialog.reword_text"], 4, gap: 4);
                field.Text = bench.Halves.GetValueOrDefault(key) as string ?? before;
                var left = dialog.Body.Hint("");
                dialog.Foot.Button(say["room.cancel"], dialog.Close);
                Button submit = null!;
                submit = dialog.Foot.Button(say["act.keep_rewording"], Submit, ButtonKind.Main);
                field.Changed += Show;
                field.Submitted += Submit;
                dialog.CloseWhenHidden(bench, id, elephant => elephant is { Withdrawn: false, Erased: false });
                Show();
                field.Focus();

                void Show()
                {
                    // Only unfinished input, because the wording may have changed when it is opened again.
                    if (field.Text == before)
                    {
                        bench.Halves.Remove(key);
                    }
                    else
                    {
                        bench.Halves[key] = field.Text;
                    }

                    var rest = (int)bench.Limits.Text - field.Editor.Scalars;
                    left.Text = rest < 200 ? say.Say("write.left", ("n", rest)) : "";
                    left.Tone = rest < 0 ? Tone.Danger : Tone.Soft;
                    field.IsWrong = rest < 0;
                    submit.Interactable = field.Text.Trim().Length > 0 && rest >= 0 && field.Text != before;
                }

                void Submit()
                {
                    if (submit.Interactable)
                    {
                        var text = field.Text;
                        dialog.Close();
                        if (!VerbList.Rewording.Check(bench, Subject.One(id, isOwn: true)))
                        {
                            return;
                        }

                        bench.Halves.Remove(key);
                        bench.Doer.Run(
                            seat => seat.Pocket!.RewordAsync(id, text, CancellationToken.None),
                            failed: () => bench.Halves[key] = text
                        );
                    }
                }
            }
        );
    }
}
