namespace ElephantBoard.Board.Panels;

/// <summary>A sheet of the side panel.</summary>
public enum PanelTab
{
    List,
    Mine,
    People,
}
