using ElephantBoard.Board.Verbs;
using ElephantBoard.Board.Words;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Panels;

/// <summary>The dialog for changing one's own name. What was typed stays until the room has accepted it.</summary>
internal sealed class RenameDialog
{
    private const string Key = "rename";

    private readonly CommandContext _context;
    private readonly SheetDialog _dialog;
    private TextField _field = null!;
    private Button _submit = null!;

    private RenameDialog(CommandContext context)
    {
        _context = context;
        _dialog = SheetDialog.Open(context, context.Sentences["act.rename"], 460, Build);
    }

    public static void Open(CommandContext context) => _ = new RenameDialog(context);

    private void Build(SheetDialog dialog)
    {
        var say = _context.Sentences;
        dialog.Body.Hint(say["people.rename_hint"]);
        _field = dialog.Body.Field(say["join.name"], 1, gap: 8);
        _field.Text = _context.UnsavedInput.Get(Key, Rename.Parser)?.Name ?? say.NameOf(_context.View, _context.Me);
        _field.Changed += Show;
        _field.Submitted += Submit;
        dialog.Foot.Button(say["room.cancel"], dialog.Close);
        _submit = dialog.Foot.Button(say["act.rename"], Submit, ButtonKind.Main);
        Show();
        _field.Focus();
    }

    private void Show()
    {
        var name = _field.Text.Trim();
        var isOwn = name == _context.Sentences.NameOf(_context.View, _context.Me);
        _context.UnsavedInput.Set(Key, isOwn ? null : new Rename { Name = name });
        _field.IsWrong = _field.Editor.Scalars > _context.Limits.PersonName;
        _submit.Interactable = name.Length > 0 && !isOwn && !_field.IsWrong;
    }

    private void Submit()
    {
        if (!_submit.Interactable)
        {
            return;
        }

        var name = _field.Text.Trim();
        _dialog.Close();
        if (VerbList.Renaming.Check(_context, new Subject.Person(_context.Me)))
        {
            Renaming.Do(_context, name, accepted: () => _context.UnsavedInput.Set(Key, null));
        }
    }
}
