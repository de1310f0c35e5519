using System.Collections.Frozen;
using System.Diagnostics;
using ElephantBoard.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace ElephantBoard.Timeline;

/// <summary>A part of an event that shows or hides texts, according to its option in events.proto.</summary>
/// <param name="message">The fact, or a message in it.</param>
internal readonly struct EventText(IMessage message, Visibility visibility)
{
    private static readonly FrozenDictionary<MessageDescriptor, Visibility> Options = EventsReflection
        .Descriptor.MessageTypes.Select(type =>
            (Type: type, Option: type.GetOptions()?.GetExtension(OptionsExtensions.Visibility))
        )
        .Where(pair => pair.Option is not null)
        .ToFrozenDictionary(pair => pair.Type, pair => pair.Option!);

    public Visibility Visibility => visibility;

    /// <summary>Returns the fact of an event and the messages in it that have the option.</summary>
    public static IEnumerable<EventText> Of(Event evt)
    {
        if (Event.Descriptor.FindFieldByNumber((int)evt.FactCase)?.Accessor.GetValue(evt) is not IMessage fact)
        {
            yield break;
        }
        if (Options.TryGetValue(fact.Descriptor, out var own))
        {
            yield return new(fact, own);
        }
        foreach (var field in fact.Descriptor.Fields.InDeclarationOrder())
        {
            if (!field.IsRepeated || field.FieldType != FieldType.Message)
            {
                continue;
            }
            if (Options.TryGetValue(field.MessageType, out var option))
            {
                foreach (IMessage part in (System.Collections.IEnumerable)field.Accessor.GetValue(fact))
                {
                    yield return new(part, option);
                }
            }
        }
    }

    /// <summary>Returns the elephant to which the texts belong.</summary>
    public Elephant? ElephantIn(Room room) =>
        Value("elephant") is ulong id ? room.Elephants.GetValueOrDefault(id) : null;

    /// <summary>Returns the current text of a kind in the room, whether or not it may be shown.</summary>
    public WordingId In(Room room, TextKind kind) =>
        kind switch
        {
            TextKind.Name => Value("participant") is uint number
                ? room.Participants.GetValueOrDefault(number)?.Name ?? default
                : default,
            TextKind.Wording => ElephantIn(room)?.Wording ?? default,
            TextKind.Decision => ElephantIn(room)?.Decision ?? default,
            _ => throw new UnreachableException($"{message.Descriptor.Name} shows or hides {kind}."),
        };

    /// <summary>Returns the text of a kind that the event brings, or null if it has no field for one.</summary>
    public WordingId? Brought(TextKind kind) => Value(NameOf(kind)) is ByteString id ? WordingId.From(id) : null;

    private static string NameOf(TextKind kind) =>
        kind switch
        {
            TextKind.Name => "name",
            TextKind.Wording => "wording",
            TextKind.Decision => "decision",
            _ => throw new UnreachableException($"{kind} has no field."),
        };

    private object? Value(string field) => message.Descriptor.FindFieldByName(field)?.Accessor.GetValue(message);
}
