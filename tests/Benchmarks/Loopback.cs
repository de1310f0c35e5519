using System.CommandLine;
using System.Net;

namespace ElephantBoard.Benchmarks;

/// <summary>Restricts load to servers on this machine.</summary>
internal static class Loopback
{
    /// <summary>Returns an option for the address of a server on this machine.</summary>
    public static Option<Uri> Option(string name, string description, string address) =>
        new(name)
        {
            Description = description,
            DefaultValueFactory = _ => new(address),
            CustomParser = parsed =>
            {
                var text = parsed.Tokens[0].Value;
                try
                {
                    var server = new Uri(text);
                    Of(server);
                    return server;
                }
                catch (Exception wrong) when (wrong is FormatException or ArgumentException)
                {
                    parsed.AddError(wrong is ArgumentException ? wrong.Message : $"{text} is not an address.");
                    return null;
                }
            },
        };

    /// <exception cref="ArgumentException">The address belongs to a different machine.</exception>
    public static IPEndPoint Of(Uri server)
    {
        var host = server.Host == "localhost" ? IPAddress.Loopback : IPAddress.Parse(server.Host);
        return IPAddress.IsLoopback(host)
            ? new(host, server.Port)
            : throw new ArgumentException($"{server} is not on this machine. Load goes to loopback addresses only.");
    }
}
