using System.Diagnostics.CodeAnalysis;
using System.Net;
using ElephantBoard.Timeline;

namespace ElephantBoard.Link;

/// <summary>Where a room is: what an invitation says.</summary>
/// <param name="Server">Ends with a slash.</param>
/// <param name="Code">As it is kept, without a dash.</param>
/// <param name="HostSecret">From the host's link: whoever has it joins as host. Never to be shown or logged.</param>
public sealed record RoomAddress(Uri Server, string Code, string? HostSecret = null)
{
    private const string Marker = "/r/";
    private const string HostMarker = "#host=";

    /// <summary>Reads what somebody was given: a link (http://HOST/r/CODE), or a code, when the server is known.</summary>
    /// <param name="given">With or without "http://", with what else a mail program put around it.</param>
    /// <param name="server">Where a bare code is looked for; null: nowhere. A link brings its own.</param>
    /// <param name="wrong">Why it is no address, and what to do.</param>
    public static bool TryRead(
        string given,
        Uri? server,
        [NotNullWhen(true)] out RoomAddress? address,
        [NotNullWhen(false)] out Saying? wrong
    )
    {
        ArgumentNullException.ThrowIfNull(given);
        (address, wrong) = (null, null);
        var text = given.Trim().Trim('<', '>', '"');
        var marker = text.LastIndexOf(Marker, StringComparison.Ordinal);
        if (marker >= 0)
        {
            var (rest, secret) = Cut(text[(marker + Marker.Length)..], HostMarker);
            var code = JoinCode.Read(rest.Split('?', '#', '/')[0]);
            address =
                code is not null && TryReadServer(text[..marker], out var home, out _) ? new(home, code, secret) : null;
        }
        else if (JoinCode.Read(text) is { } code)
        {
            if (server is null)
            {
                wrong = Saying.Of("reach.no_server");
                return false;
            }
            address = new(server, code);
        }
        wrong = address is null ? Saying.Of("reach.no_address", ("given", WithoutSecrets(text))) : null;
        return address is not null;
    }

    /// <summary>Reads where a server is: http://HOST[:PORT], with or without "http://".</summary>
    public static bool TryReadServer(
        string given,
        [NotNullWhen(true)] out Uri? server,
        [NotNullWhen(false)] out Saying? wrong
    )
    {
        ArgumentNullException.ThrowIfNull(given);
        var text = given.Trim();
        var whole = text.Contains("://", StringComparison.Ordinal) ? text : LikelyScheme(text) + text;
        var known =
            Uri.TryCreate(whole, UriKind.Absolute, out var read)
            && read.Scheme is "http" or "https"
            && read.Host.Length > 0
            && read.UserInfo.Length == 0;
        server = known ? new Uri(read!.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/") : null;
        wrong = known ? null : Saying.Of("reach.no_server_address", ("given", WithoutSecrets(text)));
        return known;
    }

    /// <summary>Without code and secret: safe in an exception or a debugger.</summary>
    public override string ToString() => Server.ToString();

    /// <summary>Names in the public network speak TLS; machines at hand often do not.</summary>
    private static string LikelyScheme(string text)
    {
        var host = text.Split('/')[0];
        var isAtHand =
            host.Contains(':', StringComparison.Ordinal)
            || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || host.EndsWith(".local", StringComparison.OrdinalIgnoreCase)
            || IPAddress.TryParse(host, out _);
        return isAtHand ? "http://" : "https://";
    }

    /// <summary>What may be shown where others look: no host's secret, no password.</summary>
    private static string WithoutSecrets(string text)
    {
        var open = text.Split('#')[0];
        var at = open.LastIndexOf('@');
        var scheme = open.IndexOf("://", StringComparison.Ordinal) is >= 0 and var mark ? open[..(mark + 3)] : "";
        return at < 0 ? open : scheme + open[(at + 1)..];
    }

    private static (string Before, string? After) Cut(string text, string mark)
    {
        var at = text.IndexOf(mark, StringComparison.Ordinal);
        return at < 0 ? (text, null) : (text[..at], text[(at + mark.Length)..]);
    }
}
