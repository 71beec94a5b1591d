using Okno.Demo.People;

namespace Okno.Demo.Scenario;

/// <summary>Lives in which the money or the papers go their own way, and those that are still under way on the last day.</summary>
public static class MoneyLives
{
    public static IEnumerable<Life> All()
    {
        yield return UnderWay();
        yield return ExpiredKeepingAll();
        yield return PartOnly();
        yield return TwoParts();
        yield return PaidTwice();
        yield return Overpaid();
        yield return ByRelative();
        yield return AfterWindow();
        yield return Mended();
        yield return LatePaper();
        yield return RefusedAndListedAgain();
        yield return Expired();
        yield return Withdrawn();
    }

    /// <summary>Thu 21.05 + 30 = Sat 20.06: on the last day of the demo its medical papers are still awaited.</summary>
    private static Life UnderWay() =>
        new Life(10, "Ещё собирает документы", "2025-07-08", Employers.Bread, new Expected("Collecting", "", "обычный", "21.05", "20.06", Paid: Paths.Price)).Contracts("21.05");

    /// <summary>Thu 23.04 + 30 = Sat 23.05, rolled to Mon 25.05 for the applicant's acts: over on Tue 26.05. 3.12 keeps all, by two.</summary>
    private static Life ExpiredKeepingAll()
    {
        Life life = new(14, "Срок вышел в субботу, жил до понедельника; 3.12 вдвоём", "2025-06-30", Employers.Clean, new Expected("Closed", "expired", "обычный", "23.04", "23.05", Paid: Paths.Price, Kept: Paths.Price));

        // Opens on 01.05 by Q24, so on 23.04 the desk only warns that it is early.
        return life.Contracts("23.04", null, "petition").On("26.05", 12, staff => staff.Accounting.DecideAsync(life, "none", 0, "Ходатайство не принесено за 30 дней, расходы Центра равны цене")).Closes("26.05");
    }

    /// <summary>Only a part came; no contract (Q6).</summary>
    private static Life PartOnly()
    {
        Life life = new(18, "Заплачена только часть: договора нет", "2025-07-10", Employers.Road, new Expected("PaidPartly", "", Paid: 2000));
        return life.Comes("26.05").On("26.05", 11, staff =>
        {
            staff.Window.Transfer(life, 2000);
            return Task.CompletedTask;
        });
    }

    /// <summary>3000 from the bank on Mon 20.04, 3400 at the window on Wed 22.04: the contract is of 22.04, till 22.05. Last paper Fri 24.04 -> Mon 27.04.</summary>
    private static Life TwoParts()
    {
        Life life = new(31, "Две части: договор днём второй", "2025-06-19", Employers.House, new Expected("Closed", "rendered", "обычный", "22.04", "22.05", "27.04", "27.04", Paths.Price, Paths.Price));
        return life.Comes("20.04").On("20.04", 11, staff =>
        {
            staff.Window.Transfer(life, 3000);
            return Task.CompletedTask;
        }).On("22.04", 11, async staff =>
        {
            await staff.Window.PayAsync(life, 3400);
            await staff.Window.BringAsync(life, Papers.OfContractDay(life));
            await staff.Window.VisitAsync(life);
        }).BringsTheRest("24.04").GoesToAuthority("27.04").Closes("27.04");
    }

    /// <summary>Paid at the window on Wed 22.04, and by a transfer on Fri 24.04, when the service is rendered already: the second goes back whole, by two.</summary>
    private static Life PaidTwice()
    {
        Life life = new(32, "Заплачено дважды: вторая оплата возвращена", "2025-06-22", Employers.Bread, new Expected("Closed", "rendered", "обычный", "22.04", "22.05", "23.04", "23.04", 12800, Paths.Price, Paths.Price));
        return life.Contracts("22.04").BringsTheRest("22.04").GoesToAuthority("23.04").On("24.04", 11, staff =>
        {
            staff.Window.Transfer(life, Paths.Price);
            return Task.CompletedTask;
        }).On("24.04", 16, staff => staff.Accounting.RefundByTwoAsync(life, Paths.Price, "Повторная оплата того же предложения")).Closes("24.04");
    }

    /// <summary>7000 by transfer on Tue 28.04: the contract that day, 600 are the payer's; all papers -> Wed 29.04.</summary>
    private static Life Overpaid()
    {
        Life life = new(33, "Переплата 600 рублей возвращена", "2025-06-27", Employers.Clean, new Expected("Closed", "rendered", "обычный", "28.04", "28.05", "29.04", "29.04", 7000, Paths.Price, 600));
        return life.Comes("28.04").On("28.04", 11, staff =>
        {
            staff.Window.Transfer(life, 7000);
            return Task.CompletedTask;
        }).On("28.04", 14, async staff =>
        {
            await staff.Window.BringAsync(life, [.. Papers.OfContractDay(life), .. Papers.Later]);
            await staff.Window.VisitAsync(life);
        }).GoesToAuthority("29.04").On("30.04", 11, async staff =>
        {
            await staff.Accounting.DecideAsync(life, "none", 0, "Услуга оказана, переплата возвращается");
            await staff.Accounting.RefundAsync(life, 600);
        }).Closes("30.04");
    }

    /// <summary>A relative pays by transfer on Tue 05.05, the reference tells whose it is. Last paper Wed 06.05 -> Thu 07.05. Moldova: by two.</summary>
    private static Life ByRelative()
    {
        Life life = new(34, "Платит родственник; Молдова", "2025-06-28", Employers.Road, new Expected("Closed", "rendered", "обычный", "05.05", "04.06", "07.05", "07.05", Paths.Price, Paths.Price));
        return life.Comes("05.05", "Гражданин Молдовы: по Указу № 520 спрошено, патент нужен").On("05.05", 11, staff =>
        {
            staff.Window.Transfer(life, Paths.Price, "Мунтяну Елена Петровна");
            staff.Bank.Transfer(staff.Clock.Today, 6400, "Неизвестный Иван Иванович", "Оплата за услуги", null);
            return Task.CompletedTask;
        }).On("05.05", 14, async staff =>
        {
            await staff.Window.BringAsync(life, Papers.OfContractDay(life));
            await staff.Window.VisitAsync(life);
        }).BringsTheRest("06.05").GoesToAuthority("07.05").Closes("07.05");
    }

    /// <summary>E1 12.05, T-15 Fri 17.04, T-10 Fri 24.04. Offered on Tue 21.04 till 23.04 (a payment on 24.04 would be handed over on Mon 27.04), but the transfer is of Mon 27.04: it buys nothing, all back.</summary>
    private static Life AfterWindow()
    {
        Life life = new(35, "Оплата после окна: договора нет, возврат", "2025-05-12", Employers.House, new Expected("Closed", "payment-after-window", Paid: Paths.Price, Back: Paths.Price));
        return life.Comes("21.04").On("27.04", 11, staff =>
        {
            staff.Window.Transfer(life, Paths.Price);
            return Task.CompletedTask;
        }).On("28.04", 11, async staff =>
        {
            await staff.Accounting.DecideAsync(life, "full", 0, "Оплата после последнего дня: договор не заключён");
            await staff.Accounting.RefundAsync(life, Paths.Price);
        }).Closes("28.04");
    }

    /// <summary>The policy has a correction that nobody certified: rejected and given back on Wed 29.04, mended by Mon 04.05; -> Tue 05.05.</summary>
    private static Life Mended()
    {
        Life life = new(36, "Полис с исправлением отклонён и переделан", "2025-06-29", Employers.Bread, new Expected("Closed", "rendered", "обычный", "29.04", "29.05", "05.05", "05.05", Paths.Price, Paths.Price));
        return life.Contracts("29.04", null, "medical-policy").On("29.04", 12, async staff =>
        {
            await staff.Window.ReceiveAsync(life, "medical-policy");
            await staff.Window.RejectAsync(life, "medical-policy", "uncertified-correction", "Исправлен срок полиса, исправление не заверено страховщиком");
            await staff.Window.BringAsync(life, Papers.Later);
        }).On("04.05", 12, staff => staff.Window.BringAsync(life, "medical-policy")).GoesToAuthority("05.05").Closes("05.05");
    }

    /// <summary>Fri 24.04 + 5 = Wed 29.04; one medical paper comes on Tue 05.05: only by two, the applicant's fault is on record; -> Wed 06.05, well before T-10 (25.05).</summary>
    private static Life LatePaper()
    {
        Life life = new(37, "Медицинский документ с опозданием: вдвоём", "2025-06-06", Employers.Baker, new Expected("Closed", "rendered", "обычный", "24.04", "24.05", "06.05", "06.05", Paths.Price, Paths.Price));
        return life.Contracts("24.04").On("29.04", 12, staff => staff.Window.BringAsync(life, [.. Papers.Later.Except(["infections-conclusion"])])).On("05.05", 12, async staff =>
        {
            await staff.Window.ReceiveLateAsync(life, "infections-conclusion", "Поликлиника выдала позже; до последнего дня подачи время есть");
            await staff.Window.AcceptAsync(life, "infections-conclusion");
        }).GoesToAuthority("06.05").Closes("06.05");
    }

    /// <summary>Complete Thu 23.04 -> Fri 24.04, refused for the petition (no reason named: not a ground of 6.3); a new one on Tue 28.04, listed again and accepted Wed 29.04.</summary>
    private static Life RefusedAndListedAgain()
    {
        Life life = new(38, "Отказ по другой причине: исправлено и подано снова", "2025-06-12", Employers.Clean, new Expected("Closed", "rendered", "обычный", "23.04", "23.05", "24.04", "29.04", Paths.Price, Paths.Price));
        return life.Contracts("23.04").BringsTheRest("23.04").IsRefused("24.04", "other", "В ходатайстве не названа причина переоформления").On("28.04", 12, async staff =>
        {
            await staff.Window.ReturnAsync(life, "petition", "Работодатель допишет причину переоформления");
            await staff.Window.BringAsync(life, "petition");
        }).GoesToAuthority("29.04").Closes("29.04");
    }

    /// <summary>Mon 20.04 + 30 = Wed 20.05; no petition came, over on Thu 21.05. 1500 of proven costs stay, 4900 go back.</summary>
    private static Life Expired()
    {
        Life life = new(39, "Не принёс ходатайство: срок вышел, возврат за вычетом расходов", "2025-06-19", Employers.Road, new Expected("Closed", "expired", "обычный", "20.04", "20.05", Paid: Paths.Price, Kept: 1500, Back: 4900));
        return life.Contracts("20.04", null, "petition").On("21.05", 12, async staff =>
        {
            await staff.Accounting.DecideAsync(life, "minus-costs", 1500, "Перевод и печать документов: акт о расходах № 17");
            await staff.Accounting.RefundAsync(life, 4900);
        }).Closes("21.05");
    }

    /// <summary>Contract Mon 27.04, gives it up Wed 29.04: 800 of costs stay, 5600 go back by two.</summary>
    private static Life Withdrawn()
    {
        Life life = new(40, "Передумал через два дня: возврат за вычетом расходов", "2025-06-21", Employers.House, new Expected("Closed", "withdrawn", "обычный", "27.04", "27.05", Paid: Paths.Price, Kept: 800, Back: 5600));
        return life.Contracts("27.04").On("29.04", 12, async staff =>
        {
            await staff.Window.WithdrawAsync(life, "Уезжаю домой, услуга больше не нужна");
            await staff.Accounting.DecideAsync(life, "minus-costs", 800, "Проверка документов: акт о расходах № 12");
            await staff.Accounting.RefundAsync(life, 5600);
        }).Closes("29.04");
    }
}
