using System.Text;

namespace ElephantBoard.Timeline;

/// <summary>
/// Parses ICU MessageFormat. An apostrophe quotes text that starts with a brace, or with # inside a plural; two stand for one.
/// Offsets, ordinals, and number and date formats are refused.
/// </summary>
internal sealed class MessageParser(string pattern)
{
    public const string Other = "other";

    private static readonly Dictionary<string, Message> NoCases = [];
    private static readonly string[] Forms = ["zero", "one", "two", "few", "many", Other];

    private int _at;

    public Message Parse()
    {
        var message = ReadMessage(counted: null, isCase: false);
        return _at == pattern.Length ? message : throw Malformed("has a } too many");
    }

    /// <param name="counted">The argument of the plural around it, which # stands for.</param>
    /// <param name="isCase">Whether the message ends at a closing brace.</param>
    private Message ReadMessage(string? counted, bool isCase)
    {
        var parts = new List<Message.Part>();
        var literal = new StringBuilder();
        while (_at < pattern.Length && pattern[_at] != '}')
        {
            var character = pattern[_at];
            if (character == '\'')
            {
                ReadApostrophe(literal, isInPlural: counted is not null);
            }
            else if (character == '{')
            {
                EndLiteral();
                _at++;
                parts.Add(ReadArgument());
            }
            else if (character == '#' && counted is not null)
            {
                EndLiteral();
                _at++;
                parts.Add(new Message.Part(counted, Message.Kind.Argument, NoCases));
            }
            else
            {
                literal.Append(character);
                _at++;
            }
        }

        if (isCase)
        {
            Expect('}');
        }

        EndLiteral();
        return new Message(parts);

        void EndLiteral()
        {
            if (literal.Length > 0)
            {
                parts.Add(new Message.Part(literal.ToString(), Message.Kind.Literal, NoCases));
                literal.Clear();
            }
        }
    }

    private void ReadApostrophe(StringBuilder literal, bool isInPlural)
    {
        _at++;
        if (_at < pattern.Length && pattern[_at] == '\'')
        {
            literal.Append('\'');
            _at++;
            return;
        }

        if (_at == pattern.Length || !(pattern[_at] is '{' or '}' || (pattern[_at] == '#' && isInPlural)))
        {
            literal.Append('\'');
            return;
        }

        while (_at < pattern.Length)
        {
            if (pattern[_at] == '\'')
            {
                _at++;
                if (_at == pattern.Length || pattern[_at] != '\'')
                {
                    return;
                }
            }

            literal.Append(pattern[_at++]);
        }

        throw Malformed("has a quotation without an end");
    }

    private Message.Part ReadArgument()
    {
        var name = ReadWord();
        if (TryTake('}'))
        {
            return new Message.Part(name, Message.Kind.Argument, NoCases);
        }

        Expect(',');
        var format = ReadWord();
        Expect(',');
        return format switch
        {
            "plural" => new Message.Part(name, Message.Kind.Plural, ReadCases(counted: name)),
            "select" => new Message.Part(name, Message.Kind.Select, ReadCases(counted: null)),
            _ => throw Malformed($"has the format '{format}'"),
        };
    }

    // In a select, # is an ordinary character, as in ICU.
    private Dictionary<string, Message> ReadCases(string? counted)
    {
        var isPlural = counted is not null;
        var cases = new Dictionary<string, Message>(StringComparer.Ordinal);
        while (!TryTake('}'))
        {
            var key = TryTake('=') && isPlural ? $"={ReadWord()}" : ReadWord();
            if (isPlural && key[0] != '=' && !Forms.Contains(key))
            {
                throw Malformed($"has the plural form '{key}'");
            }

            Expect('{');
            if (!cases.TryAdd(key, ReadMessage(counted, isCase: true)))
            {
                throw Malformed($"has '{key}' twice");
            }
        }

        return cases.ContainsKey(Other) ? cases : throw Malformed($"has no '{Other}'");
    }

    private string ReadWord()
    {
        SkipSpaces();
        var start = _at;
        while (_at < pattern.Length && (char.IsAsciiLetterOrDigit(pattern[_at]) || pattern[_at] == '_'))
        {
            _at++;
        }

        return _at > start ? pattern[start.._at] : throw Malformed("lacks a name");
    }

    private void Expect(char character)
    {
        if (!TryTake(character))
        {
            throw Malformed($"lacks a {character}");
        }
    }

    private bool TryTake(char character)
    {
        SkipSpaces();
        if (_at == pattern.Length || pattern[_at] != character)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void SkipSpaces()
    {
        while (_at < pattern.Length && char.IsWhiteSpace(pattern[_at]))
        {
            _at++;
        }
    }

    private FormatException Malformed(string why) => new($"The message '{pattern}' {why} at character {_at}.");
}
