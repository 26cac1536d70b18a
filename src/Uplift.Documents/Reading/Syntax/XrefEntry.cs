using System.Runtime.InteropServices;

namespace Uplift.Documents.Reading.Syntax;

/// <param name="Place">Where in the file, or which object stream.</param>
/// <param name="Index">The how-manieth of its object stream.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct XrefEntry(int Place, int Index, bool InStream);
