using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Primitives;
using Okno.Domain.Payments;
using Okno.Domain.Names;
using Okno.Web.Forms;

namespace Okno.Web.Pages.Desk.Cases;

/// <summary>
/// What a person typed into a form, field by field, with what is wrong at each. It lies in ModelState, so that the parts of the form show the typed text and the error by themselves and nothing has to be typed twice.
/// </summary>
public sealed class Entries
{
    /// <summary>No field of the desk needs more; a longer text is a slip of the scanner.</summary>
    private const int Longest = 500;

    private readonly ModelStateDictionary state;

    /// <param name="form">The posted fields; none for a form that is shown for the first time.</param>
    public Entries(ModelStateDictionary state, IEnumerable<KeyValuePair<string, StringValues>>? form = null)
    {
        this.state = state;
        state.Clear();
        foreach ((string name, StringValues values) in form ?? [])
        {
            Keep(name, values.ToArray()!, values.ToString());
        }
    }

    /// <summary>Nothing is wrong with any field so far.</summary>
    public bool IsGood => state.ErrorCount == 0;

    /// <summary>The text of a field without the spaces around it; "" where nothing was typed.</summary>
    public string this[string name] => state.TryGetValue(name, out ModelStateEntry? entry) ? (entry.AttemptedValue ?? "").Trim() : "";

    /// <summary>Every ticked value of a field.</summary>
    public IReadOnlyList<string> All(string name) => state.TryGetValue(name, out ModelStateEntry? entry) && entry.RawValue is string[] raw ? raw : [];

    public bool Ticked(string name) => this[name].Length > 0;

    /// <summary>Puts a value into the form, as if it had been typed.</summary>
    public void Set(string name, string? value)
    {
        state.Remove(name);
        Keep(name, [value ?? ""], value ?? "");
    }

    public void Set(string name, DateOnly? value) => Set(name, value is { } day ? Okno.Desk.Wording.Russian.Day(day) : "");

    public void Tick(string name, IEnumerable<string> values)
    {
        string[] all = [.. values];
        state.Remove(name);
        Keep(name, all, string.Join(',', all));
    }

    public void Wrong(string name, string message) => state.AddModelError(name, message);

    public bool IsWrong(string name) => state.TryGetValue(name, out ModelStateEntry? entry) && entry.Errors.Count > 0;

    /// <summary>A text that must be there.</summary>
    public string Text(string name, string needed)
    {
        string typed = this[name];
        if (typed.Length == 0)
        {
            Wrong(name, needed);
        }

        return Short(name, typed);
    }

    /// <summary>A text that may be missing.</summary>
    public string? Optional(string name) => this[name] is { Length: > 0 } typed ? Short(name, typed) : null;

    /// <summary>A text in Russian letters: a Latin look-alike is named with its place.</summary>
    public string Cyrillic(string name, string needed) => InCyrillic(name, Text(name, needed));

    public string? OptionalCyrillic(string name) => Optional(name) is { } typed ? InCyrillic(name, typed) : null;

    /// <summary>A text in Latin letters, as the machine readable zone has it.</summary>
    public string Latin(string name, string needed)
    {
        string typed = Text(name, needed).ToUpperInvariant();
        if (Alphabet.FirstOf(typed, AlphabetKind.Cyrillic) is var at and >= 0)
        {
            Wrong(name, $"Здесь нужны латинские буквы, а буква «{typed[at]}» русская.");
        }

        return typed;
    }

    /// <summary>A date that must be there; the first day of the calendar where it is wrong.</summary>
    public DateOnly Day(string name, string needed)
    {
        DayFault fault = DayText.TryRead(this[name], out DateOnly day);
        if (fault != DayFault.None)
        {
            Wrong(name, fault == DayFault.Empty ? needed : RussianBinding.Message(fault, this[name])!);
        }

        return day;
    }

    public DateOnly? OptionalDay(string name) => this[name].Length == 0 ? null : Day(name, "");

    public Money Sum(string name, string needed)
    {
        if (!Money.TryParse(this[name], out Money sum))
        {
            Wrong(name, this[name].Length == 0 ? needed : $"«{this[name]}» — не сумма. Напишите рубли и копейки, например 6400,00.");
        }

        return sum;
    }

    /// <summary>One of the members of an enumeration, by its kebab name.</summary>
    public T Choose<T>(string name, string needed)
        where T : struct, Enum
    {
        if (OptionalChoice<T>(name) is { } chosen)
        {
            return chosen;
        }

        Wrong(name, needed);
        return default;
    }

    public T? OptionalChoice<T>(string name)
        where T : struct, Enum
    {
        foreach (T member in Enum.GetValues<T>())
        {
            if (CaseWords.Kebab(member) == this[name])
            {
                return member;
            }
        }

        return null;
    }

    /// <summary>Yes, no, or not asked.</summary>
    public bool? YesNo(string name) => this[name] switch { "yes" => true, "no" => false, _ => null };

    /// <summary>Digits only, however they were grouped.</summary>
    public string Digits(string name, int length, string needed)
    {
        string typed = string.Concat(this[name].Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '№')));
        if (typed.Length == 0)
        {
            Wrong(name, needed);
        }
        else if (typed.FirstOrDefault(c => !char.IsAsciiDigit(c)) is var odd && odd != default)
        {
            Wrong(name, $"Здесь только цифры, а введено «{odd}».");
        }
        else if (typed.Length != length)
        {
            Wrong(name, $"Должно быть {length} {Okno.Desk.Wording.Russian.Plural(length, "цифра", "цифры", "цифр")}, а введено {typed.Length}.");
        }

        return typed;
    }

    private string InCyrillic(string name, string typed)
    {
        if (Alphabet.FirstOf(typed, AlphabetKind.Latin) is var at and >= 0)
        {
            Wrong(name, $"Буква «{typed[at]}» латинская (знак {at + 1}). Переключите клавиатуру и введите её по-русски.");
        }
        else if (Alphabet.Of(typed) is AlphabetKind.Other)
        {
            Wrong(name, "Есть буквы другого алфавита. Напишите по-русски, как в переводе паспорта.");
        }

        return typed;
    }

    private string Short(string name, string typed)
    {
        if (typed.Length > Longest)
        {
            Wrong(name, $"Слишком длинно: {typed.Length} знаков, а помещается {Longest}.");
        }

        return typed;
    }

    private void Keep(string name, string[] raw, string attempted)
    {
        state.SetModelValue(name, raw, attempted);
        state.MarkFieldSkipped(name);
    }
}
