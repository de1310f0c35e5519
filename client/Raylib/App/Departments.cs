namespace ElephantBoard.Raylib.App;

/// <summary>Parses departments as users write them.</summary>
public static class Departments
{
    /// <summary>The default departments, separated by commas.</summary>
    public static string Usual =>
        $"{Messages.Of("open.sales")}, {Messages.Of("open.engineering")}, {Messages.Of("open.sales_engineering")}";

    /// <summary>Splits at commas, including those of other scripts.</summary>
    public static string[] Split(string given)
    {
        ArgumentNullException.ThrowIfNull(given);
        return given.Split(
            [',', '،', '、', '，'],
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
        );
    }

    /// <summary>Returns the number of a department by name in any case or by number; 0 if none was given.</summary>
    /// <exception cref="StopException">There is no such department; the message lists all.</exception>
    public static uint NumberOf(string? given, IReadOnlyList<string> departments)
    {
        ArgumentNullException.ThrowIfNull(departments);
        if (string.IsNullOrWhiteSpace(given))
        {
            return 0;
        }

        var wanted = given.Trim().Normalize();
        for (var i = 0; i < departments.Count; i++)
        {
            if (string.Equals(departments[i].Normalize(), wanted, StringComparison.OrdinalIgnoreCase))
            {
                return (uint)i + 1;
            }
        }

        return uint.TryParse(wanted, out var number) && number >= 1 && number <= departments.Count
            ? number
            : throw new StopException(
                Messages.Of("desktop.no_department", ("given", given), ("all", string.Join(", ", departments)))
            );
    }
}
