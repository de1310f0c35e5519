namespace ElephantBoard.Tests.Unit.Architecture;

/// <summary>Where the sources lie that tests read.</summary>
internal static class Repository
{
    private const string Marker = "ElephantBoard.sln";

    public static string Root { get; } = FindRoot();

    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, Marker)))
        {
            folder = folder.Parent;
        }
        return folder?.FullName
            ?? throw new InvalidOperationException(
                $"No {Marker} above {AppContext.BaseDirectory}: run the tests from a build in the sources."
            );
    }
}
