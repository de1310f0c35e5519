using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using ElephantBoard.Tests.Unit.Architecture;

namespace ElephantBoard.Tests.Integration.Servers;

/// <summary>The real server in a process of its own, to be killed.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan MaxStart = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private ServerProcess(Process process, Uri http, Uri grpc) => (_process, Http, Grpc) = (process, http, grpc);

    public Uri Http { get; }
    public Uri Grpc { get; }
    public int Id => _process.Id;

    /// <summary>Starts the built server and waits until it says where it is.</summary>
    /// <param name="folder">Holds the folder "rooms" and the file "secret".</param>
    /// <param name="more">Flags and their values, instead of the usual ones.</param>
    public static Task<ServerProcess> StartAsync(string folder, params string[] more) => StartAsync(folder, 0, 0, more);

    /// <summary>Starts it on given ports, as one that is started again is.</summary>
    public static async Task<ServerProcess> StartAsync(string folder, int http, int grpc, params string[] more)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        List<string> arguments = [Program(), .. more];
        foreach (var (flag, value) in Usual(folder, http, grpc).Where(usual => !more.Contains(usual.Flag)))
        {
            arguments.AddRange([flag, value]);
        }
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }
        start.Environment["ElephantBoard__Limits__RoomsAtOnce"] = "10000";
        start.Environment["ElephantBoard__Limits__PourCountdown"] = "0:00:00";
        start.Environment["ElephantBoard__Limits__PourPause"] = "0:00:00";
        start.Environment["ElephantBoard__Limits__PrivateBeat"] = "0";
        var process = Process.Start(start) ?? throw new InvalidOperationException("The server did not start.");
        using var timeout = new CancellationTokenSource(MaxStart);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        while (await process.StandardOutput.ReadLineAsync(timeout.Token) is { } line)
        {
            if (Open().Match(line) is { Success: true } open)
            {
                _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return new ServerProcess(
                    process,
                    new Uri($"http://127.0.0.1:{open.Groups[1].Value}"),
                    new Uri($"http://127.0.0.1:{open.Groups[2].Value}")
                );
            }
        }
        throw new InvalidOperationException("The server ended at its start: " + await errors);
    }

    private static (string Flag, string Value)[] Usual(string folder, int http, int grpc) =>
        [
            ("--data", Path.Combine(folder, "rooms")),
            ("--secret", Path.Combine(folder, "secret")),
            ("--listen", "127.0.0.1"),
            ("--http-port", http.ToString(CultureInfo.InvariantCulture)),
            ("--grpc-port", grpc.ToString(CultureInfo.InvariantCulture)),
        ];

    /// <summary>SIGKILL: nothing is flushed, nothing is said.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }
        _process.Dispose();
    }

    /// <summary>The server as it was built in its own folder: its page lies beside it there.</summary>
    private static string Program()
    {
        // Built as these tests are.
        var built = new DirectoryInfo(AppContext.BaseDirectory);
        return Repository.PathOf("server", "Host", "bin", built.Parent!.Name, built.Name, "ElephantBoard.Host.dll");
    }

    [GeneratedRegex(@"is open at http://localhost:(\d+) \(gRPC on port (\d+)\)")]
    private static partial Regex Open();
}
