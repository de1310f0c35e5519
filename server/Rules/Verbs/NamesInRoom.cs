using System.Globalization;
using System.Text;
using ElephantBoard.Rules.Text;
using ElephantBoard.Timeline;

namespace ElephantBoard.Rules.Verbs;

/// <summary>Compares a name with those of the room.</summary>
/// <param name="except">The participant who is about to have the name; 0: a newcomer.</param>
internal sealed class NamesInRoom(Room room, PrivateState privateState, Envelope envelope, uint except = 0)
{
    /// <summary>Returns the participant who has a name that looks the same: one who is in the room, and was connected in the last minutes.</summary>
    public uint? HolderOf(string name) => Find(name, who => who.IsHere && !envelope.IsAway(who.Number));

    /// <summary>Returns the participant who was removed and has a name that looks the same.</summary>
    public uint? RemovedWith(string name) => Find(name, who => privateState.Blocked.ContainsKey(who.Number));

    /// <summary>Returns the name, with a number behind it when a participant who left or is away has it, so that nobody in the timeline is
    /// mistaken for another.</summary>
    public string Apart(string name)
    {
        var apart = name;
        for (var number = 2; Find(apart, _ => true) is not null; number++)
        {
            var behind = string.Create(CultureInfo.InvariantCulture, $" ({number})");
            apart = Shortened(name, envelope.Limits.PersonName - behind.Length) + behind;
        }
        return apart;
    }

    private uint? Find(string name, Func<Participant, bool> among)
    {
        var look = LookAlike.Of(name);
        foreach (var (number, other) in privateState.Looks)
        {
            if (
                number != except
                && look.Resembles(other)
                && room.Participants.TryGetValue(number, out var who)
                && among(who)
            )
            {
                return number;
            }
        }
        return null;
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
}
