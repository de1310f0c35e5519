using ElephantBoard.Engine.Widgets;
using ElephantBoard.Showing.Verbs;
using ElephantBoard.Showing.Words;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Showing.Cockpit;

/// <summary>The dialog for showing an elephant out, with a decision in one sentence.</summary>
internal static class KickOutDialog
{
    private static readonly DecisionKind[] Kinds =
    [
        DecisionKind.Step,
        DecisionKind.Ask,
        DecisionKind.Solved,
        DecisionKind.Accepted,
    ];

    private sealed record Half(int Kind, string Text);

    public static void Open(Workbench bench, ulong id)
    {
        var say = bench.Sentences;
        var key = $"kick/{id}";
        var half = bench.Halves.GetValueOrDefault(key) as Half ?? new Half(-1, "");
        SheetDialog.Open(
            bench,
            say["kick.title"],
            640,
            dialog =>
            {
                var body = dialog.Body;
                var note = body
                    .GameObject.AddChild("note")
                    .AddComponent(
                        new NoteView
                        {
                            Text = bench.TextOf(id),
                            Foot = ElephantFoot.Of(bench, bench.Room.Elephants[id]),
                            Colour = bench.Room.Elephants[id].Colour,
                            TextSize = 20,
                        }
                    );
                body.Put(note.GameObject, note.Lay, 14);
                body.Heading(say["kick.what"]);
                var kinds = body.GameObject.AddChild("kinds").AddComponent(new Choice { Label = say["kick.what"] });
                kinds.Options = [.. Kinds.Select(kind => (say.Of(kind), say[$"decision_means.{RoomWords.Key(kind)}"]))];
                kinds.Selected = half.Kind;
                body.Add(
                    kinds,
                    width =>
                    {
                        kinds.Columns = width < 420 ? 1 : 2;
                        return kinds.HeightFor(width);
                    },
                    14
                );
                body.Heading(say["kick.sentence"], gap: 2);
                var hint = body.Hint("", gap: 6);
                var field = body.Field(say["kick.sentence"], 2, (int)bench.Limits.Decision, gap: 4);
                field.Text = half.Text;
                var left = body.Hint("", gap: 4);
                var goes = body.Text("", Tone.Soft);
                dialog.Foot.Button(say["room.cancel"], dialog.Close);
                Button submit = null!;
                submit = dialog.Foot.Button(say["kick.submit"], Submit, ButtonKind.Main);
                kinds.Chosen += () =>
                {
                    Show();
                    dialog.Lay();
                };
                field.Changed += Show;
                field.Submitted += Submit;
                dialog.CloseWhenHidden(bench, id, elephant => elephant.IsShown);
                Show();
                if (half.Kind >= 0)
                {
                    field.Focus();
                }
                else
                {
                    kinds.Focus();
                }

                void Show()
                {
                    bench.Halves[key] = new Half(kinds.Selected, field.Text);
                    var kind = kinds.Selected < 0 ? DecisionKind.Unspecified : Kinds[kinds.Selected];
                    var isChosen = kind != DecisionKind.Unspecified;
                    hint.Text = say[isChosen ? $"decision_write.{RoomWords.Key(kind)}" : "kick.choose"];
                    goes.Text = isChosen
                        ? say[Door.LeadsTo(kind) == Whereabouts.Porch ? "kick.porch" : "kick.gone"]
                        : "";
                    var rest = (int)bench.Limits.Decision - field.Editor.Scalars;
                    left.Text = rest < 100 ? say.Say("write.left", ("n", rest)) : "";
                    submit.Interactable = isChosen && field.Text.Trim().Length > 0;
                    submit.Hint = isChosen ? "" : say["kick.choose"];
                }

                void Submit()
                {
                    if (!submit.Interactable)
                    {
                        return;
                    }

                    var (kind, text) = (Kinds[kinds.Selected], field.Text.Trim());
                    dialog.Close();
                    // The stage may have changed, or someone else may have shown it out in the meantime: then a notice says so. The
                    // input stays until the room has accepted it.
                    if (VerbList.KickingOut.Check(bench, Subject.One(id)))
                    {
                        KickingOut.Do(bench, id, kind, text, accepted: () => bench.Halves.Remove(key));
                    }
                }
            }
        );
    }
}
