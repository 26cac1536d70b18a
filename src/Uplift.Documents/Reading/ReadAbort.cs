using Uplift.Documents.Text;

namespace Uplift.Documents.Reading;

/// <summary>Ends a reading from any depth of a parser; <see cref="DocumentReader"/> turns it into the refusal.</summary>
internal sealed class ReadAbortException(ReadRefusal refusal) : Exception(refusal.Sentence)
{
    public ReadRefusal Refusal { get; } = refusal;
}
