using ElephantBoard.Host.Rooms;
using ElephantBoard.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace ElephantBoard.Tests.Unit.Host;

public sealed class BeatCommandsTests
{
    public static TheoryData<string> Acts => [.. Command.Descriptor.Oneofs[0].Fields.Select(act => act.Name)];

    [Theory]
    [MemberData(nameof(Acts))]
    public void Act4_a_command_is_recognized_by_its_bytes(string name)
    {
        var act = Command.Descriptor.FindFieldByName(name);
        var command = new Command
        {
            Id = new() { Lane = ulong.MaxValue, Counter = 13 },
            Deadline = 25,
        };
        act.Accessor.SetValue(command, Filled(act.MessageType));
        var waits = name is "reveal" or "count_answers";
        Assert.Equal(waits, BeatCommands.Contains(command.ActCase));
        Assert.Equal(waits, BeatCommands.Contains(command.ToByteArray()));
    }

    [Fact]
    public void Act4_bytes_that_are_no_command_do_not_wait()
    {
        var reveal = new Command { Reveal = new() { Round = 7 } }.ToByteArray();
        Assert.False(BeatCommands.Contains([]));
        Assert.False(BeatCommands.Contains([0xFF]));
        Assert.False(BeatCommands.Contains([0x0A, 0x7F, .. reveal]));
        Assert.True(BeatCommands.Contains([.. new Command { Deadline = 1 }.ToByteArray(), .. reveal]));
    }

    private static IMessage Filled(MessageDescriptor type)
    {
        var message = type.Parser.ParseFrom([]);
        foreach (var field in type.Fields.InDeclarationOrder().Where(field => field.FieldType == FieldType.Fixed64))
        {
            // Contains the tags of both acts that wait.
            field.Accessor.SetValue(message, 0x6A6A_CA01_CA01_6A6AUL);
        }
        return message;
    }
}
