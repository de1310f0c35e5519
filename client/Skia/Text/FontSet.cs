using System.Text;

namespace ElephantBoard.Skia.Text;

/// <summary>
/// The fonts that come with the program, and a system font for Chinese, Japanese, and Korean. A character without a glyph is shown
/// as a box. Not thread-safe.
/// </summary>
public sealed class FontSet : IDisposable
{
    private static readonly string[] Families =
    [
        "AtkinsonHyperlegibleNext",
        "NotoSansArabic",
        "NotoSansHebrew",
        "NotoSansDevanagari",
        "NotoSansThai",
        "NotoSans",
        "NotoEmoji",
    ];

    /// <summary>Its .notdef glyph is a visible box; those of the others are empty.</summary>
    private const int BoxFamily = 5;

    private static readonly string[] SystemFolders =
    [
        "/usr/share/fonts",
        "/System/Library/Fonts",
        Environment.GetFolderPath(Environment.SpecialFolder.Fonts),
    ];

    private static readonly string[] SystemNames =
    [
        "NotoSansCJK-Regular",
        "NotoSansCJK-VF",
        "SourceHanSans",
        "wqy-zenhei",
        "wqy-microhei",
        "DroidSansFallback",
        "msyh",
        "YuGothR",
        "malgun",
        "PingFang",
        "Hiragino",
        "unifont",
    ];

    private readonly FontFace[] _regular;
    private readonly FontFace[] _bold;
    private readonly Dictionary<(string Cluster, bool Bold), FontFace> _picks = [];
    private readonly Lazy<IReadOnlyList<FontFace>> _system = new(LoadSystem);

    /// <param name="folder">The folder with the font files; null: beside the program.</param>
    /// <exception cref="FileNotFoundException">A font file is missing.</exception>
    public FontSet(string? folder = null)
    {
        var from = folder ?? Path.Combine(AppContext.BaseDirectory, "Fonts");
        _regular = [.. Families.Select(family => Load(Path.Combine(from, $"{family}_400Regular.ttf")))];
        _bold = [.. Families.Select((family, i) => LoadBold(from, family) ?? _regular[i])];
    }

    /// <summary>Returns whether some font has a glyph for every character of a text.</summary>
    public bool CanShow(string text) => text.EnumerateRunes().All(rune => IsPlain(rune) || Has(rune));

    public void Dispose()
    {
        foreach (var face in _regular.Union(_bold).Union(_system.IsValueCreated ? _system.Value : []))
        {
            face.Dispose();
        }
    }

    /// <summary>Returns the first font that has a whole cluster, so that its characters stay together.</summary>
    internal FontFace Pick(string cluster, bool bold)
    {
        if (!_picks.TryGetValue((cluster, bold), out var face))
        {
            var needed = cluster.EnumerateRunes().Where(rune => !IsPlain(rune)).ToArray();
            var faces = bold ? _bold : _regular;
            face =
                Array.Find(Preferred(cluster, faces), each => Array.TrueForAll(needed, rune => each.Has(rune.Value)))
                ?? _system.Value.FirstOrDefault(each => Array.TrueForAll(needed, rune => each.Has(rune.Value)))
                ?? Array.Find(faces, each => needed.Length > 0 && each.Has(needed[0].Value))
                ?? faces[needed.Length == 0 ? 0 : BoxFamily];
            _picks[(cluster, bold)] = face;
        }

        return face;
    }

    /// <summary>Prefers the emoji font for characters with emoji presentation.</summary>
    private static FontFace[] Preferred(string cluster, FontFace[] faces) =>
        cluster.Contains('\ufe0f', StringComparison.Ordinal) ? [faces[^1], .. faces] : faces;

    /// <summary>Joiners, variation selectors, and controls need no glyph.</summary>
    private static bool IsPlain(Rune rune) =>
        rune.Value is 0x200B or 0x200C or 0x200D or 0x2060 or 0xFEFF or '\t' or '\n' or '\r'
        || rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0x200E and <= 0x200F) or (>= 0x202A and <= 0x202E)
        || rune.Value is (>= 0x2066 and <= 0x2069) or (>= 0xE0020 and <= 0xE007F);

    private bool Has(Rune rune) =>
        Array.Exists(_regular, face => face.Has(rune.Value)) || _system.Value.Any(face => face.Has(rune.Value));

    private static FontFace Load(string file) =>
        File.Exists(file)
            ? new FontFace(file)
            : throw new FileNotFoundException("A font that comes with the program is missing.", file);

    private static FontFace? LoadBold(string folder, string family)
    {
        var file = Path.Combine(folder, $"{family}_700Bold.ttf");
        return File.Exists(file) ? new FontFace(file) : null;
    }

    private static List<FontFace> LoadSystem()
    {
        var found = new List<FontFace>();
        var files = SystemFolders
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .ToArray();
        foreach (var name in SystemNames)
        {
            var file = Array.Find(
                files,
                each => Path.GetFileName(each).StartsWith(name, StringComparison.OrdinalIgnoreCase)
            );
            if (file is not null)
            {
                try
                {
                    found.Add(new FontFace(file));
                }
                catch (InvalidDataException)
                {
                    // Skips system font files that Skia cannot read.
                }
            }
        }

        return found;
    }
}
