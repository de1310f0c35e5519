using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Rules.Pockets;

/// <summary>Tells whether a pocket command is the last one again.</summary>
internal static class PocketContent
{
    /// <summary>Hash of a command's content, padding left out. Keyed by the pocket's secret: whoever reads a copy of the store
    /// without it cannot try texts against it.</summary>
    public static Digest Of(PocketCommand command)
    {
        var content = command.Clone();
        content.Padding = ByteString.Empty;
        return Digest.From(
            System.Security.Cryptography.HMACSHA256.HashData(command.Secret.Span, content.ToByteArray())
        );
    }
}
