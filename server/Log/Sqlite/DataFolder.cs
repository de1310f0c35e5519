namespace ElephantBoard.Log.Sqlite;

/// <summary>The data folder, which a log owns exclusively while it is open.</summary>
internal sealed class DataFolder : IDisposable
{
    private const UnixFileMode OwnerOnlyFolder =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OwnerOnlyFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly FileStream _lock;

    private DataFolder(string path, FileStream held)
    {
        Rooms = Path.Combine(path, "rooms.db");
        Pockets = Path.Combine(path, "pockets.db");
        _lock = held;
    }

    /// <summary>The main store.</summary>
    public string Rooms { get; }

    /// <summary>The private store.</summary>
    public string Pockets { get; }

    /// <summary>Takes exclusive ownership of the folder.</summary>
    /// <exception cref="LogOpenException">Another log uses it, or it is not writable.</exception>
    public static DataFolder Take(string path)
    {
        try
        {
            MakeFolder(path);
            var folder = new DataFolder(path, Hold(path));
            MakeFile(folder.Rooms);
            MakeFile(folder.Pockets);
            return folder;
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new LogOpenException($"The data folder {path} cannot be written to by this user.", denied);
        }
        catch (IOException broken)
        {
            throw new LogOpenException($"The data folder {path} cannot be made or used: {broken.Message}", broken);
        }
    }

    /// <summary>Creates an empty file that only its owner can read, if it is missing. SQLite gives its other files the same mode.</summary>
    public static void MakeFile(string path)
    {
        if (!File.Exists(path))
        {
            new FileStream(path, Options(FileMode.CreateNew)).Dispose();
        }
    }

    /// <summary>Releases the folder.</summary>
    public void Dispose() => _lock.Dispose();

    private static FileStream Hold(string path)
    {
        var file = Path.Combine(path, "lock");
        MakeFile(file);
        try
        {
            return new FileStream(file, Options(FileMode.Open));
        }
        catch (IOException refused)
        {
            throw new LogOpenException(
                $"The data folder {path} is in use by another ElephantBoard server. Stop that one first, or give this one a data "
                    + "folder of its own.",
                refused
            );
        }
    }

    private static FileStreamOptions Options(FileMode mode)
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = FileAccess.ReadWrite,
            // An exclusive lock ends with the process, however it ends.
            Share = FileShare.None,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = mode == FileMode.CreateNew ? OwnerOnlyFile : null;
        }
        return options;
    }

    private static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerOnlyFolder);
        }
    }
}
