using System.Diagnostics;
using Okno.Desk.Papers;
using Okno.Desk.Tests.Cases;
using Okno.Desk.Tests.Documents;
using Okno.Desk.Wording;
using Okno.Documents;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Handovers;
using Okno.Domain.Papers;
using Okno.Domain.People;
using Okno.Formats.Qr;
using Okno.Testing;
using Okno.Testing.Cases;
using static Okno.Desk.Tests.Cases.Workplace;

namespace Okno.Desk.Tests.Papers;

/// <summary>Every paper of a whole life, printed from the case as the desk keeps it.</summary>
public sealed class PrintedLifeTests(SqliteDesk fixture, PressFixture press) : IClassFixture<SqliteDesk>, IClassFixture<PressFixture>
{
    private static readonly TextBook Words = TextBook.Load("ru");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private CasePapers Papers(Workplace at) => new(at.Desk, press.Working(), Words);

    private async Task<Dictionary<string, string>> PrintAllAsync(Workplace at, Case @case)
    {
        CasePapers papers = Papers(at);
        Dictionary<string, string> printed = [];
        foreach (PaperOffered offered in papers.Of(@case))
        {
            Assert.False(offered.Title.StartsWith('['), offered.Title);
            PrintedPaper.Ready ready = PressFixture.Ready((await papers.PrintAsync(offered.Name, @case, "Орлова О.", Ct))!);
            string text = PressFixture.Squeezed(ready.Pdf);
            Assert.DoesNotContain("{", text, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"\[[a-z.-]+\]", text);
            Assert.Contains(PressFixture.Squeeze(@case.Number), text, StringComparison.Ordinal);
            Assert.Contains(PressFixture.Squeeze(@case.Intake!.Applicant.Name.Surname).ToUpperInvariant(), text.ToUpperInvariant(), StringComparison.Ordinal);
            printed.Add(offered.Name, text);
        }

        return printed;
    }

    [Fact]
    public async Task Every_paper_of_a_whole_life_prints_from_the_case_as_it_stands()
    {
        press.Working();
        Workplace at = new(fixture);
        Life life = at.NewLife().Open();
        Dictionary<string, string> atStart = await PrintAllAsync(at, life.Case);
        Assert.Equal(["application", "consent", "petition"], atStart.Keys.Order());
        Assert.Contains(PressFixture.Squeeze(life.Intake.Patent.Number), atStart["application"], StringComparison.Ordinal);

        life.Offer();
        Dictionary<string, string> offered = await PrintAllAsync(at, life.Case);
        Assert.Contains(PressFixture.Squeeze("6 400,00"), offered["offer"], StringComparison.Ordinal);
        Assert.Contains(life.Case.Offer!.Reference, offered["offer"], StringComparison.Ordinal);
        Assert.Contains(life.Case.Offer.TextHash[..16], offered["offer"], StringComparison.Ordinal);

        life.Do(new RecordPayment(life.Price, life.Today, at.NewReceipt()));
        PaperId photo = new(PaperKind.Photo);
        life.Receive(photo).Do(new ReviewPaper(photo, Accept: false, [], "снимок не по размеру"));
        Dictionary<string, string> collecting = await PrintAllAsync(at, life.Case);
        Assert.Superset(new HashSet<string> { "checklist", "obligations", "custody", "defects-photo" }, collecting.Keys.ToHashSet());
        Assert.Contains(PressFixture.Squeeze("13 апреля 2026"), collecting["checklist"], StringComparison.Ordinal); // the fifth day, 11.04, is a Saturday

        life.Do(new ReturnPaper(photo, "переделать"));
        Assert.Contains("custody-return", (await PrintAllAsync(at, life.Case)).Keys);
        life.BringPapers().List("Р-26-0777").HandOver().AcceptByAuthority("АПП-77/1");
        Dictionary<string, string> rendered = await PrintAllAsync(at, life.Case);
        Assert.Contains("certificate", rendered.Keys);
        Assert.Contains(PressFixture.Squeeze("АПП-77/1"), rendered["certificate"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_an_expiry_and_a_withdrawal_print_their_notice_with_clause_and_money()
    {
        press.Working();
        Workplace at = new(fixture);
        Life refused = at.Ready().List("Р-1").HandOver().Refuse(RefusalGround.LateFiling, "подано поздно");
        Assert.Contains("6.3.1", (await PrintAllAsync(at, refused.Case))["notice"], StringComparison.Ordinal);
        Life withdrawn = at.Contracted().Do(new Withdraw("уезжаю"));
        Assert.Contains("notice", (await PrintAllAsync(at, withdrawn.Case)).Keys);
        withdrawn.DoWithSecondPerson(new DecideOutcome(OutcomeKind.Full, Domain.Payments.Money.Zero, null));
        Assert.Contains(PressFixture.Squeeze("6 400,00"), (await PrintAllAsync(at, withdrawn.Case))["notice"], StringComparison.Ordinal);
        Life expired = at.Contracted("2025-07-01").On("2026-05-07").Do(new ExpireContract());
        Assert.Contains("notice", (await PrintAllAsync(at, expired.Case)).Keys);
    }

    [Fact]
    public async Task The_notice_of_an_expiry_names_what_never_came_and_not_what_went_back()
    {
        press.Working();
        Workplace at = new(fixture);
        Life expired = at.Contracted("2025-07-01").BringPapers(PaperKind.Petition).On("2026-05-07").Do(new ExpireContract()).GiveOriginalsBack();
        string notice = (await PrintAllAsync(at, expired.Case))["notice"];
        Assert.Contains(PressFixture.Squeeze(Words.Say("paper.petition.name")), notice, StringComparison.Ordinal);
        Assert.DoesNotContain(PressFixture.Squeeze(Words.Say("paper.medical-policy.name")), notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_register_and_its_act_print_blank_and_as_answered()
    {
        press.Working();
        Workplace at = new(fixture);
        Life good = at.Ready(), bad = at.Ready();
        Guid[] ids = [await at.KeepAsync(good), await at.KeepAsync(bad)];
        string register = await at.OpenRegisterAsync("2026-04-06");
        foreach (Guid id in ids)
        {
            await at.DoAsync(id, new ListForHandover(register, at.Today), Courier);
        }

        RegisterPapers papers = new(at.Desk, press.Working(), Words);
        string list = PressFixture.Squeezed(PressFixture.Ready(await papers.PrintRegisterAsync(await at.RegisterAsync(register), "Котов К.", Ct)).Pdf);
        Assert.Contains(good.Case.Number, list, StringComparison.Ordinal);
        Assert.Contains(bad.Case.Number, list, StringComparison.Ordinal);
        await at.Desk.HandOverRegisterAsync(register, Courier, Ct);
        PressFixture.Ready(await papers.PrintActAsync(await at.RegisterAsync(register), "Котов К.", Ct));
        await at.Desk.RecordActAsync(register, "АПП-8", at.Today, [new LineAnswer(good.Case.Number, true), new LineAnswer(bad.Case.Number, false, RefusalGround.UnlawfulStay, "срок пребывания истёк")], Courier, Ct);
        string act = PressFixture.Squeezed(PressFixture.Ready(await papers.PrintActAsync(await at.RegisterAsync(register), "Котов К.", Ct)).Pdf);
        Assert.Contains("АПП-8", act, StringComparison.Ordinal);
        Assert.Contains("6.3.4", act, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_register_whose_case_was_paid_without_any_offer_prints_all_the_same()
    {
        press.Working();
        Workplace at = new(fixture);
        Life life = at.NewLife().Open();
        life.Do(new RecordPayment(life.Price, life.Today, at.NewReceipt())).BringPapers().Confirm();
        Guid id = await at.KeepAsync(life);
        Assert.True(life.Case.Contract!.WithoutOffer);
        string register = await at.OpenRegisterAsync("2026-04-06");
        await at.DoAsync(id, new ListForHandover(register, at.Today), Courier);
        RegisterPapers papers = new(at.Desk, press.Working(), Words);
        PressFixture.Ready(await papers.PrintRegisterAsync(await at.RegisterAsync(register), "Котов К.", Ct));
        await PrintAllAsync(at, life.Case);
    }

    [Fact]
    public async Task The_payment_code_reads_back_as_the_requisites_and_the_sum_of_the_offer()
    {
        Workplace at = new(fixture);
        Life life = at.NewLife().Offer();
        byte[] code = new CasePapers(at.Desk, press.Press, Words).Due(life.Case)!.Code().Bytes!;
        PaymentQrResult read = PaymentQr.Read(code);
        Domain.Law.Requisites to = at.Desk.Law.For(life.Case, at.Today).Edition.Requisites;
        Assert.True(read.Valid, string.Join("; ", read.Errors));
        Assert.Equal(
            (to.Recipient, to.Account, to.Bank, to.Bic, "640000"),
            (read.Find("Name"), read.Find("PersonalAcc"), read.Find("BankName"), read.Find("BIC"), read.Find("Sum")));
        Assert.Contains(life.Case.Offer!.Reference, read.Find("Purpose"), StringComparison.Ordinal);
        Assert.Equal(life.Case.Offer.Reference, PaymentReference.FindIn(read.Find("Purpose")!));

        PrintedPaper.Ready offer = PressFixture.Ready((await Papers(at).PrintAsync("offer", life.Case, "Орлова О.", Ct))!);
        Assert.Equal(System.Text.Encoding.UTF8.GetString(code), await ScannedAsync(offer.Pdf));
    }

    [Fact]
    public async Task A_paper_carries_the_number_and_the_hash_of_the_decision_that_produced_it()
    {
        press.Working();
        Workplace at = new(fixture);
        Guid id = Done(await at.Desk.OpenCaseAsync(new OpenCase(at.NewIntake(), Sample.Consent(at.Today), at.Today), Operator, Ct)).Stream;
        await at.DoAsync(id, new Assess(), Operator);
        await at.DoAsync(id, new MakeOffer(null, RiskNoticeSigned: false, PapersInHand: true), Operator);
        Case @case = await at.CaseAsync(id);
        DecisionLine made = (await at.Desk.ListDecisionsAsync(id, Ct)).Single(line => line.Record.Step == "make-offer");

        PrintedPaper.Ready offer = PressFixture.Ready((await Papers(at).PrintAsync("offer", @case, "Орлова О.", Ct))!);
        string scanned = await ScannedAsync(offer.Pdf);
        Assert.Contains($"OKNO {made.Record.Name} SHA256 {made.Hash.ToUpperInvariant()}", scanned, StringComparison.Ordinal);
        Assert.Contains("ST0001", scanned, StringComparison.Ordinal);
        Assert.Contains(PressFixture.Squeeze($"решение № {made.Record.Name}, SHA-256 {made.Hash[..16]}"), PressFixture.Squeezed(offer.Pdf), StringComparison.Ordinal);

        PrintedPaper.Ready application = PressFixture.Ready((await Papers(at).PrintAsync("application", @case, "Орлова О.", Ct))!);
        Assert.Contains($"OKNO {@case.Number}/1 SHA256", await ScannedAsync(application.Pdf), StringComparison.Ordinal);
    }

    /// <summary>What a scanner of another make reads from the first page that has a code.</summary>
    private static async Task<string> ScannedAsync(byte[] pdf)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/zbarimg") && File.Exists("/usr/bin/pdftoppm"), "apt-get install -y zbar-tools poppler-utils");
        using TemporaryFolder folder = new();
        await File.WriteAllBytesAsync(folder.File("offer.pdf"), pdf, Ct);
        await RunAsync("/usr/bin/pdftoppm", "-r", "200", "-png", folder.File("offer.pdf"), folder.File("page"));
        string all = "";
        foreach (string page in Directory.EnumerateFiles(folder.Path, "page*.png").Order(StringComparer.Ordinal))
        {
            all += await RunAsync("/usr/bin/zbarimg", "--quiet", "--raw", "-Sbinary", page);
        }

        return all;
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> said = process.StandardOutput.ReadToEndAsync(Ct);
        await process.StandardError.ReadToEndAsync(Ct);
        await process.WaitForExitAsync(Ct);
        return await said;
    }

    [Theory]
    [InlineData(EmployerKind.NaturalPerson, "Сведения о физическом лице", "Документ, удостоверяющий личность: серия", "КПП")]
    [InlineData(EmployerKind.LegalEntity, "Сведения о юридическом лице", "7707083893, 770701001", "Номер лицензии")]
    [InlineData(EmployerKind.Entrepreneur, "индивидуальный предприниматель", "ОГРНИП", "Номер лицензии")]
    [InlineData(EmployerKind.Notary, "частный нотариус", "Номер лицензии", "ОГРНИП")]
    public async Task The_petition_is_printed_by_the_kind_of_the_employer_with_what_was_declared(EmployerKind kind, string heading, string says, string saysNot)
    {
        press.Working();
        Employer employer = kind switch
        {
            EmployerKind.NaturalPerson => Sample.PrivatePerson,
            EmployerKind.LegalEntity => Sample.Company,
            _ => new Employer(kind, "Орлова Анна Петровна", "500100732259", null, null, "г. Москва, ул. Мира, д. 1", Licence: kind == EmployerKind.Notary ? "77/1-н" : null),
        };
        Workplace at = new(fixture);
        Life life = Life.Usual(intake: Sample.Intake(Sample.Day("2025-05-12"), employer: employer)).Contract();
        PrintedPaper.Ready ready = PressFixture.Ready((await Papers(at).PrintAsync("petition", life.Case, "Орлова О.", Ct))!);
        string text = PressFixture.Squeezed(ready.Pdf);

        Assert.Equal(1, ready.Pages);
        Assert.All((string[])[heading, says, employer.Name, life.Intake.Patent.Number, life.Intake.Applicant.Name.Full, life.Intake.Stay.Address, life.Intake.Profession],
            part => Assert.Contains(PressFixture.Squeeze(part), text, StringComparison.Ordinal));
        Assert.DoesNotContain(PressFixture.Squeeze(saysNot), text, StringComparison.Ordinal);
        Assert.Equal(kind != EmployerKind.NaturalPerson, text.Contains(PressFixture.Squeeze("гражданско-правовой"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_note_on_defects_lists_what_is_wrong_with_the_content_where_and_what_to_do()
    {
        press.Working();
        Workplace at = new(fixture);
        PaperId contract = new(PaperKind.WorkContract);
        Life life = Life.Usual().Contract();
        life.Do(new ReceivePaper(contract, PaperForm.Original, Custody.Taken, Sample.Details(contract, life.Intake).SetItem("patentNumber", "77 1500000009").Remove("policyNumber")));
        life.Do(new ReviewPaper(contract, Accept: false, [PaperDefect.StrikeOut], null));
        string text = PressFixture.Squeezed(PressFixture.Ready((await Papers(at).PrintAsync("defects-work-contract", life.Case, "Орлова О.", Ct))!).Pdf);

        Assert.All((string[])["Зачёркнутые слова", "номер полиса ДМС", "п. 4.7", "1500000009", "1500000000", "номер патента в деле", "дописать это и заверить", "серия и номер патента"],
            part => Assert.Contains(PressFixture.Squeeze(part), text.Replace("-", "", StringComparison.Ordinal), StringComparison.Ordinal));
    }
}
