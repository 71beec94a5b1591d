using Microsoft.EntityFrameworkCore;

// The least that any web program over a database starts with: ASP.NET Core, one EF context, one page that asks it one question. The start of Okno is measured beside it.
WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.Services.AddDbContext<Okno.EmptyHost.AboutContext>(options => options.UseNpgsql(builder.Configuration["OKNO_POSTGRES"]));
WebApplication app = builder.Build();
app.MapGet("/", (Okno.EmptyHost.AboutContext context, CancellationToken ct) => context.Rows.AsNoTracking().Select(row => row.Name).FirstAsync(ct));
await app.RunAsync();

namespace Okno.EmptyHost
{
    /// <summary>One table that the record has.</summary>
    internal sealed class AboutContext(DbContextOptions<AboutContext> options) : DbContext(options)
    {
        public DbSet<AboutRow> Rows => Set<AboutRow>();

        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<AboutRow>(table =>
        {
            table.ToTable("about").HasKey(row => row.Name);
            table.Property(row => row.Name).HasColumnName("name");
        });
    }

    internal sealed class AboutRow
    {
        public required string Name { get; init; }
    }
}
