using ElephantBoard.Board.Verbs;
using ElephantBoard.Engine.Widgets;

namespace ElephantBoard.Board.Panels;

/// <summary>The link that makes its holder host. Others may see this screen, so it is hidden until someone shows it; copying does not show
/// it.</summary>
internal static class HostLinkPart
{
    public static void Build(SheetDialog dialog, CommandContext context, Uri link)
    {
        var say = context.Sentences;
        var part = dialog.Body.Part();
        part.Heading(say["invite.host_link"], gap: 2);
        part.Hint(say["invite.host_hint"], gap: 6);
        var field = part.Field(say["invite.host_link"], 1, gap: 8);
        field.IsReadOnly = true;
        field.GameObject.SetActive(false);
        var acts = part.Flow(gap: 4);
        Button show = null!;
        show = acts.Button(say["invite.host_show"], Toggle);
        acts.Button(
            say["invite.host_copy"],
            () =>
            {
                context.Above.Scene.Events.Clipboard.Write(link.ToString());
                context.Notices.Say(say["invite.copied"]);
            }
        );

        void Toggle()
        {
            var isShown = !field.GameObject.IsActiveSelf;
            field.Text = isShown ? link.ToString() : "";
            field.GameObject.SetActive(isShown);
            show.Label = say[isShown ? "invite.host_hide" : "invite.host_show"];
            dialog.Lay();
        }
    }
}
