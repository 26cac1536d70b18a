using Uplift.Examiner;

namespace Uplift.Tests.Examiner;

/// <summary>
/// Runs while nothing else does: the runtime puts off compiling for the last time, which removes some allocations of its
/// own, as long as other tests bring it new code.
/// </summary>
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
[Collection(nameof(AllocationTests))]
public sealed class AllocationTests
{
    // An encoder of its own: from the shared one another test may just have taken the scratch memory.
    private readonly SentenceEncoder encoder = new(
        Tokenizer.Load(ExaminerFiles.Vocabulary), new EncoderModel(new HalfWeights(ExaminerFiles.Weights)), MatrixProduct.HasWideVectors);

    [Theory]
    [InlineData("cache")]
    [InlineData("An index keeps keys in order.")]
    [InlineData("naïve café, ½ of O(n²)")]
    [InlineData("日本語")]
    public void A_call_allocates_nothing_once_the_runtime_has_compiled_it(string text) =>
        SpinWait.SpinUntil(() => AllocatedBy(text) == 0, TimeSpan.FromSeconds(60)).ShouldBeTrue();

    private long AllocatedBy(string text)
    {
        Span<float> vector = stackalloc float[SentenceEncoder.Dimensions];
        var before = GC.GetAllocatedBytesForCurrentThread();
        encoder.TryEncode(text, vector);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
