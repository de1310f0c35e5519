using System.Text;
using ElephantBoard.Tests.Integration.Hard;
using ElephantBoard.V1;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Http.Connections;

namespace ElephantBoard.Tests.Integration.Bad;

public sealed class TextTests(OneServer one) : IClassFixture<OneServer>
{
    private static readonly Marshaller<byte[]> Bytes = new(bytes => bytes, bytes => bytes);

    [Fact]
    public async Task Bad7_a_text_over_its_limit_is_refused_with_limit_and_length_in_unicode_scalars()
    {
        await using var room = await Workshop.OpenAsync(one.Server.Grpc, 0, 1);
        var whole = string.Concat(Enumerable.Repeat("🐘", 500));
        var refusal = (await room.TryAsync(KickOut(room, whole + "!"))).Refusal;
        Refusals.Says(RefusalCode.TextTooLong, refusal);
        Assert.Equal(("500", "501"), (refusal.Parameters["limit"], refusal.Parameters["length"]));
        Refusals.Says(RefusalCode.NoDecision, (await room.TryAsync(KickOut(room, " \u200B\n "))).Refusal);
        await room.DoAsync(KickOut(room, whole));
    }

    [Theory]
    [InlineData("a\u0000b")]
    [InlineData("a\u0007b")]
    [InlineData("a\u001b[31mb")]
    [InlineData("a\u0085b")]
    [InlineData("a\u009bb")]
    [InlineData("a\uFFFDb")]
    public async Task Bad8_signs_that_cannot_be_shown_are_refused(string text)
    {
        await using var room = await Workshop.OpenAsync(one.Server.Grpc, 0, 1);
        Refusals.Says(RefusalCode.TextUnreadable, (await room.TryAsync(KickOut(room, text))).Refusal);
        await room.DoAsync(KickOut(room, "ab"));
    }

    [Fact]
    public async Task Bad9_half_a_pair_of_surrogates_is_refused_on_the_hub_and_over_rest()
    {
        await using var room = await Workshop.OpenAsync(one.Server.Grpc, 0, 1);
        await using var hub = await RawHub.ConnectAsync(one.Server.Http);
        foreach (var half in new[] { "\\ud800", "\\udc00", "\\ud83d x", "x\\udc18\\ud83d" })
        {
            var json =
                $$$"""{"id":{"lane":"5","counter":1},"kickOut":{"elephant":"{{{room.Elephants[0]}}}","kind":"DECISION_KIND_STEP","wording":"{{{half}}}"} }""";
            var refusal = (await hub.AskAsync<Answer>("Do", room.Host.Token, json)).Refusal;
            Assert.Contains(refusal.Code, new[] { RefusalCode.Malformed, RefusalCode.TextUnreadable });
            Refusals.Says(refusal.Code, refusal);
            using var body = new StringContent(
                $$$"""{"person":{"name":"{{{half}}}","department":1} }""",
                Encoding.UTF8,
                "application/json"
            );
            using var response = await one.Server.Client.PostAsync($"api/v1/rooms/{room.Code}/participants", body);
            Assert.Equal(System.Net.HttpStatusCode.BadRequest, response.StatusCode);
            var told = Refusal.Parser.ParseJson(await response.Content.ReadAsStringAsync());
            Refusals.Says(told.Code, told);
        }
        Assert.Null((await hub.DoAsync(room.Host.Token, KickOut(room, "ab"))).Refusal);
    }

    [Fact]
    public async Task Bad10_bytes_that_are_no_utf8_are_refused_on_the_hub()
    {
        await using var room = await Workshop.OpenAsync(one.Server.Grpc, 0, 1);
        // A text frame of a web socket cannot hold them: its own protocol ends the connection.
        await using var hub = await RawHub.ConnectAsync(one.Server.Http, HttpTransportType.LongPolling);
        byte[] json =
        [
            .. "{\"id\":{\"lane\":\"5\",\"counter\":1},\"kickOut\":{\"kind\":\"DECISION_KIND_STEP\",\"wording\":\"a"u8,
            0x84,
            .. "b\"}}"u8,
        ];
        Refusals.Says(RefusalCode.Malformed, (await hub.AskAsync<Answer>("Do", room.Host.Token, json)).Refusal);
        Assert.Null((await hub.DoAsync(room.Host.Token, KickOut(room, "ab"))).Refusal);
    }

    [Fact]
    public async Task Bad10_bytes_that_are_no_utf8_never_become_a_text()
    {
        await using var room = await Workshop.OpenAsync(one.Server.Grpc, 0, 1);
        var command = KickOut(room, "XX");
        var bytes = command.ToByteArray();
        var at = bytes.AsSpan().LastIndexOf("XX"u8);
        (bytes[at], bytes[at + 1]) = (0xC3, 0x28);
        var method = new Method<byte[], byte[]>(MethodType.Unary, "elephantboard.v1.RoomService", "Do", Bytes, Bytes);
        var call = one
            .Server.Channel.CreateCallInvoker()
            .AsyncUnaryCall(method, null, new CallOptions(Workshop.Proof(room.Host)), bytes);
        // Not even a message. The call is answered, and the connection stays open.
        Refusals.Says(RefusalCode.Malformed, Answer.Parser.ParseFrom(await call).Refusal);
        using var body = new ByteArrayContent([
            .. """{"person":{"department":1,"name":"a"""u8,
            0xC3,
            0x28,
            .. "\"}}"u8,
        ]);
        using var response = await one.Server.Client.PostAsync($"api/v1/rooms/{room.Code}/participants", body);
        var told = Refusal.Parser.ParseJson(await response.Content.ReadAsStringAsync());
        Refusals.Says(RefusalCode.TextUnreadable, told);
        await room.DoAsync(KickOut(room, "ab"));
    }

    [Fact]
    public async Task Bad11_a_name_that_looks_like_one_in_the_room_is_refused()
    {
        await using var room = await Workshop.OpenAsync(one.Server.Grpc, 0, 0);
        await room.JoinAsync("Petra Beckeo");
        string[] alike =
        [
            "Petra Beckeo",
            "PETRA BECKEO",
            "Petra\u200B Beckeo",
            "Petra  Beckeo ",
            "Реtra Bесkео", // Cyrillic Р, е, е, с, е, о
            "Pétra Beckeö",
            "Ｐｅｔｒａ Beckeo",
            "\u202EPetra Beckeo",
            "Petra Becke0",
        ];
        foreach (var name in alike)
        {
            Refusals.Says(RefusalCode.NameTaken, (await JoinAsync(room, name)).Refusal);
        }
        foreach (var name in new[] { "", " ", "\u200B\u200B", "\uFEFF" })
        {
            Refusals.Says(RefusalCode.TextEmpty, (await JoinAsync(room, name)).Refusal);
        }
        Refusals.Says(RefusalCode.TextTooLong, (await JoinAsync(room, new string('é', 61))).Refusal);
        Assert.Null((await JoinAsync(room, "Petra Becker")).Refusal);
    }

    private static async Task<JoinResponse> JoinAsync(Workshop room, string name) =>
        await room.Rooms.JoinAsync(
            new JoinRequest
            {
                Code = room.Code,
                Person = new Person { Name = name, Department = 1 },
            }
        );

    private static Command KickOut(Workshop room, string wording) =>
        new()
        {
            Id = Workshop.NewId(),
            KickOut = new KickOut
            {
                Elephant = room.Elephants[0],
                Kind = DecisionKind.Step,
                Wording = wording,
            },
        };
}
