// Messages that can hold a text, a name, a code, a token or a secret. A log prints a message by its ToString, which prints every field; of these it
// prints the type alone. The parts of a message are covered by the message that they travel in.
using Google.Protobuf;

namespace ElephantBoard.V1;

public sealed partial class OpenRoomRequest : ICustomDiagnosticMessage
{
    public string ToDiagnosticString() => nameof(OpenRoomRequest);
}

public sealed partial class OpenRoomResponse : ICustomDiagnosticMessage
{
    public string ToDiagnosticString() => nameof(OpenRoomResponse);
}

public sealed partial class OpenedRoom : ICustomDiagnosticMessage
{
    public string ToDiagnosticString() => nameof(OpenedRoom);
}

public sealed partial class Links : ICustomDiagnosticMessage
{
    public string ToDiagnosticString() => nameof(Links);
}

public sealed partial class DescribeRoomRequest : ICustomDiagnosticMessage
{
    public string ToDiagnosticString() => nameof(DescribeRoomRequest);
}

public sealed partial class DescribeRoomResponse : ICustomDiagnosticMessage
{
    public string ToDiagnosticString() => nameof(DescribeRoomResponse);
}

public sealed partial class RoomDescription : ICustomDiagnosticMessage
{
    public string ToDiagnosticString() => nameof(RoomDescription);
}

public sealed partial class Person : ICustomDiagnosticMessage
{
    public string ToDiagnosticString() => nameof(Person);
}

public sealed partial class JoinRequest : ICustomDiagnosticMessage
{
    public string ToDiagnosticString() => nameof(JoinRequest);
}

public sealed partial class JoinResponse : ICustomDiagnosticMessage
{
    public string ToDiagnosticString() => nameof(JoinResponse);
}

public sealed partial class Joined : ICustomDiagnosticMessage
{
    public string ToDiagnosticString() => nameof(Joined);
}

public sealed partial class GetCheckpointResponse : ICustomDiagnosticMessage
{
    public string ToDiagnosticString() => nameof(GetCheckpointResponse);
}

public sealed partial class Command : ICustomDiagnosticMessage
{
    public string ToDiagnosticString() => nameof(Command);
}

public sealed partial class Frame : ICustomDiagnosticMessage
{
    public string ToDiagnosticString() => nameof(Frame);
}

public sealed partial class Item : ICustomDiagnosticMessage
{
    public string ToDiagnosticString() => nameof(Item);
}

public sealed partial class Wording : ICustomDiagnosticMessage
{
    public string ToDiagnosticString() => nameof(Wording);
}

public sealed partial class Checkpoint : ICustomDiagnosticMessage
{
    public string ToDiagnosticString() => nameof(Checkpoint);
}

public sealed partial class HereRequest : ICustomDiagnosticMessage
{
    public string ToDiagnosticString() => nameof(HereRequest);
}

public sealed partial class TakePocketRequest : ICustomDiagnosticMessage
{
    public string ToDiagnosticString() => nameof(TakePocketRequest);
}

public sealed partial class Kept : ICustomDiagnosticMessage
{
    public string ToDiagnosticString() => nameof(Kept);
}

public sealed partial class PocketCommand : ICustomDiagnosticMessage
{
    public string ToDiagnosticString() => nameof(PocketCommand);
}

public sealed partial class ReadPocketRequest : ICustomDiagnosticMessage
{
    public string ToDiagnosticString() => nameof(ReadPocketRequest);
}

public sealed partial class ReadPocketResponse : ICustomDiagnosticMessage
{
    public string ToDiagnosticString() => nameof(ReadPocketResponse);
}

public sealed partial class Pocket : ICustomDiagnosticMessage
{
    public string ToDiagnosticString() => nameof(Pocket);
}

public sealed partial class WordingRecord : ICustomDiagnosticMessage
{
    public string ToDiagnosticString() => nameof(WordingRecord);
}

public sealed partial class PocketRecord : ICustomDiagnosticMessage
{
    public string ToDiagnosticString() => nameof(PocketRecord);
}

public sealed partial class RoundRecord : ICustomDiagnosticMessage
{
    public string ToDiagnosticString() => nameof(RoundRecord);
}

public sealed partial class PocketItem : ICustomDiagnosticMessage
{
    public string ToDiagnosticString() => nameof(PocketItem);
}

public sealed partial class AnswerItem : ICustomDiagnosticMessage
{
    public string ToDiagnosticString() => nameof(AnswerItem);
}

public sealed partial class CredentialRecord : ICustomDiagnosticMessage
{
    public string ToDiagnosticString() => nameof(CredentialRecord);
}

public sealed partial class RememberedCommand : ICustomDiagnosticMessage
{
    public string ToDiagnosticString() => nameof(RememberedCommand);
}

public sealed partial class BatchRecord : ICustomDiagnosticMessage
{
    public string ToDiagnosticString() => nameof(BatchRecord);
}

public sealed partial class CheckpointRecord : ICustomDiagnosticMessage
{
    public string ToDiagnosticString() => nameof(CheckpointRecord);
}

public sealed partial class LiveRecord : ICustomDiagnosticMessage
{
    public string ToDiagnosticString() => nameof(LiveRecord);
}
