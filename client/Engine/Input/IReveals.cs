namespace ElephantBoard.Engine.Input;

/// <summary>A component that can bring a widget below it into view.</summary>
public interface IReveals
{
    void Reveal(Widget widget);
}
