using ElephantBoard.Engine.Scenes;
using ElephantBoard.Link;
using ElephantBoard.Showing.Verbs;
using ElephantBoard.Showing.Words;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Showing.Cockpit;

/// <summary>Shows what others did, one sentence each. Moves are not reported, and changes after a reconnect are not reported
/// one by one.</summary>
public sealed class News(Workbench bench) : Behaviour
{
    /// <summary>Number of events at once above which it is a reconnect.</summary>
    private const int Most = 6;

    protected override void OnEnable() => bench.Mirror.Changed += Hear;

    protected override void OnDisable() => bench.Mirror.Changed -= Hear;

    private void Hear(RoomChange change)
    {
        if (change.Replaced || change.Happened.Count > Most)
        {
            return;
        }

        foreach (var happened in change.Happened)
        {
            if ((happened.By == 0 || happened.By != bench.Me) && SentenceOf(happened, change) is { } sentence)
            {
                bench.Notices.Tell(sentence);
            }
        }
    }

    private string? SentenceOf(Event happened, RoomChange change)
    {
        var say = bench.Sentences;
        var who = say.NameOf(change.After, happened.By);
        return happened.FactCase switch
        {
            Event.FactOneofCase.Joined => say.Say(
                "news.joined",
                ("who", say.NameOf(change.After, happened.Joined.Participant))
            ),
            Event.FactOneofCase.Left => say.Say(
                happened.Left.Removed ? "news.removed" : "news.left",
                ("who", say.NameOf(change.Before, happened.Left.Participant))
            ),
            Event.FactOneofCase.StageChanged => say.Say("news.stage", ("stage", say.Of(happened.StageChanged.To))),
            Event.FactOneofCase.HatPoured => say.Say("news.poured", ("n", happened.HatPoured.Elephants.Count)),
            Event.FactOneofCase.PutDown => About("news.put_down", happened.PutDown.Elephant),
            Event.FactOneofCase.KickedOut => About(
                Door.LeadsTo(happened.KickedOut.Kind) == Whereabouts.Porch ? "news.porch" : "news.gone",
                happened.KickedOut.Elephant
            ),
            Event.FactOneofCase.CameBack => About("news.came_back", happened.CameBack.Elephant),
            Event.FactOneofCase.SetAside => say.Say("news.set_aside", ("who", who)),
            Event.FactOneofCase.PutBack => About("news.put_back", happened.PutBack.Elephant),
            Event.FactOneofCase.Withdrawn => say["news.withdrawn"],
            Event.FactOneofCase.Erased => say["news.erased"],
            Event.FactOneofCase.Claimed => About("news.claimed", happened.Claimed.Elephant),
            _ => null,
        };

        string About(string key, ulong elephant)
        {
            var text = change.After.Room.Elephants.TryGetValue(elephant, out var known)
                ? change.After.Text(known.Wording)
                : null;
            return say.Say(key, ("who", who), ("text", text ?? say["elephant.hidden"]));
        }
    }
}
