using ElephantBoard.Board.Panels;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>Changes this person's department, until the first hat is poured.</summary>
public sealed class ChangingDepartment() : PersonVerb(ChangeDepartment.Descriptor)
{
    public override Shortcut? Keys =>
        new(Engine.Input.Key.D, Engine.Input.Modifiers.Control | Engine.Input.Modifiers.Shift);

    public static void Do(CommandContext context, uint department) =>
        Dispatch(
            context,
            new Command { ChangeDepartment = new() { Department = department } },
            new Event
            {
                DepartmentChanged = new() { Participant = context.Me, Department = department },
            }
        );

    protected override bool Fits(CommandContext context, Participant who) => who.Number == context.Me && who.IsHere;

    protected override string? Disables(CommandContext context) =>
        context.Room.Pours > 0 ? "verb.department_fixed" : null;

    protected override void Start(CommandContext context, Subject subject) => DepartmentDialog.Open(context);
}
