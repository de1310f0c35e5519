using System.Text;
using Google.Protobuf;

namespace ElephantBoard.Link;

/// <summary>proto3 JSON, as hub and REST speak it. What a newer server says beyond this build's messages is passed over.</summary>
internal static class Wire
{
    private static readonly JsonParser Parser = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    public static byte[] Format(IMessage message) => Encoding.UTF8.GetBytes(JsonFormatter.Default.Format(message));

    /// <exception cref="LinkBrokenException">It is not the JSON of such a message.</exception>
    public static T Parse<T>(string json)
        where T : IMessage<T>, new()
    {
        try
        {
            return Parser.Parse<T>(json);
        }
        catch (Exception broken) when (broken is InvalidProtocolBufferException or InvalidJsonException)
        {
            // Without what was sent: it may hold what people wrote.
            throw new LinkBrokenException($"The server sent something that is no {typeof(T).Name}.")
            {
                IsAnswered = true,
            };
        }
    }
}
