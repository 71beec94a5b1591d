using System.Collections.Immutable;
using Okno.Desk.Record;
using Okno.Desk.Tests.Cases;
using Okno.Domain.Cases;
using Okno.Domain.Cases.Steps;
using Okno.Domain.Handovers;
using Okno.Domain.Papers;
using Okno.Store.Journal;
using Okno.Testing.Cases;
using static Okno.Desk.Tests.Cases.Workplace;

namespace Okno.Desk.Tests.Registers;

public abstract class RegisterTests(DeskFixture fixture)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_refused_line_is_mended_listed_again_and_accepted_while_the_first_act_keeps_the_refusal()
    {
        Workplace at = new(fixture);
        Life good = at.Ready(), bad = at.Ready();
        Guid[] cases = [await at.KeepAsync(good), await at.KeepAsync(bad)];
        at.On("2026-04-07");
        string register = await at.OpenRegisterAsync("2026-04-07");
        foreach (Guid id in cases)
        {
            await at.DoAsync(id, new ListForHandover(register, at.Today), Courier);
        }

        Assert.All((await at.Desk.HandOverRegisterAsync(register, Courier, Ct))!.Value, line => Done(line.Performed));
        ImmutableArray<LineResult> act = (await at.Desk.RecordActAsync(
            register, "АПП-1", at.Today, [new LineAnswer(good.Case.Number, true), new LineAnswer(bad.Case.Number, false, RefusalGround.Other, "нет подписи в ходатайстве")], Courier, Ct))!.Value;
        Assert.All(act, line => Done(line.Performed));
        Register first = await at.RegisterAsync(register);
        Assert.True(first.IsAnswered);
        Assert.Equal((LineStatus.Refused, "нет подписи в ходатайстве"), first.Lines.Where(line => line.CaseNumber == bad.Case.Number).Select(line => (line.Status, line.Words)).Single());
        Assert.Equal(Phase.Rendered, (await at.CaseAsync(cases[0])).Phase);
        Assert.Equal(Phase.RefusedOtherwise, (await at.CaseAsync(cases[1])).Phase);

        at.On("2026-04-08");
        PaperId petition = new(PaperKind.Petition);
        await at.DoAsync(cases[1], new ReturnPaper(petition, "на подпись"), Operator);
        await at.DoAsync(cases[1], new ReceivePaper(petition, PaperForm.Original, Custody.Taken, Sample.Details(petition, bad.Intake)), Operator);
        await at.DoAsync(cases[1], new ReviewPaper(petition, true, [], null), Reviewer);
        string second = await at.OpenRegisterAsync("2026-04-09");
        await at.DoAsync(cases[1], new ListForHandover(second, Sample.Day("2026-04-09")), Courier);
        at.On("2026-04-09");
        Done(Assert.Single((await at.Desk.HandOverRegisterAsync(second, Courier, Ct))!.Value).Performed);

        // The act of the first register cannot answer for the line that now hangs on the second one.
        Assert.IsNotType<Performed.Done>(Assert.Single((await at.Desk.RecordActAsync(register, "АПП-1", at.Today, [new LineAnswer(bad.Case.Number, true)], Courier, Ct))!.Value).Performed);
        Assert.Equal(Phase.HandedOver, (await at.CaseAsync(cases[1])).Phase);

        Done(Assert.Single((await at.Desk.RecordActAsync(second, "АПП-2", at.Today, [new LineAnswer(bad.Case.Number, true)], Courier, Ct))!.Value).Performed);
        Assert.Equal((Phase.Rendered, "АПП-2"), ((await at.CaseAsync(cases[1])).Phase, (await at.CaseAsync(cases[1])).Handover!.ActNumber));
        Assert.Equal(LineStatus.Refused, (await at.RegisterAsync(register)).Lines.Single(line => line.CaseNumber == bad.Case.Number).Status);
    }

    [Fact]
    public async Task A_line_that_cannot_go_stays_listed_with_its_reason_while_the_others_go()
    {
        // Issued on 12.05.2025 the last day to file is 24.04.2026; on 27.04 such a line needs a second person.
        Workplace at = new(fixture, "2026-04-23");
        Life late = at.NewLife();
        late = late.On("2026-04-06").Offer();
        late.Do(new RecordPayment(late.Price, late.Today, at.NewReceipt())).BringPapers().Confirm().On("2026-04-23");
        Guid lateId = await at.KeepAsync(late);
        Life other = at.Ready("2025-07-01");
        Guid otherId = await at.KeepAsync(other);
        string register = await at.OpenRegisterAsync("2026-04-24");
        await at.DoAsync(lateId, new ListForHandover(register, Sample.Day("2026-04-24")), Courier);
        await at.DoAsync(otherId, new ListForHandover(register, Sample.Day("2026-04-24")), Courier);

        at.On("2026-04-27");
        ImmutableArray<LineResult> results = (await at.Desk.HandOverRegisterAsync(register, Courier with { Key = "hand over " + register }, Ct))!.Value;
        Assert.Equal(2, results.Length);
        Assert.IsType<Performed.NeedsSecondPerson>(results.Single(line => line.CaseNumber == late.Case.Number).Performed);
        Done(results.Single(line => line.CaseNumber == other.Case.Number).Performed);
        Assert.Equal(Phase.Listed, (await at.CaseAsync(lateId)).Phase);
        Assert.Equal([LineStatus.Listed, LineStatus.HandedOver], (await at.RegisterAsync(register)).Lines.Select(line => line.Status).Order());
        Assert.Equal(results.Select(line => Said(line.Performed)), (await at.Desk.HandOverRegisterAsync(register, Courier with { Key = "hand over " + register }, Ct))!.Value.Select(line => Said(line.Performed)));

        // Two persons hand it over all the same: 3.9.3 obliges the Centre to it, and the record keeps the fault.
        string approval = Assert.IsType<Performed.AwaitsSecondPerson>(await at.Desk.ProposeAsync(lateId, new HandOver(register), Courier, Ct)).Approval;
        Done(await at.Desk.ConfirmAsync(approval, "передаём с опозданием", Supervisor, Ct));
        Assert.Contains((await at.CaseAsync(lateId)).Faults, fault => fault.OfTheCentre);
        Assert.All((await at.RegisterAsync(register)).Lines, line => Assert.Equal(LineStatus.HandedOver, line.Status));
    }

    [Fact]
    public async Task Three_hundred_lines_with_one_refused_change_with_their_register_in_one_transaction()
    {
        Workplace at = new(fixture);
        string register = await at.OpenRegisterAsync("2026-04-07");
        Life listed = at.Ready().List(register, Sample.Day("2026-04-07"));
        List<RegisterEvent> lines = [];
        ImmutableArray<(Guid Id, string Number)> copies = await at.KeepCopiesAsync(listed, 300, (id, after, _) =>
            lines.Add(new LineListed(new RegisterLine(id, after.Number, after.Intake!.Applicant.Name.Full, after.Intake.Patent.Key, LineStatus.Listed))));
        Register empty = await at.RegisterAsync(register);
        await at.KeepAsync(StreamKinds.Register.Change(empty.Id, register, empty, 1, lines, StampOf(Courier)).Change);

        at.On("2026-04-07");
        ImmutableArray<LineResult> handed = (await at.Desk.HandOverRegisterAsync(register, Courier, Ct))!.Value;
        Assert.Equal(300, handed.Count(line => line.Performed is Performed.Done));
        string refused = copies[137].Number;
        LineAnswer[] answers = [.. copies.Select(copy => new LineAnswer(copy.Number, copy.Number != refused, RefusalGround.Other, "нет перевода"))];
        ImmutableArray<LineResult> answered = (await at.Desk.RecordActAsync(register, "АПП-300", at.Today, answers, Courier with { Key = "act " + register }, Ct))!.Value;
        Assert.Equal(300, answered.Count(line => line.Performed is Performed.Done));
        Register after = await at.RegisterAsync(register);
        Assert.Equal((299, 1, true), (after.Lines.Count(line => line.Status == LineStatus.Accepted), after.Lines.Count(line => line.Status == LineStatus.Refused), after.IsAnswered));
        Assert.Equal(Phase.RefusedOtherwise, (await at.CaseAsync(copies[137].Id)).Phase);
        Assert.Equal(Phase.Rendered, (await at.CaseAsync(copies[0].Id)).Phase);

        // One transaction: the events of all cases and of the register stand without a gap in the journal.
        List<long> places = [];
        foreach (Guid id in copies.Select(copy => copy.Id).Append(after.Id))
        {
            await foreach (RecordedEvent e in at.Desk.Store.HistoryAsync(id, Ct))
            {
                if (e.Type is "accepted-by-authority" or "refused-by-authority" or "outcome-decided" or "line-accepted" or "line-refused")
                {
                    places.Add(e.Position);
                }
            }
        }

        Assert.Equal(299 + 299 + 1 + 300, places.Count);
        Assert.Equal(places.Count - 1, places.Max() - places.Min());
        Assert.Equal(answered.Select(line => Said(line.Performed)), (await at.Desk.RecordActAsync(register, "АПП-300", at.Today, answers, Courier with { Key = "act " + register }, Ct))!.Value.Select(line => Said(line.Performed)));
    }

    [Fact]
    public async Task Two_couriers_list_two_cases_in_one_register_at_once_and_neither_is_told_that_the_case_is_stale()
    {
        Workplace at = new(fixture);
        string register = await at.OpenRegisterAsync("2026-04-07");
        List<(Guid Id, long Revision)> cases = [];
        for (int i = 0; i < 4; i++)
        {
            Life life = at.Ready();
            cases.Add((await at.KeepAsync(life), life.Events.Count));
        }

        Performed[] answers = await Task.WhenAll(cases.Select(item => Task.Run(() => at.Desk.PerformAsync(item.Id, new ListForHandover(register, Sample.Day("2026-04-07")), Courier with { SeenRevision = item.Revision }, Ct))));
        Assert.All(answers, answer => Done(answer));
        Assert.Equal(4, (await at.RegisterAsync(register)).Lines.Length);
    }

    [Fact]
    public async Task A_register_that_has_gone_takes_no_new_line_and_an_unknown_one_none_either()
    {
        Workplace at = new(fixture);
        Guid first = await at.KeepAsync(at.Ready()), second = await at.KeepAsync(at.Ready());
        string register = await at.OpenRegisterAsync("2026-04-06");
        await at.DoAsync(first, new ListForHandover(register, at.Today), Courier);
        await at.Desk.HandOverRegisterAsync(register, Courier, Ct);
        Assert.Equal(["handover.register-open"], Broken(await at.Desk.PerformAsync(second, new ListForHandover(register, at.Today), Courier, Ct)));
        Assert.Equal(["handover.register-open"], Broken(await at.Desk.PerformAsync(second, new ListForHandover("Р-26-9999", at.Today), Courier, Ct)));
        Assert.Null(await at.Desk.HandOverRegisterAsync("Р-26-9999", Courier, Ct));
        Assert.Equal(["register.day-not-past"], Broken(await at.Desk.OpenRegisterAsync(at.Today.AddDays(-1), Courier, Ct)));
    }

    [Fact]
    public async Task A_line_taken_off_leaves_the_register_and_an_answer_for_no_line_of_it_is_told_and_changes_nothing()
    {
        Workplace at = new(fixture);
        Life off = at.Ready(), stays = at.Ready();
        Guid offId = await at.KeepAsync(off), staysId = await at.KeepAsync(stays);
        string register = await at.OpenRegisterAsync("2026-04-06");
        await at.DoAsync(offId, new ListForHandover(register, at.Today), Courier);
        await at.DoAsync(staysId, new ListForHandover(register, at.Today), Courier);
        await at.DoAsync(offId, new TakeOffList("заболел"), Courier);
        Assert.Equal(stays.Case.Number, Assert.Single((await at.RegisterAsync(register)).Lines).CaseNumber);
        Assert.Equal(Phase.Complete, (await at.CaseAsync(offId)).Phase);
        await at.Desk.HandOverRegisterAsync(register, Courier, Ct);

        ImmutableArray<LineResult> act = (await at.Desk.RecordActAsync(register, "АПП-9", at.Today, [new LineAnswer(stays.Case.Number, true), new LineAnswer(off.Case.Number, true), new LineAnswer("26-000000", true)], Courier, Ct))!.Value;
        Assert.Equal(3, act.Length);
        Done(act.Single(line => line.CaseNumber == stays.Case.Number).Performed);
        Assert.IsType<Performed.NotFound>(act.Single(line => line.CaseNumber == off.Case.Number).Performed);
        Assert.IsType<Performed.NotFound>(act.Single(line => line.CaseNumber == "26-000000").Performed);
    }

    [Fact]
    public async Task A_register_page_that_is_stale_hands_nothing_over()
    {
        Workplace at = new(fixture);
        Guid seen = await at.KeepAsync(at.Ready()), unseen = await at.KeepAsync(at.Ready());
        string register = await at.OpenRegisterAsync("2026-04-06");
        await at.DoAsync(seen, new ListForHandover(register, at.Today), Courier);
        long revision = (await at.Desk.FindRegisterAsync(register, Ct))!.Revision;
        await at.DoAsync(unseen, new ListForHandover(register, at.Today), Courier);
        Assert.All((await at.Desk.HandOverRegisterAsync(register, Courier with { SeenRevision = revision }, Ct))!.Value, line => Assert.IsType<Performed.Stale>(line.Performed));
        Assert.Equal(Phase.Listed, (await at.CaseAsync(seen)).Phase);
        Assert.All((await at.Desk.HandOverRegisterAsync(register, Courier with { SeenRevision = revision + 1 }, Ct))!.Value, line => Done(line.Performed));
    }

    [Fact]
    public async Task A_late_answer_to_one_line_completes_the_act()
    {
        Workplace at = new(fixture);
        Life one = at.Ready(), two = at.Ready();
        Guid oneId = await at.KeepAsync(one), twoId = await at.KeepAsync(two);
        string register = await at.OpenRegisterAsync("2026-04-06");
        await at.DoAsync(oneId, new ListForHandover(register, at.Today), Courier);
        await at.DoAsync(twoId, new ListForHandover(register, at.Today), Courier);
        await at.Desk.HandOverRegisterAsync(register, Courier, Ct);
        Assert.Single((await at.Desk.RecordActAsync(register, "АПП-5", at.Today, [new LineAnswer(one.Case.Number, true)], Courier, Ct))!.Value);
        Assert.False((await at.RegisterAsync(register)).IsAnswered);
        Assert.Equal(Phase.HandedOver, (await at.CaseAsync(twoId)).Phase);
        await at.DoAsync(twoId, new RecordRefusal(RefusalGround.LateFiling, "подано поздно", "АПП-5"), Courier);
        Assert.True((await at.RegisterAsync(register)).IsAnswered);
        Assert.Equal((Phase.RenderedBy63, OutcomeKind.None), ((await at.CaseAsync(twoId)).Phase, (await at.CaseAsync(twoId)).Outcome!.Kind));
    }
}

public sealed class RegisterOnSqliteTests(SqliteDesk fixture) : RegisterTests(fixture), IClassFixture<SqliteDesk>;

public sealed class RegisterOnPostgresTests(PostgresDesk fixture) : RegisterTests(fixture), IClassFixture<PostgresDesk>;
