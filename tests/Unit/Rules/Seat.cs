using System.Security.Cryptography;
using ElephantBoard.Rules;
using ElephantBoard.Timeline;
using Google.Protobuf;

namespace ElephantBoard.Tests.Unit.Rules;

/// <summary>Somebody in a workshop, with the secrets that their client would hold.</summary>
internal sealed class Seat(ulong seed)
{
    public uint Number { get; set; }

    /// <summary>Hash of the token's secret.</summary>
    public Digest Token { get; } = Digest.Of(Derived(seed, "token"));

    /// <summary>Of the last command that the pocket of the open round kept.</summary>
    public uint Counter { get; set; }

    /// <summary>The round that <see cref="Counter"/> counts in.</summary>
    public ulong Round { get; set; }
    public ulong Lane { get; } = (seed << 8) + 1;
    public uint Commands { get; set; }

    public byte[] PocketSecret(ByteString room, ulong round) =>
        Secrets.PocketSecret(Derived(seed, "pocket master"), room.Span, round);

    public ByteString OwnerKey(ulong elephant) =>
        ByteString.CopyFrom(Secrets.OwnerKey(Derived(seed, "author"), elephant));

    public ByteString Tag(ulong elephant) => ByteString.CopyFrom(Secrets.Tag(OwnerKey(elephant).Span));

    public ByteString Draft(ulong number) =>
        ByteString.CopyFrom(Derived(seed, $"draft {number}").AsSpan(0, Secrets.DraftSize));

    private static byte[] Derived(ulong seed, string what) =>
        SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{seed} {what}"));
}
