namespace Uplift.Examiner;

/// <summary>
/// The numbers of the network in one fixed order: the table of embeddings, then what <see cref="EncoderModel"/> reads.
/// </summary>
internal abstract class WeightSource
{
    /// <summary>Copies numbers from a place, counted in numbers, as float32.</summary>
    public abstract void Copy(long from, Span<float> destination);
}
