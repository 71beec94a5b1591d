using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Cases;
using Okno.Domain.Law;

namespace Okno.Web.Pages.Desk.Cases;

/// <summary>
/// The form of one step: shows what the step needs, its clauses and its consequence; reads what was typed; performs; and answers every ending of performing in its own way. The form carries the revision that was
/// seen and a key of its own, so that the same form sent twice has one effect and a stale one none.
/// </summary>
public abstract class StepPage(ServiceDesk desk, TextBook words, string step) : CasePage(desk, words)
{
    /// <summary>Characters of the Rules that are read beside a form without hiding it.</summary>
    private const int ReadAtOnce = 900;

    public StepInfo Info { get; } = CaseSteps.ByName[step].Info;

    public string Title => Words.Step(Info.Name);

    /// <summary>What the button says.</summary>
    public virtual string Button => Title;

    /// <summary>What will have happened after the button, said before it.</summary>
    public virtual string Consequence => Words.Say($"step.{Info.Name}.consequence");

    /// <summary>The clauses that the step carries out; those at the top stand open as far as they are short.</summary>
    public IEnumerable<(Clause Clause, bool Open)> Clauses
    {
        get
        {
            int length = 0;
            foreach (string number in Info.Clauses.Split(", "))
            {
                if (Law.Edition.FindClause(number) is { } clause)
                {
                    bool first = length == 0;
                    length += clause.Text.Length;
                    yield return (clause, first || length <= ReadAtOnce);
                }
            }
        }
    }

    public Entries Typed { get; private set; } = null!;

    public string Key { get; private set; } = "";

    public long Seen { get; private set; }

    public bool MayPerform => Me("").RoleFor(Info.Roles) is not null;

    /// <summary>Why a second person is needed; empty where none is.</summary>
    public ImmutableArray<Finding> ForSecondPerson { get; private set; } = [];

    /// <summary>What others did since the form was shown, latest first; empty where the form is fresh.</summary>
    public ImmutableArray<HistoryLine> ChangedSince { get; private set; } = [];

    public bool IsStale { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync())
        {
            return NotFound();
        }

        Typed = new Entries(ModelState);
        foreach ((string name, var value) in Request.Query)
        {
            Typed.Set(name, value.ToString());
        }

        Key = Guid.NewGuid().ToString("N");
        Seen = Revision;
        Prefill();
        await PrefillAsync();
        return Show(MayPerform ? StatusCodes.Status200OK : StatusCodes.Status403Forbidden);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync())
        {
            return NotFound();
        }

        Typed = new Entries(ModelState, Request.Form);
        Key = Guid.TryParse(Typed["key"], out Guid key) ? key.ToString("N") : Guid.NewGuid().ToString("N");
        Seen = long.TryParse(Typed["seen"], NumberStyles.None, CultureInfo.InvariantCulture, out long seen) ? seen : Revision;
        if (Read() is not { } read || !Typed.IsGood)
        {
            return Show();
        }

        string why = Typed["why"];
        By by = Me(why, Key, Seen);
        bool asks = Typed["do"] == "propose";
        Performed performed = asks && why.Length > 0 ? await Service.ProposeAsync(Case.Id, read, by) : await Service.PerformAsync(Case.Id, read, by);
        if (asks && performed is Performed.NeedsSecondPerson)
        {
            Typed.Wrong("why", "Напишите, почему это нужно: второй сотрудник прочитает.");
        }

        return await AnswerAsync(performed);
    }

    /// <summary>The step as typed; errors go to their fields. Null where nothing can be read.</summary>
    protected abstract ICaseStep? Read();

    /// <summary>Fills the form when it is first shown.</summary>
    protected virtual void Prefill()
    {
    }

    /// <summary>The same where something must be looked up.</summary>
    protected virtual Task PrefillAsync() => Task.CompletedTask;

    /// <summary>The field that a broken rule is about; null for the form as a whole.</summary>
    protected virtual string? FieldOf(string code) => null;

    /// <summary>The same where the finding itself names its field.</summary>
    protected virtual string? FieldOf(Finding finding) => FieldOf(finding.Code);

    private async Task<IActionResult> AnswerAsync(Performed performed)
    {
        switch (performed)
        {
            case Performed.Done:
                return Redirect($"{Address}/done?step={Info.Name}&key={Key}");
            case Performed.AlreadyDone:
                return Redirect($"{Address}/done?step={Info.Name}&already=yes");
            case Performed.AwaitsSecondPerson awaits:
                return Redirect($"{Address}/done?step={Info.Name}&approval={Uri.EscapeDataString(awaits.Approval)}");
            case Performed.NeedsSecondPerson needs:
                ForSecondPerson = needs.Findings;
                return Show();
            case Performed.Refused refused:
                foreach (Finding finding in refused.Findings)
                {
                    Typed.Wrong(FieldOf(finding) ?? "", $"{Words.Finding(finding)} ({(finding.Clause.StartsWith("annex", StringComparison.Ordinal) ? Words.Say("clause.annex") : $"п. {finding.Clause}")})");
                }

                return Show(StatusCodes.Status409Conflict);
            case Performed.Stale:
                long before = Seen;
                await FindAsync();
                ChangedSince = [.. (await Service.HistoryAsync(Case.Id)).Where(line => line.Revision > before)];
                IsStale = true;
                Seen = Revision;
                return Show(StatusCodes.Status409Conflict);
            case Performed.NotFound:
                return NotFound();
            case Performed.Forbidden:
                return Show(StatusCodes.Status403Forbidden);
            default:
                throw new InvalidOperationException($"{performed.GetType().Name} has no answer at the desk.");
        }
    }

    private PageResult Show(int status = StatusCodes.Status200OK)
    {
        // Hidden fields carry what this answer says, not what the last form said.
        ModelState.Remove("key");
        ModelState.Remove("seen");
        PageResult page = Page();
        page.StatusCode = status;
        return page;
    }
}
