using System.Buffers;
using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Okno.Cli.Batch;
using Okno.Domain.Law;
using Okno.Domain.Papers;
using Okno.Domain.People;
using Okno.Domain.Repairs;
using Okno.Domain.Terms;
using Okno.Domain.Windows;

namespace Okno.Cli;

/// <summary><c>okno window</c>: until when a patent can be re-issued, and what a contact on a given day means.</summary>
internal static partial class Commands
{
    private static readonly JsonEncodedText Expiry12 = JsonEncodedText.Encode("expiry12");
    private static readonly JsonEncodedText Expiry12E2 = JsonEncodedText.Encode("expiry12_E2");
    private static readonly JsonEncodedText SafeContact = JsonEncodedText.Encode("safe_contact");
    private static readonly DayKey LastFileA = new("last_file_A");
    private static readonly DayKey LastFileB = new("last_file_B");
    private static readonly DayKey LastFileBE2 = new("last_file_B_E2");
    private static readonly DayKey LastRelaxedA = new("last_relaxed_A");
    private static readonly DayKey LastRelaxedB = new("last_relaxed_B");
    private static readonly DayKey LastContact = new("last_contact");
    private static readonly JsonEncodedText SafeContactOther = JsonEncodedText.Encode("safe_contact_if_presidential_days_are_working");

    private static Command Window()
    {
        Argument<string[]> words = Positional("день выдачи", "День выдачи патента");
        Option<string?> contact = new("--contact") { Description = "День обращения в Центр" };
        Option<string?> contract = new("--contract") { Description = "День договора (обычно день обращения)" };
        Option<string?> employer = new("--employer-kind") { Description = "Работодатель: legal_entity, entrepreneur, notary, advocate, licensed_professional, natural_person" };
        Option<string[]> held = new("--held") { Description = "Документы на руках: medical-policy или 2.1.4", AllowMultipleArgumentsPerToken = true };
        KnownWindows days = new();
        Reading<WindowQuestion, WindowAnswer> reading = new(
            TakeWindow,
            (in WindowQuestion question, out WindowAnswer answer) => AnswerWindow(days, in question, out answer),
            WriteWindow,
            TellWindow,
            answer => answer.Contact?.Status == WindowStatus.Closed,
            Repaired);
        return ReaderCommand("window", "Срок обращения: до какого дня и с чем приходить", reading, words, (parsed, json) =>
        {
            if (parsed.GetValue(words) is not [{ } issued])
            {
                return false;
            }

            json.WriteString("issued", Typed(issued));
            json.WriteString("contact", parsed.GetValue(contact) is { } came ? Typed(came) : null);
            json.WriteString("contract", parsed.GetValue(contract) is { } signed ? Typed(signed) : null);
            json.WriteString("employer_kind", parsed.GetValue(employer));
            if (parsed.GetValue(held) is { Length: > 0 } papers)
            {
                json.WriteStartArray("held");
                foreach (string paper in papers.SelectMany(text => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
                {
                    json.WriteStringValue(paper);
                }

                json.WriteEndArray();
            }

            return true;
        }, contact, contract, employer, held);
    }

    private static Fault? TakeWindow(ref Utf8JsonReader reader, ref WindowQuestion question)
    {
        if (reader.ValueTextEquals("issued"u8))
        {
            return JsonValue.Day(ref reader, "issued", out question.Issued);
        }

        if (reader.ValueTextEquals("contact"u8))
        {
            return JsonValue.Day(ref reader, "contact", out question.Contact);
        }

        if (reader.ValueTextEquals("contract"u8))
        {
            return JsonValue.Day(ref reader, "contract", out question.Contract);
        }

        if (reader.ValueTextEquals("employer_kind"u8))
        {
            Fault? fault = JsonValue.Text(ref reader, "employer_kind", out string? text);
            if (fault is not null || text is null)
            {
                return fault;
            }

            bool known = Snake.TryParse(text, out EmployerKind kind);
            question.Employer = known ? kind : null;
            return known ? null : new Fault(Fault.UnknownValue, "employer_kind");
        }

        if (reader.ValueTextEquals("held"u8))
        {
            return JsonValue.Texts(ref reader, "held", orOne: true, out question.Held);
        }

        reader.Skip();
        return null;
    }

    private static Fault? AnswerWindow(KnownWindows days, in WindowQuestion question, out WindowAnswer answer)
    {
        answer = default;
        if (question.Issued is not { } issued)
        {
            return new Fault(Fault.MissingField, "issued");
        }

        if (question.Contact is not { } contact)
        {
            answer.Known = days.Of(issued);
            return question.Contract is null ? null : new Fault(Fault.MissingField, "contact");
        }

        DateOnly contract = question.Contract ?? contact;
        if (contact < issued || contract < contact)
        {
            return new Fault(Fault.WrongOrder, contact < issued ? "contact" : "contract");
        }

        LawInForce law = LawInHand.Library.On(contract);
        if (Papers(question.Held, law, out ImmutableArray<PaperKind> held) is { } unknown)
        {
            return unknown;
        }

        answer.Known = KnownWindows.Of(issued, contract);
        AssessmentFacts facts = new(Issued: issued, Contact: contact, Contract: contract, Employer: question.Employer, Held: held);
        answer.Facts = facts;
        AssessmentResult assessment = Assessment.Of(facts, contact, law);
        answer.Contact = ContactAnswer.Of(answer.Known.Chosen, contact, contract, question.Employer ?? EmployerKind.LegalEntity, assessment.Findings, law);
        return null;
    }

    /// <summary>Papers by name ("medical-policy", "medical_policy") or by clause ("2.1.4").</summary>
    private static Fault? Papers(List<string>? names, LawInForce law, out ImmutableArray<PaperKind> papers)
    {
        papers = default;
        if (names is null)
        {
            return null;
        }

        ImmutableArray<PaperKind>.Builder found = ImmutableArray.CreateBuilder<PaperKind>();
        foreach (string name in names)
        {
            if (Snake.TryParse(name, out PaperKind kind))
            {
                found.Add(kind);
            }
            else if (law.Edition.Papers.FirstOrDefault(paper => paper.Clause == name) is { } byClause)
            {
                found.Add(byClause.Kind);
            }
            else
            {
                return new Fault(Fault.UnknownValue, "held");
            }
        }

        papers = found.ToImmutable();
        return null;
    }

    private static void WriteWindow(Utf8JsonWriter json, WindowQuestion question, WindowAnswer answer)
    {
        if (answer.Contact is { } contact)
        {
            json.WriteStartObject();
            WriteWindowDays(json, answer.Known);
            contact.Write(json);
            if (answer.Repair is { IsNeeded: true } repair)
            {
                RepairJson.Write(json, "repair"u8, repair);
            }

            json.WriteEndObject();
            return;
        }

        json.WriteRawValue(answer.Known.Written ??= Written(answer.Known), skipInputValidation: true);
    }

    private static byte[] Written(KnownWindow known)
    {
        ArrayBufferWriter<byte> bytes = new(512);
        using Utf8JsonWriter json = new(bytes, BatchLoop.Plain);
        json.WriteStartObject();
        WriteWindowDays(json, known);
        json.WriteEndObject();
        json.Flush();
        return bytes.WrittenSpan.ToArray();
    }

    private static void WriteWindowDays(Utf8JsonWriter json, KnownWindow known)
    {
        (PatentWindow window, PatentWindow other) = (known.Chosen, known.Other);
        IsoDay.Write(json, Expiry12, window.TwelveMonths);
        IsoDay.Write(json, Expiry12E2, window.TwelveMonthsSafe);
        LastFileA.Write(json, window.LastFilingA, other.LastFilingA);
        LastFileB.Write(json, window.LastFilingB, other.LastFilingB);
        LastFileBE2.Write(json, window.LastFilingBSafe, other.LastFilingBSafe);
        LastRelaxedA.Write(json, window.LastStandardA, other.LastStandardA);
        LastRelaxedB.Write(json, window.LastStandardB, other.LastStandardB);
        LastContact.Write(json, window.LastContact, other.LastContact);
        IsoDay.Write(json, SafeContact, window.SafeContact);
        if (other.SafeContact != window.SafeContact)
        {
            IsoDay.Write(json, SafeContactOther, other.SafeContact);
        }

        json.WriteBoolean(Provisional, window.Provisional);
    }

    private static void TellWindow(TextWriter words, WindowQuestion question, WindowAnswer answer)
    {
        PatentWindow window = answer.Known.Chosen;
        words.WriteLine($"Патент выдан {Words.Day(window.Issued)}");
        words.WriteLine($"  двенадцать месяцев истекают     {Words.Day(window.TwelveMonths)} (по осторожному счёту {Words.Day(window.TwelveMonthsSafe)})");
        words.WriteLine($"  приглашаем с                    {Words.Day(window.OpensOn)}");
        words.WriteLine($"  приходите не позже              {Words.Day(window.SafeContact)}  - безопасный день");
        words.WriteLine($"  последний день по Правилам      {Told(window.LastContact)}  (п. 1.2)");
        words.WriteLine($"  подача в орган, осторожный счёт {Told(window.SafeFiling)}");
        words.WriteLine($"  договор с запасом на справки до {Told(window.LastStandard)}  (п. 3.10.2)");
        if (answer.Known.Other.LastContact.Earliest != window.LastContact.Earliest)
        {
            words.WriteLine($"  если нерабочие дни по указам Президента считать рабочими, последний день - {Words.Day(answer.Known.Other.LastContact.Earliest)}");
        }

        if (window.Provisional)
        {
            words.WriteLine("  Предварительно: постановления о выходных на этот год ещё нет, показан самый ранний день.");
        }

        answer.Contact?.Tell(words);
        if (answer.Repair is { IsNeeded: true } repair)
        {
            RepairJson.Tell(words, repair);
        }
    }

    private static string Told(DayInterval day) => day.Earliest == day.Latest ? Words.Day(day.Earliest) : $"{Words.Day(day.Earliest)} (или позже, но не после {Words.Day(day.Latest)})";

    private struct WindowQuestion
    {
        public DateOnly? Issued;
        public DateOnly? Contact;
        public DateOnly? Contract;
        public EmployerKind? Employer;
        public List<string>? Held;
    }

    /// <summary>Where the plan of a contact fails: the smallest changes that make it pass, judged as on the day of the contact.</summary>
    private static WindowAnswer Repaired(WindowQuestion question, WindowAnswer answer)
    {
        if (answer is { Facts: { Contact: { } contact, Contract: { } contract } facts })
        {
            answer.Repair = SmallestRepair.Of(facts, contact, LawInHand.Library.On(contract));
        }

        return answer;
    }

    private record struct WindowAnswer(KnownWindow Known, ContactAnswer? Contact, AssessmentFacts? Facts, Repair? Repair);

    /// <summary>A date under one key, and beside it, where they differ, the ends of its interval and the date under the other reading of the presidential days.</summary>
    private sealed class DayKey(string name)
    {
        private readonly JsonEncodedText plain = JsonEncodedText.Encode(name);
        private readonly JsonEncodedText earliest = JsonEncodedText.Encode(name + "_earliest");
        private readonly JsonEncodedText latest = JsonEncodedText.Encode(name + "_latest");
        private readonly JsonEncodedText otherReading = JsonEncodedText.Encode(name + "_if_presidential_days_are_working");

        public void Write(Utf8JsonWriter json, DayInterval day, DayInterval other)
        {
            IsoDay.Write(json, plain, day.Earliest);
            if (day.Latest != day.Earliest)
            {
                IsoDay.Write(json, earliest, day.Earliest);
                IsoDay.Write(json, latest, day.Latest);
            }

            if (other.Earliest != day.Earliest)
            {
                IsoDay.Write(json, otherReading, other.Earliest);
            }
        }
    }
}
