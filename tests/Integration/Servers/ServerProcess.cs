using System.Diagnostics;
using System.Text.RegularExpressions;

namespace ElephantBoard.Tests.Integration.Servers;

/// <summary>The real server in a process of its own, to be killed.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan MostStart = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private ServerProcess(Process process, Uri http, Uri grpc) => (_process, Http, Grpc) = (process, http, grpc);

    public Uri Http { get; }
    public Uri Grpc { get; }
    public int Id => _process.Id;

    /// <summary>Starts the built server and waits until it says where it is.</summary>
    /// <param name="folder">Holds the folder "rooms" and the file "secret".</param>
    public static async Task<ServerProcess> StartAsync(string folder, params string[] more)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "ElephantBoard.Host.dll"),
            "--data",
            Path.Combine(folder, "rooms"),
            "--secret",
            Path.Combine(folder, "secret"),
            "--listen",
            "127.0.0.1",
            "--http-port",
            "0",
            "--grpc-port",
            "0",
            .. more,
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }
        start.Environment["ElephantBoard__Limits__RoomsAtOnce"] = "10000";
        var process = Process.Start(start) ?? throw new InvalidOperationException("The server did not start.");
        using var patience = new CancellationTokenSource(MostStart);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
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

    [GeneratedRegex(@"is open at http://localhost:(\d+) \(gRPC on port (\d+)\)")]
    private static partial Regex Open();
}
