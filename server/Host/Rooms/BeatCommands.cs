using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Host.Rooms;

/// <summary>The public commands that wait for the room's private beat: what closes a round comes after what was put into it before.</summary>
internal static class BeatCommands
{
    public static bool Contains(Command.ActOneofCase act) =>
        act is Command.ActOneofCase.Reveal or Command.ActOneofCase.CountAnswers;

    /// <summary>Returns whether a serialized command is one of them, without reading its contents.</summary>
    public static bool Contains(byte[] command)
    {
        var input = new CodedInputStream(command);
        try
        {
            for (var tag = input.ReadTag(); tag != 0; tag = input.ReadTag())
            {
                if (Contains((Command.ActOneofCase)WireFormat.GetTagFieldNumber(tag)))
                {
                    return true;
                }
                input.SkipLastField();
            }
        }
        catch (InvalidProtocolBufferException)
        {
            // The room refuses it.
        }
        return false;
    }
}
