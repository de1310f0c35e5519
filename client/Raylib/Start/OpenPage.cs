using ElephantBoard.Engine.Widgets;
using ElephantBoard.Raylib.App;
using ElephantBoard.V1;

namespace ElephantBoard.Raylib.Start;

/// <summary>The page for creating a room.</summary>
internal sealed class OpenPage
{
    private readonly StartScreenController _startScreen;
    private readonly Page _page;
    private readonly TextField _server;
    private readonly TextField _name;
    private readonly TextField _concern;
    private readonly TextField _departments;
    private readonly TextField _you;
    private readonly TextField _own;
    private readonly TextField _key;
    private readonly Button _hat;

    public OpenPage(StartScreenController startScreen)
    {
        _startScreen = startScreen;
        var page = _page = startScreen.ShowPage(null, Messages.Of("open.title"), Back);
        page.Title(Messages.Of("open.title"));
        _name = page.Field(Messages.Of("open.name"), "", Open);
        _concern = page.Field(Messages.Of("open.concern"), "", Open);
        _departments = page.Field(Messages.Of("desktop.departments"), Departments.Usual, Open);
        (_you, _own) = page.Fields(
            (Messages.Of("open.your_name"), startScreen.LastName),
            (Messages.Of("desktop.your_department"), ""),
            Open
        );
        (_server, _key) = page.Fields(
            (Messages.Of("desktop.server"), startScreen.LastServer),
            (Messages.Of("desktop.key"), ""),
            Open
        );
        _hat = page.Press(Hat, ToggleAnonymous);
        page.Space();
        page.Line((Messages.Of("open.submit"), Open, true), (Messages.Of("join.back"), Back, false));
        _name.Focus();

        void Back() => _ = new StartPage(startScreen, null);
    }

    private string Hat =>
        $"{Messages.Of("open.hat")}: {Messages.Of(_startScreen.OpensAnonymously ? "open.anonymous" : "open.named")}";

    private void ToggleAnonymous()
    {
        _startScreen.OpensAnonymously = !_startScreen.OpensAnonymously;
        _hat.Label = Hat;
        _page.InvalidateLayout();
    }

    private void Open()
    {
        var room = new NewRoom
        {
            Name = _name.Text,
            Concern = _concern.Text,
            Departments = _departments.Text,
            Anonymous = _startScreen.OpensAnonymously,
            Facilitator = _you.Text,
            Department = _own.Text,
            Key = _key.Text,
        };
        OpenRoomRequest request;
        try
        {
            request = room.ToRequest();
        }
        catch (StopException wrong)
        {
            _startScreen.ShowError(wrong.Message);
            _own.Focus();
            return;
        }

        var server = _server.Text;
        _startScreen.EnterRoom((joinService, stop) => joinService.OpenAsync(server, request, stop));
    }
}
