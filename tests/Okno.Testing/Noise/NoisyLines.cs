using System.Globalization;
using System.Text;
using Okno.Domain.Cases;
using Okno.Domain.Payments;
using Okno.Domain.Payments.Matching;

namespace Okno.Testing.Noise;

/// <summary>
/// Lines of a statement as people and banks make them, each with the truth about it: who pays for whom, with which of the clues, with which slips. Deterministic by its random numbers.
/// </summary>
public sealed class NoisyLines(Population population, Random random)
{
    /// <summary>Banks cut the purpose here.</summary>
    private const int PurposeLength = 210;

    private static readonly string[] Openings =
    [
        "Оплата услуги по переоформлению патента", "Оплата за переоформление патента", "За услугу", "Переоформление патента", "Платные услуги миграционного центра", "оплата по договору", "Перевод денежных средств за услуги",
        "ОПЛАТА УСЛУГ", "Oplata uslug", "Оплата согласно публичной оферте", "за оформление документов", "", "", "Перечисление средств; основание:",
    ];

    private static readonly string[] Endings = ["НДС не облагается", "Без НДС", "без налога (НДС)", "", "", "", "спасибо", "срочно!!", "через СБП", "Сбербанк Онлайн", "от 12.03.2026", "тел 89161234567", "Сумма 8900-00", "ДОГОВОР 77-15/2026"];

    private int serial;

    public NoisyLine Next()
    {
        Payee payee = population.Live[random.Next(population.Live.Length)];
        return random.Next(1000) switch
        {
            < 200 => ScannedCode(payee),
            < 340 => TypedReference(payee),
            < 420 => Relative(payee),
            < 490 => EmployerForOne(payee),
            < 520 => EmployerForSeveral(payee),
            < 550 => Part(payee),
            < 690 => PatentAndName(payee),
            < 740 => PassportAndName(payee),
            < 790 => NameOnly(payee),
            < 830 => Swapped(payee),
            < 860 => BrokenReference(payee),
            < 880 => WrongPatent(payee),
            < 895 => PatentOfRelative(payee),
            < 910 => EarlierReference(),
            < 925 => OutOfTime(payee),
            < 945 => TooMuch(payee),
            < 955 => Settled(),
            < 970 => WaitingReceipt(),
            < 985 => Orphan(payee),
            _ => Unrelated(payee),
        };
    }

    // ---- whole lines

    private NoisyLine ScannedCode(Payee payee)
    {
        // What the printed order and the QR say: every clue, by machine. A part of the banks writes it in capitals, some lose the spaces.
        Text text = new(random);
        text.Say("Оплата услуги по переоформлению патента. Предложение");
        text.Clue(Clues.Reference, Reference(payee));
        text.Clue(Clues.Name, payee.Name.Full + ".");
        text.Say("Патент");
        text.Clue(Clues.Patent, payee.Card.Patent[..2] + " " + payee.Card.Patent[2..] + ".");
        text.Say("НДС не облагается");
        return random.Next(4) switch
        {
            0 => Line("the printed code, paid by a stranger", payee, Stranger(), text, payee.Card.Owed!.Value),
            1 => Line("the printed code, in capitals", payee, payee.Name.Full.ToUpperInvariant(), text.Capitals(), payee.Card.Owed!.Value, Clues.Name),
            _ => Line("the printed code", payee, Payer(payee), text, payee.Card.Owed!.Value, Clues.Name),
        };
    }

    private NoisyLine TypedReference(Payee payee)
    {
        Text text = Opened();
        text.Clue(Clues.Reference, NoisyReference(payee));
        Clues payer = Clues.Name;
        string who = Payer(payee);
        switch (random.Next(6))
        {
            case 0:
                AddPatent(text, payee);
                break;
            case 1:
                AddName(text, payee);
                break;
            case 2:
                // A stranger lends the card; the purpose says for whom.
                AddName(text, payee, mayBeMuchWrong: false);
                who = Stranger();
                payer = Clues.None;
                break;
            default:
                break;
        }

        Close(text);
        return Line("a typed reference", payee, who, text, payee.Card.Owed!.Value, payer);
    }

    private NoisyLine Relative(Payee payee)
    {
        Text text = Opened();
        Named payer = NamePool.Of(random, payee.Name.Surname, random.Next(2) == 0, NamePool.Next(random).Given);
        bool named = random.Next(2) == 0;
        text.Clue(Clues.Reference, NoisyReference(payee));
        if (named)
        {
            text.Say(Pick("за", "за брата", "за сестру", "за мужа", "плательщик за"));
            AddName(text, payee, declined: true);
        }

        Close(text);
        return Line("a relative pays with the reference", payee, payer.Full.ToUpperInvariant(), text, payee.Card.Owed!.Value, Clues.Payer, unclear: !named && IsApplicant(payer));
    }

    private NoisyLine EmployerForOne(Payee payee)
    {
        Text text = Opened();
        bool referenced = random.Next(3) > 0;
        if (referenced)
        {
            text.Clue(Clues.Reference, NoisyReference(payee));
        }

        bool known = payee.Crew >= 0;
        (string name, string inn) = known ? population.Employers[payee.Crew] : population.Employers[random.Next(population.Employers.Length)];
        if (!known || !referenced || random.Next(2) == 0)
        {
            text.Say(Pick("за работника", "за сотрудника", "за", "за гр."));
            AddName(text, payee, declined: random.Next(2) == 0);
            if (!referenced || random.Next(3) == 0)
            {
                AddPatent(text, payee);
            }
        }

        Close(text);
        return Line("the employer pays for one", payee, name, text, payee.Card.Owed!.Value, known ? Clues.Payer : Clues.None, inn: inn);
    }

    private NoisyLine EmployerForSeveral(Payee payee)
    {
        Payee[] crew = [.. (payee.Crew >= 0 ? population.ByCrew[payee.Crew] : [payee]).Where(each => each.IsLive).OrderBy(_ => random.Next()).Take(random.Next(2, 5))];
        if (crew.Length < 2)
        {
            return EmployerForOne(payee);
        }

        Text text = new(random);
        text.Say("Оплата за работников:");
        bool byReference = random.Next(2) == 0;
        for (int i = 0; i < crew.Length; i++)
        {
            text.Clue(byReference ? Clues.Reference : Clues.Name, (byReference ? Reference(crew[i]) : crew[i].Name.Full) + (i + 1 < crew.Length ? "," : ""));
        }

        Money sum = new(crew.Sum(each => each.Card.Owed!.Value.Kopecks));
        (string name, string inn) = population.Employers[payee.Crew];
        BankFacts bank = Bank(name, text.Purpose(), sum, DayOf(payee), inn);
        return new NoisyLine(bank, "one line for several workers", [.. crew.Select(each => each.Card.Case)], false, text.Written);
    }

    private NoisyLine Part(Payee payee)
    {
        Text text = Opened();
        text.Say(Pick("часть", "первая часть", "доплата", "остаток", ""));
        text.Clue(Clues.Reference, NoisyReference(payee));
        Close(text);
        return Line("a part of the price", payee, Payer(payee), text, new Money(random.NextInt64(100_00, payee.Card.Owed!.Value.Kopecks)), Clues.Name);
    }

    private NoisyLine PatentAndName(Payee payee)
    {
        Text text = Opened();
        bool self = random.Next(3) > 0;
        if (random.Next(2) == 0)
        {
            AddName(text, payee);
            AddPatent(text, payee);
        }
        else
        {
            AddPatent(text, payee);
            if (!self || random.Next(2) == 0)
            {
                AddName(text, payee, declined: !self);
            }
        }

        Close(text);
        return Line("no reference, patent and name", payee, self ? Payer(payee) : Stranger(), text, payee.Card.Owed!.Value, self ? Clues.Name : Clues.None);
    }

    private NoisyLine PassportAndName(Payee payee)
    {
        Text text = Opened();
        AddName(text, payee);
        text.Say(Pick("паспорт", "ПАСПОРТ", "пасп.", "паспорт №", ""));
        text.Clue(Clues.Passport, Paper(payee.Card.Paper));
        if (random.Next(5) == 0)
        {
            AddPatent(text, payee);
        }

        Close(text);
        bool self = random.Next(4) > 0;
        return Line("no reference, passport and name", payee, self ? Payer(payee) : Stranger(), text, payee.Card.Owed!.Value, self ? Clues.Name : Clues.None);
    }

    private NoisyLine NameOnly(Payee payee)
    {
        Text text = Opened();
        bool self = random.Next(3) > 0;
        if (!self || random.Next(2) == 0)
        {
            AddName(text, payee, declined: !self);
        }

        Close(text);
        return Line("nothing but the name", payee, self ? Payer(payee) : Stranger(), text, payee.Card.Owed!.Value, self ? Clues.Name : Clues.None);
    }

    /// <summary>The whole and right reference of another applicant, and beside it who is meant. What is beside it tells the two apart, or the line would say nothing.</summary>
    private NoisyLine Swapped(Payee payee)
    {
        Payee other = random.Next(3) switch
        {
            0 => Another(population.ByFamily[payee.Family], payee),
            1 when payee.Crew >= 0 => Another(population.ByCrew[payee.Crew], payee),
            _ => population.Live[random.Next(population.Live.Length)],
        };
        if (other == payee || other.Card.Offers == 0 || SameOnPaper(payee.Name, other.Name))
        {
            return TypedReference(payee);
        }

        Text text = Opened();
        text.Say(NoisyReference(other));
        Clues payer = Clues.None;
        string who = Stranger();
        switch (random.Next(6))
        {
            case 4:
                text.Clue(Clues.Name, OneSlip(payee.Name.Full));
                break;
            case 5:
                text.Say("за");
                AddName(text, payee, declined: true);
                who = (payee.Name with { Given = "Абдукарим", Father = "Нурали" }).Full;
                break;
            case 0:
                AddPatent(text, payee, mayBeWrong: false);
                who = Payer(payee);
                payer = Clues.Name;
                break;
            case 1:
                text.Clue(Clues.Name, payee.Name.Full);
                break;
            case 2:
                // Initials, which a brother may share: then only the patent tells.
                text.Clue(Clues.Initials, Initials(payee.Name));
                AddPatent(text, payee, mayBeWrong: false);
                break;
            default:
                who = payee.Name.Full;
                payer = Clues.Name;
                break;
        }

        Close(text);
        return Line("a right reference of another", payee, who, text, payee.Card.Owed!.Value, payer, unclear: true);
    }

    private NoisyLine BrokenReference(Payee payee)
    {
        Text text = Opened();
        string once = Typing.WrongDigit(Reference(payee), random);
        // Two slips may make a right reference of somebody else.
        text.Say(random.Next(4) == 0 ? Typing.WrongDigit(once, random) : once);
        if (random.Next(2) == 0)
        {
            AddName(text, payee);
        }

        Close(text);
        return Line("a reference with a slip", payee, Payer(payee), text, payee.Card.Owed!.Value, Clues.Name);
    }

    private NoisyLine WrongPatent(Payee payee)
    {
        Text text = Opened();
        AddName(text, payee);
        text.Say(Pick("патент", "пат.", "") + " " + Typing.WrongDigit(payee.Card.Patent, random));
        Close(text);
        return Line("a patent with a slip", payee, Payer(payee), text, payee.Card.Owed!.Value, Clues.Name);
    }

    /// <summary>The slip makes it the patent of a brother, or the brother's patent was copied: the name says who is meant.</summary>
    private NoisyLine PatentOfRelative(Payee payee)
    {
        Payee other = Another(population.ByFamily[payee.Family], payee);
        if (other == payee || SameOnPaper(payee.Name, other.Name))
        {
            return WrongPatent(payee);
        }

        Text text = Opened();
        text.Clue(Clues.Name, payee.Name.Full);
        text.Say("патент " + other.Card.Patent);
        Close(text);
        return Line("the patent of a relative", payee, random.Next(2) == 0 ? Stranger() : Payer(payee), text, payee.Card.Owed!.Value, Clues.None, unclear: true);
    }

    private NoisyLine EarlierReference()
    {
        Payee payee = Any(each => each.IsLive && each.Card.Offers > 1);
        Text text = Opened();
        text.Clue(Clues.Reference, PaymentReference.For(payee.Card.Number, random.Next(1, payee.Card.Offers)));
        Close(text);
        return Line("the reference of an earlier offer", payee, Payer(payee), text, payee.Card.Owed!.Value, Clues.Name);
    }

    private NoisyLine OutOfTime(Payee payee)
    {
        Text text = Opened();
        text.Clue(Clues.Reference, NoisyReference(payee));
        Close(text);
        DateOnly day = random.Next(4) == 0 ? payee.Card.Day!.Value.AddDays(-1 - random.Next(3)) : payee.Card.Until!.Value.AddDays(1 + random.Next(20));
        return Line("before or after the days of the offer", payee, Payer(payee), text, payee.Card.Owed!.Value, Clues.Name, unclear: true, day: day);
    }

    private NoisyLine TooMuch(Payee payee)
    {
        Text text = Opened();
        text.Clue(Clues.Reference, NoisyReference(payee));
        Close(text);
        Money owed = payee.Card.Owed!.Value;
        return Line("more than is owed", payee, Payer(payee), text, random.Next(2) == 0 ? owed + owed : owed + new Money(random.Next(1, 500_000)), Clues.Name, unclear: true);
    }

    /// <summary>Paid already, over, or without an offer (Q23, Q33).</summary>
    private NoisyLine Settled()
    {
        Payee payee = Any(each => !each.IsLive && each.Card.Receipts is null);
        Text text = Opened();
        if (payee.Card.Offers > 0 && random.Next(2) == 0)
        {
            text.Clue(Clues.Reference, Reference(payee));
        }
        else
        {
            AddPatent(text, payee);
        }

        AddName(text, payee);
        Close(text);
        bool again = population.All.Any(each => each != payee && each.Card.Paper == payee.Card.Paper && each.IsLive);
        return again ? NameOnly(population.Live[0]) : Line("paid already, over, or without an offer", payee, Payer(payee), text, Money.Roubles(8_900), Clues.Name, unclear: true);
    }

    private NoisyLine WaitingReceipt()
    {
        Payee payee = Any(each => each.Card.Receipts is not null);
        Text text = Opened();
        if (random.Next(3) > 0)
        {
            text.Clue(Clues.Reference, NoisyReference(payee));
        }
        else
        {
            AddPatent(text, payee);
        }

        Close(text);
        WaitingReceipt receipt = payee.Card.Receipts!.Value[0];
        return Line("a receipt waits for the line", payee, Payer(payee), text, receipt.Amount, Clues.Name, day: receipt.PaidOn.AddDays(random.Next(3)));
    }

    /// <summary>A person whom the Centre does not know: perhaps a namesake of an applicant, perhaps a relative; the papers are the person's own.</summary>
    private NoisyLine Orphan(Payee like)
    {
        Named name = random.Next(3) switch
        {
            0 => like.Name,
            1 => NamePool.Of(random, like.Name.Surname, like.Name.Male, like.Name.Father),
            _ => NamePool.Next(random),
        };
        Text text = Opened();
        if (random.Next(8) == 0)
        {
            return BrotherWithoutOffer(like);
        }

        if (random.Next(2) == 0)
        {
            text.Say(name.Full);
        }

        if (random.Next(2) == 0)
        {
            text.Say("патент " + population.NewPatent());
        }

        if (random.Next(3) == 0)
        {
            text.Say("паспорт " + population.NewPassport());
        }

        Close(text);
        return new NoisyLine(Bank(name.Full, text.Purpose(), Money.Roubles(8_900), DayOf(like), null), "an orphan", [], false, Clues.None);
    }

    /// <summary>A brother to whom nothing was offered pays with the applicant's reference, but with the number of his own patent, which is next in the row.</summary>
    private NoisyLine BrotherWithoutOffer(Payee payee)
    {
        Named brother = NamePool.Of(random, payee.Name.Surname, payee.Name.Male, payee.Name.Father);
        string next = (long.Parse(payee.Card.Patent, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
        Text text = Opened();
        text.Say(Reference(payee));
        text.Say("патент " + next);
        Close(text);
        return SameOnPaper(brother, payee.Name) || IsApplicant(brother)
            ? Relative(payee)
            : new NoisyLine(Bank(brother.Full, text.Purpose(), Money.Roubles(8_900), DayOf(payee), null), "a brother without an offer", [], false, Clues.None);
    }

    private NoisyLine Unrelated(Payee like)
    {
        string person = random.Next(2) == 0 ? like.Name.Full : NamePool.Next(random).Full;
        (string payer, string? inn, string purpose) = random.Next(6) switch
        {
            0 => (person, null, $"НДФЛ за патент {like.Card.Patent} фиксированный авансовый платеж"),
            1 => ("ООО «Рассвет»", "7701234567", $"Арендная плата за март 2026 по договору {random.Next(20, 27)}-{random.Next(1_000_000):000000}-{random.Next(1, 4):00}-{random.Next(10)} без НДС"),
            2 => (population.Employers[Math.Max(0, like.Crew)].Name, population.Employers[Math.Max(0, like.Crew)].Inn, $"Возврат ошибочно перечисленной заработной платы {person}"),
            3 => ("АО «Банк Окраинный»", "7702345678", "Проценты по договору депозита 26-001"),
            4 => (person, null, $"Госпошлина за паспорт {like.Card.Paper} {like.Name.Full}"),
            _ => ("УФК по г. Москве", "7703456789", $"Возврат средств {Reference(like)} излишне перечисленных"),
        };
        return new NoisyLine(Bank(payer, purpose, Money.Roubles(random.Next(2) == 0 ? 8_900 : 15_000), DayOf(like), inn), "unrelated money", [], false, Clues.None);
    }

    // ---- parts of a line

    private Text Opened()
    {
        Text text = new(random);
        text.Say(Openings[random.Next(Openings.Length)]);
        return text;
    }

    private void Close(Text text)
    {
        text.Say(Endings[random.Next(Endings.Length)]);
        if (random.Next(25) == 0)
        {
            text.LongTail();
        }
    }

    private static string Reference(Payee payee) => PaymentReference.For(payee.Card.Number, payee.Card.Offers);

    /// <summary>The reference as it is typed: separators lost, doubled or of another kind, look-alike letters, words glued to it. Every digit is right.</summary>
    private string NoisyReference(Payee payee)
    {
        string reference = Reference(payee);
        string digits = reference.Replace("-", "", StringComparison.Ordinal);
        return random.Next(14) switch
        {
            0 => digits,
            1 => reference.Replace('-', ' '),
            2 => reference.Replace("-", "--", StringComparison.Ordinal),
            3 => reference.Replace("-", " - ", StringComparison.Ordinal),
            4 => reference.Replace('-', Pick("/", ".", "_", "–", "—")[0]),
            5 => Typing.DigitAsLetter(reference, random),
            6 => Typing.DigitAsLetter(digits, random),
            7 => "предл" + reference,
            8 => "№" + digits + "Каримов"[..random.Next(1)] + Pick("за", "от", "патент"),
            9 => reference[..3] + digits[2..],
            10 => "ref:" + reference + ";",
            _ => reference,
        };
    }

    private void AddPatent(Text text, Payee payee, bool mayBeWrong = true)
    {
        string patent = payee.Card.Patent;
        if (mayBeWrong && random.Next(25) == 0)
        {
            text.Say("патент " + Typing.WrongDigit(patent, random));
            return;
        }

        (string before, string number) = random.Next(8) switch
        {
            0 => ("патент", $"{patent[..2]} {patent[2..]}"),
            1 => ("патент", $"{patent[..2]} № {patent[2..]}"),
            2 => ("пат.", patent),
            3 => ("", patent),
            4 => ("", $"{patent[..2]} {patent[2..]}"),
            5 => ("патент серия", $"{patent[..2]} номер {patent[2..]}"),
            6 => ("ПАТЕНТ №", patent[2..]),
            _ => ("патент", patent),
        };
        text.Say(before);
        text.Clue(Clues.Patent, number);
    }

    private string Paper(string paper) => random.Next(4) switch
    {
        0 when char.IsLetter(paper[0]) => paper[..paper.AsSpan().IndexOfAnyInRange('0', '9')] + " " + paper[paper.AsSpan().IndexOfAnyInRange('0', '9')..],
        1 => Typing.LookAlike(paper.Replace('A', 'А').Replace('C', 'С').Replace('B', 'В'), random),
        _ => paper,
    };

    /// <summary>The name of the person who is paid for, somehow.</summary>
    private void AddName(Text text, Payee payee, bool declined = false, bool mayBeMuchWrong = true)
    {
        Named name = payee.Name;
        if (declined)
        {
            text.Clue(Clues.Name, string.Join(' ', name.Full.Split(' ').Select(word => Spelling.Accusative(word, name.Male))));
            return;
        }

        string latin = $"{payee.Card.LatinSurname} {payee.Card.LatinGivenName}";
        string sloppy = Spelling.Latin($"{name.CyrillicSurname} {name.Given}", LatinStandard.Plain);
        switch (random.Next(mayBeMuchWrong ? 22 : 18))
        {
            case 0 or 1 or 2:
                text.Clue(Clues.Name, name.Full);
                break;
            case 3:
                text.Clue(Clues.Name, name.Full.ToUpperInvariant().Replace('Ё', 'Е'));
                break;
            case 4:
                text.Clue(Clues.Name, $"{name.Given} {name.Patronymic} {name.CyrillicSurname}".Replace("  ", " ", StringComparison.Ordinal));
                break;
            case 5:
                text.Clue(Clues.Name, $"{name.CyrillicSurname} {name.Given}");
                break;
            case 6 or 7:
                text.Clue(Clues.Initials, Initials(name));
                break;
            case 8:
                text.Clue(Clues.Initials, $"{name.Given[0]}.{(name.Patronymic is { } father ? father[0] + "." : "")} {name.CyrillicSurname}");
                break;
            case 9 or 10:
                text.Clue(Clues.Name, latin);
                break;
            case 11:
                text.Clue(Clues.Name, sloppy);
                break;
            case 12:
                text.Clue(Clues.Name, $"{Spelling.Latin(name.Given, LatinStandard.Plain)} {Spelling.Latin(name.CyrillicSurname, LatinStandard.Plain)}");
                break;
            case 13:
                text.Clue(Clues.Name, Typing.LookAlike(name.Full, random));
                break;
            case 14:
                text.Clue(Clues.Name, name.CyrillicSurname + name.Given + (random.Next(2) == 0 ? name.Patronymic?.Split(' ')[0] : ""));
                break;
            case 15 or 16:
                text.Clue(Clues.Name, OneSlip(name.Full));
                break;
            case 17:
                text.Clue(Clues.Name, OneSlip(latin));
                break;
            case 18:
                // Two words with a slip each: the name may not be known any more.
                text.Say(OneSlip(OneSlip(name.Full)));
                break;
            case 19:
                text.Say($"{Typing.Slip(name.CyrillicSurname, random)} {name.Given[0]}.");
                break;
            case 20:
                text.Say(name.CyrillicSurname);
                break;
            default:
                text.Say($"{name.Given} {name.Patronymic}");
                break;
        }
    }

    private string Initials(Named name)
    {
        string second = name.Patronymic is { } father ? father[..1] : "";
        return random.Next(3) switch
        {
            0 => $"{name.CyrillicSurname} {name.Given[0]}.{(second.Length > 0 ? second + "." : "")}",
            1 => $"{name.CyrillicSurname} {name.Given[0]} {second}".TrimEnd(),
            _ => $"{name.CyrillicSurname.ToUpperInvariant()} {name.Given[0]}. {(second.Length > 0 ? second + "." : "")}".TrimEnd(),
        };
    }

    private string OneSlip(string name)
    {
        string[] words = name.Split(' ');
        int at = random.Next(words.Length);
        words[at] = Typing.Slip(words[at], random);
        return string.Join(' ', words);
    }

    /// <summary>The payer's field where the applicant pays: banks write the whole name, some with the address behind it.</summary>
    private string Payer(Payee payee) => random.Next(10) switch
    {
        0 => payee.Name.Full + "//г Москва, ул Полевая, д 3, кв 12//",
        1 => "ПАО Сбербанк//" + payee.Name.Full.ToUpperInvariant() + "//",
        2 => $"{payee.Card.LatinSurname} {payee.Card.LatinGivenName}",
        3 or 4 => payee.Name.Full.ToUpperInvariant(),
        _ => payee.Name.Full,
    };

    private string Stranger()
    {
        for (int i = 0; i < 20; i++)
        {
            Named stranger = NamePool.Next(random);
            if (!IsApplicant(stranger))
            {
                return random.Next(5) == 0 ? "ПАО СБЕРБАНК" : stranger.Full;
            }
        }

        return "Соколова Вера Ильинична";
    }

    private bool IsApplicant(Named name) => applicants.Contains((name.CyrillicSurname, name.Given));

    private readonly HashSet<(string Surname, string Given)> applicants = [.. population.All.Select(payee => (payee.Name.CyrillicSurname, payee.Name.Given))];

    private static bool SameOnPaper(Named a, Named b) => a.CyrillicSurname == b.CyrillicSurname && a.Given == b.Given;

    private Payee Another(IEnumerable<Payee> group, Payee than)
    {
        Payee[] others = [.. group.Where(each => each != than && each.Card.Paper != than.Card.Paper)];
        return others.Length == 0 ? than : others[random.Next(others.Length)];
    }

    private Payee Any(Func<Payee, bool> that)
    {
        while (true)
        {
            Payee payee = population.All[random.Next(population.All.Count)];
            if (that(payee))
            {
                return payee;
            }
        }
    }

    private DateOnly DayOf(Payee payee) => payee.Card.Day!.Value.AddDays(random.Next(4));

    private NoisyLine Line(string kind, Payee payee, string payer, Text text, Money amount, Clues byPayer = Clues.None, bool unclear = false, string? inn = null, DateOnly? day = null)
    {
        string purpose = text.Purpose();
        return new NoisyLine(Bank(payer, purpose, amount, day ?? DayOf(payee), inn), kind, [payee.Card.Case], !unclear, text.Written | byPayer);
    }

    private BankFacts Bank(string payer, string purpose, Money amount, DateOnly day, string? inn) => new(
        string.Create(CultureInfo.InvariantCulture, $"line-{serial++}"), "noisy", string.Create(CultureInfo.InvariantCulture, $"{random.Next(1, 9999)}"), day, amount, day, day.AddDays(1), payer, inn, null, purpose);

    private string Pick(params ReadOnlySpan<string> values) => values[random.Next(values.Length)];

    /// <summary>A purpose in the making: what is said, and which clues of it are still whole at the end.</summary>
    private sealed class Text(Random random)
    {
        private readonly StringBuilder text = new();
        private readonly List<(Clues Kind, string Words)> clues = [];
        private bool capitals;

        public Clues Written { get; private set; }

        public void Say(string words)
        {
            if (words.Length > 0)
            {
                if (text.Length > 0)
                {
                    text.Append(random.Next(30) switch { 0 => "", 1 => "  ", 2 => ", ", 3 => "; ", _ => " " });
                    // Two numbers or two names with nothing between them would be other ones.
                    if (text[^1] is not (' ' or ';' or ',') && char.IsLetterOrDigit(text[^1]) && char.IsLetterOrDigit(words[0]) && (char.IsLetter(text[^1]) == char.IsLetter(words[0])))
                    {
                        text.Append(' ');
                    }
                }

                text.Append(words);
            }
        }

        public void Clue(Clues kind, string words)
        {
            Say(words);
            clues.Add((kind, words));
        }

        public Text Capitals()
        {
            capitals = true;
            return this;
        }

        /// <summary>So long a text that the bank cuts it, sometimes in front of what matters.</summary>
        public void LongTail()
        {
            string front = random.Next(2) == 0 ? "Назначение платежа: перечисление денежных средств за услуги согласно публичной оферте, основание: заявление гражданина иностранного государства о переоформлении патента на осуществление трудовой деятельности, " : "";
            text.Insert(0, front).Append(" перечисление денежных средств за услуги согласно публичной оферте миграционного центра города Москвы без налога (НДС), платеж физического лица");
        }

        /// <summary>The text as the bank gives it, after which <see cref="Written"/> says what can still be read.</summary>
        public string Purpose()
        {
            string whole = text.ToString();
            string cut = whole.Length <= PurposeLength ? whole : whole[..PurposeLength];
            foreach ((Clues kind, string words) in clues)
            {
                Written |= cut.Contains(words, StringComparison.Ordinal) ? kind : Clues.None;
            }

            return capitals ? cut.ToUpperInvariant() : cut;
        }
    }
}
