using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using ElephantBoard.Link.Seats;
using ElephantBoard.Timeline;

namespace ElephantBoard.Link.Transports;

/// <summary>The address of a room, from an invitation.</summary>
/// <param name="Server">Ends with a slash.</param>
/// <param name="Code">In its stored form, without a dash.</param>
/// <param name="HostSecret">From the host link: its holder joins as host. Never show or log it.</param>
public sealed record RoomAddress(Uri Server, string Code, string? HostSecret = null)
{
    private const string Path = "r/";
    private const string Marker = "/" + Path;
    private const string HostMarker = "#host=";
    private const string SeatMarker = "#seat=";

    // Characters that people and programs put around a link or a code.
    private static readonly char[] Around =
    [
        '<',
        '>',
        '"',
        '\'',
        '(',
        ')',
        '.',
        ',',
        ';',
        '!',
        '?',
        '“',
        '”',
        '„',
        '«',
        '»',
        '`',
        '*',
    ];

    /// <summary>The seat that the link moves here; null if it is another kind of link.</summary>
    public SeatLink? Seat { get; init; }

    /// <summary>The link for joining.</summary>
    public Uri Link => new(Server, Path + Code);

    /// <summary>Returns the link that makes its holder host, from the one that lets people join.</summary>
    public static Uri HostLink(Uri join, string hostSecret) => new(join, HostMarker + hostSecret);

    /// <summary>Parses a link (http://HOST/r/CODE), or a code if the server is known.</summary>
    /// <param name="given">With or without "http://", and with text around it.</param>
    /// <param name="server">The server for a bare code, or null. A link contains its own.</param>
    /// <param name="wrong">Why it is not an address, and what to do.</param>
    public static bool TryRead(
        string given,
        Uri? server,
        [NotNullWhen(true)] out RoomAddress? address,
        [NotNullWhen(false)] out LocalizedMessage? wrong
    )
    {
        ArgumentNullException.ThrowIfNull(given);
        (address, wrong) = (null, null);
        var pieces = given.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (Array.Find(pieces, HasMarker) is { } link)
        {
            address = ReadLink(Bare(link));
        }
        else if (ReadCode(pieces) is { } code)
        {
            if (server is null)
            {
                wrong = LocalizedMessage.Of("reach.no_server");
                return false;
            }
            address = new(server, code);
        }
        wrong = address is null
            ? LocalizedMessage.Of("reach.no_address", ("given", WithoutSecrets(given.Trim())))
            : null;
        return address is not null;
    }

    /// <summary>Parses a server's address: http://HOST[:PORT], with or without "http://". A room link works too.</summary>
    public static bool TryReadServer(
        string given,
        [NotNullWhen(true)] out Uri? server,
        [NotNullWhen(false)] out LocalizedMessage? wrong
    )
    {
        ArgumentNullException.ThrowIfNull(given);
        var text = Bare(given.Trim());
        var at = HasMarker(text) ? text[..text.LastIndexOf(Marker, StringComparison.OrdinalIgnoreCase)] : text;
        var whole = at.Contains("://", StringComparison.Ordinal) ? at : LikelyScheme(at) + Bracketed(at);
        var known =
            Uri.TryCreate(whole, UriKind.Absolute, out var read)
            && read.Scheme is "http" or "https"
            && read.Host.Length > 0
            && read.UserInfo.Length == 0;
        server = known ? new Uri(read!.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/") : null;
        wrong = known ? null : LocalizedMessage.Of("reach.no_server_address", ("given", WithoutSecrets(text)));
        return known;
    }

    /// <summary>Returns a text without code and secret, safe for exceptions and debuggers.</summary>
    public override string ToString() => Server.ToString();

    private static RoomAddress? ReadLink(string link)
    {
        var path = link.Split('?', '#')[0];
        var marker = path.LastIndexOf(Marker, StringComparison.OrdinalIgnoreCase);
        if (marker < 0)
        {
            return null;
        }
        var (before, seat) = Cut(link[(marker + Marker.Length)..], SeatMarker);
        var (rest, secret) = Cut(before, HostMarker);
        var code = JoinCode.Read(Leading(rest));
        return code is not null && TryReadServer(link[..marker], out var home, out _)
            ? new(home, code, secret is null ? null : Leading(secret))
            {
                Seat = seat is null ? null : SeatLink.Read(Leading(seat)),
            }
            : null;
    }

    /// <summary>Codes and secrets consist of letters, digits, "-", and "_"; what follows is not part of them.</summary>
    private static string Leading(string text) =>
        string.Concat(text.TakeWhile(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_'));

    /// <summary>Returns the whole text, which may contain spaces, or the only piece of it that is a code.</summary>
    private static string? ReadCode(string[] pieces)
    {
        var codes = pieces.Select(piece => JoinCode.Read(Bare(piece))).OfType<string>().Distinct().ToList();
        return JoinCode.Read(Bare(string.Concat(pieces))) ?? (codes is [var only] ? only : null);
    }

    private static bool HasMarker(string text) => text.Contains(Marker, StringComparison.OrdinalIgnoreCase);

    /// <summary>Strips the text before an address, and the quotes, brackets, and periods around it.</summary>
    private static string Bare(string text)
    {
        var scheme = text.IndexOf("http", StringComparison.OrdinalIgnoreCase);
        var isLink =
            scheme > 0
            && text.IndexOf("://", scheme, StringComparison.Ordinal) is var colon
            && colon - scheme is 4 or 5;
        return (isLink ? text[scheme..] : text).Trim(Around);
    }

    private static string Bracketed(string text) =>
        IPAddress.TryParse(text, out var address)
        && address.AddressFamily == AddressFamily.InterNetworkV6
        && text[0] != '['
            ? $"[{text}]"
            : text;

    /// <summary>Public host names usually use TLS; nearby machines often do not.</summary>
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

    /// <summary>Returns a form that is safe to show: no host secret, no password.</summary>
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
