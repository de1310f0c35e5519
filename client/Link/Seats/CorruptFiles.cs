using System.Globalization;

namespace ElephantBoard.Link.Seats;

/// <summary>Moves unusable files to quarantine without losing them.</summary>
public static class CorruptFiles
{
    /// <summary>Returns an unused path beside a file.</summary>
    public static string UnusedPath(string path)
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

    /// <summary>Moves a file to quarantine, in the same folder.</summary>
    /// <returns>Its new path.</returns>
    public static string Quarantine(string path)
    {
        var aside = UnusedPath(path);
        File.Move(path, aside);
        return aside;
    }
}
