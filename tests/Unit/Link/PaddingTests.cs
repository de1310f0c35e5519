using System.Text;
using CsCheck;
using ElephantBoard.Timeline;
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
                var padded = WireSize.Pad(command.Clone());
                Assert.Equal(WireSize.Of(padded.CalculateSize()), padded.CalculateSize());
                padded.Padding = ByteString.Empty;
                Assert.Equal(command, padded);

                var json = WireSize.Pad(Encoding.UTF8.GetBytes(JsonFormatter.Default.Format(command)));
                Assert.Equal(WireSize.Of(json.Length), json.Length);
                Assert.Equal(command, PocketCommand.Parser.ParseJson(Encoding.UTF8.GetString(json)));
            },
            iter: 2000
        );

    [Fact]
    public void Link15_every_length_up_to_a_step_has_the_size_of_a_step()
    {
        int[] sizes = [1024, 4096, 16384];
        for (var length = 1; length < 4200; length++)
        {
            var command = new PocketCommand
            {
                Counter = 1,
                Put = new() { Draft = new() { Text = new('a', length) } },
            };
            Assert.Contains(WireSize.Pad(command).CalculateSize(), sizes);
            Assert.Contains(
                WireSize
                    .Pad(new ReadPocketResponse { Refusal = new() { Sentence = new('a', length) } })
                    .CalculateSize(),
                sizes
            );
        }
        Assert.Equal([1024, 1024, 1024, 4096, 65536], new[] { 0, 1, 1024, 1025, 16385 }.Select(WireSize.Of));
    }

    private static string Sound(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
