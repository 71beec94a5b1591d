using Okno.Domain.Law;
using Okno.Domain.Terms;

namespace Okno.Domain.Windows;

/// <summary>The two paragraphs of 3.10.2: papers partly within five days, or everything on the contract day.</summary>
public enum Lane
{
    Standard,
    Compressed,
}

/// <summary>Where a contact day stands in the window of 1.2. A window that touches the freeze of 2020-21 is <see cref="HumanDecides"/>, never closed (Q31).</summary>
public enum WindowStatus
{
    Early,
    Open,
    Closed,
    HumanDecides,
}
