using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Uplift.Identity.Passwords;

namespace Uplift.Tests.Identity.Passwords;

public sealed class BcryptTests
{
    // Of jBCrypt and of crypt_blowfish's own tests.
    [Theory]
    [InlineData("", "$2a$06$DCq7YPn5Rq63x1Lad4cll.TV4S6ytwfsfvkgY8jIucDrjc8deX1s.")]
    [InlineData("a", "$2a$06$m0CrhHm10qJ3lXRY.5zDGO3rS2KdeeWLuGmsfGlMfOxih58VYVfxe")]
    [InlineData("abc", "$2a$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i")]
    [InlineData("abcdefghijklmnopqrstuvwxyz", "$2a$06$.rCVZVOThsIa97pEDOxvGuRRgzG64bvtJ0938xuqzv18d3ZpQhstC")]
    [InlineData("~!@#$%^&*()      ~!@#$%^&*()PNBFRD", "$2a$06$fPIsBO8qRqkjj273rfaOI.HtSV9jLDpTbZn782DC6/t7qT67P6FfO")]
    [InlineData("U*U", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW")]
    [InlineData("U*U*", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK")]
    [InlineData("U*U*U", "$2a$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a")]
    [InlineData(
        "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789chars after 72 are ignored",
        "$2a$05$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui")]
    public void It_agrees_with_the_published_vectors(string key, string hash)
    {
        Bcrypt.Verify(Encoding.UTF8.GetBytes(key), hash).ShouldBeTrue();
        Bcrypt.Verify(Encoding.UTF8.GetBytes("x" + key), hash).ShouldBeFalse();
    }

    [Fact]
    public async Task It_agrees_with_the_crypt_of_the_system()
    {
        var random = new Random(4);
        var keys = Enumerable.Range(0, 60).Select(i => RandomKey(random, length: i)).ToList();
        var hashes = keys.Select((key, i) => Bcrypt.Hash(key, cost: 4 + (i % 3))).ToList();

        var others = await CryptAsync(keys.Zip(hashes, (key, hash) => $"{Convert.ToHexString(key)} {hash[..29]}"));

        others.ShouldBe(hashes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("$2b$04$")]
    [InlineData("$2x$04$m0CrhHm10qJ3lXRY.5zDGO3rS2KdeeWLuGmsfGlMfOxih58VYVfxe")]
    [InlineData("$2b$31$m0CrhHm10qJ3lXRY.5zDGO3rS2KdeeWLuGmsfGlMfOxih58VYVfxe")]
    [InlineData("$2b$03$m0CrhHm10qJ3lXRY.5zDGO3rS2KdeeWLuGmsfGlMfOxih58VYVfxe")]
    [InlineData("$2b$+4$m0CrhHm10qJ3lXRY.5zDGO3rS2KdeeWLuGmsfGlMfOxih58VYVfxe")]
    [InlineData("$2b$04!m0CrhHm10qJ3lXRY.5zDGO3rS2KdeeWLuGmsfGlMfOxih58VYVfxe")]
    [InlineData("$2b$04$m0CrhHm10qJ3lXRY.5zDGO3rS2KdeeWLuGmsfGlMfOxih58VYVf=e")]
    [InlineData("$2b$04$m0CrhHm10qJ3lXRY.5zDGO3rS2KdeeWLuGmsfGlMfOxih58VYVfxee")]
    public void What_is_no_hash_has_no_key(string text)
    {
        Bcrypt.TryParse(text, out _, out _).ShouldBeFalse();
        Bcrypt.Verify("a"u8, text).ShouldBeFalse();
    }

    [Fact]
    public void Each_hash_has_a_salt_of_its_own() =>
        Bcrypt.Hash("a"u8, Bcrypt.LowestCost).ShouldNotBe(Bcrypt.Hash("a"u8, Bcrypt.LowestCost));

    // NUL ends a key of crypt, so there is none in these.
    private static byte[] RandomKey(Random random, int length) =>
        [.. Enumerable.Range(0, length).Select(_ => (byte)random.Next(1, 256))];

    private static async Task<IReadOnlyList<string>> CryptAsync(IEnumerable<string> lines)
    {
        const string script = "while (<STDIN>) { my ($key, $setting) = /^([0-9A-F]*) (.*)$/; print crypt(pack('H*', $key), $setting), qq(\\n) }";
        var start = new ProcessStartInfo("perl", ["-e", script])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var perl = Start(start);
        await perl.StandardInput.WriteAsync(string.Join('\n', lines) + "\n");
        perl.StandardInput.Close();
        var output = await perl.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Requirement.Missing("perl is not installed.");
            throw;
        }
    }
}
