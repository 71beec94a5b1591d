using System.Text;

namespace Okno.Benchmarks;

/// <summary>The figures as a table for a terminal, and as the page of the documents.</summary>
internal static class Table
{
    public static string Text(IReadOnlyList<Figure> figures)
    {
        int what = figures.Max(figure => figure.What.Length);
        int median = figures.Max(figure => figure.Median.Length);
        StringBuilder text = new();
        foreach (IGrouping<string, Figure> group in figures.GroupBy(figure => figure.Group))
        {
            text.Append('\n').Append(group.Key).Append('\n');
            foreach (Figure figure in group)
            {
                text.Append("  ").Append(figure.What.PadRight(what + 2)).Append(figure.Median.PadLeft(median)).Append(figure.Worst.Length == 0 ? "" : "   worst " + figure.Worst).Append(figure.Budget.Length == 0 ? "" : "   " + figure.Budget).Append('\n');
            }
        }

        return text.ToString();
    }

    public static string Document(IReadOnlyList<Figure> figures, string load, TimeSpan took, bool quick)
    {
        StringBuilder text = new();
        text.Append($"""
            # Performance

            Measured by `./okno bench --write{(quick ? " --quick" : "")}` in {took.TotalSeconds:0} s, which wrote this page.

            Machine: {Machine.Describe()}. Load averages before the run: {load}. A load above the number of cores means that others worked on the machine; ratios stay fair then (both sides alternate within one run), times do not.

            How each figure is made:

            - **Window and decision**: BenchmarkDotNet in process, the median of 401 bursts of a millisecond, bytes from its memory diagnoser.
            - **Full assessment**: one person with every fact given. The chain of ifs is written by hand beside the table (bench/Okno.Benchmarks/Decisions/RulesAsIfs.cs), shares only the calendar, the terms and the statutes, and judges every rule too; RulesEngine gets the days ready computed.
              Before anything is measured all three judge persons around every limit and must agree, finding by finding.
            - **Working days**: 4,096 start days over fourteen years; the median of one call for each n, so flatness is seen at a glance. 5,000 working days lead out of the decreed years, where the answer is an interval.
            - **A step against a raw insert**: `ServiceDesk.PerformAsync` of `BookVisit` with an idempotency key (load, decide, seal, append to the chain, update the case row, keep the answer, commit) against one prepared
              INSERT of as many bytes as the step wrote, committed with the same durability in the same run: every commit is forced to the disk on both sides (SQLite: WAL, synchronous=FULL; PostgreSQL: a throw-away server with fsync on; name another in
              OKNO_TEST_POSTGRES). One writer: step and insert alternate, after eight seconds of warming up. Many: bursts of a second alternate, each inserter on a connection of its own. Round trips are counted on the wire between client and server.
            - **Loading**: whole lives, every step decided by the domain and kept with its decision record, folded, sealed and brought in by COPY, ten thousand cases to a transaction. `./okno load N` leaves the record behind.
            - **List pages**: the statements of every list that a page shows, in a record of 10,000 cases and in a large one, both with 1,000 open cases. Buffers are those of EXPLAIN (ANALYZE, BUFFERS) of the same statement; p95 is the median of five runs, each the
              ratio of both p95s of that run. OKNO_LOADED names a record that `./okno load` has made (a connection string); otherwise a smaller one is made on the spot.
            - **Start of the published build**: both programs are published with PublishReadyToRun and started in turn. OKNO_LOADED with OKNO_LOADED_DATA (its data folder) names the record.
            - **A statement against COPY + one hash join**: a file of 1CClientBankExchange is imported on the throw-away test server: read, matched against all offers, sealed and stored in one transaction. The offers are made by a fast road
              straight in the two tables that matching reads (keyed tokens and sealed cards), not as whole cases. Beside it: COPY of the same lines with their keys into one bare table, and one hash join of those keys with the keys of all offers.
            - **Posting**: every line concludes a contract: two or three reads, the decision with its record, and one commit that changes the case, the line, the book and the answer.
            - **Batch**: `okno window --batch` as a process against a process that parses the same lines and writes an answer of the same shape without computing anything; the start of each is taken off by a run over one line. The sides alternate; processor time is what the shell counted.
              The plain question (an issue day) is the one that must reach half of the loop's speed; with a day of contact the answer is 2.6 KB: all papers with their days, the plan played through, the findings.
            - **Papers**: all papers of a whole case through the press with two workers; pages counted in the PDF files.
            - **Cold start**: from starting the process until it ends (command line) or until the first page is answered (web host).

            | | median | worst | budget | command |
            |---|---:|---:|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (IGrouping<string, Figure> group in figures.GroupBy(figure => figure.Group))
        {
            text.Append("| **").Append(group.Key).Append("** | | | | |\n");
            foreach (Figure figure in group)
            {
                text.Append("| ").Append(figure.What).Append(" | ").Append(figure.Median).Append(" | ").Append(figure.Worst).Append(" | ").Append(figure.Budget).Append(" | `./okno bench` |\n");
            }
        }

        return text.ToString();
    }
}
