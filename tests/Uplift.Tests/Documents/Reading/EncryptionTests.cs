namespace Uplift.Tests.Documents.Reading;

/// <summary>Files of ours that qpdf encrypted (tests/data/resumes/pdf/README.md).</summary>
public sealed class EncryptionTests
{
    [Theory]
    [InlineData("rc4-40.pdf")]
    [InlineData("rc4-128.pdf")]
    [InlineData("aes-128.pdf")]
    [InlineData("aes-128-open-metadata.pdf")]
    [InlineData("aes-256-r5.pdf")]
    [InlineData("aes-256-r6.pdf")]
    public void A_file_that_any_viewer_opens_is_read(string name)
    {
        var document = Reader.Read(ResumeFiles.Bytes("encrypted", name));

        Reader.Lines(document.Pages[0]).Select(line => line.Text).ShouldBe(["Ada Lovelace", "First programmer"]);
        document.Properties.Title.ShouldBe("CV of Ada");
    }

    [Fact]
    public void A_file_that_asks_for_a_password_is_refused() =>
        Reader.Refusal(ResumeFiles.Bytes("encrypted", "password.pdf")).ShouldBe("encrypted");
}
