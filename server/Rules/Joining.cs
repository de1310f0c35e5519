using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules;

/// <summary>Coming into a room.</summary>
public static class Joining
{
    /// <param name="secret">Hash of the token's secret: the same again is the same participant.</param>
    /// <param name="host">Hash of the host secret that was shown; default: none.</param>
    public static Decision Decide(
        Room room,
        PrivateState hidden,
        Person person,
        Role asked,
        Digest secret,
        Digest host,
        Envelope envelope
    )
    {
        ArgumentNullException.ThrowIfNull(room);
        ArgumentNullException.ThrowIfNull(hidden);
        ArgumentNullException.ThrowIfNull(envelope);
        if (Known(hidden, secret) is not null)
        {
            return Decision.Nothing;
        }
        if (host != default && !host.Matches(hidden.HostSecret))
        {
            return Refuse.With(RefusalCode.Role);
        }
        if (asked is not (Role.Unspecified or Role.Participant or Role.Observer or Role.RoomSeat))
        {
            return Refuse.Malformed("role");
        }
        var role =
            host != default ? Role.Host
            : asked == Role.Unspecified ? Role.Participant
            : asked;
        if (NormalText.Line(person?.Name ?? "", envelope.Limits.PersonName, out var name) is { } unreadable)
        {
            return unreadable;
        }
        var department = person!.Department;
        if (department > room.Departments.Length || (department == 0 && role == Role.Participant))
        {
            return Refuse.With(RefusalCode.NoDepartment);
        }
        var here = room.Participants.Values.Where(participant => participant.IsHere).ToList();
        if (here.Count >= envelope.Limits.People)
        {
            return Refuse.Limit(RefusalCode.RoomFull, envelope.Limits.People);
        }
        var looks = LookAlike.Of(name);
        if (here.Any(other => LookAlike.Of(hidden.Names.GetValueOrDefault(other.Number, "")) == looks))
        {
            return Refuse.With(RefusalCode.NameTaken);
        }
        var number = (uint)room.Participants.Count + 1;
        var wording = Wordings.Keep(name, envelope.Entropy, number);
        return new Decision.Accepted([
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

    /// <summary>The participant who came in with this secret, or null.</summary>
    public static uint? Known(PrivateState hidden, Digest secret)
    {
        ArgumentNullException.ThrowIfNull(hidden);
        foreach (var (number, credential) in hidden.Credentials)
        {
            if (credential.Secret.Matches(secret))
            {
                return number;
            }
        }
        return null;
    }
}
