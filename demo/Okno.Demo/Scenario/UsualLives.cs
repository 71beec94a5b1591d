using Okno.Demo.People;

namespace Okno.Demo.Scenario;

/// <summary>
/// Lives that go as the Rules wish, in both lanes. Beside each, the reckoning: E1 is the twelve-month date, T-15 and T-10 the 15th and 10th working day before it (off: weekends, 1 May, 11 May, 12 June);
/// the contract lives thirty days from the next day; five days for medical papers roll to a working day; hand-over is the day after the last paper, or the next on which the authority is open.
/// </summary>
public static class UsualLives
{
    private const string ForMoldova = "Гражданин Молдовы: по Указу № 520 спрошено, патент нужен";

    public static IEnumerable<Life> All()
    {
        // E1 05.06, T-15 15.05, T-10 22.05. Last paper Thu 23.04 -> Fri 24.04.
        yield return Usual(1, "Обычная жизнь; форма оплаты отправлена дважды", "2025-06-05", Employers.House, "20.04", "20.05", rest: "23.04", handed: "24.04", doubleClick: true);

        // E1 10.06, T-15 20.05. Last paper Fri 24.04 -> Sat shut -> Mon 27.04.
        yield return Usual(2, "Следующий день — суббота: передача в понедельник", "2025-06-10", Employers.Bread, "20.04", "20.05", rest: "24.04", handed: "27.04");

        // E1 16.06. Five days from Tue 21.04 end on Sun 26.04 -> Mon 27.04, the day it comes; -> Tue 28.04.
        yield return Usual(3, "Пятый день — воскресенье: документы в понедельник в срок", "2025-06-16", Employers.Road, "21.04", "21.05", rest: "27.04", handed: "28.04", purpose: "За переоформление патента {2} (оплатил сам)");

        // E1 03.06, T-15 13.05. Everything on Wed 22.04 -> Thu 23.04.
        yield return Usual(4, "Все документы сразу", "2025-06-03", Employers.Clean, "22.04", "22.05", rest: "22.04", handed: "23.04");

        // E1 18.06. Private employer: no contract of 2.1.10. Fifth day Tue 28.04 -> Wed 29.04. Contract till Sat 23.05.
        yield return Usual(5, "Работодатель — частное лицо: договора не просят", "2025-06-18", Employers.Nanny, "23.04", "23.05", rest: "28.04", handed: "29.04");

        // E1 20.06. Fri 24.04 + 5 = Wed 29.04 -> Thu 30.04 (a short working day).
        yield return Usual(6, "Работодатель — предприниматель", "2025-06-20", Employers.Baker, "24.04", "24.05", rest: "29.04", handed: "30.04");

        // E1 11.06. Sat 25.04 + 5 = Thu 30.04 -> 1 May and the weekend shut -> Mon 04.05.
        yield return Usual(7, "Договор в субботу, передача после праздников", "2025-06-11", Employers.House, "25.04", "25.05", rest: "30.04", handed: "04.05");

        // E1 09.06. Mon 27.04 + 5 = Sat 02.05 -> Mon 04.05; -> Tue 05.05.
        yield return Usual(8, "Пятый день — праздничная суббота", "2025-06-09", Employers.Bread, "27.04", "27.05", rest: "04.05", handed: "05.05");

        // E1 17.06. Thu 30.04 -> Mon 04.05. The language proof of the first patent still serves: a human says so.
        yield return Waived(9, "Молдова: решает человек; язык освобождён по решению проверяющего", "2025-06-17");

        // E1 23.06. Wed 29.04 + 5 = Mon 04.05 -> Tue 05.05. Two papers in a foreign language.
        yield return Usual(11, "Документы на иностранном языке: переводы", "2025-06-23", Employers.Clean, "29.04", "29.05", rest: "04.05", handed: "05.05", foreign: ["identity-paper", "language-proof"]);

        // E1 25.06. Mon 04.05 + 5 = Sat 09.05 -> 11 May off -> Tue 12.05; -> Wed 13.05.
        yield return Usual(12, "Пятый день — День Победы: срок уходит на 12 мая", "2025-06-25", Employers.House, "04.05", "03.06", rest: "12.05", handed: "13.05");

        // E1 26.06. Fri 08.05 -> 9-11 May shut -> Tue 12.05.
        yield return Usual(13, "Передача после майских", "2025-06-26", Employers.Gardener, "05.05", "04.06", rest: "08.05", handed: "12.05");

        // Compressed. E1 14.05, T-15 Tue 21.04, T-10 Tue 28.04. All on Wed 22.04 -> Thu 23.04.
        yield return Compressed(15, "Сжатый порядок", "2025-05-14", Employers.Road, "22.04", "22.05", handed: "23.04");

        // E1 16.05, T-15 Thu 23.04, T-10 Thu 30.04. Fri 24.04 -> Mon 27.04.
        yield return Compressed(16, "Сжатый порядок в пятницу", "2025-05-16", Employers.Bread, "24.04", "24.05", handed: "27.04");

        // E1 19.05, T-15 Fri 24.04, T-10 Mon 04.05. Mon 27.04 -> Tue 28.04.
        yield return Compressed(17, "Сжатый порядок, частный работодатель", "2025-05-19", Employers.Gardener, "27.04", "27.05", handed: "28.04");

        // E1 23.05, T-15 Thu 30.04, T-10 Fri 08.05. Mon 04.05 -> Tue 05.05.
        yield return Compressed(19, "Сжатый порядок, Молдова: второй сотрудник", "2025-05-23", Employers.Clean, "04.05", "03.06", handed: "05.05", byTwo: ForMoldova);
    }

    private static Life Usual(int no, string title, string issued, Employer employer, string contract, string end, string rest, string handed, bool doubleClick = false, string? purpose = null, IReadOnlyList<string>? foreign = null)
    {
        Life life = new(no, title, issued, employer, new Expected("Closed", "rendered", "обычный", contract, end, handed, handed, Paths.Price, Paths.Price))
        {
            ForeignPapers = foreign ?? [],
            Purpose = purpose ?? "Оплата услуги по оферте {0}, {1}, патент {2}. НДС не облагается",
        };
        string[] late = ["translation-of-language-proof"];
        life.Comes(contract).On(contract, 11, async staff =>
        {
            await (doubleClick ? staff.Window.PayWithDoubleClickAsync(life, Paths.Price) : staff.Window.PayAsync(life, Paths.Price));
            if (no == 4)
            {
                await staff.Window.MustNotOpenTwiceAsync(life);
            }

            await staff.Window.BringAsync(life, [.. Papers.OfContractDay(life).Except(late)]);
            await (no == 3 ? staff.Window.TwoHandsAsync(life) : staff.Window.VisitAsync(life));
        });
        life.On(rest, 12, staff => staff.Window.BringAsync(life, [.. Papers.Later, .. Papers.OfContractDay(life).Intersect(late)]));
        return life.GoesToAuthority(handed).Closes(handed);
    }

    private static Life Waived(int no, string title, string issued)
    {
        Life life = new(no, title, issued, Employers.Road, new Expected("Closed", "rendered", "обычный", "28.04", "28.05", "04.05", "04.05", Paths.Price, Paths.Price));
        return life.Contracts("28.04", ForMoldova).On("30.04", 12, async staff =>
        {
            await staff.Window.BringAsync(life, [.. Papers.Later.Except(["language-proof"])]);
            await staff.Window.WaiveAsync(life, "language-proof", "Сертификат подан при первой выдаче, срок не вышел");
        }).GoesToAuthority("04.05").Closes("04.05");
    }

    private static Life Compressed(int no, string title, string issued, Employer employer, string contract, string end, string handed, string? byTwo = null)
    {
        Life life = new(no, title, issued, employer, new Expected("Closed", "rendered", "сжатый", contract, end, handed, handed, Paths.Price, Paths.Price));
        return life.Contracts(contract, byTwo).BringsTheRest(contract).GoesToAuthority(handed).Closes(handed);
    }
}
