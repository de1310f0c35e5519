using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace ElephantBoard.Log.Sqlite;

/// <summary>One step of a schema. Its script never changes once it has been released.</summary>
/// <param name="Version">1, 2, 3, … without a gap.</param>
/// <param name="Name">The name of its file: 0001_rooms.</param>
internal sealed record Migration(int Version, string Name, string Sql)
{
    public string Checksum => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));

    /// <summary>The steps of one store ("rooms", "pockets"), in order.</summary>
    public static IReadOnlyList<Migration> Of(string store)
    {
        var assembly = typeof(Migration).Assembly;
        var prefix = $"Schema/{store}/";
        return
        [
            .. assembly
                .GetManifestResourceNames()
                .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(
                    (resource, index) => Load(assembly, resource, resource[prefix.Length..^".sql".Length], index + 1)
                ),
        ];
    }

    private static Migration Load(Assembly assembly, string resource, string name, int version)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return new Migration(version, name, reader.ReadToEnd().ReplaceLineEndings("\n"));
    }
}
