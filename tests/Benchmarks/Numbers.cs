using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace ElephantBoard.Benchmarks;

/// <summary>Options with numeric values. A value out of range is refused with a sentence.</summary>
internal static class Numbers
{
    public static Option<T> Option<T>(string name, string description, T value, T min, T max)
        where T : struct, INumber<T>
    {
        var option = new Option<T>(name) { Description = description, DefaultValueFactory = _ => value };
        option.Validators.Add(result =>
        {
            // The parser reports values that are not numbers.
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
