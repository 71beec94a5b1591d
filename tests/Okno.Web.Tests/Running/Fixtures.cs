using Okno.Web.Tests.Running;

[assembly: AssemblyFixture(typeof(Browser))]
[assembly: AssemblyFixture(typeof(April2026))]
