using ElephantBoard.Engine.Scenes;
using ElephantBoard.Link;
using ElephantBoard.Showing.Ribbon;
using ElephantBoard.Showing.Verbs;
using ElephantBoard.Showing.Words;
using ElephantBoard.Timeline;

namespace ElephantBoard.Showing.Cockpit;

/// <summary>Lets facilitators go to a stage by clicking its name on the ribbon.</summary>
public sealed class StageChoice(Workbench bench, RoomRibbon ribbon) : Behaviour
{
    protected override void OnEnable()
    {
        bench.Mirror.Changed += Follow;
        foreach (var tab in ribbon.Tabs.Values)
        {
            tab.Chosen += Go;
            tab.Label = bench.Sentences.Of(tab.Stage);
        }

        Follow(null);
    }

    protected override void OnDisable()
    {
        bench.Mirror.Changed -= Follow;
        foreach (var tab in ribbon.Tabs.Values)
        {
            tab.Chosen -= Go;
        }
    }

    private void Go(StageTab tab) => VerbList.GoingToStage.Begin(bench, new Subject.ToStage(tab.Stage));

    private void Follow(RoomChange? change)
    {
        foreach (var tab in ribbon.Tabs.Values)
        {
            tab.Interactable = VerbList.GoingToStage.On(bench, new Subject.ToStage(tab.Stage)).IsNow;
            tab.Hint = tab.Interactable ? bench.Sentences[VerbList.GoingToStage.Explains] : "";
        }
    }
}
