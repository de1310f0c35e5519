using ElephantBoard.Link.Replica;
using ElephantBoard.Link.Seats;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Questions;

/// <summary>What the screens say of a question.</summary>
public static class QuestionWords
{
    /// <summary>Returns what a question asks.</summary>
    public static string Asks(this Sentences say, QuestionState question) =>
        QuestionKinds.Of(question)?.Asks(say, question) ?? say["question.unknown"];

    /// <summary>Returns the result of a counted question.</summary>
    public static string Result(this Sentences say, QuestionState question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return QuestionKinds.Of(question)?.Result(say, question)
            ?? say.Say("question.answers", ("n", question.Answers));
    }

    /// <summary>Returns how many of those in the room have answered the open question.</summary>
    public static string Progress(this Sentences say, RoomView view)
    {
        var done = Done(view);
        // Who answered and left is counted, too.
        var people = Math.Max(done, Here(view).Count(who => who.Counts));
        return say.Say("question.done", ("done", done), ("people", people));
    }

    /// <summary>Returns whether the open question has enough answers, as far as it is known here.</summary>
    public static bool CanCount(RoomView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var min = view.Limits.LeastCounted;
        return Done(view) >= min && Here(view).Count(who => who.Role == Role.Participant) >= min;
    }

    /// <summary>Returns how this seat's answer stands.</summary>
    public static string Standing(this Sentences say, OwnItem? own)
    {
        ArgumentNullException.ThrowIfNull(say);
        return own switch
        {
            null => "",
            { Refusal: { } refusal } => say.Say(refusal),
            { State: DraftState.Saved } => say["question.saved"],
            _ => say["question.waiting"],
        };
    }

    private static int Done(RoomView view) =>
        view.Live.Answered is { } answered && answered.Round == view.Room.OpenQuestion?.Round ? (int)answered.Done : 0;

    private static IEnumerable<Participant> Here(RoomView view) =>
        view.Room.Participants.Values.Where(who => who.IsHere);
}
