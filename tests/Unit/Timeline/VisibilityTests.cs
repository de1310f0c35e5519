using ElephantBoard.V1;
using Google.Protobuf.Reflection;

namespace ElephantBoard.Tests.Unit.Timeline;

/// <summary>Each message of events.proto that brings a text says so, and what it says makes sense.</summary>
public sealed class VisibilityTests
{
    // The one field of bytes in an event that names no text.
    private static readonly string[] NoText = ["elephantboard.v1.RoomOpened.room"];

    public static TheoryData<string> Parts =>
        [
            .. Event
                .Descriptor.Oneofs[0]
                .Fields.SelectMany(fact => WithParts(fact.MessageType))
                .Select(part => part.Name)
                .Distinct(),
        ];

    [Theory]
    [MemberData(nameof(Parts))]
    public void Hide12_an_event_that_names_a_wording_says_that_it_shows_it(string name)
    {
        var message = EventsReflection.Descriptor.FindTypeByName<MessageDescriptor>(name);
        var named = message
            .Fields.InDeclarationOrder()
            .Where(field => field.FieldType == FieldType.Bytes && !NoText.Contains(field.FullName))
            .Select(field => field.Name);
        var option = message.GetOptions()?.GetExtension(OptionsExtensions.Visibility);
        var shown = option?.Shows.Select(kind => kind.ToString().ToLowerInvariant()).ToList() ?? [];
        Assert.All(named, field => Assert.Contains(field, shown));
        if (option is null)
        {
            return;
        }
        Assert.NotEmpty(option.Shows.Concat(option.Hides));
        Assert.DoesNotContain(TextKind.Unspecified, option.Shows.Concat(option.Hides));
        // Whose text it is.
        Assert.All(
            option.Shows.Concat(option.Hides),
            kind => Assert.NotNull(message.FindFieldByName(kind == TextKind.Name ? "participant" : "elephant"))
        );
    }

    private static IEnumerable<MessageDescriptor> WithParts(MessageDescriptor message) =>
        message
            .Fields.InDeclarationOrder()
            .Where(field => field.FieldType == FieldType.Message)
            .SelectMany(field => WithParts(field.MessageType))
            .Append(message);
}
