using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ElephantBoard.Tests.Unit.Architecture;
using Google.Protobuf;

namespace ElephantBoard.Tests.Unit.Timeline;

/// <summary>A file under tests/Vectors, which the page's tests read too. UPDATE_VECTORS=1 rewrites it.</summary>
internal static class VectorFile
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        IndentSize = 1,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Fails when the file is not what the code gives.</summary>
    public static void Check(string name, JsonNode now)
    {
        var path = Repository.PathOf("tests", "Vectors", name);
        var text = now.ToJsonString(Layout) + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_VECTORS") == "1")
        {
            File.WriteAllText(path, text);
        }
        Assert.True(
            File.Exists(path) && File.ReadAllText(path) == text,
            $"{name} is not what the code gives. If the change is meant, run this test with UPDATE_VECTORS=1 and look at the difference."
        );
    }

    /// <summary>A message as proto3 JSON, as the hub sends it.</summary>
    public static JsonNode Json(IMessage message) => JsonNode.Parse(JsonFormatter.Default.Format(message))!;

    public static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(bytes);
}
