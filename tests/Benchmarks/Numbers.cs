using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace ElephantBoard.Benchmarks;

/// <summary>Options that are numbers: one that nothing can be done with is refused in a sentence.</summary>
internal static class Numbers
{
    public static Option<T> Option<T>(string name, string description, T value, T min, T max)
        where T : struct, INumber<T>
    {
        var option = new Option<T>(name) { Description = description, DefaultValueFactory = _ => value };
        option.Validators.Add(result =>
        {
            // What is no number at all is told by the parser.
            if (
                result.Tokens is [var token]
                && T.TryParse(token.Value, CultureInfo.InvariantCulture, out var given)
                && (given < min || given > max)
            )
            {
                result.AddError(
                    string.Create(CultureInfo.InvariantCulture, $"{name} is {min:#,0.##} to {max:#,0.##}, not {given}.")
                );
            }
        });
        return option;
    }
}
