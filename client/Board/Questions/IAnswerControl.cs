using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Questions;

/// <summary>The controls for answering one question.</summary>
public interface IAnswerControl
{
    /// <summary>The widget that gets the focus first.</summary>
    Widget First { get; }

    /// <summary>Shows this seat's answer; null: it has none.</summary>
    void Show(AnswerItem? own);
}
