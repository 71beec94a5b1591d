using System.Collections.Immutable;
using System.Security.Cryptography;
using Okno.Desk.Record;
using Okno.Desk.Tests.Cases;
using Okno.Desk.Tests.Statements;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Papers;
using Okno.Domain.Payments;
using Okno.Store.Scans;
using Okno.Testing.Cases;
using static Okno.Desk.Tests.Cases.Workplace;

namespace Okno.Desk.Tests.Faults;

/// <summary>Lives at the desk that together take every step that the desk knows, and every use case over several streams.</summary>
internal static class Plays
{
    public static readonly ImmutableArray<(string Name, Func<Scene, Task> Play)> All =
        [("rendered", RenderedAsync), ("refused", RefusedAsync), ("withdrawn", WithdrawnAsync), ("expired", ExpiredAsync), ("disputed", DisputedAsync), ("nobody's money", NobodysAsync)];

    private static readonly RefundPayee Payee = new("Петренко Остап", "40817810099910004312", "044525225", "Банк «Окраинный»");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>From the consent to the closed money.</summary>
    private static async Task RenderedAsync(Scene scene)
    {
        Workplace at = scene.At;
        OpenCase open = new(at.NewIntake(), Sample.Consent(scene.Today), scene.Today);
        Performed.Done opened = Done(await scene.ActAsync(Operator, (desk, by) => desk.OpenCaseAsync(open, by, Ct)));
        scene.Steps.Add(open.Step.Name);
        Guid id = opened.Stream;
        await DoAsync(scene, id, new CorrectIntake(open.Intake with { Phone = "+7 900 000-00-09" }), Operator);
        await DoAsync(scene, id, new GiveConsent(Sample.Consent(scene.Today) with { Purposes = ["service", "messages"] }), Operator);
        await DoAsync(scene, id, new WithdrawConsent("не пишите мне", scene.Today, ["messages"]), Operator);
        // The page lies on the shelf before the step that names it; a shelf that fails is tried in ShelfFaultTests.
        ScanPage page = await OnShelfAsync(at, id), small = await OnShelfAsync(at, id);
        await DoAsync(scene, id, new AttachScan(ScanOf.Consent, page.Sha256, [page], small), Operator);
        await DoAsync(scene, id, new Assess(), Operator);
        await DoAsync(scene, id, new MakeOffer(null, RiskNoticeSigned: false, PapersInHand: true), Operator);
        Offer offer = (await at.CaseAsync(id)).Offer!;
        PaymentReceipt receipt = at.NewReceipt() with { Payer = open.Intake.Applicant.Name.Full };
        await DoAsync(scene, id, new RecordPayment(offer.Price, scene.Today, receipt), Operator);
        await DoAsync(scene, id, new RecordTaxReceipts(Sample.TaxReceipts(open.Intake, 11, $"{at.NewLife().Case.Number[3..]}"), LossStated: false), Operator);
        await DoAsync(scene, id, new BookVisit(scene.Today, new TimeOnly(15, 0)), Operator);
        await DoAsync(scene, id, new RecordVisit(Attended: true), Operator);
        foreach (ChecklistItem item in (await at.CaseAsync(id)).Missing.ToArray())
        {
            if (item.Need == Need.HumanDecides && item.Paper.TranslationOf is null)
            {
                await DoAsync(scene, id, new WaivePaper(item.Paper, "прежний документ ещё действует"), Reviewer);
                continue;
            }

            Custody custody = item.Paper.Kind == PaperKind.IdentityPaper ? Custody.Copied : Custody.Taken;
            await DoAsync(scene, id, new ReceivePaper(item.Paper, PaperForm.Original, custody, Sample.Details(item.Paper, (await at.CaseAsync(id)).Intake!)), Operator);
            await DoAsync(scene, id, new ReviewPaper(item.Paper, Accept: true, [], null), Reviewer);
        }

        await DoAsync(scene, id, new ChangeKeeper(new PaperId(PaperKind.IdentityPaper), Custody.Taken, "заявитель"), Operator);
        scene.On("2026-04-07");
        byte[] file = new OneCFile(at.Desk.Law.For(await at.CaseAsync(id), scene.Today).Edition.Requisites.Account)
            .In(receipt.Identity.GetHashCode(StringComparison.Ordinal).ToString(System.Globalization.CultureInfo.InvariantCulture), receipt.IssuedOn, "6400.00", "Банк", $"за услуги {offer.Reference}").Bytes();
        await scene.ActAsync(Accountant, (desk, by) => desk.ImportStatementAsync(new MemoryStream(file), by, Ct), said => $"{said!.Error} {said.Counts.Proposed} {said.Counts.Incoming}");
        string line = await LineOfAsync(at, offer.Reference);
        scene.Steps.Add(CaseSteps.InfoOf<ConfirmPayment>().Name);
        Done(await scene.ActAsync(Accountant, (desk, by) => desk.MatchLineAsync(line, opened.Number, by, Ct)));
        string register = Done(await scene.ActAsync(Courier, (desk, by) => desk.OpenRegisterAsync(scene.Today, by, Ct))).Number;
        await DoAsync(scene, id, new ListForHandover(register, scene.Today), Courier);
        await DoAsync(scene, id, new TakeOffList("орган закрыт"), Courier);
        await DoAsync(scene, id, new ListForHandover(register, scene.Today), Courier);
        await scene.ActAsync(Courier, (desk, by) => desk.HandOverRegisterAsync(register, by, Ct), SaidOf);
        scene.On("2026-04-08");
        await scene.ActAsync(Courier, (desk, by) => desk.RecordActAsync(register, "АПП-77/1", scene.Today, [new LineAnswer(opened.Number, Accepted: true)], by, Ct), SaidOf);
        await DoAsync(scene, id, new Close("услуга оказана"), Operator);
        Assert.Equal(Phase.Closed, (await at.CaseAsync(id)).Phase);
    }

    /// <summary>Refused by the authority, mended, handed over line by line, accepted.</summary>
    private static async Task RefusedAsync(Scene scene)
    {
        Workplace at = scene.At;
        Guid id = await at.KeepAsync(at.Ready());
        for (int round = 0; round < 2; round++)
        {
            string register = Done(await scene.ActAsync(Courier, (desk, by) => desk.OpenRegisterAsync(scene.Today, by, Ct))).Number;
            await DoAsync(scene, id, new ListForHandover(register, scene.Today), Courier);
            await DoAsync(scene, id, new HandOver(register), Courier);
            if (round == 0)
            {
                PaperId petition = new(PaperKind.Petition);
                await DoAsync(scene, id, new RecordRefusal(RefusalGround.Other, "нет подписи в ходатайстве", "АПП-5"), Courier);
                await DoAsync(scene, id, new ReturnPaper(petition, "нет подписи"), Operator);
                await DoAsync(scene, id, new ReceivePaper(petition, PaperForm.Original, Custody.Taken, Sample.Details(petition, (await at.CaseAsync(id)).Intake!)), Operator);
                await DoAsync(scene, id, new ReviewPaper(petition, Accept: true, [], null), Reviewer);
            }
            else
            {
                await DoAsync(scene, id, new RecordAcceptance("АПП-6", scene.Today), Courier);
            }
        }
    }

    /// <summary>Paid twice, the second payment kept and then given back; withdrawn; the outcome declined once and decided by two; refunded.</summary>
    private static async Task WithdrawnAsync(Scene scene)
    {
        Workplace at = scene.At;
        Life life = at.Contracted();
        life.Do(new RecordPayment(life.Price, life.Today, at.NewReceipt()));
        Guid id = await at.KeepAsync(life);
        await DoAsync(scene, id, new SettleCredit(false, "просьба плательщика"), Accountant);
        await ByTwoAsync(scene, id, new SettleCredit(true, "передумал"));
        await DoAsync(scene, id, new OrderRefund("7", life.Price, life.Case.Payments[1].Id, Payee with { Name = life.Case.Payments[1].Evidence.Payer }), Accountant);
        await DoAsync(scene, id, new RecordRefund(life.Price, scene.Today, "7"), Accountant);
        await DoAsync(scene, id, new Withdraw("уезжаю домой"), Operator);
        DecideOutcome decide = new(OutcomeKind.MinusCosts, Money.Roubles(900), "копии, смета № 4");
        Performed.AwaitsSecondPerson awaits = Assert.IsType<Performed.AwaitsSecondPerson>(await scene.ActAsync(Accountant, (desk, by) => desk.ProposeAsync(id, decide, by, Ct)));
        Done(await scene.ActAsync(Supervisor, (desk, by) => desk.DeclineAsync(awaits.Approval, "нет сметы", by, Ct)));
        await ByTwoAsync(scene, id, decide);
        Money owed = (await at.CaseAsync(id)).Outcome!.Refund;
        await DoAsync(scene, id, new RecordRefund(owed, scene.Today, "901"), Accountant);
        await DoAsync(scene, id, new Close("оригиналов не было"), Operator);
    }

    private static async Task ExpiredAsync(Scene scene)
    {
        Guid id = await scene.At.KeepAsync(scene.At.Contracted());
        scene.On("2026-05-07");
        await DoAsync(scene, id, new ExpireContract(), By.Job("срок договора окончен"));
    }

    /// <summary>A receipt and a line that disagree, settled by two; the payment taken back by two.</summary>
    private static async Task DisputedAsync(Scene scene)
    {
        Workplace at = scene.At;
        Life life = at.Contracted();
        Guid id = await at.KeepAsync(life);
        string line = await KeepLineAsync(at, Money.Roubles(6410)), payment = life.Case.Payments[0].Id;
        Done(await scene.ActAsync(Accountant, (desk, by) => desk.TieReceiptAsync(line, life.Case.Number, payment, by, Ct)));
        await ByTwoAsync(scene, id, new SettleEvidence(payment, EvidenceSide.BankRecord, "сверено с банком"));
        await ByTwoAsync(scene, id, new TakeBackPayment(payment, "платёж другого заявителя"));
    }

    /// <summary>A line that belongs to nobody: set aside, taken up again, returned by two.</summary>
    private static async Task NobodysAsync(Scene scene)
    {
        Workplace at = scene.At;
        string line = await KeepLineAsync(at, Money.Roubles(777));
        Done(await scene.ActAsync(Accountant, (desk, by) => desk.SetLineAsideAsync(line, "не за услугу", by, Ct)));
        Done(await scene.ActAsync(Accountant, (desk, by) => desk.TakeLineUpAsync(line, "отложена по ошибке", by, Ct)));
        Performed.AwaitsSecondPerson awaits = Assert.IsType<Performed.AwaitsSecondPerson>(
            await scene.ActAsync(Accountant, (desk, by) => desk.ProposeLineReturnAsync(line, new LineReturn("плательщик неизвестен", "41", Payee), by, Ct)));
        Done(await scene.ActAsync(Supervisor, (desk, by) => desk.ConfirmAsync(awaits.Approval, "согласен", by, Ct)));
        Done(await scene.ActAsync(Accountant, (desk, by) => desk.RecordLineReturnAsync(line, scene.Today, by, Ct)));
    }

    private static async Task<ScanPage> OnShelfAsync(Workplace at, Guid id)
    {
        byte[] picture = Guid.NewGuid().ToByteArray();
        using MemoryStream shown = new(picture);
        ScanRef put = await at.Desk.Store.Scans.PutAsync(id, shown, Ct);
        return new ScanPage(put.Address, put.Length, Convert.ToHexStringLower(SHA256.HashData(picture)), 1, 1);
    }

    private static async Task<Performed.Done> DoAsync(Scene scene, Guid id, ICaseStep step, By by)
    {
        scene.Steps.Add(step.Step.Name);
        return Done(await scene.ActAsync(by, (desk, keyed) => desk.PerformAsync(id, step, keyed, Ct)));
    }

    /// <summary>By one person, or by two where one is not enough.</summary>
    private static async Task ByTwoAsync(Scene scene, Guid id, ICaseStep step)
    {
        scene.Steps.Add(step.Step.Name);
        Performed proposed = await scene.ActAsync(Accountant, (desk, by) => desk.ProposeAsync(id, step, by, Ct));
        Done(proposed is Performed.AwaitsSecondPerson awaits ? await scene.ActAsync(Supervisor, (desk, by) => desk.ConfirmAsync(awaits.Approval, "согласен", by, Ct)) : proposed);
    }

    private static string SaidOf(ImmutableArray<LineResult>? results) => System.Text.Encoding.UTF8.GetString(RecordJson.Write(results!.Value));

    private static async Task<string> LineOfAsync(Workplace at, string reference) =>
        Assert.Single((await at.Desk.ListLinesAsync(LineMatch.Proposed, ct: Ct)).Rows, row => row.Bank.Purpose.EndsWith(reference, StringComparison.Ordinal)).Number;

    /// <summary>A line as an import leaves it.</summary>
    private static async Task<string> KeepLineAsync(Workplace at, Money amount)
    {
        Guid id = Guid.CreateVersion7();
        string number = $"В-26-{at.NewLife().Case.Number[3..]}";
        BankFacts facts = new($"faults-{id:N}", $"выписка-{id:N}", "1", at.Today, amount, at.Today, at.Today, Payee.Name, null, Payee.Account, "оплата");
        await at.KeepAsync(StreamKinds.Line.Change(id, number, StreamKinds.Line.Empty(id, number), 0, [new LineImported(facts, [])], StampOf(Accountant)).Change);
        return number;
    }
}
