using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using Okno.Desk.LawInUse;
using Okno.Desk.Record;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Handovers;
using Okno.Domain.Papers;
using Okno.Domain.Payments;
using Okno.Store.Journal;
using Okno.Testing;
using Okno.Testing.Cases;

namespace Okno.Desk.Tests.Cases;

/// <summary>
/// A desk with a clock that stands still until told otherwise, and its staff. Cases are opened step by step through the desk, or put into the record at any stage from a <see cref="Life"/>.
/// By default it is Monday 06.04.2026, 11:30 in Moscow, and patents are issued on 12.05.2025 (see <see cref="Life.Usual"/>).
/// </summary>
public sealed class Workplace
{
    public static readonly By Operator = Person("olga", "Орлова Ольга", Role.Operator);
    public static readonly By Reviewer = Person("roman", "Рябов Роман", Role.Reviewer);
    public static readonly By Accountant = Person("anna", "Алова Анна", Role.Accountant);
    public static readonly By Courier = Person("kirill", "Котов Кирилл", Role.Courier);
    public static readonly By Supervisor = Person("sergey", "Сомов Сергей", Role.Supervisor);
    public static readonly By Editor = Person("lena", "Лосева Елена", Role.RulesEditor);

    private static readonly Lazy<LawShelf> SharedLaw = new(() => LawShelf.Open(RepositoryRoot.Law));

    private readonly DeskFixture fixture;
    private readonly FakeTimeProvider clock = new();

    public Workplace(DeskFixture fixture, string day = "2026-04-06", string time = "11:30", LawShelf? law = null)
    {
        Assert.SkipWhen(fixture.Missing is not null, fixture.Missing ?? string.Empty);
        this.fixture = fixture;
        Desk = new ServiceDesk(fixture.Store, law ?? SharedLaw.Value, clock);
        On(day, time);
    }

    public ServiceDesk Desk { get; }

    /// <summary>The clock of this desk, for another process of the same desk.</summary>
    public TimeProvider Clock => clock;

    public DateOnly Today => Desk.Now.Day;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static By Person(string account, string name, params ReadOnlySpan<Role> roles) => new(account, name, [.. roles], "у окна", "desk");

    /// <summary>Moves the clock forward to a day and a time in Moscow.</summary>
    public Workplace On(string day, string time = "11:30")
    {
        clock.SetUtcNow(new DateTimeOffset(Sample.Day(day).ToDateTime(TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture)), TimeSpan.FromHours(3)));
        return this;
    }

    /// <summary>A person whom the record does not know yet.</summary>
    public Domain.People.Intake NewIntake(string issued = "2025-05-12") => Sample.Intake(Sample.Day(issued), fixture.Next());

    /// <summary>A life of today with a person, a case number and receipts of its own, to be taken to any stage and kept by <see cref="KeepAsync"/>.</summary>
    public Life NewLife(string issued = "2025-05-12", Domain.People.Intake? intake = null)
    {
        int n = fixture.Next();
        return new Life(Today, Sample.Day(issued), number: $"{Today.Year % 100:00}-{500_000 + n:000000}", intake: intake ?? Sample.Intake(Sample.Day(issued), n));
    }

    public PaymentReceipt NewReceipt() => Sample.Receipt(Today, $"чек-{fixture.Next()}");

    /// <summary>The life up to its contract, paid by a receipt that no other case has.</summary>
    public Life Contracted(string issued = "2025-05-12") => NewLife(issued).Offer() is var life ? life.Do(new RecordPayment(life.Price, life.Today, NewReceipt())) : null!;

    /// <summary>The life up to all its papers, its payment confirmed.</summary>
    public Life Ready(string issued = "2025-05-12") => Contracted(issued).BringPapers().Confirm();

    /// <summary>Writes the life into the record in one commit.</summary>
    public async Task<Guid> KeepAsync(Life life)
    {
        Guid id = Guid.CreateVersion7();
        (StreamChange change, _) = StreamKinds.Case.Change(id, life.Case.Number, StreamKinds.Case.Empty(id, life.Case.Number), 0, life.Events, StampOf(Operator));
        await KeepAsync(change);
        return id;
    }

    public async Task KeepAsync(params IReadOnlyList<StreamChange> changes) =>
        Assert.IsType<CommitOutcome.Done>(await Desk.Store.CommitAsync(new Commit(changes, null, null, [], Desk.Now.Utc), Ct));

    public static Stamp StampOf(By by) => new(by.Account, by.Name, by.Roles[0], by.Why, by.Channel);

    public async Task<Case> CaseAsync(Guid id) => StreamKinds.Case.Open((await Desk.Store.LoadAsync(id, ct: Ct)).Stream!);

    public async Task<long> RevisionAsync(Guid id) => (await Desk.Store.LoadAsync(id, ct: Ct)).Stream!.Version;

    public async Task<Register> RegisterAsync(string number) => (await Desk.FindRegisterAsync(number, Ct))!.State;

    /// <summary>Performs a step that must happen.</summary>
    public async Task<Performed.Done> DoAsync(Guid @case, ICaseStep step, By by) => Done(await Desk.PerformAsync(@case, step, by, Ct));

    public async Task<string> OpenRegisterAsync(string plannedFor) => Done(await Desk.OpenRegisterAsync(Sample.Day(plannedFor), Courier, Ct)).Number;

    public static Performed.Done Done(Performed performed) => performed switch
    {
        Performed.Done done => done,
        Performed.Refused refused => throw new Xunit.Sdk.XunitException("Refused: " + string.Join("; ", refused.Findings)),
        Performed.NeedsSecondPerson needs => throw new Xunit.Sdk.XunitException("Needs a second person: " + string.Join("; ", needs.Findings)),
        _ => throw new Xunit.Sdk.XunitException(performed.ToString()),
    };

    public static string[] Broken(Performed performed) => performed switch
    {
        Performed.Refused refused => [.. refused.Findings.Where(finding => finding.IsBlocking).Select(finding => finding.Code)],
        _ => throw new Xunit.Sdk.XunitException("Not refused: " + performed),
    };

    /// <summary>The answer as the edge shows it, for comparing.</summary>
    public static string Said(Performed performed) => System.Text.Encoding.UTF8.GetString(RecordJson.Write(performed));

    /// <summary>Receives and accepts every paper that is missing through the desk; waives those whose need a human decides.</summary>
    public async Task BringPapersAsync(Guid id)
    {
        foreach (ChecklistItem item in (await CaseAsync(id)).Missing.ToArray())
        {
            if (item.Need == Need.HumanDecides && item.Paper.TranslationOf is null)
            {
                await DoAsync(id, new WaivePaper(item.Paper, "прежний документ ещё действует"), Reviewer);
                continue;
            }

            Custody custody = item.Paper.Kind == PaperKind.IdentityPaper ? Custody.Copied : Custody.Taken;
            await DoAsync(id, new ReceivePaper(item.Paper, PaperForm.Original, custody, Sample.Details(item.Paper, (await CaseAsync(id)).Intake!)), Operator);
            await DoAsync(id, new ReviewPaper(item.Paper, Accept: true, [], null), Reviewer);
        }
    }

    /// <summary>The same life lived by many people: every copy has a person, a patent and a receipt of its own.</summary>
    public async Task<ImmutableArray<(Guid Id, string Number)>> KeepCopiesAsync(Life life, int count, Action<Guid, Case, List<StreamChange>>? also = null)
    {
        List<StreamChange> changes = [];
        ImmutableArray<(Guid, string)>.Builder copies = ImmutableArray.CreateBuilder<(Guid, string)>();
        for (int i = 0; i < count; i++)
        {
            int n = fixture.Next();
            Guid id = Guid.CreateVersion7();
            string number = $"{Today.Year % 100:00}-{500_000 + n:000000}";
            PaymentReceipt receipt = Sample.Receipt(Today, $"чек-{n}");
            BankLine line = Sample.Line(Today, $"line-{n}");
            CaseEvent[] events = [.. life.Events.Select(e => e switch
            {
                CaseOpened opened => opened with { Intake = Sample.Intake(opened.Intake.Patent.IssuedOn, n) },
                PaymentRecorded paid => paid with { Payment = paid.Payment with { Id = receipt.Identity, Evidence = receipt } },
                PaymentConfirmed confirmed => confirmed with { PaymentId = receipt.Identity, Line = line },
                _ => e,
            })];
            (StreamChange change, Case after) = StreamKinds.Case.Change(id, number, StreamKinds.Case.Empty(id, number), 0, events, StampOf(Operator));
            changes.Add(change);
            also?.Invoke(id, after, changes);
            copies.Add((id, number));
        }

        await KeepAsync(changes);
        return copies.ToImmutable();
    }
}
