using ElephantBoard.Rules.Text;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules.Verbs;

/// <summary>Changes one's own name, and deletes the old one.</summary>
internal static class Renaming
{
    public static Decision Decide(Room room, PrivateState privateState, Rename command, Envelope envelope)
    {
        if (!room.Participants.TryGetValue(envelope.By, out var me))
        {
            return Refusals.Create(RefusalCode.NoParticipant);
        }
        if (NormalText.Line(command.Name, envelope.Limits.PersonName, out var name) is { } unreadable)
        {
            return unreadable;
        }
        if (privateState.Names.GetValueOrDefault(envelope.By) == name)
        {
            return Decision.Nothing;
        }
        var others = new NamesInRoom(room, privateState, envelope, except: envelope.By);
        if (others.HolderOf(name) is not null)
        {
            return Refusals.Create(RefusalCode.NameTaken);
        }
        var wording = Wordings.Keep(others.Apart(name), envelope.Entropy, envelope.By);
        return new Decision.Accepted([
            new Event
            {
                By = envelope.By,
                Renamed = new ParticipantRenamed { Participant = envelope.By, Name = wording.Id.ToByteString() },
            },
        ])
        {
            Changes = [wording, new Change.WordingErased(me.Name)],
        };
    }
}
