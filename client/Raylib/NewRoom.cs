using ElephantBoard.V1;

namespace ElephantBoard.Desktop;

/// <summary>A room to be opened, as somebody wrote it.</summary>
internal sealed record NewRoom
{
    public required string Name { get; init; }

    public string Concern { get; init; } = "";

    /// <summary>With commas between.</summary>
    public required string Departments { get; init; }

    public bool Anonymous { get; init; }

    /// <summary>Who opens it.</summary>
    public required string Facilitator { get; init; }

    /// <summary>The opener's, by name or number; empty: none.</summary>
    public string? Department { get; init; }

    /// <summary>Where the server asks for one.</summary>
    public string Key { get; init; } = "";

    /// <exception cref="StopException">The opener's department is none of the room's.</exception>
    public OpenRoomRequest ToRequest()
    {
        var all = Desktop.Departments.Split(Departments);
        return new()
        {
            Name = Name.Trim(),
            Concern = Concern.Trim(),
            Prompt = Said.Of("open.prompt_default"),
            Departments = { all },
            Anonymous = Anonymous,
            Plan = Plan._60,
            Facilitator = new()
            {
                Name = Facilitator.Trim(),
                Department = Desktop.Departments.NumberOf(Department, all),
            },
            Key = Key.Trim(),
        };
    }
}
