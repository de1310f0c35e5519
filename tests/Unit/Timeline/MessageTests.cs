using System.Text.Json;
using ElephantBoard.Tests.Unit.Architecture;
using ElephantBoard.Timeline;

namespace ElephantBoard.Tests.Unit.Timeline;

public sealed class MessageTests
{
    private static readonly JsonElement Vectors = JsonDocument
        .Parse(File.ReadAllText(Repository.PathOf("tests", "Vectors", "messages.json")))
        .RootElement;

    [Fact]
    public void Text9_messages_give_the_texts_of_the_vectors()
    {
        foreach (var vector in Vectors.GetProperty("messages").EnumerateArray())
        {
            var values = vector.GetProperty("values").EnumerateObject();
            var text = Message
                .Parse(vector.GetProperty("pattern").GetString()!)
                .Fill(
                    values.ToDictionary(value => value.Name, value => value.Value.ToString()),
                    PluralRules.Of(vector.GetProperty("language").GetString()!)
                );
            Assert.Equal(vector.GetProperty("text").GetString(), text);
        }
    }

    [Fact]
    public void Text9_a_malformed_message_is_refused()
    {
        foreach (var pattern in Vectors.GetProperty("malformed").EnumerateArray())
        {
            Assert.Throws<FormatException>(() => Message.Parse(pattern.GetString()!));
        }
    }

    [Fact]
    public void Text9_plural_forms_are_those_of_CLDR()
    {
        foreach (var language in Vectors.GetProperty("plurals").EnumerateObject())
        {
            var rules = PluralRules.Of(language.Name);
            foreach (var form in language.Value.EnumerateObject())
            {
                Assert.Equal(form.Value.GetString(), rules.FormOf(form.Name));
            }
        }
    }
}
