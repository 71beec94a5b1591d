using System.Globalization;
using Okno.Desk.Decisions;
using Okno.Desk.Record;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.People;
using Okno.Store.Journal;
using Okno.Testing.Cases;
using Okno.Testing.Noise;

namespace Okno.Benchmarks.Load;

/// <summary>
/// Whole lives of invented people, each step decided by the domain, with its decision record, and folded: what the desk would have written, without the desk's reads. The same number always gives the same person.
/// The last of them are the work at hand, a bounded number; all before them are ended, most of them by acceptance.
/// </summary>
internal sealed class MadeCases
{
    /// <summary>Cases that are open at most, whatever the size of the record.</summary>
    public const int OpenAtMost = 1_000;

    private const int AgeOfPatent = 329;

    /// <summary>Of so many ended cases one was lived to its very end, with 33 events; the others were withdrawn.</summary>
    private const int WholeOf = 20;

    private static readonly Stamp By = new("load", "Загрузка", Role.Operator, "загрузка", "job");

    private readonly LawLibrary law;
    private readonly int count;
    private readonly DateOnly[] days;

    /// <param name="law">The law by which they live.</param>
    /// <param name="count">How many will be made.</param>
    public MadeCases(LawLibrary law, int count)
    {
        this.law = law;
        this.count = count;
        // People come on the days on which a whole straight life can be lived under the decreed calendar.
        days = [.. Enumerable.Range(0, 120).Select(n => new DateOnly(2026, 2, 2).AddDays(n)).Where(CanBeLived)];
        if (days.Length == 0)
        {
            throw new InvalidOperationException("No day of the spring of 2026 has a straight way through the Rules.");
        }
    }

    /// <summary>The change that brings the <paramref name="n"/>-th case into the record, with 12 events or more.</summary>
    public StreamChange Make(Guid id, int n) => Live(id, n, days[n % days.Length], n < count - Math.Min(OpenAtMost, count / 10));

    private bool CanBeLived(DateOnly day)
    {
        try
        {
            return new[] { 0, 1, WholeOf }.All(n => Live(Guid.CreateVersion7(), n, day, ended: true).Events.Count >= 12) && new[] { 1, 2, 3, 5 }.All(n => Live(Guid.CreateVersion7(), n, day, ended: false).Events.Count >= 12);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private StreamChange Live(Guid id, int n, DateOnly came, bool ended)
    {
        string number = string.Create(CultureInfo.InvariantCulture, $"26-{n + 1:000000}");
        Case empty = StreamKinds.Case.Empty(id, number);
        List<NewEvent> events = [];
        Life life = new(came, came.AddDays(-AgeOfPatent), law, number, Person(n, came.AddDays(-AgeOfPatent)), id)
        {
            Keep = (before, step, facts, inForce, now, accepted) =>
            {
                (IReadOnlyList<NewEvent> written, Case after) = StreamKinds.Case.Decided(number, before, accepted.Events, By, DecisionRecord.Compose(before, events.Count, step, facts, inForce, now, By, accepted));
                events.AddRange(written);
                return after;
            },
        };
        life.Offer();
        life.Do(new RecordPayment(life.Price, life.Today, Sample.Receipt(life.Today, string.Create(CultureInfo.InvariantCulture, $"чек-{n}"), life.Intake.Applicant.Name.Full)));
        if (ended && n % WholeOf != 0)
        {
            // Most come to no hand-over: 12 events and an end are what the record must have of each.
            life.Bring(new PaperId(PaperKind.Photo)).Bring(new PaperId(PaperKind.MedicalPolicy)).Do(new Withdraw("передумал"));
            return StreamKinds.Case.Change(id, 0, empty, events, life.Case);
        }

        if (!ended && n % 2 == 0)
        {
            life.Bring(new PaperId(PaperKind.Photo)).Bring(new PaperId(PaperKind.MedicalPolicy)).Receive(new PaperId(PaperKind.TaxReceipts));
            return StreamKinds.Case.Change(id, 0, empty, events, life.Case);
        }

        life.BringPapers();
        string register = string.Create(CultureInfo.InvariantCulture, $"{life.Case.Complete!.HandoverDue:yyyy-MM-dd}/1");
        if (ended)
        {
            life.List(register).HandOver();
            _ = n % (3 * WholeOf) == 0 ? life.Refuse(RefusalGround.LateFiling) : life.AcceptByAuthority(string.Create(CultureInfo.InvariantCulture, $"АПП-77/{n}"));
            life.GiveOriginalsBack();
        }
        else if (n % 3 > 0)
        {
            life.List(register);
            _ = n % 3 == 1 ? life : life.HandOver();
        }

        return StreamKinds.Case.Change(id, 0, empty, events, life.Case);
    }

    private static Intake Person(int n, DateOnly issued)
    {
        Random random = new(n);
        Intake intake = Sample.Intake(issued, n % 1000);
        Named name = NamePool.Next(random);
        return intake with
        {
            Applicant = intake.Applicant with
            {
                Name = name.Written((LatinStandard)random.Next(3)),
                Sex = name.Male ? Sex.Male : Sex.Female,
                BornOn = new DateOnly(1962, 1, 1).AddDays(random.Next(15_000)),
                Identity = intake.Applicant.Identity with { Number = string.Create(CultureInfo.InvariantCulture, $"{1_000_000 + n:0000000}") },
            },
            Patent = intake.Patent with { Number = string.Create(CultureInfo.InvariantCulture, $"{1_500_000_000L + n:0000000000}") },
            Phone = string.Create(CultureInfo.InvariantCulture, $"+7 9{n % 100:00} {n / 100 % 1000:000}-{n / 100_000 % 100:00}-{random.Next(100):00}"),
        };
    }
}
