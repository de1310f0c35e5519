using ElephantBoard.Engine.Widgets;
using ElephantBoard.V1;

namespace ElephantBoard.Desktop.Home;

/// <summary>The page for creating a room.</summary>
internal sealed class OpenPage
{
    private readonly Wicket _wicket;
    private readonly Page _page;
    private readonly TextField _server;
    private readonly TextField _name;
    private readonly TextField _concern;
    private readonly TextField _departments;
    private readonly TextField _you;
    private readonly TextField _own;
    private readonly TextField _key;
    private readonly Button _hat;

    public OpenPage(Wicket wicket)
    {
        _wicket = wicket;
        var page = _page = wicket.Turn(null, Said.Of("open.title"), Back);
        page.Title(Said.Of("open.title"));
        _name = page.Field(Said.Of("open.name"), "", Open);
        _concern = page.Field(Said.Of("open.concern"), "", Open);
        _departments = page.Field(Said.Of("desktop.departments"), Departments.Usual, Open);
        (_you, _own) = page.Fields(
            (Said.Of("open.your_name"), wicket.LastName),
            (Said.Of("desktop.your_department"), ""),
            Open
        );
        (_server, _key) = page.Fields(
            (Said.Of("desktop.server"), wicket.LastServer),
            (Said.Of("desktop.key"), ""),
            Open
        );
        _hat = page.Press(Hat, TurnHat);
        page.Space();
        page.Line((Said.Of("open.submit"), Open, true), (Said.Of("join.back"), Back, false));
        _name.Focus();

        void Back() => _ = new HomePage(wicket, null);
    }

    private string Hat =>
        $"{Said.Of("open.hat")}: {Said.Of(_wicket.OpensAnonymously ? "open.anonymous" : "open.named")}";

    private void TurnHat()
    {
        _wicket.OpensAnonymously = !_wicket.OpensAnonymously;
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
            Anonymous = _wicket.OpensAnonymously,
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
            _wicket.Say(wrong.Message);
            _own.Focus();
            return;
        }

        var server = _server.Text;
        _wicket.Go((going, stop) => going.OpenAsync(server, request, stop));
    }
}
