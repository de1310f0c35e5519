using System.Globalization;

namespace ElephantBoard.Skia.Unicode;

/// <summary>Maps every code point to its class, by a table of the code points at which the class changes.</summary>
internal sealed class ClassTable<T>
    where T : struct, Enum
{
    private readonly int[] _starts;
    private readonly T[] _classes;

    private ClassTable(int[] starts, T[] classes) => (_starts, _classes) = (starts, classes);

    public T this[int codePoint]
    {
        get
        {
            var at = Array.BinarySearch(_starts, codePoint);
            return _classes[at >= 0 ? at : ~at - 1];
        }
    }

    public static ClassTable<T> Load(string name)
    {
        var starts = new List<int>();
        var classes = new List<T>();
        foreach (var line in Lines(name))
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            starts.Add(int.Parse(line.AsSpan(0, space), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
            classes.Add(Enum.Parse<T>(line.AsSpan(space + 1)));
        }

        return new ClassTable<T>([.. starts], [.. classes]);
    }

    public static IEnumerable<string> Lines(string name)
    {
        using var stream =
            typeof(ClassTable<T>).Assembly.GetManifestResourceStream($"unicode/{name}")
            ?? throw new InvalidOperationException($"The table '{name}' is missing from the program.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
