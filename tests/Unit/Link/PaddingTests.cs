using System.Text;
using CsCheck;
using ElephantBoard.Link;
using ElephantBoard.V1;
using Google.Protobuf;
using Xunit;

namespace ElephantBoard.Tests.Unit.Link;

public sealed class PaddingTests
{
    private static readonly Gen<PocketCommand> Commands = Gen.Select(
        Gen.String[0, 3000],
        Gen.Byte.Array[16],
        Gen.UInt,
        (text, draft, counter) =>
            new PocketCommand
            {
                Counter = counter,
                Put = new()
                {
                    Key = ByteString.CopyFrom(draft),
                    Draft = new() { Text = Sound(text) },
                },
            }
    );

    [Fact]
    public void Link15_a_pocket_command_travels_at_the_size_of_a_step_and_says_the_same() =>
        Commands.Sample(
            command =>
            {
                var padded = Padding.Protobuf(command);
                Assert.Equal(Padding.StepOf(padded.CalculateSize()), padded.CalculateSize());
                padded.Padding = ByteString.Empty;
                Assert.Equal(command, padded);

                var json = Padding.Json(command);
                Assert.Equal(Padding.StepOf(json.Length), json.Length);
                var read = PocketCommand.Parser.ParseJson(Encoding.UTF8.GetString(json));
                read.Padding = ByteString.Empty;
                Assert.Equal(command, read);
            },
            iter: 2000
        );

    [Fact]
    public void Link15_every_length_up_to_a_step_has_the_size_of_a_step()
    {
        for (var length = 1; length < 4200; length++)
        {
            var command = new PocketCommand
            {
                Counter = 1,
                Put = new() { Draft = new() { Text = new('a', length) } },
            };
            Assert.Equal(Padding.StepOf(Padding.Json(command).Length), Padding.Json(command).Length);
            var size = Padding.Protobuf(command).CalculateSize();
            Assert.Contains(size, Padding.Steps);
        }
    }

    private static string Sound(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
