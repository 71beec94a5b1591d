using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Okno.Desk;
using Okno.Desk.Wording;
using Okno.Domain.Cases;
using Okno.Domain.Handovers;
using Okno.Web.Forms;

namespace Okno.Web.Pages.Desk.Registers;

/// <summary>Records the acceptance act (3.11): its number, its day, and the authority's answer to every line. A line without an answer waits, and the act can be completed later (Q21).</summary>
public sealed class ActModel(ServiceDesk desk, TextBook words) : RegisterPage(desk, words)
{
    public static readonly ImmutableArray<(string Key, RefusalGround Ground)> Grounds =
    [
        ("late", RefusalGround.LateFiling), ("twice", RefusalGround.TooManyReissues), ("year", RefusalGround.RefusalWithinYear), ("unlawful", RefusalGround.UnlawfulStay), ("other", RefusalGround.Other),
    ];

    [BindProperty]
    public string? ActNumber { get; set; }

    [BindProperty]
    public DateOnly? ActDate { get; set; }

    public ImmutableArray<RegisterLine> Waiting => [.. Register.Lines.Where(line => line.Status == LineStatus.HandedOver)];

    public IReadOnlyList<Choice> GroundChoices => [.. Grounds.Select(ground => new Choice(ground.Key, Words.Say($"refusal-ground.{ground.Key}")))];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync())
        {
            return NotFound();
        }

        ActNumber = Register.ActNumber;
        ActDate = Register.ActDate ?? Today;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync())
        {
            return NotFound();
        }

        IFormCollection form = Request.Form;
        if (string.IsNullOrWhiteSpace(ActNumber))
        {
            Wrong(nameof(ActNumber), "Напишите номер акта.");
        }

        if (ActDate is null && ModelState.GetFieldValidationState(nameof(ActDate)) != ModelValidationState.Invalid)
        {
            Wrong(nameof(ActDate), "Напишите дату акта, например 22.11.2026.");
        }
        else if (ActDate > Today)
        {
            Wrong(nameof(ActDate), "Дата акта в будущем. Проверьте день и месяц.");
        }
        else if (ActDate < Register.HandedOverOn)
        {
            Wrong(nameof(ActDate), $"Акт не может быть раньше передачи ({Russian.Day(Register.HandedOverOn!.Value)}).");
        }

        List<LineAnswer> answers = [];
        // Also lines that were answered meanwhile: the desk says so of each, and gives the first answer to the same form sent twice.
        foreach (RegisterLine line in Register.Lines.Where(line => form.ContainsKey($"answer-{line.CaseNumber}")))
        {
            string number = line.CaseNumber;
            string answer = form[$"answer-{number}"].ToString();
            string said = form[$"words-{number}"].ToString().Trim();
            string ground = form[$"ground-{number}"].ToString();
            foreach (string field in new[] { $"answer-{number}", $"words-{number}", $"ground-{number}" })
            {
                // What was typed stays in the form.
                ModelState.SetModelValue(field, form[field].ToString(), form[field].ToString());
                ModelState.MarkFieldValid(field);
            }

            if (answer == "accepted")
            {
                answers.Add(new LineAnswer(number, Accepted: true));
            }
            else if (answer == "refused")
            {
                if (said.Length == 0)
                {
                    Wrong($"words-{number}", $"Дело {number}: напишите, чем орган объяснил отказ.");
                }

                if (Grounds.FirstOrDefault(known => known.Key == ground) is not { Key: not null } chosen)
                {
                    Wrong($"ground-{number}", $"Дело {number}: выберите основание отказа.");
                }
                else
                {
                    answers.Add(new LineAnswer(number, Accepted: false, chosen.Ground, said));
                }
            }
        }

        if (answers.Count == 0 && ModelState.IsValid)
        {
            Wrong("", "Отметьте ответ органа хотя бы по одному делу.");
        }

        if (!ModelState.IsValid)
        {
            return Show(StatusCodes.Status400BadRequest);
        }

        Results = await Service.RecordActAsync(Register.Number, ActNumber!.Trim(), ActDate!.Value, answers, Me($"акт {ActNumber.Trim()}", Key), HttpContext.RequestAborted);
        await FindAsync();
        return Page();
    }
}
