using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Okno.Domain.Payments;

namespace Okno.Web.Forms;

/// <summary>Binds <see cref="DateOnly"/> and <see cref="Money"/> as people type them, and says in Russian what is wrong with a field; what was typed stays in the form.</summary>
public static class RussianBinding
{
    internal static void Use(MvcOptions options)
    {
        options.ModelBinderProviders.Insert(0, new Provider());
        DefaultModelBindingMessageProvider messages = options.ModelBindingMessageProvider;
        messages.SetValueIsInvalidAccessor(value => $"Значение «{value}» здесь не подходит.");
        messages.SetAttemptedValueIsInvalidAccessor((value, _) => $"Значение «{value}» здесь не подходит.");
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => $"Значение «{value}» здесь не подходит.");
        messages.SetUnknownValueIsInvalidAccessor(_ => "Это значение не подходит.");
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => "Это значение не подходит.");
        messages.SetValueMustBeANumberAccessor(_ => "Напишите число цифрами.");
        messages.SetNonPropertyValueMustBeANumberAccessor(() => "Напишите число цифрами.");
        messages.SetValueMustNotBeNullAccessor(_ => "Заполните это поле.");
        messages.SetMissingBindRequiredValueAccessor(_ => "Заполните это поле.");
        messages.SetMissingKeyOrValueAccessor(() => "Заполните это поле.");
        messages.SetMissingRequestBodyRequiredValueAccessor(() => "Форма пришла пустой. Отправьте её ещё раз.");
    }

    /// <summary>What to tell the person about a typed date; null where it is fine.</summary>
    public static string? Message(DayFault fault, string? typed) => fault switch
    {
        DayFault.Empty => "Напишите дату, например 22.11.2026.",
        DayFault.NotADate => $"«{Shorten(typed)}» — не дата. Напишите день, месяц и год, например 22.11.2026.",
        DayFault.NoSuchDay => $"Такого дня нет в календаре: {Shorten(typed)}. Проверьте день и месяц.",
        DayFault.YearFarAway => $"Проверьте год: {Shorten(typed)}.",
        _ => null,
    };

    internal static string Shorten(string? typed) => typed is { Length: > 40 } ? typed[..40] + "…" : typed ?? "";

    private sealed class Provider : IModelBinderProvider
    {
        public IModelBinder? GetBinder(ModelBinderProviderContext context)
        {
            Type type = Nullable.GetUnderlyingType(context.Metadata.ModelType) ?? context.Metadata.ModelType;
            return type == typeof(DateOnly) ? new DayBinder() : type == typeof(Money) ? new SumBinder() : null;
        }
    }

    private sealed class DayBinder : IModelBinder
    {
        public Task BindModelAsync(ModelBindingContext bindingContext) => Bind(bindingContext, typed =>
            DayText.TryRead(typed, out DateOnly day) is var fault && fault == DayFault.None ? (day, null) : (null, Message(fault, typed)));
    }

    private sealed class SumBinder : IModelBinder
    {
        public Task BindModelAsync(ModelBindingContext bindingContext) => Bind(bindingContext, typed =>
            Money.TryParse(typed.Trim(), out Money sum) ? (sum, null) : (null, $"«{Shorten(typed)}» — не сумма. Напишите рубли и копейки, например 6400,00."));
    }

    private static Task Bind(ModelBindingContext context, Func<string, (object? Value, string? Wrong)> read)
    {
        ValueProviderResult found = context.ValueProvider.GetValue(context.ModelName);
        if (found == ValueProviderResult.None)
        {
            return Task.CompletedTask;
        }

        context.ModelState.SetModelValue(context.ModelName, found);
        if (string.IsNullOrWhiteSpace(found.FirstValue))
        {
            // An empty field is no value: whether it may stay empty is the page's rule.
            if (context.ModelMetadata.IsReferenceOrNullableType)
            {
                context.Result = ModelBindingResult.Success(null);
            }
            else
            {
                context.ModelState.TryAddModelError(context.ModelName, "Заполните это поле.");
            }

            return Task.CompletedTask;
        }

        (object? value, string? wrong) = read(found.FirstValue);
        if (wrong is null)
        {
            context.Result = ModelBindingResult.Success(value);
        }
        else
        {
            context.ModelState.TryAddModelError(context.ModelName, wrong);
        }

        return Task.CompletedTask;
    }
}
