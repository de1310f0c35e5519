using ElephantBoard.Engine.Widgets;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Questions;

/// <summary>What this client knows of a kind of question. There is one file per kind; <see cref="QuestionKinds"/> lists them.</summary>
public abstract class QuestionKind
{
    /// <summary>Its field number in the oneof "kind" of AskQuestion, QuestionState, and AnswerItem.</summary>
    public abstract int Number { get; }

    /// <summary>What can be asked, each with the key of its sentence.</summary>
    public abstract IEnumerable<(string Sentence, AskQuestion Command)> Choices { get; }

    /// <summary>Returns what a question of this kind asks.</summary>
    public abstract string Asks(Sentences say, QuestionState question);

    /// <summary>Returns the result of a counted question of this kind.</summary>
    public abstract string Result(Sentences say, QuestionState question);

    /// <summary>Adds the controls for answering.</summary>
    /// <param name="answer">Puts an answer, or takes it back when it is null.</param>
    public abstract IAnswerControl AddControl(Flow flow, Sentences say, Action<AnswerItem?> answer);
}
