using Microsoft.Data.Sqlite;

namespace Uplift.Platform.Data;

/// <summary>
/// Stays open from one use to the next, until the program ends. Opening one registers every function with the handle, and
/// closing takes each away again, which was a tenth of what a list costs. There are as many as requests ever ran at once; the
/// provider's own pool kept as many handles open.
/// </summary>
internal sealed class LastingConnection(string connectionString) : SqliteConnection(connectionString)
{
    /// <summary>EF calls it after each use. It disposes of readers, commands and transactions itself, so that nothing is left to be done.</summary>
    public override void Close()
    {
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            base.Close();
        }

        base.Dispose(disposing);
    }
}
