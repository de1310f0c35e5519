using ElephantBoard.Showing.Cockpit;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Showing.Verbs;

/// <summary>Hides hurtful elephants from everyone without revealing their authors.</summary>
public sealed class SettingAside() : ElephantVerb(SetAside.Descriptor)
{
    public override string Explains => "dialog.set_aside_explain";

    public override Shortcut? Keys => new(Engine.Input.Key.S);

    protected override bool TakesSeveral => true;

    protected override bool Fits(Workbench bench, Elephant elephant) => elephant.IsShown;

    protected override void Start(Workbench bench, Subject subject) =>
        ConfirmDialog.Open(
            bench,
            bench.Sentences[Name],
            bench.Sentences[Explains],
            bench.Sentences[Name],
            () =>
            {
                // Checked for each, because an author may have withdrawn one in the meantime.
                foreach (var elephant in ((Subject.Elephants)subject).Ids.Where(id => Check(bench, Subject.One(id))))
                {
                    bench.Doer.Do(
                        new Command { SetAside = new() { Elephant = elephant } },
                        Guess.Of(new Event { SetAside = new() { Elephant = elephant } })
                    );
                }
            }
        );
}
