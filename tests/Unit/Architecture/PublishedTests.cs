using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace ElephantBoard.Tests.Unit.Architecture;

/// <summary>What is published with the server, seen in the output of its build.</summary>
public sealed class PublishedTests
{
    private const string Host = "ElephantBoard.Host";

    // Found by its name when a silo starts.
    private static readonly string[] LoadedByName = ["Orleans.Persistence.Memory"];

    [Fact]
    public void Tele6_every_assembly_of_the_server_is_referenced_by_one_that_runs()
    {
        var files = Assemblies();
        Assert.Contains(Host, files.Keys);
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<string>([Host, .. LoadedByName]);
        while (waiting.TryDequeue(out var name))
        {
            if (files.TryGetValue(name, out var references) && reached.Add(name))
            {
                references.ForEach(waiting.Enqueue);
            }
        }
        Assert.Empty(files.Keys.Except(reached));
    }

    [Fact]
    public void Tele6_no_compiler_code_generator_or_drawing_library_is_among_them()
    {
        string[] unwanted =
        [
            "Microsoft.CodeAnalysis",
            "Humanizer",
            "Newtonsoft",
            "System.Drawing",
            "System.Composition",
            "Microsoft.Win32",
        ];
        Assert.DoesNotContain(
            Assemblies().Keys,
            name => unwanted.Any(part => name.StartsWith(part, StringComparison.Ordinal))
        );
    }

    /// <summary>The assemblies beside the server's program, with the names that they refer to.</summary>
    private static Dictionary<string, List<string>> Assemblies()
    {
        // The same configuration as these tests.
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var folder = Repository.PathOf("server", "Host", "bin", output.Parent!.Name, output.Name);
        return Directory
            .GetFiles(folder, "*.dll")
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file), References, StringComparer.Ordinal);
    }

    private static List<string> References(string file)
    {
        using var assembly = new PEReader(File.OpenRead(file));
        var metadata = assembly.GetMetadataReader();
        return
        [
            .. metadata.AssemblyReferences.Select(handle =>
                metadata.GetString(metadata.GetAssemblyReference(handle).Name)
            ),
        ];
    }
}
