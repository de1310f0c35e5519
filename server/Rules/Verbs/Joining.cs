using System.Globalization;
using System.Text;
using ElephantBoard.Rules.Text;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules.Verbs;

/// <summary>Decides a join.</summary>
public static class Joining
{
    /// <param name="secret">Hash of the token's secret: the same secret is the same participant.</param>
    /// <param name="host">Hash of the host secret in the request; default if there is none.</param>
    public static Decision Decide(
        Room room,
        PrivateState privateState,
        Person person,
        Role asked,
        Digest secret,
        Digest host,
        Envelope envelope
    )
    {
        ArgumentNullException.ThrowIfNull(room);
        ArgumentNullException.ThrowIfNull(privateState);
        ArgumentNullException.ThrowIfNull(envelope);
        if (Known(privateState, secret) is not null)
        {
            return Decision.Nothing;
        }
        if (host != default && !host.Matches(privateState.HostSecret))
        {
            return Refusals.Create(RefusalCode.Role);
        }
        if (asked is not (Role.Unspecified or Role.Participant or Role.Observer or Role.RoomSeat))
        {
            return Refusals.Malformed("role");
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
            return Refusals.Create(RefusalCode.NoDepartment);
        }
        var here = room.Participants.Values.Where(participant => participant.IsHere).ToList();
        if (here.Count >= envelope.Limits.People)
        {
            return Refusals.Limit(RefusalCode.RoomFull, envelope.Limits.People);
        }
        if (IsTaken(name, here.Select(NameOf)))
        {
            return Refusals.Create(RefusalCode.NameTaken);
        }
        name = Apart(name, room.Participants.Values.Select(NameOf).ToList(), envelope.Limits.PersonName);
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

        string NameOf(Participant participant) => privateState.Names.GetValueOrDefault(participant.Number, "");
    }

    private static bool IsTaken(string name, IEnumerable<string> others)
    {
        var look = LookAlike.Of(name);
        return others.Any(other => look.Resembles(LookAlike.Of(other)));
    }

    /// <summary>Returns the name, with a number appended when a participant who left has it, so that nobody in the timeline is mistaken for
    /// another.</summary>
    private static string Apart(string name, List<string> everybody, int limit)
    {
        var apart = name;
        for (var number = 2; IsTaken(apart, everybody); number++)
        {
            var behind = string.Create(CultureInfo.InvariantCulture, $" ({number})");
            apart = Shortened(name, limit - behind.Length) + behind;
        }
        return apart;
    }

    private static string Shortened(string name, int length)
    {
        var starts = StringInfo.ParseCombiningCharacters(name);
        var (end, at) = (name.Length, starts.Length);
        while (at > 0 && name.AsSpan(0, end).EnumerateRunes() is var runes && Count(runes) > length)
        {
            end = starts[--at];
        }
        return name[..end].TrimEnd();
    }

    private static int Count(SpanRuneEnumerator runes)
    {
        var count = 0;
        foreach (var _ in runes)
        {
            count++;
        }
        return count;
    }

    /// <summary>Returns the participant who joined with this secret, or null.</summary>
    public static uint? Known(PrivateState privateState, Digest secret)
    {
        ArgumentNullException.ThrowIfNull(privateState);
        foreach (var (number, credential) in privateState.Credentials)
        {
            if (credential.Secret.Matches(secret))
            {
                return number;
            }
        }
        return null;
    }
}
