namespace Okno.Web.Hosting;

/// <summary>The service cannot start as it is set up; the message says what to mend, in Russian, for the person who starts it.</summary>
public sealed class CannotStartException(string message, Exception? inner = null) : Exception(message, inner);
