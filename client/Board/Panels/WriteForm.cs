using ElephantBoard.Board.Look;
using ElephantBoard.Board.Verbs;
using ElephantBoard.Board.Words;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.Link.Seats;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Panels;

/// <summary>The form for writing an elephant: text, what it hurts, whom it stands between. The input stays, whatever happens to
/// the room, until it is in the hat.</summary>
internal sealed class WriteForm
{
    private readonly CommandContext _context;
    private readonly Sheet _sheet;
    private readonly Label _title;
    private readonly Label _left;
    private readonly Label _why;
    private readonly Label _between;
    private readonly Flow _hurts;
    private readonly Flow _departments;
    private readonly List<(uint Bit, Toggle Toggle)> _hurtToggles = [];
    private readonly List<Toggle> _departmentToggles = [];
    private readonly Toggle _everyone;
    private readonly Button _submit;
    private readonly Button _cancel;
    private readonly Queue<uint> _chosen = [];
    private IReadOnlyList<string> _names = [];
    private readonly UnsavedDrafts _unsaved;
    private Draft? _over;

    public WriteForm(Sheet around, CommandContext context)
    {
        var sheet = around.Part(gap: 16);
        _sheet = sheet;
        _context = context;
        var say = context.Sentences;
        _title = sheet.Text(say["write.text"], bold: true, gap: 6);
        Text = sheet.Field(say["write.text"], 4, gap: 14);
        Text.Placeholder = say["write.placeholder"];
        Text.Tooltip = say["write.example"];
        Text.Changed += Follow;
        Text.Submitted += Submit;
        _left = sheet.Hint("", gap: 6);
        sheet.Text(say["hurt.question"], bold: true, gap: 6);
        _hurts = sheet.Flow();
        foreach (var (bit, mark, word) in RoomWords.Each(say))
        {
            var toggle = _hurts.Toggle(word, Follow);
            toggle.Mark = (canvas, at, size, ink) => HurtMark.Draw(canvas, mark, at, size, ink);
            _hurtToggles.Add((bit, toggle));
        }

        sheet.Text(say["between.question"], bold: true, gap: 6);
        _departments = sheet.Flow(gap: 12);
        _everyone = _departments.Toggle(say["between.everyone"], ChooseEveryone);
        _between = sheet.Hint("");
        var foot = sheet.Flow(gap: 4);
        _submit = foot.Button(say["act.keep_draft"], Submit, ButtonKind.Main);
        _cancel = foot.Button(say["room.cancel"], Cancel);
        _why = sheet.Hint("");
        _unsaved = new UnsavedDrafts(context.UnsavedInput);
        Fill(_unsaved.Take() ?? UnsavedDraft.Empty);
    }

    public TextField Text { get; }

    /// <summary>Fires when its size changed.</summary>
    public event Action? Changed;

    private int Left => (int)_context.Limits.Text - Text.Editor.Scalars;

    /// <summary>Edits a draft, or a new elephant for null. Unfinished input waits until that is in the hat or given up.</summary>
    public void Edit(Draft? over)
    {
        if (over is not null && over.Elephant != _over?.Elephant)
        {
            SaveUnsaved();
            Fill(_unsaved.Take(over) ?? UnsavedDraft.From(over));
        }

        Follow();
        Text.Focus();
    }

    public void Follow()
    {
        var say = _context.Sentences;
        if (_over is not null && _context.Room.Elephants.ContainsKey(_over.Elephant))
        {
            // The draft was poured in the meantime, so the input becomes a new elephant.
            _over = null;
        }

        ShowDepartments();
        // When the hat is closed, nothing new can be written, but unfinished input stays.
        _sheet.GameObject.SetActive(_context.Room.Stage != Stage.Close || Text.Text.Length > 0 || _unsaved.Count > 0);
        _title.Text = say[_over is null ? "write.text" : "write.edit"];
        _left.Text = Left < 200 ? say.Say("write.left", ("n", Left)) : "";
        _left.Tone = Left < 0 ? Tone.Danger : Tone.Soft;
        Text.IsWrong = Left < 0;
        var availability = VerbList.Writing.AvailabilityFor(_context, Subject.Whole);
        _submit.Label = say[_over is null ? "act.keep_draft" : "write.save"];
        _submit.Interactable = availability.IsEnabled && Text.Text.Trim().Length > 0 && Left >= 0;
        _submit.Tooltip = availability.DisabledReason ?? say["write.shared"];
        _cancel.GameObject.SetActive(_over is not null || Text.Text.Length > 0 || _unsaved.Count > 0);
        _why.Text = Why(availability) ?? say[_context.Room.Pours == 0 ? "write.shared" : "write.shared_late"];
        _unsaved.Save(IsUnsaved ? Now : null);
        Changed?.Invoke();
    }

    private string? Why(Availability availability) =>
        _context.Room.Stage switch
        {
            Stage.Gather => _context.Sentences["write.closed_gather"],
            Stage.Close => _context.Sentences["write.closed_close"],
            _ => availability.DisabledReason,
        };

    private void ShowDepartments()
    {
        var names = _context.Room.Departments;
        if (!_names.SequenceEqual(names))
        {
            _names = names;
            foreach (var old in _departmentToggles)
            {
                old.GameObject.SetActive(false);
            }

            _departmentToggles.Clear();
            for (var i = 0; i < names.Length; i++)
            {
                var number = (uint)i + 1;
                var toggle = _departments.Toggle(names[i], () => Choose(number));
                toggle.Tooltip = _context.Sentences["between.hint"];
                toggle.Mark = (canvas, at, size, _) =>
                    DepartmentShape.Draw(canvas, number, at, size / 2, Appearance.Of(toggle.GameObject));
                _departmentToggles.Add(toggle);
            }
        }

        for (var i = 0; i < _departmentToggles.Count; i++)
        {
            _departmentToggles[i].IsOn = _chosen.Contains((uint)i + 1);
        }

        _between.Text = _context.Sentences.Between(Timeline.Standing.From(Between()), _context.Room);
    }

    private void Choose(uint department)
    {
        _everyone.IsOn = false;
        if (_chosen.Contains(department))
        {
            var rest = _chosen.Where(each => each != department).ToArray();
            _chosen.Clear();
            foreach (var each in rest)
            {
                _chosen.Enqueue(each);
            }
        }
        else
        {
            _chosen.Enqueue(department);
            // At most two; the one chosen first is deselected.
            if (_chosen.Count > 2)
            {
                _chosen.Dequeue();
            }
        }

        Follow();
    }

    private void ChooseEveryone()
    {
        _chosen.Clear();
        Follow();
    }

    private Between? Between() =>
        _everyone.IsOn ? new Between { Everyone = true }
        : _chosen.Count > 0 ? new Between { Departments = { _chosen.Order() } }
        : null;

    private void Submit()
    {
        if (!_submit.Interactable)
        {
            return;
        }

        var now = Now;
        Writing.Do(_context, now.Text, now.Hurts, now.Between, now.Over, () => TakeBack(now));
        Cancel();
    }

    /// <summary>Shows a draft again that could not be stored, followed by the text that was begun since. Doesn't replace a draft that is
    /// being changed.</summary>
    private void TakeBack(UnsavedDraft failed)
    {
        if (_over is null)
        {
            SaveUnsaved();
            Fill(failed);
        }
        else
        {
            _unsaved.Add(failed);
        }

        Follow();
    }

    private void Cancel()
    {
        Fill(_unsaved.Take() ?? UnsavedDraft.Empty);
        Follow();
    }

    /// <summary>Sets the input aside for another draft and restores it afterwards.</summary>
    private void SaveUnsaved()
    {
        if (IsUnsaved)
        {
            _unsaved.Add(Now);
        }
    }

    private bool IsUnsaved => Text.Text.Length > 0 && (_over is null || Now != UnsavedDraft.From(_over));

    private UnsavedDraft Now =>
        new(Text.Text, (uint)_hurtToggles.Where(each => each.Toggle.IsOn).Sum(each => each.Bit), Between(), _over);

    private void Fill(UnsavedDraft with)
    {
        _over = with.Over;
        Text.Text = with.Text;
        foreach (var (bit, toggle) in _hurtToggles)
        {
            toggle.IsOn = (with.Hurts & bit) != 0;
        }

        _chosen.Clear();
        foreach (var department in with.Between?.Departments ?? [])
        {
            _chosen.Enqueue(department);
        }

        _everyone.IsOn = with.Between?.Everyone == true;
    }
}
