namespace ElephantBoard.Showing.Cockpit;

/// <summary>A sheet of the side panel.</summary>
public enum PanelTab
{
    List,
    Mine,
    People,
}
