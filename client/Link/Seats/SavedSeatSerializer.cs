using System.Text.Json;
using System.Text.Json.Serialization;
using ElephantBoard.Link.Transports;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Link.Seats;

/// <summary>The JSON form of a stored seat.</summary>
internal static class SavedSeatSerializer
{
    public static byte[] Write(SavedSeat seat) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new Form
            {
                Server = seat.Server.ToString(),
                Code = seat.Code,
                Name = seat.Name,
                Secret = seat.Secret.ToArray(),
                PocketMaster = seat.Keys.PocketMaster.ToArray(),
                AuthorSecret = seat.Keys.AuthorSecret.ToArray(),
                IsScreen = seat.IsScreen,
                Token = seat.Membership?.Token,
                Former = seat.Former?.Token,
                Role = seat.Membership?.Role ?? Role.Unspecified,
                RoomName = seat.RoomName,
                LastUsed = seat.LastUsed,
                JoinLink = seat.JoinLink?.ToString(),
                HostSecret = seat.HostSecret,
            },
            SavedSeatJsonContext.Default.Form
        );

    /// <summary>Returns null if the JSON is not a stored seat.</summary>
    public static SavedSeat? Read(ReadOnlySpan<byte> json)
    {
        Form form;
        try
        {
            form = JsonSerializer.Deserialize(json, SavedSeatJsonContext.Default.Form) ?? new();
        }
        catch (JsonException)
        {
            return null;
        }
        if (
            form.Secret?.Length != Secrets.Size
            || form.PocketMaster?.Length != Secrets.Size
            || form.AuthorSecret?.Length != Secrets.Size
            || form.Code is null
            || JoinCode.Read(form.Code) != form.Code
            || !TryReadMembership(form.Code, form.Token, form.Role, out var membership)
            || !TryReadMembership(form.Code, form.Former, Role.Unspecified, out var former)
            || !RoomAddress.TryReadServer(form.Server ?? "", out var server, out _)
        )
        {
            return null;
        }
        return new(server, form.Code, form.Name ?? "", form.Secret, new(form.PocketMaster, form.AuthorSecret))
        {
            IsScreen = form.IsScreen,
            Membership = membership,
            Former = former,
            RoomName = form.RoomName ?? "",
            LastUsed = form.LastUsed,
            JoinLink = Uri.TryCreate(form.JoinLink, UriKind.Absolute, out var link) ? link : null,
            HostSecret = form.HostSecret,
        };
    }

    /// <summary>The token contains participant and room; without a token there is no membership.</summary>
    private static bool TryReadMembership(string code, string? token, Role role, out Membership? membership)
    {
        membership = null;
        if (token is null)
        {
            return true;
        }
        if (!ParticipantToken.TryParse(token, out var read))
        {
            return false;
        }
        var room = ByteString.CopyFrom(read.Room.ToByteArray(bigEndian: true));
        membership = new(code, token, read.Participant, room, role);
        return true;
    }

    internal sealed record Form
    {
        public string? Server { get; init; }
        public string? Code { get; init; }
        public string? Name { get; init; }
        public byte[]? Secret { get; init; }
        public byte[]? PocketMaster { get; init; }
        public byte[]? AuthorSecret { get; init; }
        public bool IsScreen { get; init; }
        public string? Token { get; init; }
        public string? Former { get; init; }
        public Role Role { get; init; }
        public string? RoomName { get; init; }
        public DateTimeOffset LastUsed { get; init; }
        public string? JoinLink { get; init; }
        public string? HostSecret { get; init; }
    }
}

[JsonSerializable(typeof(SavedSeatSerializer.Form))]
[JsonSourceGenerationOptions(WriteIndented = true, UseStringEnumConverter = true)]
internal sealed partial class SavedSeatJsonContext : JsonSerializerContext;
