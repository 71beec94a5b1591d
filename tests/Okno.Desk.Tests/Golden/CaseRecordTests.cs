using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Okno.Desk.Record;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Papers;
using Okno.Domain.Payments;
using Okno.Testing.Cases;

namespace Okno.Desk.Tests.Golden;

/// <summary>A case is written and read without loss at every moment of its life.</summary>
public sealed class CaseRecordTests
{
    [Fact]
    public void A_case_read_back_is_the_same_after_every_event_of_every_life()
    {
        foreach (Life life in SampleEvents.Lives)
        {
            Case at = new(life.Case.Id, life.Case.Number);
            foreach (CaseEvent e in life.Events)
            {
                at = at.Apply(e);
                byte[] written = RecordJson.Write(at);
                Case read = RecordJson.Read<Case>(written);
                Assert.Equal(Encoding.UTF8.GetString(written), Encoding.UTF8.GetString(RecordJson.Write(read)));
                NoDefaultArrays(read);
                Assert.Equal(at.NearestDeadline, read.NearestDeadline);
                Assert.Equal(at.Ledger.Received, read.Ledger.Received);
            }
        }
    }

    [Fact]
    public void The_fold_of_what_was_kept_is_the_case_itself()
    {
        foreach (Life life in SampleEvents.Lives)
        {
            IEnumerable<CaseEvent> kept = life.Events.Select(e => (CaseEvent)RecordJson.Read(RecordJson.Write(e), e.GetType()));
            Assert.Equal(Text(life.Case), Text(new Case(life.Case.Id, life.Case.Number).Apply(kept)));
        }
    }

    [Fact]
    public void Every_step_can_wait_for_a_second_person_as_JSON()
    {
        Life life = Life.Usual();
        ICaseStep[] steps =
        [
            new OpenCase(life.Intake, Sample.Consent(life.Today), life.Today), new GiveConsent(Sample.Consent(life.Today) with { Purposes = ["service", "messages"] }), new WithdrawConsent("отзываю", life.Today, ["messages"]), new CorrectIntake(life.Intake), new Assess(), new MakeOffer(life.Today, true, false),
            new RecordPayment(Money.Roubles(6400), life.Today, Sample.Receipt(life.Today)), new RecordPayment(new Money(1), life.Today, Sample.Line(life.Today)),
            new ConfirmPayment("receipt:1", Money.Roubles(6400), Sample.Line(life.Today)), new ReceivePaper(PaperId.Translation(PaperKind.HivCertificate), PaperForm.Original, Custody.Taken, Sample.Words(("illness", "no"))),
            new ReviewPaper(new PaperId(PaperKind.Petition), true, [PaperDefect.StrikeOut], null), new ReturnPaper(new PaperId(PaperKind.Petition), "возврат"), new WaivePaper(new PaperId(PaperKind.MigrationCard), "не нужна"),
            new BookVisit(life.Today, new TimeOnly(10, 30)), new RecordVisit(false), new ListForHandover("р-1", life.Today), new TakeOffList("закрыто"), new HandOver("р-1"), new RecordAcceptance("А-1", life.Today),
            new RecordRefusal(RefusalGround.LateFiling, "поздно", null), new ExpireContract(), new RecordTaxReceipts(Sample.TaxReceipts(life.Intake, 2), true), new Withdraw("передумал"), new DecideOutcome(OutcomeKind.MinusCosts, Money.Roubles(9), "смета"), new RecordRefund(Money.Roubles(9), life.Today, "1"), new TakeBackPayment("receipt:1", "ошибка"), new SettleEvidence("receipt:1", EvidenceSide.BankRecord, "сверено"), new SettleCredit(true, "дважды"), new OrderRefund("7", Money.Roubles(9), "receipt:1", new RefundPayee("Каримов", "40817810099910004312", "044525225", "Банк")), new Close(null),
            Sample.Scanned("petition"), new ChangeKeeper(new PaperId(PaperKind.Petition), Custody.Copied, "заявитель"),
        ];
        Assert.Empty(CaseSteps.ByName.Values.Select(step => step.Type).Except(steps.Select(step => step.GetType())));
        Assert.All(steps, step =>
        {
            string written = Text(step);
            Assert.DoesNotContain("\"step\"", written, StringComparison.Ordinal);
            Assert.Equal(written, Text(RecordJson.Read(Encoding.UTF8.GetBytes(written), step.GetType())));
        });
    }

    [Fact]
    public void The_record_is_readable_and_the_same_in_every_culture()
    {
        Life life = Life.Usual().Contract();
        string here = Text(life.Case);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            Assert.Equal(here, Text(RecordJson.Read<Case>(Encoding.UTF8.GetBytes(here))));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.Contains("\"surname\":\"Каримов\"", here, StringComparison.Ordinal);
        Assert.Contains("\"phase\":\"collecting\"", here, StringComparison.Ordinal);
        Assert.Contains("\"paper\":\"medical-policy\"", here, StringComparison.Ordinal);
        Assert.Contains("\"price\":\"6400.00\"", here, StringComparison.Ordinal);
        Assert.DoesNotContain("isBlocking", here, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"on":"2026-04-06"}""")]
    [InlineData("""{"on":"2026-04-06","handoverDue":null}""")]
    [InlineData("""{"on":"2026-13-06","handoverDue":"2026-04-07"}""")]
    [InlineData("null")]
    public void What_lost_a_fact_is_an_error_and_never_a_silent_zero(string broken) =>
        Assert.Throws<JsonException>(() => RecordJson.Read<PapersCompleted>(Encoding.UTF8.GetBytes(broken)));

    [Fact]
    public void A_number_is_never_taken_for_a_state() =>
        Assert.Throws<JsonException>(() => RecordJson.Read<Custody>("2"u8));

    private static string Text(object value) => Encoding.UTF8.GetString(RecordJson.Write(value));

    private static void NoDefaultArrays(object value)
    {
        foreach (PropertyInfo property in value.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0))
        {
            Type type = property.PropertyType;
            object? inner = property.GetValue(value);
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
            {
                Assert.False((bool)type.GetProperty("IsDefault")!.GetValue(inner)!, $"{value.GetType().Name}.{property.Name}");
                foreach (object? item in (IEnumerable)inner!)
                {
                    NoDefaultArrays(item!);
                }
            }
            else if (inner is not null && type.Namespace!.StartsWith("Okno.Domain", StringComparison.Ordinal) && !type.IsEnum && type != typeof(Money))
            {
                NoDefaultArrays(inner);
            }
        }
    }
}
