using Okno.Demo.People;

namespace Okno.Demo.Scenario;

/// <summary>Lives at the edges of the window: plans that fail without an agreement, the last day with its risk, and those whom the desk must turn away before they pay.</summary>
public static class EdgeLives
{
    private const string Risk = "Последний день: заявитель прочитал и подписал предупреждение о риске";

    public static IEnumerable<Life> All()
    {
        yield return LaterContract();
        yield return Agreed(21, "Охрана срока: документы согласованы раньше", "07.05", handed: "08.05");

        // The Centre is open on the holiday, so the last agreed day is Mon 11.05, and the hand-over Tue 12.05 = T-10.
        yield return Agreed(22, "Охрана срока: крайний согласованный день — праздник", "11.05", handed: "12.05");
        yield return UrgentAccepted();
        yield return UrgentRefused();
        yield return CentreLate();
        yield return TurnedAway(26, "Окно закрыто: последний день был вчера", "2025-05-08", "24.04");
        yield return TurnedAway(27, "Паспорт кончается раньше года после подачи", "2025-06-13", "21.04", Roster.All[26] with { PassportExpires = new DateOnly(2027, 1, 15) });
        yield return TurnedAway(28, "Патент другого региона", "2025-06-02", "22.04", series: "50");
        yield return TurnedAway(29, "Гражданин Киргизии: патент не нужен", "2025-06-04", "23.04");

        // 6.3.3: refused on 10.11.2025, free again only after 10.11.2026.
        yield return TurnedAway(30, "Отказ в патенте меньше года назад", "2025-06-10", "27.04", refused: new DateOnly(2025, 11, 10));
    }

    /// <summary>Q25. E1 21.05, T-15 Tue 28.04, T-10 Wed 06.05. Comes Mon 27.04 (standard: 02.05 -> 04.05 -> 05.05 in time), pays only Wed 29.04: after T-15, so everything that day; -> Thu 30.04.</summary>
    private static Life LaterContract()
    {
        Life life = new(20, "Обратился до T-15, договор после: все документы сразу", "2025-05-21", Employers.House, new Expected("Closed", "rendered", "сжатый", "29.04", "29.05", "30.04", "30.04", Paths.Price, Paths.Price));
        return life.Comes("27.04").On("29.04", 11, async staff =>
        {
            // The first offer ended with its lane on 28.04; a new one is for today's lane.
            await staff.Window.OfferAsync(life);
            await staff.Window.PayAsync(life, Paths.Price);
            await staff.Window.BringAsync(life, [.. Papers.OfContractDay(life), .. Papers.Later]);
            await staff.Window.VisitAsync(life);
        }).GoesToAuthority("30.04").Closes("30.04");
    }

    /// <summary>E1 26.05, T-15 Mon 04.05, T-10 Tue 12.05. From Mon 04.05 five days end on Sat 09.05 and roll over 11 May to Tue 12.05; hand-over Wed 13.05 is too late. So earlier papers are agreed.</summary>
    private static Life Agreed(int no, string title, string by, string handed)
    {
        Life life = new(no, title, "2025-05-26", Employers.Bread, new Expected("Closed", "rendered", "обычный", "04.05", "03.06", handed, handed, Paths.Price, Paths.Price));
        return life.On("04.05", 10, async staff =>
        {
            await staff.Window.OpenAsync(life);
            await staff.Window.MustNotOfferUnagreedAsync(life);
            await staff.Window.OfferAsync(life, agreedBy: by);
            await staff.Window.PayAsync(life, Paths.Price);
            await staff.Window.BringAsync(life, Papers.OfContractDay(life));
            await staff.Window.VisitAsync(life);
        }).BringsTheRest(by).GoesToAuthority(handed).Closes(handed);
    }

    /// <summary>E1 12.05, T-10 Fri 24.04, the very day of contact: next day the authority is shut, so the hand-over is the same day; the bank's line cannot be there yet, two release it (Q16).</summary>
    private static Life UrgentAccepted()
    {
        Life life = new(23, "Последний день: риск подписан, передано в тот же день", "2025-05-12", Employers.Clean, new Expected("Closed", "rendered", "сжатый", "24.04", "24.05", "24.04", "24.04", Paths.Price, Paths.Price));
        return AtRisk(life, "24.04").GoesToAuthority("24.04", listedByTwo: true).Closes("24.04");
    }

    /// <summary>E1 13.05, T-10 Mon 27.04. Handed over that day; the authority counts ten full days and refuses as late: 6.3.1, nothing returns (6.3, 3.14).</summary>
    private static Life UrgentRefused()
    {
        Life life = new(24, "Последний день: орган счёл поздним (6.3.1), деньги не возвращаются", "2025-05-13", Employers.Road, new Expected("Closed", "rendered-by-63", "сжатый", "27.04", "27.05", "27.04", "27.04", Paths.Price, Paths.Price));
        return AtRisk(life, "27.04").IsRefused("27.04", "late", "Заявление подано позднее чем за десять рабочих дней", listedByTwo: true).Closes("28.04");
    }

    /// <summary>E1 14.05, T-10 Tue 28.04. Complete that day, due that day, but the Centre goes on Wed 29.04: its own fault, refused 6.3.1, everything back.</summary>
    private static Life CentreLate()
    {
        Life life = new(25, "Центр опоздал с передачей: отказ 6.3.1, возврат полностью", "2025-05-14", Employers.House, new Expected("Closed", "rendered-by-63", "сжатый", "28.04", "28.05", "28.04", "29.04", Paths.Price, 0, Paths.Price));
        return AtRisk(life, "28.04").IsRefused("29.04", "late", "Срок подачи истёк 28.04.2026", listedByTwo: true, handedByTwo: true)
            .On("30.04", 11, async staff =>
            {
                await staff.Accounting.DecideAsync(life, "full", 0, "Документы были в срок, передача опоздала по вине Центра");
                await staff.Accounting.RefundAsync(life, Paths.Price);
            }).Closes("30.04");
    }

    private static Life AtRisk(Life life, string day) => life.On(day, 10, async staff =>
    {
        await staff.Window.OpenAsync(life);
        await staff.Window.OfferAsync(life, risk: true, why: Risk);
        await staff.Window.PayAsync(life, Paths.Price);
        await staff.Window.BringAsync(life, [.. Papers.OfContractDay(life), .. Papers.Later]);
        await staff.Window.VisitAsync(life);
    });

    private static Life TurnedAway(int no, string title, string issued, string day, Person? who = null, string series = "77", DateOnly? refused = null)
    {
        Life life = new(no, title, issued, Employers.House, new Expected("Closed", "closed-unpaid")) { Who = who ?? Roster.All[no - 1], PatentSeries = series, RefusedOn = refused };
        return life.IsTurnedAway(day);
    }
}
