using ElephantBoard.Rules.Text;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules.Verbs;

/// <summary>Decides a join.</summary>
public static class Joining
{
    /// <param name="secret">Hash of the token's secret: the same secret is the same participant.</param>
    /// <param name="host">Hash of the host secret in the request; default if there is none.</param>
    /// <param name="ticket">Hash of the ticket of a seat's link; default if there is none.</param>
    public static Decision Decide(
        Room room,
        PrivateState privateState,
        JoinRequest request,
        Digest secret,
        Digest host,
        Digest ticket,
        Envelope envelope
    )
    {
        ArgumentNullException.ThrowIfNull(room);
        ArgumentNullException.ThrowIfNull(privateState);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(envelope);
        if (Known(privateState, secret) is not null)
        {
            return Decision.Nothing;
        }
        if (ticket != default)
        {
            return OfferingSeat.Take(privateState, ticket, secret, envelope);
        }
        if (host != default && !host.Matches(privateState.HostSecret))
        {
            return Refusals.Create(RefusalCode.Role);
        }
        // Who has the host link can always come in.
        if (host == default && Find(privateState.Blocked, secret) is { } removed)
        {
            return AskingIn.Decide(privateState, removed, secret, RefusalCode.Removed, envelope);
        }
        if (request.Role is not (Role.Unspecified or Role.Participant or Role.Observer or Role.RoomSeat))
        {
            return Refusals.Malformed("role");
        }
        var role =
            host != default ? Role.Host
            : request.Role == Role.Unspecified ? Role.Participant
            : request.Role;
        if (NormalText.Line(request.Person?.Name ?? "", envelope.Limits.PersonName, out var name) is { } unreadable)
        {
            return unreadable;
        }
        var department = request.Person!.Department;
        if (department > room.Departments.Length || (department == 0 && role == Role.Participant))
        {
            return Refusals.Create(RefusalCode.NoDepartment);
        }
        if (room.Participants.Values.Count(participant => participant.IsHere) >= envelope.Limits.People)
        {
            return Refusals.Limit(RefusalCode.RoomFull, envelope.Limits.People);
        }
        var names = new NamesInRoom(room, privateState, envelope);
        if (names.HolderOf(name) is { } holder)
        {
            return request.Asks
                ? AskingIn.Decide(privateState, holder, secret, RefusalCode.Asked, envelope)
                : Refusals.Create(RefusalCode.NameTaken);
        }
        return host == default && names.RemovedWith(name) is { } gone
            ? AskingIn.Decide(privateState, gone, secret, RefusalCode.Removed, envelope)
            : Joined(room, names.Apart(name), department, role, secret, envelope);
    }

    private static Decision.Accepted Joined(
        Room room,
        string name,
        uint department,
        Role role,
        Digest secret,
        Envelope envelope
    )
    {
        var number = (uint)room.Participants.Count + 1;
        var wording = Wordings.Keep(name, envelope.Entropy, number);
        return new([
            new Event
            {
                By = number,
                Joined = new ParticipantJoined
                {
                    Participant = number,
                    Name = wording.Id.ToByteString(),
                    Department = department,
                    Role = role,
                },
            },
        ])
        {
            Changes = [wording, new Change.CredentialKept(number, new Credential(secret))],
        };
    }

    /// <summary>Returns the participant who joined with this secret, or null.</summary>
    public static uint? Known(PrivateState privateState, Digest secret)
    {
        ArgumentNullException.ThrowIfNull(privateState);
        return Find(privateState.Credentials, secret);
    }

    private static uint? Find(IEnumerable<KeyValuePair<uint, Credential>> credentials, Digest secret)
    {
        foreach (var (number, credential) in credentials)
        {
            if (credential.Secret.Matches(secret))
            {
                return number;
            }
        }
        return null;
    }
}
