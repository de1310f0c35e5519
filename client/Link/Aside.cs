using System.Globalization;

namespace ElephantBoard.Link;

/// <summary>Where files go that cannot be used and must not be lost.</summary>
public static class Aside
{
    /// <summary>A path beside a file that is not taken.</summary>
    public static string FreePath(string path)
    {
        for (var number = 1; ; number++)
        {
            var aside = string.Create(CultureInfo.InvariantCulture, $"{path}.damaged-{number}");
            if (!File.Exists(aside))
            {
                return aside;
            }
        }
    }

    /// <summary>Puts a file aside.</summary>
    /// <returns>Where it lies now.</returns>
    public static string Put(string path)
    {
        var aside = FreePath(path);
        File.Move(path, aside);
        return aside;
    }
}
