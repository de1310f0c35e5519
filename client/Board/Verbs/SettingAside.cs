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

    protected override string Confirmation(CommandContext context, Subject subject) => context.Sentences[Description];

    protected override void Start(CommandContext context, Subject subject)
    {
        var elephant = ((Subject.Elephants)subject).Ids[0];
        context.CommandDispatcher.Dispatch(
            new Command { SetAside = new() { Elephant = elephant } },
            OptimisticUpdate.Of(new Event { SetAside = new() { Elephant = elephant } })
        );
    }
}
