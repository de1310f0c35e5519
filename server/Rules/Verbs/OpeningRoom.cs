using ElephantBoard.Rules.Text;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Rules.Verbs;

/// <summary>Creates the first events of a room: it opens, and its opener joins it as its host.</summary>
public static class OpeningRoom
{
    /// <param name="id">16 bytes.</param>
    /// <param name="secret">Hash of the secret of the host's participant token.</param>
    /// <param name="host">Hash of the host secret.</param>
    public static Decision Decide(ByteString id, OpenRoomRequest request, Digest secret, Digest host, Envelope envelope)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(envelope);
        var limits = envelope.Limits;
        if (NormalText.Line(request.Name, limits.RoomName, out var name) is { } unreadable)
        {
            return unreadable;
        }
        if (NormalText.Optional(request.Concern, limits.Line, out var concern) is { } badConcern)
        {
            return badConcern;
        }
        if (NormalText.Optional(request.Prompt, limits.Line, out var prompt) is { } badPrompt)
        {
            return badPrompt;
        }
        if (request.Plan is < Plan.Unspecified or > Plan.Week)
        {
            return Refusals.Malformed("plan");
        }
        if (request.Departments.Count == 0)
        {
            return Refusals.Malformed("departments");
        }
        if (request.Departments.Count > limits.Departments)
        {
            return Refusals.Limit(RefusalCode.TooManyDepartments, limits.Departments);
        }
        var departments = new List<string>();
        foreach (var department in request.Departments)
        {
            if (NormalText.Line(department, limits.DepartmentName, out var line) is { } badDepartment)
            {
                return badDepartment;
            }
            if (departments.Any(other => LookAlike.Of(other).Resembles(LookAlike.Of(line))))
            {
                return Refusals.Malformed("departments");
            }
            departments.Add(line);
        }
        var opened = new Event
        {
            Opened = new RoomOpened
            {
                Room = id,
                Name = name,
                Concern = concern,
                Prompt = prompt,
                Departments = { departments },
                Anonymous = request.Anonymous,
                Plan = request.Plan == Plan.Unspecified ? Plan._60 : request.Plan,
                Round = envelope.Entropy.NextId(),
            },
        };
        var room = Apply.Event(Room.Empty, With(opened, 1, envelope.Now));
        var privateState = PrivateState.Empty with { HostSecret = host };
        var joining = new JoinRequest { Person = request.Facilitator };
        return Joining.Decide(room, privateState, joining, secret, host, ticket: default, envelope) switch
        {
            Decision.Accepted joined => joined with
            {
                Events = [opened, .. joined.Events],
                Changes =
                [
                    new Change.HostSecretKept(host),
                    new Change.RoundOpened(opened.Opened.Round),
                    .. joined.Changes,
                ],
            },
            var refused => refused,
        };
    }

    private static Event With(Event evt, uint sequence, long now)
    {
        var numbered = evt.Clone();
        (numbered.Sequence, numbered.Time) = (sequence, now);
        return numbered;
    }
}
