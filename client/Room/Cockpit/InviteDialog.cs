using ElephantBoard.Showing.Verbs;
using ElephantBoard.Timeline;

namespace ElephantBoard.Showing.Cockpit;

/// <summary>How others come in; and how one writes on the page, where every input method and screen reader works.</summary>
internal static class InviteDialog
{
    public static void Open(Workbench bench) =>
        SheetDialog.Open(
            bench,
            bench.Sentences["room.invite"],
            480,
            dialog =>
            {
                dialog.Body.Text(bench.Sentences["invite.say"]);
                Invitation.Build(dialog.Body, bench, withQr: true);
                if (bench.HostLink is { } link)
                {
                    HostLinkPart.Build(dialog, bench, link);
                }
            }
        );

    /// <summary>This window has no input method for Chinese, Japanese and Korean, and speaks to no screen reader. The page does.</summary>
    public static void OpenPage(Workbench bench) =>
        SheetDialog.Open(
            bench,
            bench.Sentences["cockpit.page"],
            480,
            dialog =>
            {
                dialog.Body.Text(bench.Sentences["cockpit.page_explain"]);
                Invitation.Build(dialog.Body, bench, withQr: true);
            }
        );
}
