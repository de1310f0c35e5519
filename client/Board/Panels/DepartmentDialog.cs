using ElephantBoard.Board.Verbs;
using ElephantBoard.Engine.Widgets;

namespace ElephantBoard.Board.Panels;

/// <summary>Lets a person choose another department.</summary>
internal static class DepartmentDialog
{
    public static void Open(CommandContext context) =>
        SheetDialog.Open(
            context,
            context.Sentences["act.change_department"],
            460,
            dialog =>
            {
                var departments = context.Room.Departments;
                for (var number = 1; number <= departments.Length; number++)
                {
                    var chosen = (uint)number;
                    var button = dialog.Body.GameObject.AddChild($"department {number}").AddComponent<Button>();
                    (button.Label, button.IsLeftAligned) = (departments[number - 1], true);
                    button.Pressing += () =>
                    {
                        dialog.Close();
                        if (VerbList.ChangingDepartment.Check(context, new Subject.Person(context.Me)))
                        {
                            ChangingDepartment.Do(context, chosen);
                        }
                    };
                    dialog.Body.Add(button, _ => 48);
                }
            }
        );
}
