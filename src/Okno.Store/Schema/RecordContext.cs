using Microsoft.EntityFrameworkCore;

namespace Okno.Store.Schema;

/// <summary>The tables of the record, the same on both databases. One derived context per database keeps its migrations.</summary>
internal abstract class RecordContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>Apart from the migrations of other contexts in the same database.</summary>
    public const string History = "record_migrations";

    public DbSet<StreamRow> Streams => Set<StreamRow>();

    public DbSet<JournalRow> Journal => Set<JournalRow>();

    public DbSet<BookRow> Book => Set<BookRow>();

    public DbSet<TokenRow> Tokens => Set<TokenRow>();

    public DbSet<CardRow> Cards => Set<CardRow>();

    public DbSet<ClaimRow> Claims => Set<ClaimRow>();

    public DbSet<AnswerRow> Answers => Set<AnswerRow>();

    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();

    public DbSet<CounterRow> Counters => Set<CounterRow>();

    public DbSet<AboutRow> About => Set<AboutRow>();

    public DbSet<LeafRow> Leaves => Set<LeafRow>();

    public DbSet<TileRow> Tiles => Set<TileRow>();

    public DbSet<HeadRow> Heads => Set<HeadRow>();

    public DbSet<ReadRow> Reads => Set<ReadRow>();

    public DbSet<ScanRow> Scans => Set<ScanRow>();

    public DbSet<LeaseRow> Leases => Set<LeaseRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<StreamRow>(table =>
        {
            table.ToTable("streams");
            table.HasKey(row => row.Id).HasName("pk_streams");
            table.Property(row => row.Id).HasColumnName("id").ValueGeneratedNever();
            table.Property(row => row.Kind).HasColumnName("kind");
            table.Property(row => row.Number).HasColumnName("number");
            table.Property(row => row.Version).HasColumnName("version");
            table.Property(row => row.Head).HasColumnName("head");
            table.Property(row => row.Phase).HasColumnName("phase");
            table.Property(row => row.Turn).HasColumnName("turn");
            table.Property(row => row.Due).HasColumnName("due");
            table.Property(row => row.Lane).HasColumnName("lane");
            table.Property(row => row.SortDay).HasColumnName("sort_day");
            table.Property(row => row.Marks).HasColumnName("marks");
            table.Property(row => row.State).HasColumnName("state");
            table.Property(row => row.Erased).HasColumnName("erased");
            table.HasIndex(row => new { row.Kind, row.Number }).IsUnique().HasDatabaseName("ux_streams_number");
            table.HasIndex(row => new { row.Kind, row.Due, row.Id }).HasDatabaseName("ix_streams_due");
            table.HasIndex(row => new { row.Kind, row.Turn, row.Due, row.Id }).HasDatabaseName("ix_streams_turn");
            table.HasIndex(row => new { row.Kind, row.SortDay, row.Id }).HasDatabaseName("ix_streams_newest");
            table.HasIndex(row => new { row.Kind, row.Phase, row.Due, row.Id }).HasDatabaseName("ix_streams_phase_due");
            table.HasIndex(row => new { row.Kind, row.Phase, row.SortDay, row.Id }).HasDatabaseName("ix_streams_phase_newest");
        });
        modelBuilder.Entity<JournalRow>(table =>
        {
            table.ToTable("journal");
            table.HasKey(row => row.Position).HasName("pk_journal");
            table.Property(row => row.Position).HasColumnName("position").ValueGeneratedOnAdd();
            table.Property(row => row.Stream).HasColumnName("stream");
            table.Property(row => row.Number).HasColumnName("number");
            table.Property(row => row.Type).HasColumnName("type");
            table.Property(row => row.EventVersion).HasColumnName("event_version");
            table.Property(row => row.At).HasColumnName("at");
            table.Property(row => row.KeyId).HasColumnName("key_id");
            table.Property(row => row.Payload).HasColumnName("payload");
            table.Property(row => row.Hash).HasColumnName("hash");
            table.HasIndex(row => new { row.Stream, row.Number }).IsUnique().HasDatabaseName("ux_journal_stream");
            table.HasOne<StreamRow>().WithMany().HasForeignKey(row => row.Stream).HasConstraintName("fk_journal_stream").OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<BookRow>(table =>
        {
            table.ToTable("book");
            table.HasKey(row => new { row.Stream, row.Ordinal }).HasName("pk_book");
            table.Property(row => row.Stream).HasColumnName("stream");
            table.Property(row => row.Ordinal).HasColumnName("ordinal").ValueGeneratedNever();
            table.Property(row => row.Day).HasColumnName("day");
            table.Property(row => row.From).HasColumnName("from_account");
            table.Property(row => row.To).HasColumnName("to_account");
            table.Property(row => row.Kopecks).HasColumnName("kopecks");
            table.Property(row => row.Reason).HasColumnName("reason");
            table.HasIndex(row => new { row.Day, row.Stream, row.Ordinal }).HasDatabaseName("ix_book_day");
            table.HasIndex(row => new { row.From, row.Day, row.Stream, row.Ordinal }).HasDatabaseName("ix_book_from");
            table.HasIndex(row => new { row.To, row.Day, row.Stream, row.Ordinal }).HasDatabaseName("ix_book_to");
            table.HasIndex(row => new { row.Reason, row.Day, row.Stream, row.Ordinal }).HasDatabaseName("ix_book_reason");
        });
        modelBuilder.Entity<TokenRow>(table =>
        {
            table.ToTable("tokens");
            table.HasKey(row => new { row.Token, row.Stream }).HasName("pk_tokens");
            table.Property(row => row.Token).HasColumnName("token");
            table.Property(row => row.Stream).HasColumnName("stream");
            table.HasIndex(row => row.Stream).HasDatabaseName("ix_tokens_stream");
        });
        modelBuilder.Entity<CardRow>(table =>
        {
            table.ToTable("cards");
            table.HasKey(row => row.Stream).HasName("pk_cards");
            table.Property(row => row.Stream).HasColumnName("stream").ValueGeneratedNever();
            table.Property(row => row.Card).HasColumnName("card");
        });
        modelBuilder.Entity<ClaimRow>(table =>
        {
            table.ToTable("claims");
            table.HasKey(row => row.Token).HasName("pk_claims");
            table.Property(row => row.Token).HasColumnName("token");
            table.Property(row => row.Stream).HasColumnName("stream");
            table.Property(row => row.Kind).HasColumnName("kind");
            table.HasIndex(row => row.Stream).HasDatabaseName("ix_claims_stream");
        });
        modelBuilder.Entity<AnswerRow>(table =>
        {
            table.ToTable("answers");
            table.HasKey(row => row.Key).HasName("pk_answers");
            table.Property(row => row.Key).HasColumnName("key");
            table.Property(row => row.Stream).HasColumnName("stream");
            table.Property(row => row.Answer).HasColumnName("answer");
            table.Property(row => row.At).HasColumnName("at");
            table.HasIndex(row => row.Stream).HasDatabaseName("ix_answers_stream");
        });
        modelBuilder.Entity<OutboxRow>(table =>
        {
            table.ToTable("outbox");
            table.HasKey(row => row.Id).HasName("pk_outbox");
            table.Property(row => row.Id).HasColumnName("id").ValueGeneratedOnAdd();
            table.Property(row => row.Kind).HasColumnName("kind");
            table.Property(row => row.Stream).HasColumnName("stream");
            table.Property(row => row.Payload).HasColumnName("payload");
            table.Property(row => row.NotBefore).HasColumnName("not_before");
            table.Property(row => row.Attempts).HasColumnName("attempts");
            table.Property(row => row.Lease).HasColumnName("lease");
            table.HasIndex(row => new { row.NotBefore, row.Id }).HasDatabaseName("ix_outbox_due");
            table.HasIndex(row => row.Stream).HasDatabaseName("ix_outbox_stream");
        });
        modelBuilder.Entity<CounterRow>(table =>
        {
            table.ToTable("counters");
            table.HasKey(row => row.Name).HasName("pk_counters");
            table.Property(row => row.Name).HasColumnName("name");
            table.Property(row => row.Value).HasColumnName("value");
        });
        modelBuilder.Entity<AboutRow>(table =>
        {
            table.ToTable("about");
            table.HasKey(row => row.Name).HasName("pk_about");
            table.Property(row => row.Name).HasColumnName("name");
            table.Property(row => row.Value).HasColumnName("value");
        });
        modelBuilder.Entity<LeafRow>(table =>
        {
            table.ToTable("leaves");
            table.HasKey(row => new { row.Log, row.Position }).HasName("pk_leaves");
            table.Property(row => row.Log).HasColumnName("log");
            table.Property(row => row.Position).HasColumnName("position").ValueGeneratedNever();
            table.Property(row => row.Leaf).HasColumnName("leaf");
            table.HasIndex(row => new { row.Log, row.Leaf }).IsUnique().HasDatabaseName("ux_leaves_leaf");
        });
        modelBuilder.Entity<TileRow>(table =>
        {
            table.ToTable("tiles");
            table.HasKey(row => new { row.Log, row.Level, row.Place }).HasName("pk_tiles");
            table.Property(row => row.Log).HasColumnName("log");
            table.Property(row => row.Level).HasColumnName("level");
            table.Property(row => row.Place).HasColumnName("place").ValueGeneratedNever();
            table.Property(row => row.Hashes).HasColumnName("hashes");
        });
        modelBuilder.Entity<HeadRow>(table =>
        {
            table.ToTable("heads");
            table.HasKey(row => row.Number).HasName("pk_heads");
            table.Property(row => row.Number).HasColumnName("number").ValueGeneratedNever();
            table.Property(row => row.At).HasColumnName("at");
            table.Property(row => row.JournalSize).HasColumnName("journal_size");
            table.Property(row => row.JournalRoot).HasColumnName("journal_root");
            table.Property(row => row.ReadsSize).HasColumnName("reads_size");
            table.Property(row => row.ReadsRoot).HasColumnName("reads_root");
            table.Property(row => row.Signature).HasColumnName("signature");
        });
        modelBuilder.Entity<ReadRow>(table =>
        {
            table.ToTable("reads");
            table.HasKey(row => row.Id).HasName("pk_reads");
            table.Property(row => row.Id).HasColumnName("id").ValueGeneratedOnAdd();
            table.Property(row => row.At).HasColumnName("at");
            table.Property(row => row.Stream).HasColumnName("stream");
            table.Property(row => row.Account).HasColumnName("account");
            table.Property(row => row.Role).HasColumnName("role");
            table.Property(row => row.Page).HasColumnName("page");
            table.Property(row => row.Why).HasColumnName("why");
            table.HasIndex(row => new { row.Stream, row.At }).HasDatabaseName("ix_reads_stream");
            table.HasIndex(row => new { row.Account, row.At }).HasDatabaseName("ix_reads_account");
            table.HasIndex(row => row.At).HasDatabaseName("ix_reads_at");
        });
        modelBuilder.Entity<ScanRow>(table =>
        {
            table.ToTable("scans");
            table.HasKey(row => row.Address).HasName("pk_scans");
            table.Property(row => row.Address).HasColumnName("address");
            table.Property(row => row.Stream).HasColumnName("stream");
            table.Property(row => row.Length).HasColumnName("length");
            table.HasIndex(row => row.Stream).HasDatabaseName("ix_scans_stream");
        });
        modelBuilder.Entity<LeaseRow>(table =>
        {
            table.ToTable("leases");
            table.HasKey(row => row.Name).HasName("pk_leases");
            table.Property(row => row.Name).HasColumnName("name");
            table.Property(row => row.Owner).HasColumnName("owner");
            table.Property(row => row.Token).HasColumnName("token");
            table.Property(row => row.Until).HasColumnName("until");
        });
    }
}
