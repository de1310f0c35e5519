using ElephantBoard.Board.Panels;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>Hides hurtful elephants from everyone without revealing their authors.</summary>
public sealed class SettingAside() : ElephantVerb(SetAside.Descriptor)
{
    public override string Description => "dialog.set_aside_explain";

    public override Shortcut? Keys => new(Engine.Input.Key.S);

    protected override bool TakesSeveral => true;

    protected override bool CanExecute(CommandContext context, Elephant elephant) => elephant.IsShown;

    protected override void Start(CommandContext context, Subject subject) =>
        ConfirmDialog.Open(
            context,
            context.Sentences[Name],
            context.Sentences[Description],
            context.Sentences[Name],
            () =>
            {
                // Checked for each, because an author may have withdrawn one in the meantime.
                foreach (var elephant in ((Subject.Elephants)subject).Ids.Where(id => Check(context, Subject.One(id))))
                {
                    context.CommandDispatcher.Dispatch(
                        new Command { SetAside = new() { Elephant = elephant } },
                        OptimisticUpdate.Of(new Event { SetAside = new() { Elephant = elephant } })
                    );
                }
            }
        );
}
