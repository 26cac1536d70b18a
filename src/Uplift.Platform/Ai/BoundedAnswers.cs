namespace Uplift.Platform.Ai;

/// <summary>The answer is not an event stream: a page of a proxy, say, or of a sign-in.</summary>
internal sealed class NotAStreamException() : IOException("The answer is not an event stream.");

/// <summary>The answer goes on beyond what any use of it needs.</summary>
internal sealed class EndlessAnswerException() : IOException("The answer does not end.");

/// <summary>Refuses what is no event stream, and what goes on for ever, before anybody keeps it in memory.</summary>
internal sealed class BoundedAnswers : DelegatingHandler
{
    private const long MostBytes = 2 * 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.IsSuccessStatusCode && response.Content.Headers.ContentType?.MediaType is not "text/event-stream")
        {
            response.Dispose();
            throw new NotAStreamException();
        }

        if ((int)response.StatusCode is >= 300 and < 400)
        {
            // Not followed: the key was meant for the address that was named.
            response.Dispose();
            throw new NotAStreamException();
        }

        var bounded = new StreamContent(new BoundedStream(await response.Content.ReadAsStreamAsync(cancellationToken), MostBytes));
        foreach (var header in response.Content.Headers)
        {
            bounded.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        response.Content = bounded;
        return response;
    }

    private sealed class BoundedStream(Stream inner, long most) : Stream
    {
        private long read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Count(await inner.ReadAsync(buffer, cancellationToken));

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => Count(inner.Read(buffer, offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }

        private int Count(int got) => (read += got) > most ? throw new EndlessAnswerException() : got;
    }
}
