using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Uplift.Examiner;

/// <summary>Hints to the processor's cache; nothing where there is no such instruction.</summary>
internal static class Cache
{
    /// <summary>
    /// Asks for a cache line before it is needed. The weights do not fit into the caches close to a core, and the
    /// processor alone looks ahead no further than a page: without this a sentence takes half as long again.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Fetch(ref readonly float line)
    {
        if (Sse.IsSupported)
        {
            // A hint only: any address will do, and a moved array would make it useless, not wrong.
            Sse.Prefetch1(Unsafe.AsPointer(in line));
        }
    }
}
