using System.Globalization;
using ElephantBoard.Desktop;

// elephantboard-desktop measure [SECONDS] [--scale N]
float? scale = null;
var seconds = 5;
for (var i = 0; i < args.Length; i++)
{
    if (args[i] == "--scale" && i + 1 < args.Length)
    {
        scale = float.Parse(args[++i], CultureInfo.InvariantCulture);
    }
    else if (int.TryParse(args[i], CultureInfo.InvariantCulture, out var given))
    {
        seconds = given;
    }
    else if (args[i] != "measure")
    {
        Console.Error.WriteLine("usage: elephantboard-desktop measure [SECONDS] [--scale N]");
        return 2;
    }
}

try
{
    Measure.Run(scale, seconds, Console.Out);
    return 0;
}
catch (Exception fault) when (fault is DllNotFoundException or InvalidOperationException)
{
    Console.Error.WriteLine(fault.Message);
    return 1;
}
