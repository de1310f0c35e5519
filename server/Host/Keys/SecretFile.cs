using System.Security.Cryptography;

namespace ElephantBoard.Host.Keys;

/// <summary>Reads the server's secret: 32 random bytes in a separate file that only the server's user can read.</summary>
internal static class SecretFile
{
    public const int Size = 32;

    /// <summary>Reads the secret, or creates it when the file is missing and nothing needs the old one.</summary>
    /// <param name="isNeeded">Whether there are open pockets that only the missing secret can decrypt.</param>
    /// <exception cref="StartException">The secret is needed and missing, the file is invalid, or it cannot be read or created.</exception>
    public static byte[] ReadOrMake(string path, bool isNeeded)
    {
        try
        {
            return ReadOrMakeIt(path, isNeeded);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartException(
                $"The secret file {path} cannot be read or created: {fault.Message} Choose a different one with --secret FILE.",
                fault
            );
        }
    }

    private static byte[] ReadOrMakeIt(string path, bool isNeeded)
    {
        if (File.Exists(path))
        {
            var secret = File.ReadAllBytes(path);
            return secret.Length == Size
                ? secret
                : throw new StartException(
                    $"The secret file {path} has {secret.Length} bytes instead of {Size}. Restore the right one, or choose a different one with --secret FILE."
                );
        }
        if (isNeeded)
        {
            throw new StartException(
                $"The secret file {path} is missing, but there are notes in hats that only it can decrypt. Restore it, or name its path with --secret FILE."
            );
        }
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
            }
            else
            {
                Directory.CreateDirectory(
                    folder,
                    UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
                );
            }
        }
        var made = RandomNumberGenerator.GetBytes(Size);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        using var file = new FileStream(path, options);
        file.Write(made);
        file.Flush(flushToDisk: true);
        return made;
    }
}
