using ElephantBoard.Board.Ribbon;
using ElephantBoard.Board.Verbs;
using ElephantBoard.Board.Words;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Link.Replica;

namespace ElephantBoard.Board.Panels;

/// <summary>Lets facilitators go to a stage by clicking its name on the ribbon.</summary>
public sealed class StageChoice(CommandContext context, RoomRibbon ribbon) : Behaviour
{
    protected override void OnEnable()
    {
        context.Mirror.Changed += Follow;
        foreach (var tab in ribbon.Tabs.Values)
        {
            tab.Chosen += Go;
            tab.Label = context.Sentences.Of(tab.Stage);
        }

        Follow(null);
    }

    protected override void OnDisable()
    {
        context.Mirror.Changed -= Follow;
        foreach (var tab in ribbon.Tabs.Values)
        {
            tab.Chosen -= Go;
        }
    }

    private void Go(StageTab tab) => VerbList.GoingToStage.Begin(context, new Subject.ToStage(tab.Stage));

    private void Follow(RoomChange? change)
    {
        foreach (var tab in ribbon.Tabs.Values)
        {
            tab.Interactable = VerbList.GoingToStage.AvailabilityFor(context, new Subject.ToStage(tab.Stage)).IsEnabled;
            tab.Tooltip = tab.Interactable ? context.Sentences[VerbList.GoingToStage.Description] : "";
        }
    }
}
