using System.Collections.Immutable;
using ElephantBoard.V1;

namespace ElephantBoard.Timeline;

/// <summary>Converts a room to its message and back: <c>From(To(room)) == room</c> except for the sequence number,
/// which is the checkpoint's place.</summary>
public static class CheckpointConverter
{
    /// <summary>Participants are ascending by number, elephants by id.</summary>
    public static RoomState To(Room room)
    {
        var state = Header(room);
        state.Participants.AddRange(room.Participants.Values.OrderBy(participant => participant.Number).Select(To));
        state.Elephants.AddRange(room.Elephants.Values.OrderBy(elephant => elephant.Id).Select(To));
        return state;
    }

    /// <summary>Returns the room without its participants and elephants.</summary>
    public static RoomState Header(Room room)
    {
        ArgumentNullException.ThrowIfNull(room);
        return new RoomState
        {
            Room = room.Id,
            Name = room.Name,
            Concern = room.Concern,
            Prompt = room.Prompt,
            Departments = { room.Departments },
            Anonymous = room.Anonymous,
            Plan = room.Plan,
            Stage = room.Stage,
            Round = room.Round,
            Pours = room.Pours,
            Time = room.Time,
            Question = room.Question,
            Locked = room.Locked,
        };
    }

    public static ParticipantState To(Participant participant)
    {
        ArgumentNullException.ThrowIfNull(participant);
        return new ParticipantState
        {
            Participant = participant.Number,
            Name = participant.Name.ToByteString(),
            Department = participant.Department,
            Role = participant.Role,
            Presence = participant.Presence,
            Asks = participant.Asks,
        };
    }

    /// <param name="sequence">The checkpoint's place.</param>
    public static Room From(RoomState state, uint sequence)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new Room
        {
            Sequence = sequence,
            Id = state.Room,
            Name = state.Name,
            Concern = state.Concern,
            Prompt = state.Prompt,
            Departments = [.. state.Departments],
            Anonymous = state.Anonymous,
            Plan = state.Plan,
            Stage = state.Stage,
            Round = state.Round,
            Pours = state.Pours,
            Time = state.Time,
            Question = state.Question,
            Locked = state.Locked,
            Participants = state.Participants.ToImmutableDictionary(
                participant => participant.Participant,
                participant => new Participant(
                    participant.Participant,
                    WordingId.From(participant.Name),
                    participant.Department,
                    participant.Role,
                    participant.Presence
                )
                {
                    Asks = participant.Asks,
                }
            ),
            Elephants = state.Elephants.ToImmutableDictionary(elephant => elephant.Elephant, From),
            TopLayer = state.Elephants.Select(elephant => elephant.Layer).DefaultIfEmpty().Max(),
        };
    }

    public static ElephantState To(Elephant elephant)
    {
        ArgumentNullException.ThrowIfNull(elephant);
        var state = new ElephantState
        {
            Elephant = elephant.Id,
            Wording = elephant.Wording.ToByteString(),
            Hurts = elephant.Hurts,
            X = elephant.X,
            Y = elephant.Y,
            Colour = elephant.Colour,
            Author = elephant.Author,
            Whereabouts = elephant.Whereabouts,
            DecisionKind = elephant.DecisionKind,
            Decision = elephant.Decision.ToByteString(),
            Returns = elephant.Returns,
            Aside = elephant.Aside,
            Withdrawn = elephant.Withdrawn,
            Erased = elephant.Erased,
            Pour = elephant.Pour,
            Layer = elephant.Layer,
            Discussed = elephant.Discussed,
        };
        if (elephant.Between.ToBetween() is { } between)
        {
            state.Between = between;
        }
        return state;
    }

    private static Elephant From(ElephantState state) =>
        new()
        {
            Id = state.Elephant,
            Wording = WordingId.From(state.Wording),
            Hurts = state.Hurts,
            Between = Standing.From(state.Between),
            X = state.X,
            Y = state.Y,
            Colour = state.Colour,
            Author = state.Author,
            Whereabouts = state.Whereabouts,
            DecisionKind = state.DecisionKind,
            Decision = WordingId.From(state.Decision),
            Returns = state.Returns,
            Aside = state.Aside,
            Withdrawn = state.Withdrawn,
            Erased = state.Erased,
            Pour = state.Pour,
            Layer = state.Layer,
            Discussed = state.Discussed,
        };
}
