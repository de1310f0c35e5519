using ElephantBoard.Engine.Painting;
using QRCoder;

namespace ElephantBoard.Board.Look;

/// <summary>Draws a link as a QR code, dark on white in every palette so that cameras can read it.</summary>
public sealed class QrCode
{
    /// <summary>Light modules around it that a reader needs. The generator adds its own four.</summary>
    private const int Quiet = 2;
    private const int Added = 4;

    private readonly bool[,] _dark;

    public QrCode(Uri link)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(link.AbsoluteUri, QRCodeGenerator.ECCLevel.M);
        var rows = data.ModuleMatrix;
        Modules = rows.Count - (2 * Added);
        _dark = new bool[Modules, Modules];
        for (var y = 0; y < Modules; y++)
        {
            for (var x = 0; x < Modules; x++)
            {
                _dark[x, y] = rows[y + Added][x + Added];
            }
        }
    }

    /// <summary>Modules per side, without the light margin.</summary>
    public int Modules { get; }

    public bool IsDark(int x, int y) => _dark[x, y];

    /// <param name="area">A square that includes the light margin.</param>
    public void Draw(ICanvas canvas, Rect area, float radius)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        canvas.RoundRectangle(area, radius, Color.White);
        var module = area.Width / (Modules + (2 * Quiet));
        var outline = new Outline();
        for (var y = 0; y < Modules; y++)
        {
            for (var x = 0; x < Modules; x++)
            {
                if (_dark[x, y])
                {
                    var from = x;
                    while (x + 1 < Modules && _dark[x + 1, y])
                    {
                        x++;
                    }

                    Add(
                        outline,
                        area.X + ((from + Quiet) * module),
                        area.Y + ((y + Quiet) * module),
                        (x + 1 - from) * module,
                        module
                    );
                }
            }
        }

        canvas.Path(outline, Color.Black);
    }

    /// <summary>Returns the part of the link that people read aloud: host and path, without the code and without what a browser
    /// adds.</summary>
    public static string Short(Uri link)
    {
        ArgumentNullException.ThrowIfNull(link);
        var path = link.AbsolutePath.TrimEnd('/');
        var cut = path.LastIndexOf('/');
        return link.Authority + (cut > 0 ? path[..cut] : "");
    }

    private static void Add(Outline outline, float x, float y, float width, float height) =>
        outline.MoveTo(x, y).LineTo(x + width, y).LineTo(x + width, y + height).LineTo(x, y + height).Close();
}
