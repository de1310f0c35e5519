using ElephantBoard.Host.Keys;
using QRCoder;

namespace ElephantBoard.Host;

/// <summary>Prints where the server can be reached.</summary>
internal static class StartAnnouncement
{
    /// <param name="isTerminal">Whether a person may scan a QR code from the output.</param>
    public static string Of(PublicLinks links, bool isTerminal)
    {
        var lines = new List<string> { $"ElephantBoard is open at {links.PublicUrl} (gRPC on port {links.GrpcPort})" };
        var others = links.PagesInLan();
        lines.AddRange(
            others.Where(page => page != links.PublicUrl).Select(page => $"Others in this network open {page}")
        );
        if (others.Count == 0)
        {
            lines.Add("Only this machine can open it. To let others in, start it with --listen \"*\" or --public-url.");
        }
        else if (isTerminal)
        {
            lines.Add(QrCodeOf(others[0]));
        }
        return string.Join(Environment.NewLine, lines);
    }

    private static string QrCodeOf(string page)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(page, QRCodeGenerator.ECCLevel.L);
        using var code = new AsciiQRCode(data);
        return code.GetGraphicSmall();
    }
}
