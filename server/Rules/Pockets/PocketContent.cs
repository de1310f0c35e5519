using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Rules.Pockets;

/// <summary>Detects whether a pocket command repeats the last one.</summary>
internal static class PocketContent
{
    /// <summary>Returns the hash of a command's content without its padding. Keyed by the pocket's secret: without the secret, nobody can
    /// test guessed texts against a copy of the store.</summary>
    public static Digest Of(PocketCommand command)
    {
        var content = command.Clone();
        content.Padding = ByteString.Empty;
        return Digest.From(
            System.Security.Cryptography.HMACSHA256.HashData(command.Secret.Span, content.ToByteArray())
        );
    }
}
