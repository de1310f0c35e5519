namespace ElephantBoard.Engine.Input;

/// <summary>A component that can scroll a descendant widget into view.</summary>
public interface IReveals
{
    void Reveal(Widget widget);
}
