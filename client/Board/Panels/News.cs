using ElephantBoard.Board.Questions;
using ElephantBoard.Board.Verbs;
using ElephantBoard.Board.Words;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Link.Replica;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Panels;

/// <summary>Shows what others did, one sentence each. Moves are not reported, and changes after a reconnect are not reported
/// one by one.</summary>
public sealed class News(CommandContext context) : Behaviour
{
    /// <summary>Number of events at once above which it is a reconnect.</summary>
    private const int Max = 6;

    protected override void OnEnable() => context.Mirror.Changed += OnRoomChanged;

    protected override void OnDisable() => context.Mirror.Changed -= OnRoomChanged;

    private void OnRoomChanged(RoomChange change)
    {
        if (change.Replaced || change.Events.Count > Max)
        {
            return;
        }

        foreach (var evt in change.Events)
        {
            if ((evt.By == 0 || evt.By != context.Me) && SentenceOf(evt, change) is { } sentence)
            {
                context.Notices.Tell(sentence);
            }
        }
    }

    private string? SentenceOf(Event evt, RoomChange change)
    {
        var say = context.Sentences;
        var who = say.NameOf(change.After, evt.By);
        return evt.FactCase switch
        {
            Event.FactOneofCase.Joined => say.Say(
                "news.joined",
                ("who", say.NameOf(change.After, evt.Joined.Participant))
            ),
            Event.FactOneofCase.Left => say.Say(
                evt.Left.Removed ? "news.removed" : "news.left",
                ("who", say.NameOf(change.Before, evt.Left.Participant))
            ),
            Event.FactOneofCase.AskedIn => say.Say(
                change.After.Room.Participants.GetValueOrDefault(evt.AskedIn.Participant) is { IsHere: true }
                    ? "news.asks_in"
                    : "news.asks_back",
                ("who", say.NameOf(change.After, evt.AskedIn.Participant)),
                ("number", evt.AskedIn.Number)
            ),
            Event.FactOneofCase.Readmitted => Of("news.readmitted", evt.Readmitted.Participant),
            Event.FactOneofCase.Locked => say.Say(evt.Locked.Locked ? "news.locked" : "news.unlocked", ("who", who)),
            Event.FactOneofCase.Renamed => Of("news.renamed", evt.Renamed.Participant),
            Event.FactOneofCase.DepartmentChanged => say.Say(
                "news.department_changed",
                ("who", say.NameOf(change.After, evt.DepartmentChanged.Participant)),
                ("department", change.After.Room.DepartmentName(evt.DepartmentChanged.Department))
            ),
            Event.FactOneofCase.RoleChanged => Of(
                evt.RoleChanged.Role == Role.Facilitator ? "news.now_facilitator" : "news.now_participant",
                evt.RoleChanged.Participant
            ),
            Event.FactOneofCase.StageChanged => say.Say("news.stage", ("stage", say.Of(evt.StageChanged.To))),
            Event.FactOneofCase.HatPoured => say.Say("news.poured", ("n", evt.HatPoured.Elephants.Count)),
            Event.FactOneofCase.PutDown => About("news.put_down", evt.PutDown.Elephant),
            Event.FactOneofCase.KickedOut => About(
                Door.LeadsTo(evt.KickedOut.Kind) == Whereabouts.Porch ? "news.porch" : "news.gone",
                evt.KickedOut.Elephant
            ),
            Event.FactOneofCase.CameBack => About("news.came_back", evt.CameBack.Elephant),
            Event.FactOneofCase.SetAside => say.Say("news.set_aside", ("who", who)),
            Event.FactOneofCase.PutBack => About("news.put_back", evt.PutBack.Elephant),
            Event.FactOneofCase.Withdrawn => say["news.withdrawn"],
            Event.FactOneofCase.Erased => say["news.erased"],
            Event.FactOneofCase.Claimed => About("news.claimed", evt.Claimed.Elephant),
            Event.FactOneofCase.QuestionAsked when change.After.Room.OpenQuestion is { } asked => say.Say(
                "news.asked",
                ("who", who),
                ("question", say.Asks(asked))
            ),
            Event.FactOneofCase.AnswersCounted when change.After.Room.Question is { Counted: true } counted => say.Say(
                "news.counted",
                ("question", say.Asks(counted)),
                ("result", say.Result(counted))
            ),
            Event.FactOneofCase.QuestionCanceled => say.Say("news.question_canceled", ("who", who)),
            _ => null,
        };

        string Of(string key, uint participant) => say.Say(key, ("who", say.NameOf(change.After, participant)));

        string About(string key, ulong elephant)
        {
            var text = change.After.Room.Elephants.TryGetValue(elephant, out var known)
                ? change.After.Text(known.Wording)
                : null;
            return say.Say(key, ("who", who), ("text", text ?? say["elephant.hidden"]));
        }
    }
}
