using System.Text;

namespace ElephantBoard.Timeline;

/// <summary>
/// One sentence in ICU MessageFormat: text, {arguments}, {n, plural, one {…} other {…}}, and {x, select, … other {…}}. Values
/// are inserted verbatim and never parsed.
/// </summary>
public sealed class Message
{
    private readonly IReadOnlyList<Part> _parts;

    internal Message(IReadOnlyList<Part> parts) => _parts = parts;

    /// <summary>One piece of a message: literal text, or an argument that is inserted or chooses one of its cases.</summary>
    internal sealed record Part(string Text, Kind Kind, IReadOnlyDictionary<string, Message> Cases);

    internal enum Kind
    {
        Literal,
        Argument,
        Plural,
        Select,
    }

    /// <summary>The names of all arguments, including those inside cases.</summary>
    public IEnumerable<string> Arguments =>
        _parts
            .Where(part => part.Kind != Kind.Literal)
            .SelectMany(part => part.Cases.Values.SelectMany(each => each.Arguments).Prepend(part.Text))
            .Distinct();

    /// <exception cref="FormatException">The pattern is malformed, or uses a format that is not supported.</exception>
    public static Message Parse(string pattern) => new MessageParser(pattern).Parse();

    /// <summary>Returns the text with its arguments filled in. An argument without a value stays {name}; a plural without one uses "other".</summary>
    public string Fill(IReadOnlyDictionary<string, string> values, PluralRules plurals)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(plurals);
        if (_parts is [{ Kind: Kind.Literal } only])
        {
            return only.Text;
        }

        var text = new StringBuilder();
        Append(text, values, plurals);
        return text.ToString();
    }

    private void Append(StringBuilder text, IReadOnlyDictionary<string, string> values, PluralRules plurals)
    {
        foreach (var part in _parts)
        {
            var value = values.GetValueOrDefault(part.Text);
            switch (part.Kind)
            {
                case Kind.Literal:
                    text.Append(part.Text);
                    break;
                case Kind.Argument:
                    text.Append(value ?? $"{{{part.Text}}}");
                    break;
                case Kind.Plural:
                    Choose(part, [$"={value}", plurals.FormOf(value)]).Append(text, values, plurals);
                    break;
                case Kind.Select:
                    Choose(part, [value ?? ""]).Append(text, values, plurals);
                    break;
            }
        }
    }

    private static Message Choose(Part part, ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (part.Cases.TryGetValue(key, out var chosen))
            {
                return chosen;
            }
        }

        return part.Cases[MessageParser.Other];
    }
}
