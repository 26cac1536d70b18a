namespace Uplift.Examiner;

/// <summary>Reads a source from a place onwards.</summary>
internal sealed class WeightReader(WeightSource source, long start)
{
    private long at = start;

    public void Read(Span<float> destination)
    {
        source.Copy(at, destination);
        at += destination.Length;
    }

    public float[] Read(int count)
    {
        var numbers = new float[count];
        Read(numbers);
        return numbers;
    }
}
